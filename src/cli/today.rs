//! `daymark today`: the day's tables, journal by journal; or all of it in one short line.
//!
//! `--short` adds all journals up before it prints, errors among them; so the loop over journals stands here
//! and not in `turns`.

use super::args::{Today, TodayFormat};
use super::surroundings::Surroundings;
use super::{Outcome, load, report, say, sections};
use crate::analysis::{Analysis, Depth};
use crate::render::{json, text, words};
use crate::report::today;
use crate::view::today::{Short, tables};
use crate::view::{FIRST_LINES, Meaning};
use crate::workspace::Loaded;
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Today) -> io::Result<Outcome> {
    let world = around.world;
    let (journals, mut outcome) = load::wanted(world, &asked.paths);
    if asked.format == TodayFormat::Json && journals.len() > 1 {
        say(world, &report::one_only(&journals));
        return Ok(Outcome::Trouble);
    }
    let mut out = world.out();
    let mut short = Short::default();
    let mut look = around.look;
    for (index, wanted) in journals.iter().enumerate() {
        let (loaded, trouble) = load::texts(world, wanted);
        let heading = Heading {
            name: (journals.len() > 1).then(|| report::name(wanted)),
            follows: index > 0,
        };
        let found = Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::Errors,
            |settings| around.today(settings),
            |analysis| {
                if asked.short {
                    if journals.len() == 1 {
                        look = around.look_of(loaded.config.looks);
                    }
                    return Ok(count(&mut short, &loaded, &analysis));
                }
                match asked.format {
                    TodayFormat::Json => {
                        json::to_writer(&mut out, &today(&analysis.journal, analysis.today))?;
                        writeln!(out)?;
                    }
                    TodayFormat::Text => write(around, &heading, &loaded, &analysis, &mut out)?,
                }
                // Before the errors, where both streams are one terminal.
                out.flush()?;
                Ok::<_, io::Error>(report::say_errors(around, &loaded, &analysis, "list"))
            },
        )?;
        outcome = outcome.max(trouble).max(found);
    }
    if asked.short {
        for (meaning, text) in short.words() {
            write!(out, "{}", look.paint(&text, meaning))?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(outcome)
}

/// Adds a journal to the short line.
fn count(short: &mut Short, loaded: &Loaded, analysis: &Analysis<'_>) -> Outcome {
    let found = today(&analysis.journal, analysis.today);
    let errors = report::shown_errors(loaded, analysis).len();
    short.due += found.due;
    short.at_risk += found.at_risk;
    short.overdue += found.overdue;
    short.errors += errors;
    if errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

/// What stands above a journal's tables.
struct Heading {
    /// What to call the journal where there are several.
    name: Option<String>,
    follows: bool,
}

fn write(
    around: &Surroundings<'_>,
    heading: &Heading,
    loaded: &Loaded,
    analysis: &Analysis<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let look = around.look_of(loaded.config.looks);
    if heading.follows {
        writeln!(out)?;
    }
    if let Some(name) = &heading.name {
        sections::write_name(out, name, false, look)?;
    }
    let has_errors = analysis.diagnostics.len() > loaded.config.problems.len();
    if !has_errors && sections::is_empty(&analysis.journal) {
        return write!(out, "{FIRST_LINES}");
    }
    let found = today(&analysis.journal, analysis.today);
    let said = format!("Today is {}", sections::dated(found.today));
    writeln!(out, "{}", look.paint(&said, Meaning::Dim))?;
    let tables = tables(&found);
    if found.due == 0 {
        writeln!(out)?;
        words::write(
            out,
            &vec![(Meaning::Good, "Nothing is due.".to_owned())],
            0,
            look,
        )?;
    }
    for table in &tables {
        writeln!(out)?;
        text::write(out, table, look)?;
    }
    Ok(())
}
