//! The days on which a habit was done: what `when NAME` waits for and `count` goals count.
//!
//! For a holding habit a day is done if its own occasion that day was kept; under a `per` limit, on an `[x]`.

use super::Status;
use super::entries::Entry;
use super::lens::Lens;
use super::walk::Walk;
use crate::journal::{Cadence, Journal, Section};
use crate::syntax::State;
use crate::text::{Day, Period};
use rustc_hash::FxHashMap;

/// The done days of every habit that another one waits for.
#[derive(Default)]
pub struct Triggers {
    days: FxHashMap<usize, Vec<Day>>,
}

impl Triggers {
    /// Works out each habit after those that it waits for itself; without recursion, for chains can be long.
    #[must_use]
    pub fn new(journal: &Journal<'_>, today: Day) -> Self {
        let mut triggers = Self::default();
        let mut stack: Vec<usize> = (0..journal.habits.len())
            .flat_map(|habit| awaited(journal, habit))
            .collect();
        stack.sort_unstable();
        stack.dedup();
        let mut entered = vec![false; journal.habits.len()];
        while let Some(&habit) = stack.last() {
            let first_visit = entered
                .get_mut(habit)
                .is_some_and(|entered| !std::mem::replace(entered, true));
            let before = stack.len();
            if first_visit {
                let is_new = |other: &usize| entered.get(*other) == Some(&false);
                stack.extend(awaited(journal, habit).into_iter().filter(is_new));
            }
            if stack.len() == before {
                stack.pop();
                if !triggers.days.contains_key(&habit) {
                    let days = Lens::new(journal, habit, today).map(|lens| days(&lens, &triggers));
                    triggers.days.insert(habit, days.unwrap_or_default());
                }
            }
        }
        triggers
    }

    /// Sorted, each day once, within the habit's dates and up to today.
    #[must_use]
    pub fn of(&self, habit: usize) -> &[Day] {
        self.days.get(&habit).map_or(&[], Vec::as_slice)
    }
}

/// The habits whose done days a habit's sections wait for.
fn awaited(journal: &Journal<'_>, habit: usize) -> Vec<usize> {
    let sections = journal
        .habits
        .get(habit)
        .map_or(&[][..], |habit| &habit.sections);
    sections
        .iter()
        .filter_map(|section| match section.cadence {
            Cadence::When(other) => Some(other),
            _ => None,
        })
        .collect()
}

/// The days on which the habit of this lens was done; sorted, each day once, within its dates.
#[must_use]
pub fn days(lens: &Lens<'_>, triggers: &Triggers) -> Vec<Day> {
    days_in(lens, triggers, lens.days())
}

/// The same within other days than the habit's own: a goal counts what was done outside of them too.
#[must_use]
pub fn days_in(lens: &Lens<'_>, triggers: &Triggers, within: Period) -> Vec<Day> {
    let mut days = Vec::new();
    let marked = lens.entries.marks().iter().map(|mark| mark.day());
    for day in marked
        .chain(lens.evidence.iter().copied())
        .filter(|&day| within.contains(day))
    {
        if days.last() != Some(&day)
            && lens
                .section_on(day)
                .is_some_and(|section| is_done(lens, day, section))
        {
            days.push(day);
        }
    }
    if lens.habit.sections.iter().any(is_held_daily) {
        Walk::new(lens, triggers).each(&mut |occasion| {
            if occasion.status == Status::Kept
                && lens.section_on(occasion.from).is_some_and(is_held_daily)
            {
                days.push(occasion.from);
            }
        });
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether the section's occasions are single days of holding.
fn is_held_daily(section: &Section) -> bool {
    section.direction.is_holding() && !matches!(section.cadence, Cadence::Target(_))
}

fn is_done(lens: &Lens<'_>, day: Day, section: &Section) -> bool {
    if !section.direction.is_holding() {
        return lens.is_done(day, &lens.tally_day(day, section), section);
    }
    let kept = |entry: Entry| entry.mark.state() == State::Kept;
    !is_held_daily(section) && lens.entries_on(day).iter().any(kept)
}
