//! Units: those that a habit's amounts have, most used first.
//!
//! Counted are the marks of the habit, and what its targets and goals ask for is known without one. Two units
//! that are written alike are one here, since only the letters are offered.

use super::fits::fits;
use super::{Candidate, CompletionKind, Cursor};
use crate::diagnostic::wording::plural;
use crate::journal::{Habit, UnitId};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The units of one habit, or of all where none is known.
pub(super) fn units(cursor: &Cursor<'_, '_>, habit: Option<&Habit>, typed: &str) -> Vec<Candidate> {
    let journal = &cursor.analysis.journal;
    let mut counts: FxHashMap<UnitId, usize> = FxHashMap::default();
    let habits = journal.habits.iter();
    let wanted = habits.filter(|other| habit.is_none_or(|habit| std::ptr::eq(habit, *other)));
    for habit in wanted {
        for mark in &habit.marks {
            for unit in mark.amounts(journal).filter_map(|(_, unit)| unit) {
                *counts.entry(unit).or_insert(0) += 1;
            }
        }
        // What a target or a goal asks for is known, though no mark has it yet.
        let targets = habit
            .sections
            .iter()
            .filter_map(|section| section.quantity()?.unit);
        for unit in targets.chain(habit.goal_unit) {
            counts.entry(unit).or_insert(0);
        }
    }
    // An `m` of minutes is written like one of metres.
    let mut written: FxHashMap<&str, usize> = FxHashMap::default();
    for (unit, count) in counts {
        *written
            .entry(journal.units.written(Some(unit)))
            .or_insert(0) += count;
    }
    let mut written: Vec<(&str, usize)> = written.into_iter().collect();
    written.sort_unstable_by_key(|&(unit, count)| (Reverse(count), unit));
    let candidates = written.into_iter().filter(|(unit, _)| fits(unit, typed));
    candidates
        .map(|(unit, count)| {
            let detail = if count > 0 {
                plural(count, "mark")
            } else {
                String::new()
            };
            Candidate::new(CompletionKind::Unit, unit).detail(detail)
        })
        .collect()
}
