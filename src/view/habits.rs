//! The habits: how often, how much of it, the runs, and the last fortnight.
//!
//! Rows come one at a time, since a long report streams. Text, Markdown, CSV and HTML take from these columns
//! what each is for; `streaks` is a choice of them.

use super::number::{counted, part};
use super::table::{Cell, Column, Fit, For, Meaning, Table, Value};
use crate::report::HabitReport;

const COLUMNS: [Column; 19] = [
    Column::new("habit", Fit::Wraps, For::All),
    Column::new("title", Fit::Wraps, For::Data),
    Column::new("cadence", Fit::Wraps, For::People),
    Column::new("cadence", Fit::Wraps, For::Data),
    Column::new("direction", Fit::Whole, For::Data),
    Column::new("target", Fit::Wraps, For::Data),
    Column::new("kept", Fit::Right, For::People),
    Column::new("done", Fit::Right, For::Data),
    Column::new("need", Fit::Right, For::Data),
    Column::new("adherence", Fit::Right, For::All).short("adh."),
    Column::new("excused", Fit::Right, For::Data),
    Column::new("streak", Fit::Right, For::People),
    Column::new("current", Fit::Right, For::Data),
    Column::new("longest", Fit::Right, For::All).short("best"),
    Column::new("unit", Fit::Whole, For::Data),
    Column::new("strength", Fit::Right, For::All).short("str."),
    Column::new("safe until", Fit::Whole, For::Data).key("safe_until"),
    Column::new("last 14 days", Fit::Whole, For::People),
    Column::new("tags", Fit::Wraps, For::Data),
];

/// The table of streaks alone.
const STREAKS: [&str; 8] = [
    "habit",
    "cadence",
    "streak",
    "current",
    "longest",
    "unit",
    "safe until",
    "last 14 days",
];

/// Without rows: they come habit by habit, by [`row`].
#[must_use]
pub fn table() -> Table {
    Table {
        title: vec![(Meaning::Strong, "Habits".to_owned())],
        columns: COLUMNS.to_vec(),
        ..Table::default()
    }
}

#[must_use]
pub fn row(habit: &HabitReport) -> Vec<Cell> {
    let has_need = habit.need.0 > 0.0;
    let streak = &habit.streak;
    let run = if streak.current > 0 {
        Meaning::Good
    } else {
        Meaning::Dim
    };
    let number = |value: f64| Cell::new(Value::Number(value), Meaning::Plain);
    // What is only tracked has no streak.
    let is_due = habit.strength.is_some();
    vec![
        Cell::text(&habit.name).meaning(Meaning::Strong),
        Cell::maybe(habit.title.clone(), Value::Text),
        Cell::text(due(&habit.cadence, habit.target.as_deref())),
        Cell::text(&habit.cadence),
        Cell::text(habit.direction),
        Cell::maybe(habit.target.clone(), Value::Text),
        Cell::maybe(has_need.then(|| part(habit.done, habit.need)), Value::Text),
        number(habit.done.0),
        number(habit.need.0),
        ratio(habit.adherence),
        number(f64::from(habit.excused)),
        Cell::maybe(
            is_due.then(|| counted(streak.current, streak.unit)),
            Value::Text,
        )
        .meaning(run),
        number(f64::from(streak.current)),
        Cell::maybe(is_due.then(|| f64::from(streak.longest)), Value::Number),
        Cell::text(streak.unit),
        ratio(habit.strength).meaning(Meaning::Plain),
        Cell::maybe(habit.safe_until, Value::Day),
        Cell::new(Value::Strip(habit.strip.clone()), Meaning::Plain),
        Cell::maybe(
            (!habit.tags.is_empty()).then(|| habit.tags.join(" ")),
            Value::Text,
        ),
    ]
}

/// When it is due. Where a target is the cadence (`per week`), the target says it whole.
fn due<'a>(cadence: &'a str, target: Option<&'a str>) -> &'a str {
    match target {
        Some(target) if cadence.starts_with("per ") => target,
        _ => cadence,
    }
}

/// All that a habit asks: `3 per week, at least 20 min`. Where a target is the cadence, it says it whole.
#[must_use]
pub fn asks(cadence: &str, direction: &str, target: Option<&str>) -> String {
    let avoid = (direction == "avoid").then_some("avoid");
    let cadence = Some(cadence).filter(|cadence| !cadence.starts_with("per "));
    let said: Vec<&str> = [avoid, cadence, target].into_iter().flatten().collect();
    said.join(", ")
}

/// The columns about streaks of a table of habits, rows and all.
#[must_use]
pub fn streaks(habits: Table) -> Table {
    let kept: Vec<bool> = habits
        .columns
        .iter()
        .map(|column| STREAKS.contains(&column.name))
        .collect();
    let pick = |cells: Vec<Cell>| -> Vec<Cell> {
        let cells = cells.into_iter().zip(&kept);
        cells
            .filter(|(_, kept)| **kept)
            .map(|(cell, _)| cell)
            .collect()
    };
    let shown = |mut column: Column| {
        // `safe until` is what one asks of a streak.
        if column.name == "safe until" {
            column.audience = For::All;
        }
        column
    };
    let columns = habits.columns.iter().zip(&kept);
    Table {
        title: vec![(Meaning::Strong, "Streaks".to_owned())],
        columns: columns
            .filter(|(_, kept)| **kept)
            .map(|(column, _)| shown(*column))
            .collect(),
        rows: habits.rows.into_iter().map(pick).collect(),
        notes: habits.notes,
    }
}

/// A ratio in the colour of how good it is.
pub(super) fn ratio(ratio: Option<f64>) -> Cell {
    Cell::maybe(ratio, Value::Ratio).meaning(quality(ratio))
}

/// How good a ratio is.
pub(super) fn quality(ratio: Option<f64>) -> Meaning {
    match ratio {
        Some(ratio) if ratio >= 0.8 - 1e-9 => Meaning::Good,
        Some(ratio) if ratio >= 0.5 - 1e-9 => Meaning::Warn,
        Some(_) => Meaning::Bad,
        None => Meaning::Dim,
    }
}
