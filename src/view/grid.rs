//! The steps of a plan through its days: rows of cells, each a stretch of days with how well it was kept.
//!
//! How well a stretch was kept is `report`'s; here it gets its words and the meaning that becomes its colour.
//! A stretch in which nothing was due has a cell that says so.

use super::habits::quality;
use super::number::percent;
use super::table::Meaning;
use crate::report::{PlanCourse, PlanReport};
use crate::text::{Period, PeriodUnit};

#[derive(Clone, PartialEq, Debug)]
pub struct Grid {
    /// What the rows and cells are, in words.
    pub title: String,
    /// `week` or `month`, …
    pub unit: &'static str,
    /// One for each cell of a row, the oldest first.
    pub stretches: Vec<Period>,
    pub rows: Vec<GridRow>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct GridRow {
    /// `1`, with `Be honest` for its title.
    pub label: String,
    pub title: Option<String>,
    pub cells: Vec<GridCell>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct GridCell {
    /// 0..1; None where nothing was decided.
    pub ratio: Option<f64>,
    /// `80%`, or nothing.
    pub text: String,
    pub meaning: Meaning,
    /// All that it says: `Step 1, 2026-01-05 until 2026-01-11: 80%`.
    pub words: String,
}

/// A plan's report beside its course, of the same plan.
#[must_use]
pub fn grid(plan: &PlanReport, course: &PlanCourse) -> Grid {
    let rows = plan.steps.iter().zip(&course.steps).map(|(step, values)| {
        let cells = values.iter().zip(&course.stretches);
        GridRow {
            label: step.number.to_string(),
            title: step.title.clone(),
            cells: cells
                .map(|(value, days)| cell(step.number, *value, *days))
                .collect(),
        }
    });
    let name = plan.title.as_ref().unwrap_or(&plan.name);
    Grid {
        title: format!(
            "{name}: each step {} by {}",
            course.unit.word(),
            course.unit.word()
        ),
        unit: course.unit.word(),
        stretches: course.stretches.clone(),
        rows: rows.collect(),
    }
}

fn cell(step: u32, value: Option<f64>, days: Period) -> GridCell {
    let text = value.map(percent).unwrap_or_default();
    let said = if text.is_empty() {
        "nothing due"
    } else {
        &text
    };
    GridCell {
        ratio: value,
        meaning: quality(value),
        words: format!("Step {step}, {} until {}: {said}", days.from, days.until),
        text,
    }
}

/// What a stretch is called above its column: its month, or the day that it starts on.
#[must_use]
pub fn stretch_name(days: Period, unit: &str) -> String {
    let text = days.from.to_string();
    match unit {
        word if word == PeriodUnit::Week.word() => text,
        word if word == PeriodUnit::Year.word() => text.chars().take(4).collect(),
        _ => text.chars().take(7).collect(),
    }
}
