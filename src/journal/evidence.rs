//! `counts NAME`: which habits' marks are a habit's own, theirs included, circles cut.

use super::build::Build;
use super::circle::{self, Edges};
use super::habit_lines::HabitLines;
use crate::diagnostic::Code;
use std::collections::BTreeSet;

pub(super) fn close(build: &mut Build<'_>, lines: &mut [HabitLines]) {
    let edges = lines.iter().map(|lines| lines.counts.clone()).collect();
    let (edges, _) = circle::cut(build, lines, edges, Code::CircularCounts);
    for (index, lines) in lines.iter_mut().enumerate() {
        lines.habit.evidence.habits = reached(&edges, index);
    }
}

/// Every habit reached from one, in order of index, itself left out.
fn reached(edges: &Edges, start: usize) -> Vec<usize> {
    let mut found = BTreeSet::new();
    let mut next = vec![start];
    while let Some(at) = next.pop() {
        for &(to, _) in edges.get(at).into_iter().flatten() {
            if to != start && found.insert(to) {
                next.push(to);
            }
        }
    }
    found.into_iter().collect()
}
