//! `daymark report` and its single sections, journal by journal.
//!
//! Errors of a journal go to standard error, one line each; the numbers are those of the rest of it.

use super::args::{ReportFormat, Section, Sectioned};
use super::sections::{self, Asked};
use super::surroundings::Surroundings;
use super::{Outcome, load, say, select};
use crate::analysis::{Analysis, Depth};
use crate::diagnostic::wording::plural;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::render::diagnostics::{Texts, short};
use crate::render::sanitize::cell;
use crate::report::spec::closed;
use crate::report::{Spec, period};
use crate::workspace::{Loaded, Wanted};
use std::io::{self, Write};

/// `is_alone`: one of the commands for a single section.
pub fn run(
    around: &Surroundings<'_>,
    asked: &Sectioned,
    section: Option<Section>,
    is_alone: bool,
) -> io::Result<Outcome> {
    let world = around.world;
    let (journals, mut outcome) = load::wanted(world, &asked.paths);
    let is_one_only = matches!(asked.format, ReportFormat::Csv | ReportFormat::Json);
    if is_one_only && journals.len() > 1 {
        say(world, &one_only(&journals));
        return Ok(Outcome::Trouble);
    }
    let mut out = world.out();
    let mut reported = 0;
    let mut not_found = None;
    for wanted in &journals {
        let (loaded, trouble) = load::texts(world, wanted);
        outcome = outcome.max(trouble);
        let sections = Asked {
            format: asked.format,
            section,
            is_alone,
            name: (journals.len() > 1).then(|| name(wanted)),
            follows: reported > 0,
            has_errors: false,
        };
        let result = Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::Errors,
            |settings| around.today(settings),
            |analysis| one(around, asked, &sections, &loaded, &analysis, &mut out),
        );
        match result? {
            Ok(found) => {
                outcome = outcome.max(found);
                reported += 1;
            }
            // Of several journals, one that has what was asked for is enough.
            Err(wrong) => not_found = not_found.or(Some(wrong)),
        }
    }
    out.flush()?;
    if let Some(wrong) = not_found.filter(|_| reported == 0) {
        say(world, &wrong);
        return Ok(Outcome::Trouble);
    }
    Ok(outcome)
}

/// Reports one journal. The inner error says what was asked for in vain.
fn one(
    around: &Surroundings<'_>,
    asked: &Sectioned,
    sections: &Asked,
    loaded: &Loaded,
    analysis: &Analysis<'_>,
    out: &mut dyn Write,
) -> io::Result<Result<Outcome, String>> {
    let journal = &analysis.journal;
    let week_starts = journal.settings.week_starts;
    let read_period = |text| period::parse(text, analysis.today, week_starts);
    let period = match asked.period.as_deref().map(read_period).transpose() {
        Ok(period) => period.map(|period| closed(period, journal, analysis.today)),
        Err(wrong) => return Ok(Err(wrong)),
    };
    let selection = match select::select(journal, asked) {
        Ok(selection) => selection,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let spec = Spec {
        today: analysis.today,
        period,
        selection,
        details: asked.format == ReportFormat::Json,
    };
    let sections = Asked {
        has_errors: analysis.diagnostics.len() > loaded.config.problems.len(),
        ..sections.clone()
    };
    let look = around.look_of(loaded.config.looks);
    sections::write(out, journal, &spec, &sections, look)?;
    // Before the errors, where both streams are one terminal.
    out.flush()?;
    Ok(Ok(say_errors(around, loaded, analysis, "report")))
}

/// The errors in the files that were asked for.
pub fn shown_errors(loaded: &Loaded, analysis: &Analysis<'_>) -> Vec<Diagnostic> {
    let shown = analysis.diagnostics.iter().filter(|it| loaded.shows(it));
    shown.cloned().collect()
}

/// Tells the errors in the files that were asked for, how many there are, and that `what` goes without them.
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
    let them = if errors.len() == 1 { "it" } else { "them" };
    // What is hardly meant counts all the same, and so does a line with a character too many, however loud it is told.
    let stands = |code: Code| matches!(code, Code::ControlCharacter | Code::WrongWeekday);
    let is_left_out = |it: &Diagnostic| it.code.severity() == Severity::Error && !stands(it.code);
    let left_out = if errors.iter().all(is_left_out) {
        format!("the {what} leaves {them} out, and ")
    } else {
        String::new()
    };
    say(
        around.world,
        &format!("{count}; {left_out}`daymark check` shows more"),
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
