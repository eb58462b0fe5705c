//! `daymark check`: every finding of every journal asked for.
//!
//! Fixes are made first, where asked for, and what is left is told. With `--fix -` standard output carries
//! the mended text, so findings go to standard error.

use super::args::Check;
use super::findings::{Findings, Fixes};
use super::fix::{self, Tally};
use super::surroundings::Surroundings;
use super::{Outcome, load, put, say};
use crate::analysis::{Analysis, Depth};
use crate::journal::Settings;
use crate::render::diagnostics::{Counts, Texts};
use crate::text::Source;
use crate::workspace::{Loaded, Origin, Wanted};
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Check) -> io::Result<Outcome> {
    these(around, load::wanted(around.world, &asked.paths), asked)
}

/// The findings of these journals, wherever they were named, and what came of naming them.
pub fn these(
    around: &Surroundings<'_>,
    named: (Vec<Wanted>, Outcome),
    asked: &Check,
) -> io::Result<Outcome> {
    let mut tally = Tally::default();
    let outcome = checked(around, named, asked, &mut tally);
    let done = tally.line("fixed");
    let is_done = tally.findings > 0 && !asked.diff;
    put::kept(around.world, outcome, if is_done { &done } else { "" })
}

fn checked(
    around: &Surroundings<'_>,
    (journals, mut outcome): (Vec<Wanted>, Outcome),
    asked: &Check,
    tally: &mut Tally,
) -> io::Result<Outcome> {
    let mut out = if asked.fix && has_input(&journals) {
        // Standard output has the text.
        around.world.err()
    } else {
        around.world.out()
    };
    let mut counts = Counts::default();
    let mut findings = Findings::new(asked.format, around);
    for wanted in &journals {
        let (mut loaded, trouble) = load::texts(around.world, wanted);
        outcome = outcome.max(trouble);
        asked.levels.over(&mut loaded.config.levels);
        if let [_only] = journals.as_slice() {
            findings.look = around.look_of(loaded.config.looks);
        }
        let today = |settings: &Settings| around.today(settings);
        if asked.fix {
            outcome = outcome.max(load::settings(around.world, wanted, "fix"));
            let look = |loaded: &Loaded, sources: &[Source]| {
                let (bad_bytes, config) = (&loaded.bad_bytes, &loaded.config);
                let found = |it: Analysis<'_>| it.diagnostics;
                Analysis::with(sources, bad_bytes, config, Depth::All, today, found)
            };
            outcome = outcome.max(fix::run(around, asked, &mut loaded, look, tally)?);
        }
        Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::All,
            today,
            |mut analysis| -> io::Result<()> {
                analysis.diagnostics.retain(|it| loaded.shows(it));
                let found = &analysis.diagnostics;
                counts = counts.plus(Counts::of(found, loaded.read()));
                if asked.diff {
                    return Ok(());
                }
                let look = around.look_of(loaded.config.looks);
                findings.journal(&mut out, look, analysis.today, Texts::of(&analysis), found)
            },
        )?;
    }
    if asked.diff {
        say(around.world, &tally.line("would fix"));
    } else {
        let fixes = Fixes {
            made: *tally,
            guesses: asked.unsafe_fixes,
        };
        // Where nothing could be read, that was said.
        findings.is_told = counts.read == 0 && outcome == Outcome::Trouble;
        findings.end(&mut out, &counts, fixes, around)?;
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
