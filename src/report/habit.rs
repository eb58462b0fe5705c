//! One habit's numbers: one walk over its occasions, every fold at once.
//!
//! `walk` gives the occasions, each with what `judge` made of it; here the folds are put together. Days of
//! steps are folded along, so no habit is walked twice for a plan.

use super::adherence::Adherence;
use super::amounts::amounts;
use super::done::Triggers;
use super::lens::Lens;
use super::occasion::Occasion;
use super::safe::safe_until;
use super::streak::Run;
use super::strength::Strength;
use super::strip::Strip;
use super::walk::Walk;
use super::{Cell, Count, HabitReport, OccasionReport, Spec, Status, StreakReport};
use crate::journal::{Cadence, Direction, Habit, Journal, Section};
use crate::text::{Day, Period};

/// What one walk gives: the habit's report, and its adherence over the days of each step that needs it.
pub struct HabitPass {
    pub report: HabitReport,
    pub windows: Vec<Option<f64>>,
}

/// Walks a habit once. `windows` are the days of steps that need it; None for an index that is none.
#[must_use]
pub fn habit(
    journal: &Journal<'_>,
    triggers: &Triggers,
    index: usize,
    spec: &Spec,
    windows: &[Period],
) -> Option<HabitPass> {
    let mut lens = Lens::new(journal, index, spec.today)?;
    let habit = lens.habit;
    let section = habit.section_on(spec.today).or(habit.sections.first())?;
    let over = spec.period();
    let mut folds = Folds::new(&lens, spec, windows);
    let open = Walk::new(&lens, triggers).each(&mut |occasion| folds.take(&lens, &occasion));
    let run = folds.run.clone();
    let ended = lens.last.is_some_and(|last| last < spec.today);
    let safe = if ended {
        None
    } else {
        safe_until(&mut lens, triggers, &run, open)
    };
    let report = folds.report(&lens, section, over, ended, safe);
    let windows = folds.windows.iter().map(Adherence::value).collect();
    Some(HabitPass { report, windows })
}

struct Folds {
    adherence: Adherence,
    windows: Vec<Adherence>,
    run: Run,
    strength: Option<Strength>,
    strip: Strip,
    excused: u32,
    silent: u32,
    wants_details: bool,
    occasions: Vec<OccasionReport>,
}

impl Folds {
    fn new(lens: &Lens<'_>, spec: &Spec, windows: &[Period]) -> Self {
        let habit = lens.habit;
        let only_tracked = habit
            .sections
            .iter()
            .all(|section| section.cadence == Cadence::Whenever);
        let limit = habit
            .sections
            .first()
            .is_some_and(|section| section.direction == Direction::Limit);
        let strength = (!only_tracked).then(|| Strength::starting(if limit { 1.0 } else { 0.0 }));
        Self {
            adherence: Adherence::over(spec.period()),
            windows: windows.iter().copied().map(Adherence::over).collect(),
            run: Run::new(habit.forgive, lens.journal.settings.week_starts),
            strength,
            strip: Strip::ending(lens.today),
            excused: 0,
            silent: 0,
            wants_details: spec.details,
            occasions: Vec::new(),
        }
    }

    fn take(&mut self, lens: &Lens<'_>, occasion: &Occasion) {
        self.adherence.take(occasion);
        for window in &mut self.windows {
            window.take(occasion);
        }
        self.run.take(occasion);
        if let Some(strength) = &mut self.strength {
            strength.take(occasion);
        }
        self.strip.take(occasion);
        let over = self.adherence.over;
        if occasion.closed.is_none_or(|closed| over.contains(closed)) {
            self.excused += u32::from(occasion.status == Status::Excused);
            if !self.wants_details {
                return;
            }
            self.silent += u32::from(is_silent(lens, occasion));
            self.occasions.push(OccasionReport {
                from: occasion.from,
                until: occasion.until,
                closed: occasion.closed,
                status: occasion.status,
                done: Count(occasion.done),
                need: Count(occasion.need),
            });
        }
    }

    fn report(
        &mut self,
        lens: &Lens<'_>,
        section: &Section,
        over: Period,
        ended: bool,
        safe_until: Option<Day>,
    ) -> HabitReport {
        let Habit {
            name, title, tags, ..
        } = lens.habit;
        if ended {
            self.run.end();
        }
        HabitReport {
            name: name.clone(),
            title: title.clone(),
            tags: tags.clone(),
            cadence: section.cadence_text.clone(),
            direction: direction_word(section.direction),
            target: section.target_text.clone(),
            adherence: self.adherence.value(),
            done: Count(self.adherence.done),
            need: Count(self.adherence.need),
            excused: self.excused,
            silent: self.silent,
            streak: StreakReport {
                current: self.run.current,
                longest: self.run.longest,
                unit: streak_unit(section),
                from: self.run.days.map(|(from, _)| from),
                until: self.run.days.map(|(_, until)| until),
            },
            strength: self.strength.map(|strength| strength.value),
            safe_until,
            amounts: if self.wants_details {
                amounts(lens, over)
            } else {
                Vec::new()
            },
            occasions: std::mem::take(&mut self.occasions),
            strip: self.strip(lens),
        }
    }

    fn strip(&mut self, lens: &Lens<'_>) -> Vec<Cell> {
        std::mem::replace(&mut self.strip, Strip::ending(lens.today)).finish(lens)
    }
}

/// Whether a holding occasion was kept by silence: nothing at all was written in its span.
fn is_silent(lens: &Lens<'_>, occasion: &Occasion) -> bool {
    let holding = lens
        .section_on(occasion.from)
        .is_some_and(|section| section.direction.is_holding());
    if !holding || occasion.status != Status::Kept {
        return false;
    }
    let days = &lens.journal.days.entries;
    let next = days.partition_point(|&day| day < occasion.from);
    days.get(next).is_none_or(|&day| day > occasion.until)
}

/// A direction as data has it.
pub(super) const fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Do => "do",
        Direction::Avoid => "avoid",
        Direction::Limit => "limit",
    }
}

/// What a streak is counted in.
pub(super) const fn streak_unit(section: &Section) -> &'static str {
    match section.cadence {
        Cadence::Days(_) | Cadence::PerDay(_) | Cadence::Rolling { .. } => "days",
        Cadence::Per { period, .. } | Cadence::Target(period) => match period {
            crate::text::PeriodUnit::Week => "weeks",
            crate::text::PeriodUnit::Month => "months",
            crate::text::PeriodUnit::Quarter => "quarters",
            crate::text::PeriodUnit::Year => "years",
        },
        Cadence::EveryDays(_) | Cadence::When(_) | Cadence::Occasion | Cadence::Whenever => "times",
    }
}
