//! What a report is asked for: the day it stands on, the days it is over, and which habits and plans.
//!
//! It is made for one journal and handed down unchanged: its indexes are those of that journal's lists.

use crate::journal::Journal;
use crate::text::{Day, Period};

/// A report's question. `today` is handed down, never read from a clock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spec {
    pub today: Day,
    /// As asked for; without it a report is over the 30 days that end today, and steps over their own days.
    pub period: Option<Period>,
    pub selection: Selection,
    /// Whether all that data formats have is wanted: occasions, amounts, silent days. Tables go without.
    pub details: bool,
}

impl Spec {
    #[must_use]
    pub fn new(today: Day) -> Self {
        Self {
            today,
            period: None,
            selection: Selection::default(),
            details: true,
        }
    }

    /// The days that adherence, amounts and the journal section are over.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
            .unwrap_or_else(|| Period::new(self.today.plus(-29), self.today))
    }
}

/// Which part of the journal: everything where all are empty. Indexes into the journal's lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    pub habits: Vec<usize>,
    pub plans: Vec<usize>,
    /// Folded, without `#`; a title's tag or a sub-tag of it matches.
    pub tags: Vec<String>,
}

/// Days with their open ends closed: they begin with the journal's first, and end today.
#[must_use]
pub fn closed(from: Option<Day>, until: Option<Day>, journal: &Journal<'_>, today: Day) -> Period {
    let from = from.unwrap_or_else(|| first_day(journal, today));
    Period::new(from, until.unwrap_or(today))
}

/// The first day that the journal names, today where there is none before.
fn first_day(journal: &Journal<'_>, today: Day) -> Day {
    let habits = (journal.habits.iter()).flat_map(|habit| [habit.from, habit.step_from]);
    let goals = journal.goals.iter().map(|goal| goal.from);
    let tasks = journal.tasks.iter().map(|task| task.from);
    let plans = journal.plans.iter().map(|plan| plan.from);
    let declared = habits.chain(goals).chain(tasks).chain(plans);
    let known = declared.chain([journal.days.first_dated]);
    known.flatten().min().unwrap_or(today).min(today)
}
