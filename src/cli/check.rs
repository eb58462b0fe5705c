//! `daymark check`: every finding of every journal asked for.

use super::args::{Check, CheckFormat};
use super::fix::{self, Tally};
use super::surroundings::Surroundings;
use super::{Outcome, load, say};
use crate::analysis::{Analysis, Depth};
use crate::journal::Settings;
use crate::render::diagnostics::graphical::Graphical;
use crate::render::diagnostics::json::Json;
use crate::render::diagnostics::{Counts, Texts, short};
use crate::text::{Day, Source};
use crate::workspace::{Loaded, Origin, Wanted};
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Check) -> io::Result<Outcome> {
    let (journals, mut outcome) = load::wanted(around.world, &asked.paths);
    let mut out = if asked.fix && has_input(&journals) {
        // Standard output has the text.
        around.world.err()
    } else {
        around.world.out()
    };
    let mut tally = Tally::default();
    let mut counts = Counts::default();
    let mut json = Json::new();
    let mut first_today: Option<Day> = None;
    let graphical = Graphical::new(around.look);
    for wanted in &journals {
        let (mut loaded, trouble) = load::texts(around.world, wanted);
        outcome = outcome.max(trouble);
        if asked.fix {
            let look = |loaded: &Loaded, sources: &[Source]| {
                let today = |settings: &Settings| around.today(settings);
                let bad_bytes = &loaded.bad_bytes;
                Analysis::with(sources, bad_bytes, Depth::All, today, |it| it.diagnostics)
            };
            outcome = outcome.max(fix::run(around, asked, &mut loaded, look, &mut tally)?);
        }
        Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            Depth::All,
            |settings| around.today(settings),
            |mut analysis| -> io::Result<()> {
                let is_asked = |index: u32| loaded.asked.get(index as usize) == Some(&true);
                let found = &mut analysis.diagnostics;
                found.retain(|it| is_asked(it.primary.source.0));
                let read = loaded.asked.iter().filter(|asked| **asked).count();
                counts = counts.plus(Counts::of(found, read));
                let texts = Texts::of(&analysis.journal);
                let found = &analysis.diagnostics;
                match asked.format {
                    _ if asked.diff => Ok(()),
                    CheckFormat::Text => graphical.write(&mut out, texts, found),
                    CheckFormat::Short => short::write(&mut out, texts, found),
                    CheckFormat::Json => {
                        let today = *first_today.get_or_insert(analysis.today);
                        json.journal(&mut out, today, texts, found)
                    }
                }
            },
        )?;
    }
    if asked.diff {
        say(around.world, &tally.line("would fix"));
    } else {
        match asked.format {
            CheckFormat::Text => {
                if tally.findings > 0 {
                    writeln!(out, "{}", tally.line("fixed"))?;
                }
                graphical.write_counts(&mut out, &counts)?;
                if let Some(line) = counts.fixable(asked.unsafe_fixes) {
                    writeln!(out, "{line}")?;
                }
            }
            CheckFormat::Short => {}
            CheckFormat::Json => {
                let today = first_today.unwrap_or_else(|| around.plain_today());
                json.end(&mut out, today, &counts)?;
            }
        }
        if tally.findings > 0 && asked.format != CheckFormat::Text {
            say(around.world, &tally.line("fixed"));
        }
    }
    out.flush()?;
    let would_change = asked.diff && tally.findings > 0;
    let is_clean =
        !would_change && counts.errors == 0 && (counts.warnings == 0 || !asked.deny_warnings);
    Ok(outcome.max(if is_clean {
        Outcome::Clean
    } else {
        Outcome::Findings
    }))
}

/// Whether a text that is looked at comes from standard input.
fn has_input(journals: &[Wanted]) -> bool {
    let mut files = journals.iter().flat_map(|wanted| &wanted.files);
    files.any(|file| file.origin == Origin::Input)
}
