//! Circles of habits that name each other: found, told once, and cut open at the place reported.
//!
//! `when` and `counts` are both looked through, each with edges of its own. After this every chain of names
//! ends, and what walks along one needs no guard.

use super::build::Build;
use super::habit_lines::HabitLines;
use super::{Cadence, Site};
use crate::diagnostic::Code;
use rustc_hash::{FxHashMap, FxHashSet};
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
///
/// Habit by habit: the shortest circles through it, one for each habit that it names, are told, shortest
/// first, and cut at its end. It is then on no circle any more, and what only hung on it is let go too.
pub(super) fn cut(
    build: &mut Build<'_>,
    lines: &[HabitLines],
    mut edges: Edges,
    code: Code,
) -> (Edges, Vec<(usize, usize)>) {
    let mut cuts = Vec::new();
    let mut open = Open::new(&edges);
    for start in 0..edges.len() {
        if !open.is_in(start) {
            continue;
        }
        let ways = open.ways_to(start);
        let mut met = FxHashSet::default();
        let mut circles: Vec<(usize, usize, Site)> = Vec::new();
        for &(to, site) in edges.get(start).into_iter().flatten() {
            if let Some(way) = ways.get(&to)
                && met.insert(to)
            {
                let steps = if to == start { 0 } else { way.steps };
                circles.push((steps, to, site));
            }
        }
        circles.sort_by_key(|(steps, ..)| *steps);
        for (_, to, mut site) in circles {
            let mut told = Vec::new();
            let (mut from, mut next) = (start, to);
            while let Some(lines) = lines.get(from) {
                told.push((lines.habit.name.as_str(), site));
                let Some(way) = ways.get(&next).filter(|_| next != start) else {
                    break;
                };
                (from, next, site) = (next, way.next, way.site);
            }
            build.problems.circular(code, &told);
            cuts.push((start, to));
        }
        if let Some(named) = edges.get_mut(start) {
            named.retain(|(to, _)| !ways.contains_key(to));
        }
        open.leave(start);
    }
    (edges, cuts)
}

/// The habits that may still be on a circle: each names one of the others and is named by one.
struct Open {
    names: Edges,
    /// By whom each is named, and where.
    named_by: Edges,
    /// How many of those are still open.
    naming: Vec<usize>,
    named: Vec<usize>,
    is_in: Vec<bool>,
}

/// The next habit on the shortest way to a habit, where it is named, and how many steps the way takes.
struct Way {
    next: usize,
    site: Site,
    steps: usize,
}

impl Open {
    fn new(edges: &Edges) -> Self {
        let mut named_by = vec![Vec::new(); edges.len()];
        for (from, names) in edges.iter().enumerate() {
            for &(to, site) in names {
                if let Some(list) = named_by.get_mut(to) {
                    list.push((from, site));
                }
            }
        }
        let mut open = Self {
            naming: edges.iter().map(Vec::len).collect(),
            named: named_by.iter().map(Vec::len).collect(),
            is_in: vec![true; edges.len()],
            names: edges.clone(),
            named_by,
        };
        for habit in 0..open.names.len() {
            if open.naming.get(habit) == Some(&0) || open.named.get(habit) == Some(&0) {
                open.leave(habit);
            }
        }
        open
    }

    fn is_in(&self, habit: usize) -> bool {
        self.is_in.get(habit) == Some(&true)
    }

    /// Takes a habit out, and every one that then names none or is named by none.
    fn leave(&mut self, habit: usize) {
        let mut leaving = vec![habit];
        while let Some(habit) = leaving.pop() {
            if !self.is_in(habit) {
                continue;
            }
            if let Some(is_in) = self.is_in.get_mut(habit) {
                *is_in = false;
            }
            let pairs = [
                (&self.names, &mut self.named),
                (&self.named_by, &mut self.naming),
            ];
            for (lists, counts) in pairs {
                for &(other, _) in lists.get(habit).into_iter().flatten() {
                    if let Some(count) = counts.get_mut(other) {
                        *count -= 1;
                        if *count == 0 {
                            leaving.push(other);
                        }
                    }
                }
            }
        }
    }

    /// The shortest ways to a habit, at least from all the habits that it names itself and that have one.
    fn ways_to(&self, goal: usize) -> FxHashMap<usize, Way> {
        let mut ways = FxHashMap::default();
        let names = self.names.get(goal).into_iter().flatten();
        let names = names.map(|(habit, _)| *habit);
        let mut asked: FxHashSet<usize> = names.filter(|&habit| self.is_in(habit)).collect();
        let mut next = VecDeque::from([(goal, 0)]);
        while let Some((at, steps)) = next.pop_front() {
            for &(from, site) in self.named_by.get(at).into_iter().flatten() {
                if asked.is_empty() {
                    return ways;
                }
                if !self.is_in(from) || ways.contains_key(&from) {
                    continue;
                }
                let steps = steps + 1;
                let next_is = Way {
                    next: at,
                    site,
                    steps,
                };
                ways.insert(from, next_is);
                asked.remove(&from);
                next.push_back((from, steps));
            }
        }
        ways
    }
}
