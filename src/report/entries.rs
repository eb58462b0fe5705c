//! The marks that a habit is judged by: its own, borrowed as they stand, or these with what it counts.
//!
//! Most habits count no other, so nothing is copied for them.

use crate::journal::{Journal, Mark};
use crate::syntax::State;
use crate::text::Day;
use std::borrow::Cow;

/// A mark as a habit sees it: its own, or one of a habit that it counts.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub mark: Mark,
    /// The index of the habit that was marked.
    pub origin: usize,
}

/// All the entries of a habit up to a day, in order.
pub struct AllEntries<'a> {
    marks: Cow<'a, [Mark]>,
    /// Which habit was marked, one for each mark; empty where all are the habit's own.
    origins: Vec<u32>,
    own: usize,
}

/// Some entries that follow each other.
#[derive(Clone, Copy)]
pub struct Entries<'l> {
    pub marks: &'l [Mark],
    origins: &'l [u32],
    own: usize,
}

impl<'a> AllEntries<'a> {
    #[must_use]
    pub fn new(journal: &'a Journal<'_>, own: usize, today: Day) -> Self {
        let counted = journal.counted(own);
        let marks = up_to(journal, own, today);
        let origins = Vec::new();
        if counted.is_empty() {
            return Self {
                marks: Cow::Borrowed(marks),
                origins,
                own,
            };
        }
        let brings = |mark: &Mark| matches!(mark.state(), State::Kept | State::Amount);
        let mut all: Vec<(Mark, u32)> = Vec::new();
        for habit in std::iter::once(own).chain(counted) {
            let marks = up_to(journal, habit, today).iter();
            let taken = marks.filter(|mark| habit == own || brings(mark));
            all.extend(taken.map(|&mark| (mark, habit as u32)));
        }
        let starts = journal.settings.day_starts;
        all.sort_by_key(|(mark, _)| mark.order(starts));
        let (marks, origins) = all.into_iter().unzip();
        Self {
            marks: Cow::Owned(marks),
            origins,
            own,
        }
    }

    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Those of a range of indexes, as far as there are any.
    #[must_use]
    pub fn get(&self, from: usize, until: usize) -> Entries<'_> {
        Entries {
            marks: self.marks.get(from..until).unwrap_or(&[]),
            origins: self.origins.get(from..until).unwrap_or(&[]),
            own: self.own,
        }
    }
}

impl<'l> Entries<'l> {
    pub fn iter(self) -> impl Iterator<Item = Entry> + 'l {
        let Self {
            marks,
            origins,
            own,
        } = self;
        let origin = move |index: usize| origins.get(index).map_or(own, |&origin| origin as usize);
        (marks.iter().enumerate()).map(move |(index, &mark)| Entry {
            mark,
            origin: origin(index),
        })
    }
}

/// The habit's own marks up to a day.
fn up_to<'a>(journal: &'a Journal<'_>, habit: usize, today: Day) -> &'a [Mark] {
    let marks = journal
        .habits
        .get(habit)
        .map_or(&[][..], |habit| &habit.marks);
    let until = marks.partition_point(|mark| mark.day() <= today);
    marks.get(..until).unwrap_or(&[])
}
