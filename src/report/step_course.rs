//! How a plan's steps were kept through its days: adherence, stretch by stretch.
//!
//! A stretch of a step is what a report over its days says, as far as habits go: goals and tasks are told as of
//! today, and have no past here. A habit is walked once, for all stretches of all steps.

use super::done::Triggers;
use super::habit::habit;
use super::plans::window;
use super::ratio::mean;
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
    plan: usize,
    spec: &Spec,
) -> Option<PlanCourse> {
    let plan = journal.plans.get(plan)?;
    let own = Period::new(
        plan.from.unwrap_or(Day::MIN),
        plan.until.unwrap_or(Day::MAX).min(spec.today),
    );
    let days = closed(
        own.clip(spec.period.unwrap_or(Period::ALL)),
        journal,
        spec.today,
    );
    let (unit, stretches) = stretches(days, journal);
    let mut asked = vec![Vec::new(); journal.habits.len()];
    let mut places = Vec::new();
    for (number, step) in plan.steps.iter().enumerate() {
        for need in &step.needs {
            let ItemId::Habit(index) = *need else {
                continue;
            };
            let Some(windows) = asked.get_mut(index) else {
                continue;
            };
            places.push((number, index, windows.len()));
            windows.extend(stretches.iter().map(|&stretch| {
                let over = Spec {
                    period: Some(stretch),
                    ..spec.clone()
                };
                window(plan, step, &over)
            }));
        }
    }
    let lean = Spec {
        details: false,
        ..spec.clone()
    };
    let values: Vec<Vec<Option<f64>>> = asked
        .iter()
        .enumerate()
        .map(|(index, windows)| {
            let pass = (!windows.is_empty())
                .then(|| habit(journal, triggers, index, &lean, windows))
                .flatten();
            pass.map(|pass| pass.windows).unwrap_or_default()
        })
        .collect();
    let value = |number: usize, stretch: usize| {
        let needs = places.iter().filter(|(step, ..)| *step == number);
        mean(needs.filter_map(|(_, habit, first)| {
            values.get(*habit)?.get(first + stretch).copied().flatten()
        }))
    };
    let steps = (0..plan.steps.len())
        .map(|number| {
            (0..stretches.len())
                .map(|stretch| value(number, stretch))
                .collect()
        })
        .collect();
    Some(PlanCourse {
        unit,
        stretches,
        steps,
    })
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
