//! "Safe until": the last day to which a habit can be left alone without losing its run.
//!
//! Found by trial: the walk goes on from where it stands, with nothing before a day and everything from it on.
//! Silence is followed to where it ends the run, or to the last day that four digits can write.

use super::done::Triggers;
use super::lens::Lens;
use super::streak::Run;
use super::walk::Walk;
use crate::journal::{Cadence, Section};
use crate::text::Day;

/// None for holding, `when` and `whenever`, where there is no run, and where no day or every day does.
/// `open` is where the walk would go on, `run` the streak up to there.
#[must_use]
pub fn safe_until(lens: &mut Lens<'_>, triggers: &Triggers, run: &Run, open: Day) -> Option<Day> {
    let section = lens.section_on(lens.today)?;
    let waits = matches!(
        section.cadence,
        Cadence::When(_) | Cadence::Occasion | Cadence::Whenever
    );
    if run.current == 0 || waits || section.direction.is_holding() || open >= Day::MAX {
        return None;
    }
    let mut trial = Trial {
        lens,
        triggers,
        run,
        open,
    };
    let safe = trial.last_safe();
    trial.lens.assume = None;
    trial.lens.now = trial.lens.today;
    safe
}

struct Trial<'t, 'a> {
    lens: &'t mut Lens<'a>,
    triggers: &'t Triggers,
    run: &'t Run,
    open: Day,
}

impl Trial<'_, '_> {
    fn last_safe(&mut self) -> Option<Day> {
        let today = self.lens.today;
        let reach = self
            .lens
            .habit
            .sections
            .iter()
            .map(reach)
            .max()
            .unwrap_or(7);
        let end = self.end_of_silence(reach)?;
        // What a day leaves behind it can't end the run later than one period or window after it.
        if self.moves_windows() {
            let days = (today.0..=end.0).rev().map(Day);
            let mut days = days.filter(|&day| self.first_end(day, day.plus(reach)).is_none());
            return days.next();
        }
        // A later day is never safer, so halve the days between today and there.
        let (mut safe, mut lost) = (today.previous(), end.next());
        while safe.next() < lost {
            let middle = Day(safe.0 + (lost.0 - safe.0) / 2);
            match self.first_end(middle, middle.plus(reach)) {
                None => safe = middle,
                Some(_) => lost = middle,
            }
        }
        (safe >= today).then_some(safe)
    }

    /// Whether a later day may be safer than one before it: where `N in M days` takes over from `every N days`, it
    /// begins when the last window has closed, and looks back at days that were left alone.
    fn moves_windows(&self) -> bool {
        let sections = &self.lens.habit.sections;
        sections
            .iter()
            .zip(sections.iter().skip(1))
            .any(|(old, new)| {
                let is_ahead = new.from.is_some_and(|from| from > self.open);
                is_ahead
                    && matches!(old.cadence, Cadence::EveryDays(_))
                    && matches!(new.cadence, Cadence::Rolling { .. })
            })
    }

    /// Where the run ends if nothing is done from now on: looked for ever further ahead.
    fn end_of_silence(&mut self, reach: i32) -> Option<Day> {
        let today = self.lens.today;
        let mut ahead = reach * 2;
        loop {
            let limit = today.plus(ahead).min(Day::MAX.previous());
            let end = self.first_end(Day::MAX, limit);
            if end.is_some() || limit >= Day::MAX.previous() {
                return end;
            }
            ahead = ahead.saturating_mul(4);
        }
    }

    /// The closing day of the occasion that ends the run, with everything done from `assume` on.
    fn first_end(&mut self, assume: Day, limit: Day) -> Option<Day> {
        self.lens.assume = Some(assume);
        self.lens.now = limit.next();
        let mut run = self.run.clone();
        let mut end = None;
        Walk::new(self.lens, self.triggers).each_from(self.open, &mut |occasion| {
            if end.is_none() && run.take(&occasion) {
                end = occasion.closed;
            }
        });
        end
    }
}

/// How many days an occasion of a section can reach past the day it looks at.
fn reach(section: &Section) -> i32 {
    let days = match section.cadence {
        Cadence::EveryDays(days) | Cadence::Rolling { days, .. } => days.min(36_525),
        Cadence::Per { period, .. } | Cadence::Target(period) => period.typical_days() + 1,
        _ => 7,
    };
    i32::try_from(days).unwrap_or(7) + 1
}
