//! `daymark report` and its single sections, journal by journal.
//!
//! Errors of a journal go to standard error, one line each; the numbers are those of the rest of it.

use super::args::page::Page;
use super::args::{ReportFormat, Section, Sectioned};
use super::sections::{self, Asked};
use super::surroundings::Surroundings;
use super::{Outcome, load, page, say, select};
use crate::analysis::{Analysis, Depth};
use crate::diagnostic::wording::plural;
use crate::diagnostic::{Diagnostic, Severity};
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
    flags: &Page,
) -> io::Result<Outcome> {
    let world = around.world;
    if let Err(wrong) = page::check(flags, asked.format) {
        say(world, &wrong);
        return Ok(Outcome::Trouble);
    }
    let (journals, mut outcome) = load::wanted(world, &asked.paths);
    let is_one_only = !matches!(asked.format, ReportFormat::Table | ReportFormat::Markdown);
    if is_one_only && journals.len() > 1 {
        say(world, &one_only(&journals));
        return Ok(Outcome::Trouble);
    }
    // A file is written when all of it is known.
    let mut whole = Vec::new();
    let mut out: Box<dyn Write> = match flags.output {
        Some(_) => Box::new(&mut whole),
        None => world.out(),
    };
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
            |analysis| {
                one(
                    around,
                    (asked, flags),
                    &sections,
                    &loaded,
                    &analysis,
                    &mut out,
                )
            },
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
    drop(out);
    if let Some(wrong) = not_found.filter(|_| reported == 0) {
        say(world, &wrong);
        return Ok(Outcome::Trouble);
    }
    if let Some(path) = &flags.output {
        outcome = outcome.max(page::to_file(world, path, &whole));
    }
    Ok(outcome)
}

/// Reports one journal. The inner error says what was asked for in vain.
fn one(
    around: &Surroundings<'_>,
    (asked, flags): (&Sectioned, &Page),
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
    match (asked.format, &flags.only) {
        (ReportFormat::Html, _) => {
            let page = page::page(journal, &spec, sections.section, flags.with_text);
            out.write_all(page.as_bytes())?;
        }
        (ReportFormat::Svg, Some(only)) => match page::picture(journal, &spec, only) {
            Ok(picture) => out.write_all(picture.as_bytes())?,
            Err(wrong) => return Ok(Err(wrong)),
        },
        _ => sections::write(out, journal, &spec, &sections, look)?,
    }
    // Before the errors, where both streams are one terminal.
    out.flush()?;
    Ok(Ok(say_errors(around, loaded, analysis)))
}

/// Tells the errors in the files that were asked for, and how many there are.
fn say_errors(around: &Surroundings<'_>, loaded: &Loaded, analysis: &Analysis<'_>) -> Outcome {
    let shown = analysis.diagnostics.iter().filter(|it| loaded.shows(it));
    let errors: Vec<_> = shown.cloned().collect();
    if errors.is_empty() {
        return Outcome::Clean;
    }
    // A standard error that takes nothing is no reason to stop.
    let _ = short::write(&mut around.world.err(), Texts::of(analysis), &errors);
    let count = plural(errors.len(), "error");
    let them = if errors.len() == 1 { "it" } else { "them" };
    // What is hardly meant counts all the same, however loud it is told.
    let is_left_out = |it: &Diagnostic| it.code.severity() == Severity::Error;
    let left_out = if errors.iter().all(is_left_out) {
        format!("the report leaves {them} out, and ")
    } else {
        String::new()
    };
    say(
        around.world,
        &format!("{count}; {left_out}`daymark check` shows more"),
    );
    Outcome::Findings
}

fn name(wanted: &Wanted) -> String {
    let name = wanted.name.to_string_lossy();
    if name.is_empty() { "." } else { &name }.to_owned()
}

fn one_only(journals: &[Wanted]) -> String {
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
