//! The walk along a habit's days, occasion by occasion, section by section.
//!
//! `begin` makes the occasion that starts on a day and says where the next one may start. A period or window
//! that began under one section ends under it, so the next section's occasions start after its end.

use super::Status;
use super::done::Triggers;
use super::lens::Lens;
use super::occasion::{Occasion, Pace};
use crate::journal::{Cadence, Section};
use crate::text::{Day, Period};
use std::cell::RefCell;

/// Where the occasions of a walk go.
pub type Sink<'s> = dyn FnMut(Occasion) + 's;

/// A walk along one habit.
pub struct Walk<'l, 'a> {
    pub lens: &'l Lens<'a>,
    /// For rolling windows: done and excused days up to each day.
    pub(super) sums: RefCell<super::rolling::Sums>,
    triggers: &'l Triggers,
}

impl<'l, 'a> Walk<'l, 'a> {
    #[must_use]
    pub fn new(lens: &'l Lens<'a>, triggers: &'l Triggers) -> Self {
        Self {
            lens,
            triggers,
            sums: RefCell::default(),
        }
    }

    /// Every occasion up to the lens's now, in order. Returns where the walk would go on: the start of the
    /// occasion that is still open, else the day after the last one.
    pub fn each(&self, sink: &mut Sink<'_>) -> Day {
        self.lens
            .first
            .map_or(Day::MAX, |first| self.each_from(first, sink))
    }

    /// Goes on from a day where an occasion may start.
    pub fn each_from(&self, from: Day, sink: &mut Sink<'_>) -> Day {
        let end = self.lens.days().until.min(self.lens.now);
        let sections = &self.lens.habit.sections;
        let mut cursor = from;
        let mut open = None;
        let mut index = 0;
        while cursor <= end {
            let next = |index: usize| sections.get(index + 1).and_then(|section| section.from);
            while next(index).is_some_and(|from| from <= cursor) {
                index += 1;
            }
            let Some(section) = sections.get(index) else {
                break;
            };
            let start = cursor;
            let mut settled = false;
            let mut note = |occasion: Occasion| {
                settled = occasion.closed.is_some();
                sink(occasion);
            };
            cursor = match section.cadence {
                Cadence::Whenever => next(index).unwrap_or(Day::MAX),
                _ => self.begin(section, start, &mut note).max(start.next()),
            };
            if cursor > self.lens.now && open.is_none() && !settled {
                open = Some(start);
            }
        }
        open.unwrap_or(cursor)
    }

    /// The occasion of a section that starts on a day; the day where the next one may start.
    fn begin(&self, section: &Section, day: Day, sink: &mut Sink<'_>) -> Day {
        match section.cadence {
            Cadence::Days(days) if days.contains(day.weekday()) => {
                let due = f64::from(days.count());
                self.on_day(
                    section,
                    day,
                    Pace {
                        per_day: due / 7.0,
                        days: 7.0 / due,
                    },
                    sink,
                );
                day.next()
            }
            Cadence::Days(_) => day.next(),
            Cadence::PerDay(count) => {
                self.per_day(section, day, count, sink);
                day.next()
            }
            Cadence::EveryDays(count) => self.window(section, day, count, sink),
            Cadence::Per { count, period } => {
                self.days_per_period(section, day, count, period, sink)
            }
            Cadence::Target(period) => self.amount_per_period(section, day, period, sink),
            Cadence::Rolling { count, days } => {
                self.rolling(day, count, days, sink);
                day.next()
            }
            Cadence::When(other) => {
                if self.triggers.of(other).binary_search(&day).is_ok() {
                    self.on_day(
                        section,
                        day,
                        Pace {
                            per_day: 1.0,
                            days: 1.0,
                        },
                        sink,
                    );
                }
                day.next()
            }
            Cadence::Occasion => {
                self.on_marks(section, day, sink);
                day.next()
            }
            Cadence::Whenever => Day::MAX,
        }
    }

    /// A due day, judged as a whole.
    fn on_day(&self, section: &Section, day: Day, pace: Pace, sink: &mut Sink<'_>) {
        let tally = self.lens.tally_day(day, section);
        let status = self.lens.judge(day, &tally, section);
        let credit = self.lens.credit(&tally, section, status);
        sink(Occasion {
            credit,
            ..Occasion::of_day(day, status, pace)
        });
    }

    /// `N per day`: needs N marks, and counts the ones that are there.
    fn per_day(&self, section: &Section, day: Day, count: u32, sink: &mut Sink<'_>) {
        let tally = self.lens.tally_day(day, section);
        let status = self.lens.judge(day, &tally, section);
        let need = f64::from(count);
        let marks = tally.marks + u32::from(tally.evidence);
        let done = if status == Status::Kept {
            need
        } else {
            f64::from(marks.min(count))
        };
        let pace = Pace {
            per_day: need,
            days: 1.0,
        };
        sink(Occasion {
            done,
            need,
            credit: done / need,
            ..Occasion::of_day(day, status, pace)
        });
    }

    /// `when: text`: each mark is an occasion, judged as if it were the day.
    fn on_marks(&self, section: &Section, day: Day, sink: &mut Sink<'_>) {
        for entry in self.lens.entries_on(day).iter() {
            let tally = self.lens.tally(std::iter::once(entry), section);
            let status = self.lens.judge(day, &tally, section);
            let credit = self.lens.credit(&tally, section, status);
            let pace = Pace {
                per_day: 1.0,
                days: 1.0,
            };
            sink(Occasion {
                credit,
                ..Occasion::of_day(day, status, pace)
            });
        }
    }

    /// The part of a calendar period that an occasion starting on `day` has: up to the habit's last day.
    pub(super) fn clipped(&self, day: Day, whole: Period) -> Period {
        Period::new(day, whole.until.min(self.lens.days().until))
    }

    /// How many days of a stretch are excused.
    pub(super) fn excused_days(&self, span: Period, section: &Section) -> u32 {
        let mut count = 0;
        let mut day = span.from;
        while day <= span.until {
            if let Some(pause) = self.lens.pause_on(day) {
                let paused = Period::new(day, pause.until.min(span.until));
                count += paused.days();
                day = paused.until;
            } else {
                if day > self.lens.today && !self.lens.has_pause_after(day) {
                    break;
                }
                count += u32::from(self.lens.is_excused(day, section));
            }
            day = day.next();
        }
        count
    }
}
