//! `counts NAME`: which habits' marks are a habit's own, theirs included, circles cut.
//!
//! A habit holds only those that it names itself: a chain of habits that count each other would else be as
//! large as the square of its length. All of them are gathered where they are asked for.

use super::Journal;
use super::build::Build;
use super::circle;
use super::habit_lines::HabitLines;
use crate::diagnostic::Code;

pub(super) fn close(build: &mut Build<'_>, lines: &mut [HabitLines]) {
    let edges = lines.iter().map(|lines| lines.counts.clone()).collect();
    let (edges, _) = circle::cut(build, lines, edges, Code::CircularCounts);
    for (lines, edges) in lines.iter_mut().zip(edges) {
        let mut habits: Vec<usize> = edges.into_iter().map(|(habit, _)| habit).collect();
        habits.sort_unstable();
        habits.dedup();
        lines.habit.evidence.counts = habits;
    }
}

impl Journal<'_> {
    /// The habits that a habit counts, and those that they count, each once, in order of index.
    #[must_use]
    pub fn counted(&self, habit: usize) -> Vec<usize> {
        let named = |habit: usize| {
            let habit = self.habits.get(habit);
            habit.map_or(&[][..], |habit| &habit.evidence.counts)
        };
        let mut found = Vec::new();
        let mut next = named(habit).to_vec();
        if next.is_empty() {
            return found;
        }
        let mut is_met = vec![false; self.habits.len()];
        while let Some(at) = next.pop() {
            if let Some(is_met) = is_met.get_mut(at)
                && !std::mem::replace(is_met, true)
            {
                found.push(at);
                next.extend(named(at));
            }
        }
        found.sort_unstable();
        found
    }
}
