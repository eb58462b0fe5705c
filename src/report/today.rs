//! What a day asks: each habit that is due or decided on it, the goals' next marks on the way, tasks that press.
//!
//! Nothing is worked out here that a report has not: `due` says what is asked, the habit's own numbers say how its run
//! stands. What is added is which steps it serves, and how much of the target is there.

use super::due::{Due, due};
use super::goals::{one, unit};
use super::lens::Lens;
use super::ratio::share;
use super::so_far::asked;
use super::walk::Walk;
use super::whole::{Rest, Sections, stream};
use super::{Count, GoalReport, Spec, Status, StreakReport, TaskReport};
use crate::journal::{Cadence, Direction, ItemId, Journal};
use crate::report::done::Triggers;
use crate::text::{Day, Period};
use serde::Serialize;
use std::convert::Infallible;

/// A day's answer, field by field as version 1 of its JSON has it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TodayReport {
    pub version: u32,
    pub today: Day,
    /// How many habits wait for a mark, and tasks for today.
    pub due: usize,
    /// How many of these habits lose their run if nothing is done today.
    pub at_risk: usize,
    /// How many tasks are overdue.
    pub overdue: usize,
    pub habits: Vec<TodayHabit>,
    pub goals: Vec<NextMark>,
    pub tasks: Vec<TaskReport>,
}

/// A habit that the day is one of.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TodayHabit {
    pub name: String,
    pub title: Option<String>,
    /// `due`, `holding` (kept by silence so far), `done`, `missed` or `excused`.
    pub state: &'static str,
    pub cadence: String,
    pub direction: &'static str,
    pub target: Option<String>,
    /// Its `ask`.
    pub question: Option<String>,
    /// Of the occasion that the day is one of, the days of which these are.
    pub done: Count,
    pub need: Count,
    pub from: Day,
    pub until: Day,
    /// Where its target is an amount: that of the day, or of the period where the target is one of a period.
    pub amount: Option<AmountSoFar>,
    pub streak: StreakReport,
    pub safe_until: Option<Day>,
    /// Whether the run ends if nothing is done today.
    pub at_risk: bool,
    pub steps: Vec<Served>,
}

/// So much of a target, in its unit.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AmountSoFar {
    pub done: f64,
    pub need: f64,
    pub unit: Option<String>,
}

/// A step that a habit serves on the day: it needs the habit, or a goal that measures it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Served {
    pub plan: String,
    pub number: u32,
    pub title: Option<String>,
}

/// An open goal and what is next on its way: the first milestone that is not reached, else the goal itself.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NextMark {
    pub name: String,
    pub title: Option<String>,
    pub measure: Option<&'static str>,
    pub value: Option<f64>,
    pub unit: Option<String>,
    /// As the report has the goal's: `on pace`, `behind`, `overdue` or `open`.
    pub state: &'static str,
    pub is_milestone: bool,
    pub target: Option<f64>,
    pub by: Option<Day>,
}

