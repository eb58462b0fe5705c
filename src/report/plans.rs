//! Plans: how well each step was kept over its days, and the plan over its steps.
//!
//! A step's adherence is the plain mean over its needs that have a value, a plan's over its steps that have one.

use super::ratio::{mean, meets};
use super::strip;
use super::{Cell, GoalReport, NeedReport, PlanReport, Spec, StepReport, TaskReport};
use crate::journal::{ItemId, Journal, Plan, Step};
use crate::text::{Day, Period};

/// What a step asks of the habits it needs, and what came back.
pub struct Windows {
    /// For each habit: the days of each step that needs it, in the order of plans, steps and needs.
    pub asked: Vec<Vec<Period>>,
}

impl Windows {
    /// The days of every step of the selected plans, by the habits they need.
    #[must_use]
    pub fn new(journal: &Journal<'_>, plans: &[usize], spec: &Spec) -> Self {
        let mut asked = vec![Vec::new(); journal.habits.len()];
        for plan in plans.iter().filter_map(|&plan| journal.plans.get(plan)) {
            for step in &plan.steps {
                for need in &step.needs {
                    if let ItemId::Habit(habit) = need
                        && let Some(windows) = asked.get_mut(*habit)
                    {
                        windows.push(window(plan, step, spec));
                    }
                }
            }
        }
        Self { asked }
    }
}

/// A step's days up to today: within the plan's, its own, and the report's where a period was asked for.
fn window(plan: &Plan, step: &Step, spec: &Spec) -> Period {
    days(plan, step)
        .clip(Period::new(Day::MIN, spec.today))
        .clip(spec.period.unwrap_or(Period::ALL))
}

/// A step's days: within the plan's and its own.
#[must_use]
pub fn days(plan: &Plan, step: &Step) -> Period {
    let whole = |from: Option<Day>, until: Option<Day>| {
        Period::new(from.unwrap_or(Day::MIN), until.unwrap_or(Day::MAX))
    };
    whole(plan.from, plan.until).clip(whole(step.from, step.until))
}

/// What the needs of steps came to: filled habit by habit while these are walked.
pub struct Needs<'r> {
    pub goals: &'r [GoalReport],
    pub tasks: &'r [TaskReport],
    /// For each habit the values of its windows, in the order they were asked for.
    pub habits: &'r [Vec<Option<f64>>],
    pub strips: &'r [Vec<Cell>],
}

/// The selected plans, in declaration order.
#[must_use]
pub fn plans(
    journal: &Journal<'_>,
    selected: &[usize],
    spec: &Spec,
    needs: Needs<'_>,
) -> Vec<PlanReport> {
    let mut taken = vec![0; journal.habits.len()];
    let plans = selected.iter().filter_map(|&plan| journal.plans.get(plan));
    plans
        .map(|plan| plan_report(journal, plan, spec, &needs, &mut taken))
        .collect()
}

/// One plan, each habit's windows taken up where `taken` has it.
pub(super) fn plan_report(
    journal: &Journal<'_>,
    plan: &Plan,
    spec: &Spec,
    needs: &Needs<'_>,
    taken: &mut [usize],
) -> PlanReport {
    let threshold = plan.on_track as f64 / 100_000_000.0;
    let steps: Vec<StepReport> = plan
        .steps
        .iter()
        .map(|step| {
            let begins = plan.from.max(step.from);
            let started = begins.is_none_or(|begins| begins <= spec.today);
            let reports: Vec<NeedReport> = step
                .needs
                .iter()
                .filter_map(|&need| need_report(journal, need, needs, taken, started))
                .collect();
            let adherence = mean(reports.iter().filter_map(|need| need.adherence));
            let state = match adherence {
                _ if !started => "not started",
                None => "no data",
                Some(value) if meets(value, threshold) => "on track",
                Some(_) => "behind",
            };
            let strips = step.needs.iter().filter_map(|need| match need {
                ItemId::Habit(habit) => needs.strips.get(*habit).map(Vec::as_slice),
                _ => None,
            });
            StepReport {
                number: step.number,
                title: step.title.clone(),
                state,
                adherence,
                strip: strip::join(strips, days(plan, step), spec.today),
                needs: reports,
            }
        })
        .collect();
    PlanReport {
        name: plan.name.clone(),
        title: plan.title.clone(),
        from: plan.from,
        until: plan.until,
        adherence: mean(steps.iter().filter_map(|step| step.adherence)),
        threshold,
        steps,
    }
}

/// What one need came to. `taken` counts how many of each habit's windows were handed out.
fn need_report(
    journal: &Journal<'_>,
    need: ItemId,
    needs: &Needs<'_>,
    taken: &mut [usize],
    started: bool,
) -> Option<NeedReport> {
    let (name, kind, value) = match need {
        ItemId::Habit(habit) => {
            let next = taken.get_mut(habit)?;
            let value = needs
                .habits
                .get(habit)
                .and_then(|values| values.get(*next))
                .copied()
                .flatten();
            *next += 1;
            (&journal.habits.get(habit)?.name, "habit", value)
        }
        ItemId::Task(task) => (
            &journal.tasks.get(task)?.name,
            "task",
            task_value(needs.tasks.get(task)?),
        ),
        ItemId::Goal(goal) => (
            &journal.goals.get(goal)?.name,
            "goal",
            goal_value(needs.goals.get(goal)?),
        ),
    };
    Some(NeedReport {
        name: name.clone(),
        kind,
        adherence: value.filter(|_| started),
    })
}

fn task_value(task: &TaskReport) -> Option<f64> {
    match task.state {
        "done" => Some(1.0),
        "overdue" => Some(0.0),
        _ => None,
    }
}

fn goal_value(goal: &GoalReport) -> Option<f64> {
    match goal.state {
        "reached" => Some(1.0),
        "dropped" => None,
        state => match (goal.progress, goal.expected) {
            (None, _) => (state == "overdue").then_some(0.0),
            (Some(_), Some(0.0)) => Some(1.0),
            (Some(progress), Some(expected)) => Some((progress / expected).min(1.0)),
            (Some(progress), None) => Some(progress),
        },
    }
}
