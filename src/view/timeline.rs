//! Streaks through time: a row a habit, a bar a run.
//!
//! Runs that lie outside of the days are dropped, others cut to them; their words keep the whole length.
//! Whether a run still goes on is `report`'s to say.

use super::number::counted;
use crate::report::{HabitReport, RunReport};
use crate::text::Period;

#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    pub title: String,
    pub days: Period,
    pub rows: Vec<TimelineRow>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct TimelineRow {
    pub name: String,
    /// `now 3 weeks, longest 8 weeks`
    pub said: String,
    pub bars: Vec<Bar>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// Cut to the timeline's days.
    pub days: Period,
    pub length: u32,
    pub is_current: bool,
    /// `8 weeks, 2026-01-05 until 2026-02-28`
    pub words: String,
}

/// One habit's row; a bar outside of the days is left out.
#[must_use]
pub fn row(habit: &HabitReport, runs: &[RunReport], days: Period) -> TimelineRow {
    let unit = habit.streak.unit;
    let bars = runs.iter().map(|run| {
        let length = counted(run.length, unit);
        let still = if run.is_current { ", still going" } else { "" };
        Bar {
            days: Period::new(run.from, run.until).clip(days),
            length: run.length,
            is_current: run.is_current,
            words: format!("{length}, {} until {}{still}", run.from, run.until),
        }
    });
    TimelineRow {
        name: habit.name.clone(),
        said: format!(
            "now {}, longest {}",
            counted(habit.streak.current, unit),
            counted(habit.streak.longest, unit)
        ),
        bars: bars.filter(|bar| !bar.days.is_empty()).collect(),
    }
}
