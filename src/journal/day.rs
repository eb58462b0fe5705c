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
    let pass = LinePass {
        journal,
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
    hand_marks(journal, &found);
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

fn hand_marks(journal: &mut Journal<'_>, found: &[Found]) {
    let counts = found.iter().flat_map(|found| &found.marks);
    let mut lists = Lists::new(journal);
    for &(item, _) in counts {
        lists.expect(item);
    }
    lists.reserve();
    for &(item, mark) in found.iter().flat_map(|found| &found.marks) {
        lists.push(item, mark);
    }
    let day_starts = journal.settings.day_starts;
    for marks in &mut lists.marks {
        sort(marks, day_starts);
    }
    let mut lists = lists.marks.into_iter();
    let habits = journal.habits.iter_mut().map(|habit| &mut habit.marks);
    let tasks = journal.tasks.iter_mut().map(|task| &mut task.marks);
    let goals = journal.goals.iter_mut().map(|goal| &mut goal.marks);
    for marks in habits.chain(tasks).chain(goals) {
        *marks = lists.next().unwrap_or_default();
    }
}

/// The marks of every item: habits first, then tasks, then goals.
struct Lists {
    marks: Vec<Vec<Mark>>,
    expected: Vec<usize>,
    first_task: usize,
    first_goal: usize,
}

impl Lists {
    fn new(journal: &Journal<'_>) -> Self {
        let first_task = journal.habits.len();
        let first_goal = first_task + journal.tasks.len();
        let all = first_goal + journal.goals.len();
        Self {
            marks: vec![Vec::new(); all],
            expected: vec![0; all],
            first_task,
            first_goal,
        }
    }

    const fn index(&self, item: ItemId) -> usize {
        match item {
            ItemId::Habit(index) => index,
            ItemId::Task(index) => self.first_task + index,
            ItemId::Goal(index) => self.first_goal + index,
        }
    }

    fn expect(&mut self, item: ItemId) {
        let index = self.index(item);
        if let Some(count) = self.expected.get_mut(index) {
            *count += 1;
        }
    }

    fn reserve(&mut self) {
        for (marks, &count) in self.marks.iter_mut().zip(&self.expected) {
            marks.reserve_exact(count);
        }
    }

    fn push(&mut self, item: ItemId, mark: Mark) {
        let index = self.index(item);
        if let Some(marks) = self.marks.get_mut(index) {
            marks.push(mark);
        }
    }
}

/// Puts marks in order; they mostly are.
fn sort(marks: &mut [Mark], day_starts: Time) {
    let key = |mark: &Mark| mark.order(day_starts);
    if !marks.is_sorted_by_key(key) {
        marks.sort_by_key(key);
    }
}
