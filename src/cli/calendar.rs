//! `daymark calendar`: heatmaps of habits, or a month as on the wall.
//!
//! `report` makes the days, `view` the heatmap, `render` draws it; here is decided which habits and which
//! days. Without a year or a month it is 52 weeks, this one the last.

use super::args::{Calendar, PictureFormat};
use super::surroundings::Surroundings;
use super::turns::{self, Answer, Turn};
use super::{Outcome, sections, select};
use crate::render::{Look, heatmap, json, month, strip};
use crate::report::{HabitCalendar, calendars, period};
use crate::text::{Day, Period, PeriodUnit, Weekday};
use crate::view::{Heatmap, Meaning};
use serde::Serialize;
use std::io::{self, Write};

/// The whole weeks that are shown before this one.
const WEEKS_BEFORE: i32 = 51;

/// Version 1 of the JSON.
#[derive(Serialize)]
struct Answered<'c> {
    version: u32,
    today: Day,
    period: Period,
    habits: &'c [HabitCalendar],
}

pub fn run(around: &Surroundings<'_>, asked: &Calendar) -> io::Result<Outcome> {
    let is_data = asked.of.format == PictureFormat::Json;
    turns::each(
        around,
        &asked.of.paths(),
        "calendar",
        is_data,
        |turn, out| one(asked, turn, out),
    )
}

fn one(asked: &Calendar, turn: &Turn<'_, '_>, out: &mut dyn Write) -> Answer {
    let (journal, today) = (&turn.analysis.journal, turn.analysis.today);
    let period = match days(asked, today, journal.settings.week_starts) {
        Ok(period) => period,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let named = asked.names.iter();
    let named = named.map(|name| select::habit(journal, name, "calendar"));
    let habits = match named.collect::<Result<Vec<usize>, String>>() {
        Ok(none) if none.is_empty() => (0..journal.habits.len()).collect(),
        Ok(habits) => habits,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let habits = calendars(journal, &habits, today, period);
    if asked.of.format == PictureFormat::Json {
        let answered = Answered {
            version: 1,
            today,
            period,
            habits: &habits,
        };
        json::to_writer(out, &answered)?;
        return writeln!(out).map(Ok);
    }
    if !turn.opens(out)? {
        return Ok(Ok(()));
    }
    let heading = sections::over(period, today, turn.look);
    writeln!(out, "{}", turn.look.paint(&heading, Meaning::Dim))?;
    let heatmaps: Vec<Heatmap> = habits.iter().map(Heatmap::new).collect();
    draw(&heatmaps, asked.month.is_some(), turn.look, out).map(Ok)
}

fn draw(habits: &[Heatmap], by_month: bool, look: Look, out: &mut dyn Write) -> io::Result<()> {
    if habits.iter().all(|habit| habit.days.is_empty()) {
        return writeln!(out, "\nThere is nothing to show here.");
    }
    if by_month {
        writeln!(out)?;
        month::write(out, habits, look)?;
    } else {
        for habit in habits {
            writeln!(out)?;
            heatmap::write(out, habit, look)?;
        }
    }
    writeln!(out, "\n{}", strip::legend(look))
}

/// The days that were asked for.
fn days(asked: &Calendar, today: Day, week_starts: Weekday) -> Result<Period, String> {
    let whole = |text: &str, unit: PeriodUnit, example: &str| {
        let asked = period::parse(text, today, week_starts).ok();
        let period = asked.map(|asked| asked.open());
        let is_whole = |it: &Period| unit.around(it.from, week_starts) == *it;
        period.filter(is_whole).ok_or_else(|| {
            let unit = unit.word();
            format!(
                "`{text}` is no {unit}; expected one like `{example}` or `last {unit}`, \
                 and the names of habits before `--{unit}`"
            )
        })
    };
    match (&asked.year, &asked.month) {
        (Some(year), _) => whole(year, PeriodUnit::Year, "2026"),
        (None, Some(month)) => whole(month, PeriodUnit::Month, "2026-01"),
        (None, None) => {
            let this_week = PeriodUnit::Week.around(today, week_starts).from;
            Ok(Period::new(this_week.plus(-7 * WEEKS_BEFORE), today))
        }
    }
}
