//! `daymark report` and its single sections, journal by journal.

use super::args::{ReportFormat, Section, Sectioned};
use super::sections::{self, Asked};
use super::surroundings::Surroundings;
use super::turns::{self, Answer, Turn};
use super::{Outcome, select};
use crate::report::spec::closed;
use crate::report::{Spec, period};
use std::io::{self, Write};

/// `is_alone`: one of the commands for a single section.
pub fn run(
    around: &Surroundings<'_>,
    asked: &Sectioned,
    section: Option<Section>,
    is_alone: bool,
) -> io::Result<Outcome> {
    let is_one_only = matches!(asked.format, ReportFormat::Csv | ReportFormat::Json);
    turns::each(around, &asked.paths, is_one_only, |turn, out| {
        let sections = Asked {
            format: asked.format,
            section,
            is_alone,
            name: turn.name.clone(),
            follows: turn.follows,
            has_errors: turn.has_errors,
        };
        one(asked, &sections, turn, out)
    })
}

/// Reports one journal.
fn one(asked: &Sectioned, sections: &Asked, turn: &Turn<'_, '_>, out: &mut dyn Write) -> Answer {
    let (journal, today) = (&turn.analysis.journal, turn.analysis.today);
    let week_starts = journal.settings.week_starts;
    let read_period = |text| period::parse(text, today, week_starts);
    let period = match asked.period.as_deref().map(read_period).transpose() {
        Ok(period) => period.map(|period| closed(period, journal, today)),
        Err(wrong) => return Ok(Err(wrong)),
    };
    let selection = match select::select(journal, asked) {
        Ok(selection) => selection,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let spec = Spec {
        today,
        period,
        selection,
        details: asked.format == ReportFormat::Json,
    };
    sections::write(out, journal, &spec, sections, turn.look)?;
    Ok(Ok(()))
}
