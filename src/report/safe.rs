//! "Safe until": the last day to which a habit can be left alone without losing its run.
//!
//! Found by trial: the walk goes on from where it stands, with nothing before a day and everything from it on.
//! Silence is followed to where it ends the run, or to the last day that four digits can write.

use super::done::Triggers;
use super::lens::Lens;
use super::streak::Run;
use super::walk::Walk;
use crate::journal::{Cadence, Forgive, Section};
use crate::text::{Day, Period, PeriodUnit};

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

/// The last day that is tried: a walk needs one behind it.
const LAST: Day = Day(Day::MAX.0 - 2);

/// So many days are tried one by one at most.
const MANY: i32 = 1000;

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
        if self.moves_windows() && today.until(end) < MANY {
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
        let last = self.last_to_try(reach);
        let mut ahead = reach * 2;
        loop {
            let limit = today.plus(ahead).min(last);
            let end = self.first_end(Day::MAX, limit);
            if end.is_some() || limit >= last {
                return end;
            }
            ahead = ahead.saturating_mul(4);
        }
    }

    /// The day up to which silence has ended the run, if it ever does.
    fn last_to_try(&self, reach: i32) -> Day {
        let habit = self.lens.habit;
        let changes = habit.sections.iter().filter_map(|section| section.from);
        // An open pause ends no run, and nothing comes after it.
        let is_open = |pause: &&Period| pause.until >= LAST;
        let pauses = self.lens.pauses.iter();
        let open = pauses.clone().filter(is_open).map(|pause| pause.from).min();
        let closed = pauses
            .filter(|pause| !is_open(pause))
            .map(|pause| pause.until);
        let known = closed.chain(changes).fold(self.lens.today, Day::max);
        let mut sections = habit.sections.iter();
        match habit.forgive {
            Some(Forgive::InARow(count)) => {
                let count = i32::try_from(count).unwrap_or(i32::MAX);
                known.plus(reach.saturating_mul(count.saturating_add(40)))
            }
            // Where more may close in one period than is forgiven, some period has them at last.
            Some(Forgive::Per { count, period })
                if sections.any(|it| most_closings(it, period) > count) =>
            {
                LAST
            }
            _ => known.plus(reach.saturating_mul(40)),
        }
        .min(open.unwrap_or(LAST))
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

/// How many occasions of a section can close in one period at most.
fn most_closings(section: &Section, period: PeriodUnit) -> u32 {
    let days = match period {
        PeriodUnit::Week => 7,
        PeriodUnit::Month => 31,
        PeriodUnit::Quarter => 92,
        PeriodUnit::Year => 366,
    };
    let shortest = match section.cadence {
        Cadence::EveryDays(days) => days,
        Cadence::Per { period, .. } | Cadence::Target(period) => match period {
            PeriodUnit::Week => 7,
            PeriodUnit::Month => 28,
            PeriodUnit::Quarter => 90,
            PeriodUnit::Year => 365,
        },
        _ => 1,
    };
    (days - 1) / shortest.max(1) + 1
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
