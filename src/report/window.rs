//! `every N days`: windows that start after the last time.
//!
//! A window is N days long, one longer for each excused day in it. The first done day closes it as kept; a
//! window that the habit's last day or an open pause cuts short counts only if it was kept.

use super::Status;
use super::occasion::{Occasion, Pace};
use super::walk::{Sink, Walk};
use crate::journal::Section;
use crate::text::Day;

impl Walk<'_, '_> {
    /// The window that starts on `start`, and the day where the next one may start.
    pub(super) fn window(
        &self,
        section: &Section,
        start: Day,
        count: u32,
        sink: &mut Sink<'_>,
    ) -> Day {
        let lens = self.lens;
        if lens.open_pause.is_some_and(|from| from <= start) {
            return start.next();
        }
        let last = lens.days().until;
        let mut active = 0;
        let mut day = start;
        loop {
            if day > last || day >= Day::MAX {
                return day;
            }
            let excused = lens.is_excused(day, section);
            active += u32::from(!excused);
            let known = day <= lens.today || lens.is_assumed_done(day);
            if known && lens.is_done(day, &lens.tally_day(day, section), section) {
                sink(occasion(start, day, Status::Kept, count, active));
                return day.next();
            }
            if active == count {
                let status = if day < lens.now {
                    Status::Missed
                } else {
                    Status::Pending
                };
                sink(occasion(start, day, status, count, active));
                return day.next();
            }
            day = match lens.pause_on(day) {
                Some(pause) if day > lens.today => self.after_pause(day, pause.until),
                _ => day.next(),
            };
        }
    }

    /// The next day after today worth looking at from inside a pause: its end, or where a trial starts.
    fn after_pause(&self, day: Day, until: Day) -> Day {
        let trial = self.lens.assume.filter(|&from| from > day);
        trial.map_or(until.next(), |from| from.min(until.next()))
    }
}

/// `active`: the days of the span that are not excused.
fn occasion(from: Day, until: Day, status: Status, count: u32, active: u32) -> Occasion {
    let pace = Pace {
        per_day: 1.0 / f64::from(count),
        days: f64::from(active),
    };
    Occasion {
        from,
        ..Occasion::of_day(until, status, pace)
    }
}
