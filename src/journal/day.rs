//! Days and their marks: every line that stands under a date, handed to what it marks, in order.
//!
//! A mark's name and units are looked up once for each distinct shape; then the lines are read in pieces, side
//! by side. What comes back is put together in the order of sources.

use super::line_pass::{Found, LinePass};
use super::meaning::Meanings;
use super::piece::{Piece, pieces};
use super::{Days, ItemId, Journal, Mark};
use crate::diagnostic::Diagnostic;
use crate::text::{Day, SourceId, Time};
use rayon::prelude::*;

/// Fills in the marks, the days and the units of marks; gives back the problems of mark lines. The lines are
/// read in about this many pieces at once.
pub(super) fn hand_out(
    journal: &mut Journal<'_>,
    tags: Vec<String>,
    count: usize,
) -> Vec<Diagnostic> {
    let numbers = Numbers::new(journal);
    let indices: Vec<u32> = (0..).take(journal.documents.len()).collect();
    let look_up = |&source: &u32| Meanings::new(journal, numbers, SourceId(source));
    let mut meanings: Vec<Meanings<'_>> = if count > 1 {
        indices.par_iter().map(look_up).collect()
    } else {
        indices.iter().map(look_up).collect()
    };
    let pass = LinePass {
        journal,
        meanings: &meanings,
        tags: &tags,
    };
    let pieces = pieces(journal.documents, count);
    let (mut found, marks) = read(pass, &pieces, numbers.all);
    let mut units = journal.units.clone();
    for meanings in &mut meanings {
        meanings.number_spellings(&mut units);
        units.of_source.push(std::mem::take(&mut meanings.units));
    }
    journal.units = units;
    journal.days = days(&mut found, tags);
    hand_marks(journal, marks);
    found.into_iter().flat_map(|found| found.problems).collect()
}

/// Reads the pieces: what they say, and each item's marks in order.
fn read(pass: LinePass<'_, '_>, pieces: &[Piece], items: usize) -> (Vec<Found>, Vec<Vec<Mark>>) {
    let side_by_side = pieces.len() > 1;
    let count = |piece: &Piece| pass.count(piece, items);
    let counts: Vec<Vec<usize>> = if side_by_side {
        pieces.par_iter().map(count).collect()
    } else {
        pieces.iter().map(count).collect()
    };
    let all = |item: usize| counts.iter().filter_map(|counts| counts.get(item)).sum();
    let empty = |item: usize| vec![Mark::NONE; all(item)];
    let mut marks: Vec<Vec<Mark>> = if side_by_side {
        (0..items).into_par_iter().map(empty).collect()
    } else {
        (0..items).map(empty).collect()
    };
    let mut left: Vec<&mut [Mark]> = marks.iter_mut().map(Vec::as_mut_slice).collect();
    let rooms = counts.iter().map(|counts| {
        let rooms = left.iter_mut().zip(counts);
        rooms.map(|(left, &count)| room(left, count)).collect()
    });
    let rooms: Vec<Vec<&mut [Mark]>> = rooms.collect();
    let read = |(piece, rooms): (&Piece, Vec<&'_ mut [Mark]>)| pass.read(piece, rooms);
    let found = if side_by_side {
        pieces.par_iter().zip(rooms).map(read).collect()
    } else {
        pieces.iter().zip(rooms).map(read).collect()
    };
    let day_starts = pass.journal.settings.day_starts;
    if side_by_side {
        marks
            .par_iter_mut()
            .for_each(|marks| sort(marks, day_starts));
    } else {
        marks.iter_mut().for_each(|marks| sort(marks, day_starts));
    }
    (found, marks)
}

/// Takes room for so many marks from what is left.
fn room<'m>(left: &mut &'m mut [Mark], count: usize) -> &'m mut [Mark] {
    let (room, rest) = std::mem::take(left)
        .split_at_mut_checked(count)
        .unwrap_or_default();
    *left = rest;
    room
}

fn days(found: &mut [Found], tags: Vec<String>) -> Days {
    let mut days = Days {
        first_dated: found.iter().filter_map(|found| found.first_dated).min(),
        entries: joined(found.iter_mut().map(|found| &mut found.entries)),
        prose: joined(found.iter_mut().map(|found| &mut found.prose)),
        tags: Vec::new(),
    };
    for (index, tag) in tags.into_iter().enumerate() {
        let of_tag = joined(
            found
                .iter_mut()
                .filter_map(|found| found.tags.get_mut(index)),
        );
        days.tags.push((tag, of_tag));
    }
    days
}

/// All the days in order, each once. The lists are taken, so that the longest of them stand in memory once.
fn joined<'a>(lists: impl Iterator<Item = &'a mut Vec<Day>>) -> Vec<Day> {
    let lists: Vec<Vec<Day>> = lists.map(std::mem::take).collect();
    let more = lists.iter().skip(1).map(Vec::len).sum();
    let mut lists = lists.into_iter();
    let mut days = lists.next().unwrap_or_default();
    days.reserve_exact(more);
    for list in lists {
        days.extend(list);
    }
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

fn hand_marks(journal: &mut Journal<'_>, lists: Vec<Vec<Mark>>) {
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
    if marks.is_sorted_by_key(|mark| mark.day()) {
        for day in marks.chunk_by_mut(|one, other| one.day() == other.day()) {
            if !day.is_sorted_by_key(key) {
                day.sort_by_key(key);
            }
        }
    } else {
        marks.sort_by_key(key);
    }
}
