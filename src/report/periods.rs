//! Occasions of a calendar period: `N per week`, `at least A per month`, `at most A per year`.
//!
//! A period is clipped to the habit's days. What it needs shrinks with the days that are excused, but for a
//! limit, which is never prorated.

use super::Status;
use super::judge::limit_credit;
use super::occasion::{Occasion, Pace};
use super::ratio::{round_half_up, share};
use super::walk::{Sink, Walk};
use crate::journal::{Direction, Quantity, Section, Target};
use crate::syntax::State;
use crate::text::{Day, Period, PeriodUnit};

impl Walk<'_, '_> {
    /// `N per PERIOD`: days done are counted; kept on the day that there were enough.
    pub(super) fn days_per_period(
        &self,
        section: &Section,
        day: Day,
        count: u32,
        period: PeriodUnit,
        sink: &mut Sink<'_>,
    ) -> Day {
        let lens = self.lens;
        let whole = period.around(day, lens.journal.settings.week_starts);
        let span = self.clipped(day, whole);
        let active = span.days() - self.excused_days(span, section);
        let due = round_half_up(
            u64::from(count) * u64::from(active),
            u64::from(whole.days()),
        );
        let need = u32::try_from(due).unwrap_or(count).min(count).min(active);
        let (mut done, mut reached) = (0, None);
        for day in self.known_days(span) {
            if lens.is_done(day, &lens.tally_day(day, section), section) {
                done += 1;
                if done == need {
                    reached = Some(day);
                }
            }
        }
        let (closed, status) = match reached {
            _ if need == 0 => (Some(span.until), Status::Excused),
            Some(day) => (Some(day), Status::Kept),
            None if span.until >= lens.now => (None, Status::Pending),
            None => (Some(span.until), Status::Missed),
        };
        let (done, needed) = (f64::from(done), f64::from(need));
        let credit = if need > 0 {
            (done / needed).min(1.0)
        } else {
            0.0
        };
        let judged = Judged {
            closed,
            status,
            done,
            credit,
        };
        sink(judged.occasion(span, needed, f64::from(count), period));
        span.until.next()
    }

    /// `at least A per PERIOD` and `at most A per PERIOD`.
    pub(super) fn amount_per_period(
        &self,
        section: &Section,
        day: Day,
        period: PeriodUnit,
        sink: &mut Sink<'_>,
    ) -> Day {
        let whole = period.around(day, self.lens.journal.settings.week_starts);
        let span = self.clipped(day, whole);
        let Some(target) = section.target.as_ref().and_then(Target::quantity) else {
            return span.until.next();
        };
        let excused = self.excused_days(span, section);
        let judged = if section.direction == Direction::Limit {
            self.most_per_period(target, span, excused)
        } else {
            self.least_per_period(target, span, excused, whole.days())
        };
        sink(judged.occasion(span, 1.0, 1.0, period));
        span.until.next()
    }

    /// Kept on the day that the sum reached A · active / days.
    fn least_per_period(&self, target: Quantity, span: Period, excused: u32, whole: u32) -> Judged {
        let lens = self.lens;
        let active = span.days() - excused;
        if active == 0 {
            return Judged {
                closed: Some(span.until),
                status: Status::Excused,
                done: 0.0,
                credit: 0.0,
            };
        }
        let needed = target.value * i128::from(active);
        let (mut sum, mut reached) = (0, None);
        for day in self.known_days(span) {
            sum += lens.sum(lens.entries_on(day), target, false);
            if reached.is_none()
                && (sum.saturating_mul(i128::from(whole)) >= needed || lens.is_assumed_done(day))
            {
                reached = Some(day);
            }
        }
        let done = if reached.is_some() {
            1.0
        } else {
            share(sum.saturating_mul(i128::from(whole)), needed).min(1.0)
        };
        let (closed, status) = match reached {
            Some(day) => (Some(day), Status::Kept),
            None if span.until >= lens.now => (None, Status::Pending),
            None => (Some(span.until), Status::Missed),
        };
        Judged {
            closed,
            status,
            done,
            credit: done,
        }
    }

    /// Missed on the day that the sum goes over, or on a `[!]`; what is in a pause is out.
    fn most_per_period(&self, target: Quantity, span: Period, excused: u32) -> Judged {
        let lens = self.lens;
        let (mut sum, mut missed, mut slipped) = (0, None, false);
        for day in self
            .known_days(span)
            .filter(|&day| lens.pause_on(day).is_none())
        {
            let entries = lens.entries_on(day);
            sum += lens.sum(entries, target, true);
            let slip = entries
                .iter()
                .any(|entry| entry.mark.state() == State::Slipped);
            slipped |= slip;
            if missed.is_none() && (slip || sum > target.value) {
                missed = Some(day);
            }
        }
        let (closed, status) = match missed {
            Some(day) => (Some(day), Status::Missed),
            None if excused == span.days() => (Some(span.until), Status::Excused),
            None if span.until >= lens.now || lens.is_after_horizon(span.until) => {
                (None, Status::Pending)
            }
            None => (Some(span.until), Status::Kept),
        };
        let done = if status == Status::Kept { 1.0 } else { 0.0 };
        let credit = if slipped {
            0.0
        } else {
            limit_credit(sum, target.value)
        };
        Judged {
            closed,
            status,
            done,
            credit,
        }
    }

    /// The days of a span on which anything is known: up to today, or in a trial up to its end.
    fn known_days(&self, span: Period) -> impl Iterator<Item = Day> + use<> {
        let known = if self.lens.assume.is_some() {
            span.until
        } else {
            span.until.min(self.lens.today)
        };
        (span.from.0..=known.0).map(Day)
    }
}

struct Judged {
    closed: Option<Day>,
    status: Status,
    done: f64,
    credit: f64,
}

impl Judged {
    /// The occasion of a span that needs `need`, of a section that is due `times` a period.
    fn occasion(self, span: Period, need: f64, times: f64, period: PeriodUnit) -> Occasion {
        let days = f64::from(period.typical_days());
        Occasion {
            from: span.from,
            until: span.until,
            closed: self.closed,
            status: self.status,
            done: self.done,
            need,
            credit: self.credit,
            pace: Pace {
                per_day: times / days,
                days,
            },
        }
    }
}
