//! `daymark trend`: a habit week by week or month by month.
//!
//! Here is decided which weeks or months are shown; their numbers are `report`'s, the bars `render`'s. Open
//! ends of a period are closed by the journal's first day and by today.

use super::args::{By, PictureFormat, Trend as Asked};
use super::surroundings::Surroundings;
use super::turns::{self, Answer, Turn};
use super::{Outcome, sections, select};
use crate::render::{chart, json};
use crate::report::{Trend, period, trend};
use crate::text::{Day, Period, PeriodUnit};
use crate::view::{Meaning, trend as laid_out};
use serde::Serialize;
use std::io::{self, Write};

/// How many weeks or months are shown, this one too.
const SHOWN: usize = 12;

/// Version 1 of the JSON.
#[derive(Serialize)]
struct Answered<'t> {
    version: u32,
    today: Day,
    period: Period,
    #[serde(flatten)]
    trend: &'t Trend,
}

pub fn run(around: &Surroundings<'_>, asked: &Asked) -> io::Result<Outcome> {
    let is_data = asked.of.format == PictureFormat::Json;
    turns::each(around, &asked.of.paths(), "trend", is_data, |turn, out| {
        one(asked, turn, out)
    })
}

fn one(asked: &Asked, turn: &Turn<'_, '_>, out: &mut dyn Write) -> Answer {
    let (journal, today) = (&turn.analysis.journal, turn.analysis.today);
    let week_starts = journal.settings.week_starts;
    let by = match asked.by {
        By::Week => PeriodUnit::Week,
        By::Month => PeriodUnit::Month,
    };
    let period = match &asked.period {
        Some(text) => {
            period::parse(text, today, week_starts).and_then(|asked| asked.closed(journal, today))
        }
        None => {
            let before = |day: &Day| Some(by.around(day.previous(), week_starts).from);
            let this = by.around(today, week_starts).from;
            let first = std::iter::successors(Some(this), before).take(SHOWN).last();
            Ok(Period::new(first.unwrap_or(this), today))
        }
    };
    let found = period.and_then(|period| {
        let habit = select::habit(journal, &asked.name, "trend")?;
        Ok((period, habit))
    });
    let (period, habit) = match found {
        Ok(found) => found,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let Some(trend) = trend(journal, habit, today, period, by) else {
        return Ok(Ok(()));
    };
    if asked.of.format == PictureFormat::Json {
        let answered = Answered {
            version: 1,
            today,
            period,
            trend: &trend,
        };
        json::to_writer(out, &answered)?;
        return writeln!(out).map(Ok);
    }
    if !turn.opens(out)? {
        return Ok(Ok(()));
    }
    let heading = sections::over(period, today, turn.look);
    writeln!(out, "{}\n", turn.look.paint(&heading, Meaning::Dim))?;
    if trend.periods.is_empty() {
        writeln!(out, "There is nothing to show here.")?;
    } else {
        chart::write(out, &laid_out::chart(&trend), turn.look)?;
    }
    Ok(Ok(()))
}
