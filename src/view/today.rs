//! The day laid out: what is due, what is held, what is settled, what is next, each in a table of its own.
//!
//! Habits are grouped by their state, tables without a row left out, so the morning's view is as short as the
//! day. `Short` says the same in a line, for all journals together.

use super::goals::{state_meaning, tasks, towards};
use super::habits::asks;
use super::number::{amount, as_written, away, counted, part};
use super::table::{Cell, Column, Fit, For, Meaning, Table, Value, Words};
use crate::diagnostic::wording::plural;
use crate::report::today::{NextMark, TodayHabit, TodayReport};
use crate::text::Day;
use std::collections::BTreeSet;

const HABITS: [Column; 7] = [
    Column::new("habit", Fit::Wraps, For::All),
    Column::new("state", Fit::Whole, For::All),
    Column::new("asks", Fit::Wraps, For::All),
    Column::new("so far", Fit::Wraps, For::All),
    Column::new("streak", Fit::Right, For::All),
    Column::new("safe until", Fit::Whole, For::All),
    Column::new("step", Fit::Wraps, For::All),
];

/// The tables of a day, those with nothing to show left out.
#[must_use]
pub fn tables(today: &TodayReport) -> Vec<Table> {
    let habits = |title: &str, states: &[&str]| {
        let shown = today.habits.iter().filter(|it| states.contains(&it.state));
        let shown: Vec<&TodayHabit> = shown.collect();
        habits(today, title, &shown)
    };
    let mut due = habits("Due", &["due"]);
    due.notes = today.habits.iter().filter_map(question).collect();
    let mut tables = vec![
        due,
        habits("Holding", &["holding"]),
        habits("Done", &["done"]),
        habits("Not today", &["missed", "excused"]),
        goals(today),
        tasks(&today.tasks),
    ];
    tables.retain(|table| !table.rows.is_empty());
    tables
}

fn habits(today: &TodayReport, title: &str, habits: &[&TodayHabit]) -> Table {
    let plans: BTreeSet<&str> = (today.habits.iter())
        .flat_map(|habit| habit.steps.iter().map(|step| step.plan.as_str()))
        .collect();
    let row = |habit: &&TodayHabit| row(habit, today.today, plans.len() > 1);
    let table = Table {
        title: vec![(Meaning::Strong, title.to_owned())],
        columns: HABITS.to_vec(),
        rows: habits.iter().map(row).collect(),
        notes: Vec::new(),
    };
    without_empty(table)
}

