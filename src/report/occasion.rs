//! An occasion: a span of days that a habit was due, and what became of it.
//!
//! Everything a report says about a habit is a fold over its occasions, in order.

use super::Status;
use crate::text::Day;

/// One occasion. `done` and `need` are counts of days or marks, or a share of 1 under a `per` target.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Occasion {
    pub from: Day,
    pub until: Day,
    /// None while pending.
    pub closed: Option<Day>,
    pub status: Status,
    pub done: f64,
    pub need: f64,
    /// What it adds to strength, 0..1.
    pub credit: f64,
    pub pace: Pace,
}

/// How often a habit is needed, for strength (after Loop Habit Tracker): `per_day` times a day, and the
/// days that one occasion stands for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pace {
    pub per_day: f64,
    pub days: f64,
}

impl Occasion {
    /// An occasion of one day that needs one thing: kept is 1 of 1, everything else 0 of 1.
    #[must_use]
    pub fn of_day(day: Day, status: Status, pace: Pace) -> Self {
        let done = if status == Status::Kept { 1.0 } else { 0.0 };
        let closed = (status != Status::Pending).then_some(day);
        Self {
            from: day,
            until: day,
            closed,
            status,
            done,
            need: 1.0,
            credit: done,
            pace,
        }
    }

    /// Whether it counts in adherence, streaks and strength.
    #[must_use]
    pub const fn is_decided(&self) -> bool {
        matches!(self.status, Status::Kept | Status::Missed)
    }

    /// What counts of `done`: never more than was needed.
    #[must_use]
    pub fn kept_part(&self) -> f64 {
        self.done.min(self.need)
    }
}
