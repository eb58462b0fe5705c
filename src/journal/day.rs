//! Days and their marks: every line that stands under a date, handed to what it marks, in order.
//!
//! Documents are read in parallel, one pass over the lines of each; a mark's name and units are looked up
//! once for each distinct shape. What comes back is put together in the order of sources.

use super::line_pass::{Found, LinePass};
use super::{Days, ItemId, Journal, Mark, Units};
use crate::diagnostic::Diagnostic;
use crate::text::{Day, SourceId, Time};
use rayon::prelude::*;

/// Fills in the marks, the days and the units of marks; gives back the problems of mark lines.
pub(super) fn hand_out(journal: &mut Journal<'_>, tags: Vec<String>) -> Vec<Diagnostic> {
    let numbers = Numbers::new(journal);
    let pass = LinePass {
        journal,
        numbers,
        tags: &tags,
    };
    let indices: Vec<u32> = (0..).take(journal.documents.len()).collect();
    let mut found: Vec<Found> = indices
        .into_par_iter()
        .map(|source| pass.read(SourceId(source)))
        .collect();
    journal.units.of_source = found
        .iter_mut()
        .map(|found| units(&mut journal.units, found))
        .collect();
    journal.days = days(&mut found, tags);
    hand_marks(journal, numbers, &found);
    found.into_iter().flat_map(|found| found.problems).collect()
}

/// Gives the spellings that only this document has their number in the journal.
fn units(units: &mut Units, found: &mut Found) -> Vec<u16> {
    let mut column = std::mem::take(&mut found.units);
    if found.spellings.is_empty() {
        return column;
    }
    let numbers: Vec<u16> = found
        .spellings
        .iter()
        .map(|written| units.intern(written).map_or(Units::BARE, |unit| unit.0))
        .collect();
    for unit in &mut column {
        if *unit >= found.first_spelling && *unit != Units::BARE {
            let local = usize::from(*unit - found.first_spelling);
            *unit = numbers.get(local).copied().unwrap_or(Units::BARE);
        }
    }
    column
}

fn days(found: &mut [Found], tags: Vec<String>) -> Days {
    let mut days = Days {
        first_dated: found.iter().filter_map(|found| found.first_dated).min(),
        entries: joined(found.iter().map(|found| &found.entries)),
        prose: joined(found.iter().map(|found| &found.prose)),
        tags: Vec::new(),
    };
    for (index, tag) in tags.into_iter().enumerate() {
        let of_tag = joined(found.iter().filter_map(|found| found.tags.get(index)));
        days.tags.push((tag, of_tag));
    }
    days
}

/// All the days in order, each once.
fn joined<'a>(lists: impl Iterator<Item = &'a Vec<Day>>) -> Vec<Day> {
    let mut days: Vec<Day> = lists.flatten().copied().collect();
    if !days.is_sorted() {
        days.sort_unstable();
    }
    days.dedup();
    days
}

/// Numbers habits, tasks and goals through: habits first, then tasks, then goals.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    first_task: usize,
    first_goal: usize,
    pub all: usize,
}

impl Numbers {
    pub const fn new(journal: &Journal<'_>) -> Self {
        let first_task = journal.habits.len();
        let first_goal = first_task + journal.tasks.len();
        Self {
            first_task,
            first_goal,
            all: first_goal + journal.goals.len(),
        }
    }

    pub const fn of(self, item: ItemId) -> u32 {
        let number = match item {
            ItemId::Habit(index) => index,
            ItemId::Task(index) => self.first_task + index,
            ItemId::Goal(index) => self.first_goal + index,
        };
        number as u32
    }
}

fn hand_marks(journal: &mut Journal<'_>, numbers: Numbers, found: &[Found]) {
    let all = || found.iter().flat_map(|found| &found.marks);
    let mut counts = vec![0; numbers.all];
    for &(item, _) in all() {
        if let Some(count) = counts.get_mut(item as usize) {
            *count += 1;
        }
    }
    let mut lists: Vec<Vec<Mark>> = counts.into_iter().map(Vec::with_capacity).collect();
    for &(item, mark) in all() {
        if let Some(list) = lists.get_mut(item as usize) {
            list.push(mark);
        }
    }
    let day_starts = journal.settings.day_starts;
    lists
        .par_iter_mut()
        .for_each(|marks| sort(marks, day_starts));
    let habits = journal.habits.iter_mut().map(|habit| &mut habit.marks);
    let tasks = journal.tasks.iter_mut().map(|task| &mut task.marks);
    let goals = journal.goals.iter_mut().map(|goal| &mut goal.marks);
    for (marks, list) in habits.chain(tasks).chain(goals).zip(lists) {
        *marks = list;
    }
}

/// Puts marks in order. Their days mostly are, and then each day is a handful to sort by itself.
fn sort(marks: &mut [Mark], day_starts: Time) {
    let key = |mark: &Mark| mark.order(day_starts);
    if marks.is_sorted_by_key(|mark| mark.day) {
        for day in marks.chunk_by_mut(|one, other| one.day == other.day) {
            if !day.is_sorted_by_key(key) {
                day.sort_by_key(key);
            }
        }
    } else {
        marks.sort_by_key(key);
    }
}
