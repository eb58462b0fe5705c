//! Circles of habits that name each other: found, told once, and cut open at the place reported.

use super::build::Build;
use super::habit_lines::HabitLines;
use super::{Cadence, Site};
use crate::diagnostic::Code;
use std::collections::VecDeque;

/// What each habit names: the other's index and the place of the name.
pub(super) type Edges = Vec<Vec<(usize, Site)>>;

/// Cuts circles of `when`: the habit reported is then never due.
pub(super) fn break_whens(build: &mut Build<'_>, lines: &mut [HabitLines]) {
    let edges = lines.iter().map(|lines| lines.whens.clone()).collect();
    for (from, to) in cut(build, lines, edges, Code::CircularWhen).1 {
        let Some(lines) = lines.get_mut(from) else {
            continue;
        };
        for section in &mut lines.habit.sections {
            if section.cadence == Cadence::When(to) {
                section.cadence = Cadence::Whenever;
            }
        }
    }
}

/// Tells every circle and cuts it; what is left, and the pairs that were cut.
pub(super) fn cut(
    build: &mut Build<'_>,
    lines: &[HabitLines],
    mut edges: Edges,
    code: Code,
) -> (Edges, Vec<(usize, usize)>) {
    let mut cuts = Vec::new();
    for start in on_circles(&edges) {
        while let Some(circle) = circle_from(&edges, start) {
            let told: Vec<_> = circle
                .iter()
                .filter_map(|&(from, _, site)| {
                    let habit = &lines.get(from)?.habit;
                    Some((habit.name.clone(), site))
                })
                .collect();
            build.problems.circular(code, &told);
            let Some(&(from, to, _)) = circle.first() else {
                break;
            };
            if let Some(named) = edges.get_mut(from) {
                named.retain(|(other, _)| *other != to);
            }
            cuts.push((from, to));
        }
    }
    (edges, cuts)
}

/// The habits that are on a circle or lead to one: all others are taken away, leaf by leaf.
fn on_circles(edges: &Edges) -> Vec<usize> {
    let mut naming = vec![Vec::new(); edges.len()];
    let mut left: Vec<usize> = edges.iter().map(Vec::len).collect();
    for (from, named) in edges.iter().enumerate() {
        for (to, _) in named {
            if let Some(list) = naming.get_mut(*to) {
                list.push(from);
            }
        }
    }
    let mut leaves: Vec<usize> = (0..edges.len())
        .filter(|&habit| left.get(habit) == Some(&0))
        .collect();
    while let Some(leaf) = leaves.pop() {
        for &from in naming.get(leaf).into_iter().flatten() {
            if let Some(count) = left.get_mut(from) {
                *count -= 1;
                if *count == 0 {
                    leaves.push(from);
                }
            }
        }
    }
    (0..edges.len())
        .filter(|&habit| left.get(habit).is_some_and(|&count| count > 0))
        .collect()
}

/// The shortest way from a habit back to itself: from, to, and where the one names the other.
fn circle_from(edges: &Edges, start: usize) -> Option<Vec<(usize, usize, Site)>> {
    let mut came: Vec<Option<(usize, Site)>> = vec![None; edges.len()];
    let mut next = VecDeque::from([start]);
    while let Some(at) = next.pop_front() {
        for &(to, site) in edges.get(at)? {
            let slot = came.get_mut(to)?;
            if slot.is_some() {
                continue;
            }
            *slot = Some((at, site));
            if to == start {
                let mut way = Vec::new();
                let mut end = start;
                loop {
                    let (from, site) = (*came.get(end)?)?;
                    way.push((from, end, site));
                    end = from;
                    if end == start {
                        way.reverse();
                        return Some(way);
                    }
                }
            }
            next.push_back(to);
        }
    }
    None
}
