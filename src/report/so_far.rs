//! How a habit stood at each of its marks: the run so far, and how much of its week or month was done.
//!
//! One walk over its occasions, with the report's own fold of streaks; a mark is told what was true on its day,
//! not what later days made of it.

use super::Status;
use super::done::Triggers;
use super::entries::Entry;
use super::goals::{one, unit};
use super::habit::streak_unit;
use super::lens::Lens;
use super::occasion::Occasion;
use super::ratio::share;
use super::streak::Run;
use super::walk::Walk;
use crate::journal::{Cadence, Direction, Journal, Quantity, Section};
use crate::syntax::State;
use crate::text::{Day, Period, PeriodUnit};
use std::collections::VecDeque;

/// What a mark came to.
#[derive(Clone, PartialEq, Debug)]
pub struct SoFar {
    /// The mark's place in the journal: see [`Journal::place_of`].
    pub place: u32,
    pub state: State,
    /// The run up to that day, where an occasion was kept by then; in `streak_unit`s.
    pub streak: Option<u32>,
    pub streak_unit: &'static str,
    /// Of a habit that asks for so much in a calendar period.
    pub progress: Option<Progress>,
}

/// So much of what a calendar period asks, up to and with a mark.
#[derive(Clone, PartialEq, Debug)]
pub struct Progress {
    pub done: f64,
    pub need: f64,
    /// None where days are counted, or the target is a bare number.
    pub unit: Option<String>,
    pub period: PeriodUnit,
}

/// Every mark of a habit in some days up to `today`, in order. `triggers` are those of today.
#[must_use]
pub fn so_far(
    journal: &Journal<'_>,
    triggers: &Triggers,
    habit: usize,
    today: Day,
    over: Period,
) -> Vec<SoFar> {
    let Some(lens) = Lens::new(journal, habit, today) else {
        return Vec::new();
    };
    let walk = Walk::new(&lens, triggers);
    let mut course = Course {
        walk: &walk,
        run: Run::new(lens.habit.forgive, journal.settings.week_starts),
        over,
        left: VecDeque::new(),
        marks: Vec::new(),
    };
    walk.each(&mut |occasion| course.take(&occasion));
    course.marks
}

struct Course<'w, 'l, 'a> {
    walk: &'w Walk<'l, 'a>,
    run: Run,
    over: Period,
    /// Of a day whose marks are an occasion each: those that had none yet.
    left: VecDeque<Entry>,
    marks: Vec<SoFar>,
}

impl Course<'_, '_, '_> {
    fn take(&mut self, occasion: &Occasion) {
        self.run.take(occasion);
        let lens = self.walk.lens;
        let days = Period::new(occasion.from, occasion.until).clip(self.over);
        let section = lens.section_on(occasion.from);
        let Some(section) = section.filter(|_| !days.is_empty()) else {
            return;
        };
        match section.cadence {
            Cadence::Per { period, .. } => self.days_of_period(occasion, section, period),
            Cadence::Target(period) => self.amounts_of_period(occasion, section, period),
            Cadence::Occasion => {
                let day = self.left.front().map(|entry| entry.mark.day());
                if day != Some(occasion.from) {
                    self.left = lens.entries_on(occasion.from).iter().collect();
                }
                if let Some(entry) = self.left.pop_front() {
                    self.note(entry, occasion, section, None);
                }
            }
            _ => {
                for entry in lens.entries_in(days).iter() {
                    self.note(entry, occasion, section, None);
                }
            }
        }
    }

    /// `N per PERIOD`: the days done up to each mark's.
    fn days_of_period(&mut self, occasion: &Occasion, section: &Section, period: PeriodUnit) {
        let lens = self.walk.lens;
        let until = occasion.until.min(self.over.until).min(lens.today);
        let mut done = 0.0;
        for day in (occasion.from.0..=until.0).map(Day) {
            if lens.is_done(day, &lens.tally_day(day, section), section) {
                done += 1.0;
            }
            if !self.over.contains(day) {
                continue;
            }
            for entry in lens.entries_on(day).iter() {
                let progress = Progress {
                    done,
                    need: occasion.need,
                    unit: None,
                    period,
                };
                self.note(entry, occasion, section, Some(progress));
            }
        }
    }

    /// `at least A per PERIOD` and `at most A per PERIOD`: the sum up to each mark.
    fn amounts_of_period(&mut self, occasion: &Occasion, section: &Section, period: PeriodUnit) {
        let lens = self.walk.lens;
        let Some(target) = section.quantity() else {
            return;
        };
        let limit = section.direction == Direction::Limit;
        let whole = Period::new(occasion.from, occasion.until);
        let need = asked(self.walk, whole, section, target, period);
        let (one, unit) = (one(lens.journal, &target), unit(lens.journal, &target));
        let span = Period::new(occasion.from, occasion.until.min(self.over.until));
        let mut sum = 0;
        for entry in lens.entries_in(span).iter() {
            let is_out = limit && lens.pause_on(entry.mark.day()).is_some();
            if !is_out {
                sum += lens.towards(&entry, target, limit).0;
            }
            if self.over.contains(entry.mark.day()) {
                let progress = Progress {
                    done: share(sum, one),
                    need,
                    unit: unit.clone(),
                    period,
                };
                self.note(entry, occasion, section, Some(progress));
            }
        }
    }

    /// Notes a mark of an occasion, where it is the habit's own.
    fn note(
        &mut self,
        entry: Entry,
        occasion: &Occasion,
        section: &Section,
        progress: Option<Progress>,
    ) {
        let mark = entry.mark;
        let is_kept = occasion.status == Status::Kept
            && occasion.closed.is_some_and(|closed| closed <= mark.day());
        if entry.origin == self.walk.lens.index {
            self.marks.push(SoFar {
                place: mark.place(),
                state: mark.state(),
                streak: is_kept.then_some(self.run.current),
                streak_unit: streak_unit(section),
                progress: progress.filter(|_| occasion.status != Status::Excused),
            });
        }
    }
}

/// What a calendar period asks of a habit in these days of it, in the target's unit: less where days are excused, but
/// for a limit.
pub(super) fn asked(
    walk: &Walk<'_, '_>,
    span: Period,
    section: &Section,
    target: Quantity,
    period: PeriodUnit,
) -> f64 {
    let lens = walk.lens;
    let one = one(lens.journal, &target);
    if section.direction == Direction::Limit {
        return share(target.value, one);
    }
    let whole = period.around(span.from, lens.journal.settings.week_starts);
    let active = span.days() - walk.excused_days(span, section);
    let value = target.value.saturating_mul(i128::from(active));
    share(value, one.saturating_mul(i128::from(whole.days())))
}
