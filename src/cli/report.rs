//! `daymark report` and its single sections, journal by journal.
//!
//! Errors of a journal go to standard error, one line each; the numbers are those of the rest of it.

use super::args::page::Page;
use super::args::{ReportFormat, Section, Sectioned};
use super::sections::{self, Asked};
use super::surroundings::Surroundings;
use super::turns::{self, Answer, Turn};
use super::{Outcome, page, say, select};
use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::wording::plural;
use crate::render::diagnostics::{Texts, short};
use crate::render::sanitize::cell;
use crate::report::{Spec, period};
use crate::workspace::{Loaded, Wanted};
use std::cell::RefCell;
use std::io::{self, Write};

/// `is_alone`: one of the commands for a single section.
pub fn run(
    around: &Surroundings<'_>,
    asked: &Sectioned,
    section: Option<Section>,
    is_alone: bool,
    flags: &Page,
) -> io::Result<Outcome> {
    if let Err(wrong) = page::check(flags, asked.format) {
        say(around.world, &wrong);
        return Ok(Outcome::Trouble);
    }
    let is_one_only = !matches!(asked.format, ReportFormat::Table | ReportFormat::Markdown);
    // A file is written when all of it is known.
    let whole = RefCell::new(Vec::new());
    let outcome = turns::each(around, &asked.paths, "report", is_one_only, |turn, out| {
        let sections = Asked {
            format: asked.format,
            section,
            is_alone,
            name: turn.name.clone(),
            follows: turn.follows,
            has_errors: turn.has_errors,
        };
        match flags.output {
            Some(_) => one((asked, flags), &sections, turn, &mut *whole.borrow_mut()),
            None => one((asked, flags), &sections, turn, out),
        }
    })?;
    let whole = whole.into_inner();
    Ok(match &flags.output {
        Some(path) if !whole.is_empty() => outcome.max(page::to_file(around.world, path, &whole)),
        _ => outcome,
    })
}

/// Reports one journal.
fn one(
    (asked, flags): (&Sectioned, &Page),
    sections: &Asked,
    turn: &Turn<'_, '_>,
    out: &mut dyn Write,
) -> Answer {
    let (journal, today) = (&turn.analysis.journal, turn.analysis.today);
    let week_starts = journal.settings.week_starts;
    let read_period = |text| period::parse(text, today, week_starts)?.closed(journal, today);
    let period = match asked.period.as_deref().map(read_period).transpose() {
        Ok(period) => period,
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
    match (asked.format, &flags.only) {
        (ReportFormat::Html, _) => {
            let page = page::page(journal, &spec, sections.section, flags.with_text);
            out.write_all(page.as_bytes())?;
        }
        (ReportFormat::Svg, Some(only)) => match page::picture(journal, &spec, only) {
            Ok(picture) => out.write_all(picture.as_bytes())?,
            Err(wrong) => return Ok(Err(wrong)),
        },
        _ => sections::write(out, journal, &spec, sections, turn.look)?,
    }
    Ok(Ok(()))
}

/// The errors in the files that were asked for.
pub fn shown_errors(loaded: &Loaded, analysis: &Analysis<'_>) -> Vec<Diagnostic> {
    let shown = analysis.diagnostics.iter().filter(|it| loaded.shows(it));
    shown.cloned().collect()
}

/// Tells the errors in the files that were asked for, how many there are, and that `what` may lack something for them:
/// some errors leave their line standing, and some take it out.
pub fn say_errors(
    around: &Surroundings<'_>,
    loaded: &Loaded,
    analysis: &Analysis<'_>,
    what: &str,
) -> Outcome {
    let errors = shown_errors(loaded, analysis);
    if errors.is_empty() {
        return Outcome::Clean;
    }
    // A standard error that takes nothing is no reason to stop.
    let _ = short::write(&mut around.world.err(), Texts::of(analysis), &errors);
    let count = plural(errors.len(), "error");
    say(
        around.world,
        &format!(
            "{count}; the {what} holds what can be understood, and `daymark check` shows more"
        ),
    );
    Outcome::Findings
}

/// What a journal is called where there are several.
pub fn name(wanted: &Wanted) -> String {
    let name = wanted.name.to_string_lossy();
    if name.is_empty() { "." } else { &name }.to_owned()
}

/// Says that a format can't hold all of these.
pub fn one_only(journals: &[Wanted]) -> String {
    let names: Vec<String> = journals
        .iter()
        .map(|wanted| format!("`{}`", cell(&name(wanted))))
        .collect();
    format!(
        "this format holds one journal, and the paths name {}: {}; give the path of one",
        journals.len(),
        names.join(", ")
    )
}
