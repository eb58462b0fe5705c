//! How a plan's steps were kept through its days: adherence, stretch by stretch.
//!
//! A stretch is what a report over its days says, goals and tasks as they stood on its last one. A habit is walked
//! once, for all stretches of all steps.

use super::done::Triggers;
use super::goals::goals;
use super::habit::habit;
use super::plans::{Needs, Windows, plan_report};
use super::tasks::tasks;
use super::trend::pieces;
use super::{Spec, spec::closed};
use crate::journal::{ItemId, Journal};
use crate::text::{Day, Period, PeriodUnit};

/// A plan's days in stretches, and its steps in them.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanCourse {
    pub unit: PeriodUnit,
    pub stretches: Vec<Period>,
    /// For each step, in order: a value for each stretch; None where nothing was decided.
    pub steps: Vec<Vec<Option<f64>>>,
}

/// The plan at an index; None for an index that is none.
#[must_use]
pub fn plan_course(
    journal: &Journal<'_>,
    triggers: &Triggers,
    index: usize,
    spec: &Spec,
) -> Option<PlanCourse> {
    let plan = journal.plans.get(index)?;
    let own = closed(plan.from, plan.until, journal, spec.today);
    let up_to_today = Period::new(Day::MIN, spec.today);
    let days = own
        .clip(up_to_today)
        .clip(spec.period.unwrap_or(Period::ALL));
    let (unit, stretches) = stretches(days, journal);
    let specs: Vec<Spec> = stretches.iter().map(|&it| as_it_was(it, spec)).collect();
    // Stretch by stretch the windows of each habit follow each other, and so they are taken below.
    let mut asked: Vec<Vec<Period>> = vec![Vec::new(); journal.habits.len()];
    for over in &specs {
        let windows = Windows::new(journal, &[index], over).asked;
        for (all, some) in asked.iter_mut().zip(windows) {
            all.extend(some);
        }
    }
    let lean = Spec {
        details: false,
        ..spec.clone()
    };
    let values = asked.iter().enumerate().map(|(index, windows)| {
        let is_asked = !windows.is_empty();
        let pass = is_asked.then(|| habit(journal, triggers, index, &lean, windows));
        pass.flatten().map(|pass| pass.windows).unwrap_or_default()
    });
    let values: Vec<Vec<Option<f64>>> = values.collect();
    let mut needed = plan.steps.iter().flat_map(|step| &step.needs);
    let asks_goals = needed.any(|need| matches!(need, ItemId::Goal(_)));
    let mut taken = vec![0; journal.habits.len()];
    let mut steps = vec![Vec::new(); plan.steps.len()];
    for over in &specs {
        let goals = if asks_goals {
            goals(journal, &Triggers::new(journal, over.today), over.today)
        } else {
            Vec::new()
        };
        let needs = Needs {
            goals: &goals,
            tasks: &tasks(journal, over.today),
            habits: &values,
            strips: &[],
        };
        let report = plan_report(journal, plan, over, &needs, &mut taken);
        for (step, told) in steps.iter_mut().zip(report.steps) {
            step.push(told.adherence);
        }
    }
    Some(PlanCourse {
        unit,
        stretches,
        steps,
    })
}

/// What a report of these days alone asks, as soon as they are over.
fn as_it_was(stretch: Period, spec: &Spec) -> Spec {
    Spec {
        today: stretch.until.min(spec.today),
        period: Some(stretch),
        ..spec.clone()
    }
}

/// As many stretches as still fit side by side: weeks, else months, quarters, years.
fn stretches(days: Period, journal: &Journal<'_>) -> (PeriodUnit, Vec<Period>) {
    const MOST: u32 = 32;
    let unit = PeriodUnit::ALL
        .into_iter()
        .find(|unit| days.days() / unit.typical_days() < MOST)
        .unwrap_or(PeriodUnit::Year);
    (unit, pieces(days, unit, journal).collect())
}
