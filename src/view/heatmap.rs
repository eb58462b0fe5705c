//! A habit's calendar laid out: days that say what became of them and how deep, weekdays that say how they do.
//!
//! No colour, no width, no characters to draw with: a terminal and a page dress the same days.

use super::habits::due;
use super::number::{amount, counted, decimal, part, percent};
use super::table::{Meaning, Words};
use crate::report::{CalendarDay, Cell, HabitCalendar, WeekdayCount};
use crate::text::{Day, Weekday};

#[derive(Clone, PartialEq, Debug)]
pub struct Heatmap {
    pub name: String,
    /// The habit's name, what it asks, and how that was kept.
    pub title: Words,
    /// Seven, from the day that weeks start on.
    pub weekdays: Vec<WeekdayRow>,
    /// In order, without a gap.
    pub days: Vec<HeatDay>,
    /// The amount of the deepest day, where days differ in depth.
    pub most: Option<String>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct WeekdayRow {
    pub weekday: Weekday,
    /// `12/14`, or `5 days` where no certain day is due; empty where there is nothing to say.
    pub kept: String,
    pub adherence: Option<f64>,
    /// Whether it fails more often than the other days.
    pub is_weakest: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct HeatDay {
    pub day: Day,
    pub status: Cell,
    /// How much of it, in quarters of the deepest day: 1 to 4, or 0 without an amount.
    pub depth: u8,
    /// All that the cell says, in words: `Mon 2026-01-05: kept, 5.2 km`.
    pub words: String,
}

impl Heatmap {
    #[must_use]
    pub fn new(habit: &HabitCalendar) -> Self {
        let most = habit
            .days
            .iter()
            .filter_map(|day| day.amount)
            .reduce(f64::max);
        let unit = habit.unit.as_deref();
        Self {
            name: habit.name.clone(),
            title: title(habit),
            weekdays: weekdays(&habit.weekdays),
            days: habit.days.iter().map(|day| heat(day, most, unit)).collect(),
            most: most.map(|most| amount(&decimal(most), unit)),
        }
    }

    /// The days in columns of a week each; None before the first day and after the last one.
    #[must_use]
    pub fn weeks(&self) -> Vec<[Option<&HeatDay>; 7]> {
        let first = self
            .weekdays
            .first()
            .map_or(Weekday::Mon, |row| row.weekday);
        let mut weeks: Vec<[Option<&HeatDay>; 7]> = Vec::new();
        for day in &self.days {
            let row = (day.day.weekday() as usize + 7 - first as usize) % 7;
            if row == 0 || weeks.is_empty() {
                weeks.push([None; 7]);
            }
            let place = weeks.last_mut().and_then(|week| week.get_mut(row));
            if let Some(place) = place {
                *place = Some(day);
            }
        }
        weeks
    }
}

fn title(habit: &HabitCalendar) -> Words {
    let mut title = vec![
        (Meaning::Strong, habit.name.clone()),
        (
            Meaning::Dim,
            format!("  {}", due(&habit.cadence, habit.target.as_deref())),
        ),
    ];
    if let Some(adherence) = habit.adherence {
        let kept = part(habit.done, habit.need);
        title.push((Meaning::Plain, format!("  {kept}, {}", percent(adherence))));
    }
    title
}

/// Weekdays with the words that say how they do. One that fails most stands out only where they differ.
fn weekdays(counts: &[WeekdayCount]) -> Vec<WeekdayRow> {
    let known = || counts.iter().filter_map(|count| count.adherence);
    let (least, most) = (known().reduce(f64::min), known().reduce(f64::max));
    let row = |count: &WeekdayCount| {
        let is_weakest = count.adherence.is_some() && count.adherence == least && least < most;
        WeekdayRow {
            weekday: Weekday::parse(count.weekday).unwrap_or(Weekday::Mon),
            kept: match count.adherence {
                Some(_) => part(count.done, count.need),
                None if known().next().is_none() => counted(count.days, "days"),
                None => String::new(),
            },
            adherence: count.adherence,
            is_weakest,
        }
    };
    counts.iter().map(row).collect()
}

fn heat(day: &CalendarDay, most: Option<f64>, unit: Option<&str>) -> HeatDay {
    let quarters = day.amount.zip(most).map_or(0.0, |(amount, most)| {
        (amount / most * 4.0 - 1e-9).ceil().clamp(1.0, 4.0)
    });
    let status = word(day.status);
    let how_much = day.amount.map(|value| amount(&decimal(value), unit));
    let how_much = how_much.map_or_else(String::new, |amount| format!(", {amount}"));
    HeatDay {
        day: day.day,
        status: day.status,
        depth: quarters as u8,
        words: format!(
            "{} {}: {status}{how_much}",
            day.day.weekday().short(),
            day.day
        ),
    }
}

/// What became of a day, in a word.
#[must_use]
pub const fn word(status: Cell) -> &'static str {
    match status {
        Cell::Done => "kept",
        Cell::Missed => "missed",
        Cell::Excused => "excused",
        Cell::Pending => "open",
        Cell::Off => "not due",
    }
}