/// What the day asks of this journal.
#[must_use]
pub fn today(journal: &Journal<'_>, day: Day) -> TodayReport {
    let spec = Spec {
        details: false,
        ..Spec::new(day)
    };
    let sections = Sections {
        plans: false,
        ..Sections::ALL
    };
    let mut reports = Vec::new();
    let rest = stream(journal, &spec, sections, |habit| {
        reports.push(habit);
        Ok::<(), Infallible>(())
    });
    let Rest { goals, tasks, .. } = match rest {
        Ok(rest) => rest,
        Err(never) => match never {},
    };
    let triggers = Triggers::new(journal, day);
    let habits = due(journal, day).into_iter().filter_map(|due| {
        let report = reports.get(due.habit)?;
        let at_risk = due.is_open() && report.safe_until == Some(day);
        Some(TodayHabit {
            name: report.name.clone(),
            title: report.title.clone(),
            state: state(&due),
            cadence: report.cadence.clone(),
            direction: report.direction,
            target: report.target.clone(),
            question: journal.habits.get(due.habit)?.ask.clone(),
            done: due.done,
            need: due.need,
            from: due.from,
            until: due.until,
            amount: amount(journal, &triggers, &due, day),
            streak: report.streak.clone(),
            safe_until: report.safe_until,
            at_risk,
            steps: served(journal, due.habit, day),
        })
    });
    let habits: Vec<TodayHabit> = habits.collect();
    let is_for_today = |task: &&TaskReport| task.state == "open" && task.by == Some(day);
    let is_overdue = |task: &&TaskReport| task.state == "overdue";
    let open = habits.iter().filter(|habit| habit.state == "due").count();
    TodayReport {
        version: 1,
        today: day,
        due: open + tasks.iter().filter(is_for_today).count(),
        at_risk: habits.iter().filter(|habit| habit.at_risk).count(),
        overdue: tasks.iter().filter(is_overdue).count(),
        goals: goals.into_iter().filter_map(next_mark).collect(),
        tasks: tasks.into_iter().filter(|task| task.is_due(day)).collect(),
        habits,
    }
}

fn state(due: &Due) -> &'static str {
    match due.status {
        Status::Pending if due.is_holding => "holding",
        Status::Pending => "due",
        Status::Kept => "done",
        Status::Missed => "missed",
        Status::Excused => "excused",
    }
}

/// How much of its target is there, where that is an amount.
fn amount(journal: &Journal<'_>, triggers: &Triggers, due: &Due, day: Day) -> Option<AmountSoFar> {
    let lens = Lens::new(journal, due.habit, day)?;
    let section = lens.section_on(due.from)?;
    let target = section.quantity()?;
    let is_limit = section.direction == Direction::Limit;
    let one = one(journal, &target);
    let (from, need) = match section.cadence {
        Cadence::Target(period) => {
            let span = Period::new(due.from, due.until);
            let walk = Walk::new(&lens, triggers);
            (due.from, asked(&walk, span, section, target, period))
        }
        _ => (day, share(target.value, one)),
    };
    // What is in a pause is out of a limit.
    let days = (from.0..=day.0).map(Day);
    let days = days.filter(|&day| !is_limit || lens.pause_on(day).is_none());
    let sum = days.map(|day| lens.sum(lens.entries_on(day), target, is_limit));
    Some(AmountSoFar {
        done: share(sum.sum(), one),
        need,
        unit: unit(journal, &target),
    })
}

/// The steps that a habit serves on a day, in the order of plans and steps.
fn served(journal: &Journal<'_>, habit: usize, day: Day) -> Vec<Served> {
    let serves = |need: &ItemId| match *need {
        ItemId::Habit(needed) => needed == habit,
        ItemId::Goal(goal) => {
            let measure = journal.goals.get(goal).and_then(|goal| goal.measure);
            measure.is_some_and(|measure| measure.habit() == habit)
        }
        ItemId::Task(_) => false,
    };
    let steps = (journal.plans.iter()).flat_map(|plan| plan.steps.iter().map(move |it| (plan, it)));
    steps
        .filter(|(plan, step)| super::plans::days(plan, step).contains(day))
        .filter(|(_, step)| step.needs.iter().any(serves))
        .map(|(plan, step)| Served {
            plan: plan.name.clone(),
            number: step.number,
            title: step.title.clone(),
        })
        .collect()
}

/// None of a goal that is reached or dropped.
fn next_mark(goal: GoalReport) -> Option<NextMark> {
    if matches!(goal.state, "reached" | "dropped") {
        return None;
    }
    let open = goal.milestones.iter().filter(|it| it.reached.is_none());
    let next = open.min_by_key(|milestone| milestone.by);
    Some(NextMark {
        is_milestone: next.is_some(),
        target: next.map(|it| it.target).or(goal.target),
        by: next.map(|it| it.by).or(goal.by),
        name: goal.name,
        title: goal.title,
        measure: goal.measure,
        value: goal.value,
        unit: goal.unit,
        state: goal.state,
    })
}