fn row(habit: &TodayHabit, today: Day, names_plan: bool) -> Vec<Cell> {
    // What is behind one needs no reason any more: the number says which step.
    let is_due = habit.state == "due";
    let steps: Vec<String> = (habit.steps.iter())
        .map(|step| {
            let plan = names_plan.then_some(step.plan.as_str());
            let number = step.number.to_string();
            let title = step.title.as_deref().filter(|_| is_due);
            let said = [plan, Some(&number), title];
            said.into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
        .collect();
    let run = if habit.streak.current > 0 {
        Meaning::Good
    } else {
        Meaning::Dim
    };
    // Only what is settled without being done says how.
    let settled = match habit.state {
        "missed" => Some(Meaning::Bad),
        "excused" => Some(Meaning::Dim),
        _ => None,
    };
    let asks = asks(&habit.cadence, habit.direction, habit.target.as_deref());
    let safe = match habit.safe_until.filter(|_| settled.is_none()) {
        Some(_) if habit.at_risk => Cell::text("today").meaning(Meaning::Warn),
        Some(day) if day == today => Cell::text("today"),
        day => Cell::maybe(day, Value::Day),
    };
    let streak = counted(habit.streak.current, habit.streak.unit);
    vec![
        Cell::text(&habit.name).meaning(Meaning::Strong),
        settled.map_or_else(Cell::nothing, |it| Cell::text(habit.state).meaning(it)),
        Cell::text(asks),
        Cell::maybe(so_far(habit), Value::Text),
        Cell::text(streak).meaning(run),
        safe,
        Cell::maybe((!steps.is_empty()).then(|| steps.join(", ")), Value::Text),
    ]
}

/// `2/3`, `40 of 60 min` or both: what says more than the state does.
fn so_far(habit: &TodayHabit) -> Option<String> {
    let counts = (habit.need.0 > 1.0).then(|| part(habit.done, habit.need));
    let sum = habit.amount.as_ref().filter(|sum| sum.done > 0.0);
    let sum = sum.map(|sum| towards(None, Some(sum.done), sum.need, sum.unit.as_deref()));
    let said: Vec<String> = [counts, sum].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// `decide: How does it serve my life better?`, of a habit that waits for its answer.
fn question(habit: &TodayHabit) -> Option<Words> {
    let question = habit.question.as_ref().filter(|_| habit.state == "due")?;
    Some(vec![
        (Meaning::Strong, habit.name.clone()),
        (Meaning::Plain, format!(": {question}")),
    ])
}

const GOALS: [Column; 6] = [
    Column::new("goal", Fit::Wraps, For::All),
    Column::new("next", Fit::Whole, For::All),
    Column::new("so far", Fit::Wraps, For::All),
    Column::new("by", Fit::Whole, For::All),
    Column::new("when", Fit::Whole, For::All),
    Column::new("pace", Fit::Whole, For::All),
];

fn goals(today: &TodayReport) -> Table {
    let row = |goal: &NextMark| {
        let next = goal.target.map(|target| {
            let target = amount(&as_written(target), goal.unit.as_deref());
            let kind = if goal.is_milestone { "" } else { " (goal)" };
            target + kind
        });
        let so_far = goal
            .target
            .map(|target| towards(goal.measure, goal.value, target, goal.unit.as_deref()));
        let when = goal.by.map(|by| away(by, today.today));
        let is_late = goal.by.is_some_and(|by| by < today.today);
        let late = if is_late {
            Meaning::Bad
        } else {
            Meaning::Plain
        };
        vec![
            Cell::text(&goal.name).meaning(Meaning::Strong),
            Cell::maybe(next, Value::Text),
            Cell::maybe(so_far, Value::Text),
            Cell::maybe(goal.by, Value::Day),
            Cell::maybe(when, Value::Text).meaning(late),
            Cell::text(goal.state).meaning(state_meaning(goal.state)),
        ]
    };
    let table = Table {
        title: vec![(Meaning::Strong, "Next".to_owned())],
        columns: GOALS.to_vec(),
        rows: today.goals.iter().map(row).collect(),
        notes: Vec::new(),
    };
    without_empty(table)
}

/// The table without the columns in which no row has anything.
fn without_empty(table: Table) -> Table {
    let is_used = |index: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(index));
        cells.any(|cell| cell.value != Value::Nothing)
    };
    let used: Vec<bool> = (0..table.columns.len()).map(is_used).collect();
    let kept = |cells: Vec<Cell>| {
        let cells = cells.into_iter().zip(&used);
        cells.filter(|(_, used)| **used).map(|(cell, _)| cell)
    };
    let columns = table.columns.iter().zip(&used);
    Table {
        columns: columns
            .filter(|(_, used)| **used)
            .map(|(column, _)| *column)
            .collect(),
        rows: table
            .rows
            .into_iter()
            .map(|row| kept(row).collect())
            .collect(),
        ..table
    }
}

/// What a prompt or status bar has room for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Short {
    pub due: usize,
    pub at_risk: usize,
    pub overdue: usize,
    /// In the journal itself.
    pub errors: usize,
}

impl Short {
    /// `3 due, 1 at risk`
    #[must_use]
    pub fn words(self) -> Words {
        let due = match self.due {
            0 => (Meaning::Good, "nothing due".to_owned()),
            due => (Meaning::Plain, format!("{due} due")),
        };
        let counts = [
            (
                self.at_risk,
                Meaning::Warn,
                format!("{} at risk", self.at_risk),
            ),
            (
                self.overdue,
                Meaning::Bad,
                format!("{} overdue", self.overdue),
            ),
            (self.errors, Meaning::Bad, plural(self.errors, "error")),
        ];
        let mut words = vec![due];
        for (count, meaning, said) in counts {
            if count > 0 {
                words.push((Meaning::Plain, ", ".to_owned()));
                words.push((meaning, said));
            }
        }
        words
    }
}
