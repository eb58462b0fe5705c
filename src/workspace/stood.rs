//! How a habit, task or goal stands around a capture, and what the capture did to it, in words.
//!
//! It is asked on the texts before and after the write, and compares: no streak is worked out by hand. A
//! later day has no number to tell yet.

use crate::journal::{Cadence, ItemId, Journal};
use crate::report::done::Triggers;
use crate::report::habit::habit;
use crate::report::{Spec, so_far};
use crate::syntax::State;
use crate::text::{Day, Period};
use crate::view::number::counted;
use crate::view::so_far::total;

/// What there is to tell of one thing on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Stood {
    Habit {
        streak: u32,
        /// None where nothing is ever due.
        unit: Option<&'static str>,
        /// `2 of 3 this week`
        total: Option<String>,
    },
    /// A day later than today, which no number looks at yet.
    Later,
    Task,
    Goal,
}

pub(super) fn stood(journal: &Journal<'_>, today: Day, item: ItemId, day: Day) -> Stood {
    let index = match item {
        ItemId::Task(_) => return Stood::Task,
        ItemId::Goal(_) => return Stood::Goal,
        ItemId::Habit(_) if day > today => return Stood::Later,
        ItemId::Habit(index) => index,
    };
    let triggers = Triggers::new(journal, today);
    let spec = Spec {
        details: false,
        ..Spec::new(today)
    };
    let streak = habit(journal, &triggers, index, &spec, &[]).map(|pass| pass.report.streak);
    let section = journal.habits.get(index);
    let section = section.and_then(|habit| habit.section_on(day));
    let is_due = section.is_some_and(|section| section.cadence != Cadence::Whenever);
    let marks = so_far(journal, &triggers, index, today, Period::new(day, day));
    let total = marks.last().filter(|_| day == today).and_then(total);
    Stood::Habit {
        streak: streak.as_ref().map_or(0, |streak| streak.current),
        unit: streak.map(|streak| streak.unit).filter(|_| is_due),
        total,
    }
}

impl Stood {
    /// What a mark in this state did to what stood before it.
    pub fn since(&self, before: &Self, state: State) -> String {
        if state == State::Open {
            return "open, so it counts for nothing yet".to_owned();
        }
        let words = match (self, state) {
            (
                Self::Habit {
                    streak,
                    unit,
                    total,
                },
                _,
            ) => {
                let was = match before {
                    Self::Habit { streak, .. } => *streak,
                    _ => *streak,
                };
                let run = unit.map(|unit| run(was, *streak, unit));
                let parts: Vec<String> = [run, total.clone()].into_iter().flatten().collect();
                parts.join("; ")
            }
            (Self::Later, _) => "written; it counts from that day on".to_owned(),
            (Self::Task, State::Kept) => "done".to_owned(),
            (Self::Goal, State::Kept) => "reached".to_owned(),
            (Self::Task | Self::Goal, State::Excused) => "dropped".to_owned(),
            (Self::Task | Self::Goal, _) => String::new(),
        };
        if words.is_empty() {
            "written".to_owned()
        } else {
            words
        }
    }
}

/// `streak 3 days, up from 2`
fn run(was: u32, now: u32, unit: &str) -> String {
    let streak = format!("streak {}", counted(now, unit));
    match now.cmp(&was) {
        std::cmp::Ordering::Greater => format!("{streak}, up from {was}"),
        std::cmp::Ordering::Less => format!("{streak}, down from {was}"),
        std::cmp::Ordering::Equal => format!("{streak}, as before"),
    }
}
