//! The goals: how far, at what pace, until when; and the tasks.
//!
//! One table each, with a note a milestone. How a value stands to its target is worded here for hovers
//! and `today` too.

use super::number::{amount, as_written, beside, stands_first};
use super::table::{Cell, Column, Fit, For, Meaning, Table, Value, Words};
use crate::report::{GoalReport, MilestoneReport, TaskReport};

const COLUMNS: [Column; 15] = [
    Column::new("goal", Fit::Wraps, For::All),
    Column::new("title", Fit::Wraps, For::Data),
    Column::new("measure", Fit::Whole, For::Data),
    Column::new("progress", Fit::Whole, For::People),
    Column::new("so far", Fit::Wraps, For::People),
    Column::new("value", Fit::Right, For::Data),
    Column::new("target", Fit::Right, For::Data),
    Column::new("unit", Fit::Whole, For::Data),
    Column::new("progress", Fit::Right, For::Data),
    Column::new("expected", Fit::Right, For::Data),
    Column::new("pace", Fit::Whole, For::People),
    Column::new("due", Fit::Whole, For::People),
    Column::new("state", Fit::Whole, For::Data),
    Column::new("by", Fit::Whole, For::Data),
    Column::new("reached", Fit::Whole, For::Data),
];

#[must_use]
pub fn table(goals: &[GoalReport]) -> Table {
    Table {
        title: vec![(Meaning::Strong, "Goals".to_owned())],
        columns: COLUMNS.to_vec(),
        rows: goals.iter().map(row).collect(),
        notes: goals
            .iter()
            .flat_map(|goal| goal.milestones.iter().map(|it| milestone(goal, it)))
            .collect(),
    }
}

fn row(goal: &GoalReport) -> Vec<Cell> {
    let number = |value: Option<f64>| Cell::maybe(value, Value::Number);
    vec![
        Cell::text(&goal.name).meaning(Meaning::Strong),
        Cell::maybe(goal.title.clone(), Value::Text),
        Cell::maybe(goal.measure.map(str::to_owned), Value::Text),
        Cell::maybe(goal.progress, Value::Bar).meaning(state_meaning(goal.state)),
        Cell::maybe(so_far(goal), Value::Text),
        number(goal.value),
        number(goal.target),
        Cell::maybe(goal.unit.clone(), Value::Text),
        Cell::maybe(goal.progress, Value::Ratio),
        Cell::maybe(goal.expected, Value::Ratio),
        Cell::text(goal.state).meaning(state_meaning(goal.state)),
        due(goal),
        Cell::text(goal.state),
        Cell::maybe(goal.by, Value::Day),
        Cell::maybe(goal.reached, Value::Day),
    ]
}

/// When a goal is due; of one that is reached, which may be less far by now, since when: `reached  on 2026-01-30`.
fn due(goal: &GoalReport) -> Cell {
    match goal.reached {
        Some(day) => Cell::text(format!("on {day}")),
        None => Cell::maybe(goal.by, Value::Day),
    }
}

/// How far a goal is towards its target.
#[must_use]
pub fn so_far(goal: &GoalReport) -> Option<String> {
    let unit = goal.unit.as_deref();
    Some(towards(goal.measure, goal.value, goal.target?, unit))
}

/// `8.4 of 21.1 km`; `74, to reach 70 kg`, which may be up or down.
#[must_use]
pub fn towards(
    measure: Option<&str>,
    value: Option<f64>,
    target: f64,
    unit: Option<&str>,
) -> String {
    let sign = unit.filter(|unit| stands_first(unit));
    let (value, target) = match value {
        Some(value) => {
            let (value, target) = beside(value, target);
            (amount(&value, sign), target)
        }
        None => ("none".to_owned(), as_written(target)),
    };
    let target = amount(&target, unit);
    match measure {
        Some("reach") => format!("{value}, to reach {target}"),
        _ => format!("{value} of {target}"),
    }
}

/// `half marathon: 10 km by 2026-02-15, reached 2026-02-01`
fn milestone(goal: &GoalReport, milestone: &MilestoneReport) -> Words {
    let target = amount(&as_written(milestone.target), goal.unit.as_deref());
    let on = milestone
        .reached
        .map(|day| format!(" {day}"))
        .unwrap_or_default();
    vec![
        (
            Meaning::Plain,
            format!("{}: {target} by {}, ", goal.name, milestone.by),
        ),
        (
            state_meaning(milestone.state),
            format!("{}{on}", milestone.state),
        ),
    ]
}

const TASKS: [Column; 5] = [
    Column::new("task", Fit::Wraps, For::All),
    Column::new("title", Fit::Wraps, For::All),
    Column::new("state", Fit::Whole, For::All),
    Column::new("by", Fit::Whole, For::All),
    Column::new("done", Fit::Whole, For::All),
];

#[must_use]
pub fn tasks(tasks: &[TaskReport]) -> Table {
    let rows = tasks.iter().map(|task| {
        vec![
            Cell::text(&task.name).meaning(Meaning::Strong),
            Cell::maybe(task.title.clone(), Value::Text),
            Cell::text(task.state).meaning(state_meaning(task.state)),
            Cell::maybe(task.by, Value::Day),
            Cell::maybe(task.done, Value::Day),
        ]
    });
    Table {
        title: vec![(Meaning::Strong, "Tasks".to_owned())],
        columns: TASKS.to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

pub(super) fn state_meaning(state: &str) -> Meaning {
    match state {
        "reached" | "on pace" | "done" => Meaning::Good,
        "behind" => Meaning::Warn,
        "overdue" => Meaning::Bad,
        "dropped" => Meaning::Dim,
        _ => Meaning::Plain,
    }
}
