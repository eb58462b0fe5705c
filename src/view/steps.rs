//! The plans: a table of steps each, and what they come to together.
//!
//! Whether a step is on track was decided in `report`; here that becomes words and a colour. The rows for
//! data name their plan, those for people stand below its title.

use super::habits::ratio;
use super::number::{decimal, percent};
use super::table::{Cell, Column, Fit, For, Meaning, Table, Value, Words};
use crate::report::PlanReport;
use crate::text::Day;

const COLUMNS: [Column; 9] = [
    Column::new("plan", Fit::Wraps, For::Data),
    Column::new("step", Fit::Right, For::All),
    Column::new("title", Fit::Wraps, For::All),
    Column::new("needs", Fit::Wraps, For::All),
    Column::new("adherence", Fit::Right, For::All).short("adh."),
    Column::new("threshold", Fit::Right, For::Data),
    Column::new("state", Fit::Whole, For::All),
    Column::new("plan_adherence", Fit::Right, For::Data),
    Column::new("last 14 days", Fit::Whole, For::People),
];

#[must_use]
pub fn table(plan: &PlanReport) -> Table {
    let rows = plan.steps.iter().map(|step| {
        let needs: Vec<&str> = step.needs.iter().map(|need| need.name.as_str()).collect();
        vec![
            Cell::text(&plan.name),
            Cell::new(Value::Number(f64::from(step.number)), Meaning::Plain),
            Cell::maybe(step.title.clone(), Value::Text),
            Cell::text(needs.join(", ")),
            ratio(step.adherence).meaning(state_meaning(step.state)),
            Cell::new(Value::Ratio(plan.threshold), Meaning::Plain),
            Cell::text(step.state).meaning(state_meaning(step.state)),
            Cell::maybe(plan.adherence, Value::Ratio),
            Cell::new(Value::Strip(step.strip.clone()), Meaning::Plain),
        ]
    });
    Table {
        title: title(plan),
        columns: COLUMNS.to_vec(),
        rows: rows.collect(),
        notes: vec![total(plan)],
    }
}

/// A table without plans, for formats that want a header all the same.
#[must_use]
pub fn empty() -> Table {
    Table {
        columns: COLUMNS.to_vec(),
        ..Table::default()
    }
}

fn title(plan: &PlanReport) -> Words {
    let name = plan.title.as_ref().unwrap_or(&plan.name);
    let mut title = vec![(Meaning::Strong, name.clone())];
    let days = |word: &str, day: Option<Day>| day.map(|day| format!("{word} {day}"));
    let dates: Vec<String> = [days("from", plan.from), days("until", plan.until)]
        .into_iter()
        .flatten()
        .collect();
    if !dates.is_empty() {
        title.push((Meaning::Dim, format!("  {}", dates.join(" "))));
    }
    title
}

/// `All steps: 83%, on track (at least 80% asked).`
fn total(plan: &PlanReport) -> Words {
    let asked = format!("{}%", decimal(plan.threshold * 100.0));
    let (meaning, said) = match plan.adherence {
        Some(value) if value >= plan.threshold - 1e-9 => {
            (Meaning::Good, format!("{}, on track", percent(value)))
        }
        Some(value) => (Meaning::Warn, format!("{}, behind", percent(value))),
        None => (Meaning::Dim, "no data yet".to_owned()),
    };
    vec![
        (Meaning::Plain, "All steps: ".to_owned()),
        (meaning, said),
        (Meaning::Dim, format!(" (at least {asked} asked)")),
    ]
}

fn state_meaning(state: &str) -> Meaning {
    match state {
        "on track" => Meaning::Good,
        "behind" => Meaning::Warn,
        _ => Meaning::Dim,
    }
}
