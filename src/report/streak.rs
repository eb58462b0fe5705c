//! Streaks: a fold over occasions. Kept adds one, excused and pending are neutral, missed ends the run
//! unless it is forgiven.

use super::Status;
use super::occasion::Occasion;
use crate::journal::Forgive;
use crate::text::{Day, Weekday};

/// A run of kept occasions, and the longest one so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    forgive: Option<Forgive>,
    week_starts: Weekday,
    pub current: u32,
    pub longest: u32,
    /// The first day of the run's first span, and the closing day of its last kept one.
    pub days: Option<(Day, Day)>,
    /// Misses in a row since the last kept occasion of this run.
    in_a_row: u32,
    /// Of `forgive N per PERIOD`: the first day of the period it was last used in, and how often in it.
    used: (Day, u32),
}

impl Run {
    #[must_use]
    pub fn new(forgive: Option<Forgive>, week_starts: Weekday) -> Self {
        let used = (Day::MIN, 0);
        Self {
            forgive,
            week_starts,
            current: 0,
            longest: 0,
            days: None,
            in_a_row: 0,
            used,
        }
    }

    /// Takes the next occasion in order. True where it ended a run.
    pub fn take(&mut self, occasion: &Occasion) -> bool {
        match occasion.status {
            Status::Kept => {
                let closed = occasion.closed.unwrap_or(occasion.until);
                let from = self.days.map_or(occasion.from, |(from, _)| from);
                self.days = Some((from, closed));
                self.current += 1;
                self.longest = self.longest.max(self.current);
                self.in_a_row = 0;
                false
            }
            Status::Missed if self.current > 0 => {
                let ends = !self.forgives(occasion.closed.unwrap_or(occasion.until));
                if ends {
                    self.end();
                }
                ends
            }
            Status::Missed | Status::Excused | Status::Pending => false,
        }
    }

    /// Ends the run: a miss that nothing forgives, or the habit's end.
    pub fn end(&mut self) {
        self.current = 0;
        self.days = None;
        self.in_a_row = 0;
    }

    /// Whether a miss that would end the run, closed on this day, is forgiven; it is counted as used.
    fn forgives(&mut self, closed: Day) -> bool {
        match self.forgive {
            None => false,
            Some(Forgive::InARow(count)) => {
                self.in_a_row += 1;
                self.in_a_row <= count
            }
            Some(Forgive::Per { count, period }) => {
                let start = period.around(closed, self.week_starts).from;
                if self.used.0 != start {
                    self.used = (start, 0);
                }
                self.used.1 = self.used.1.saturating_add(1);
                self.used.1 <= count
            }
        }
    }
}
