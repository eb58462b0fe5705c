//! `daymark fmt`: journals in their one layout, written in place, listed, shown as a patch, or from standard input to
//! standard output. A file that is in order is not touched; one that can't be is told, and the others are done.

use super::args::Fmt;
use super::surroundings::Surroundings;
use super::{Outcome, cannot, load, put};
use crate::analysis::{Analysis, Depth};
use crate::diagnostic::wording::plural;
use crate::format::changed;
use crate::render::diff;
use crate::render::sanitize::cell;
use crate::text::SourceId;
use crate::workspace::{Loaded, Origin};
use rayon::prelude::*;
use std::io::{self, Write};

/// How many files were looked at, and how many of them were not in order.
#[derive(Default)]
struct Tally {
    seen: usize,
    changed: usize,
    /// How many of these could not be written.
    unwritten: usize,
    /// Whether standard input was one of them: its text alone goes to standard output.
    has_input: bool,
}

pub fn run(around: &Surroundings<'_>, asked: &Fmt) -> io::Result<Outcome> {
    let mut tally = Tally::default();
    let outcome = formatted(around, asked, &mut tally);
    let done = tally.line(false);
    let is_done = tally.changed > 0 && !asked.check && !asked.diff && !tally.has_input;
    put::kept(around.world, outcome, if is_done { &done } else { "" })
}

fn formatted(around: &Surroundings<'_>, asked: &Fmt, tally: &mut Tally) -> io::Result<Outcome> {
    let world = around.world;
    let (journals, mut outcome) = load::wanted(world, &asked.paths);
    let mut out = world.out();
    for wanted in &journals {
        let (loaded, trouble) = load::texts(world, wanted);
        outcome = outcome.max(trouble);
        outcome = outcome.max(load::settings(world, wanted, "format"));
        for (index, now) in changes(around, &loaded, asked.sort) {
            outcome = outcome.max(file(around, asked, &loaded, index, now, &mut out, tally)?);
        }
    }
    let writes_none = asked.check || asked.diff;
    let is_text = asked.diff || tally.has_input && !asked.check;
    let has_none = tally.seen == 0 && outcome == Outcome::Trouble;
    if !is_text && !has_none {
        writeln!(out, "{}", tally.line(writes_none))?;
    }
    out.flush()?;
    let is_found = writes_none && tally.changed > 0;
    Ok(outcome.max(if is_found {
        Outcome::Findings
    } else {
        Outcome::Clean
    }))
}

/// The files that were asked for, each with its new text where that is another.
fn changes(around: &Surroundings<'_>, loaded: &Loaded, sort: bool) -> Vec<(usize, Option<String>)> {
    let today = |settings: &_| around.today(settings);
    let (sources, bad_bytes) = (&loaded.sources, &loaded.bad_bytes);
    let config = &loaded.config;
    Analysis::with(
        sources,
        bad_bytes,
        config,
        Depth::Errors,
        today,
        |analysis| {
            let change = |index: usize| {
                let is_asked = loaded.asked.get(index) == Some(&true);
                let id = SourceId(u32::try_from(index).unwrap_or(u32::MAX));
                is_asked.then(|| (index, changed(&analysis.journal, id, sort)))
            };
            let indices = (0..sources.len()).into_par_iter();
            indices.filter_map(change).collect()
        },
    )
}

/// Does with one file what was asked for.
fn file(
    around: &Surroundings<'_>,
    asked: &Fmt,
    loaded: &Loaded,
    index: usize,
    now: Option<String>,
    out: &mut dyn Write,
    tally: &mut Tally,
) -> io::Result<Outcome> {
    let (Some(source), Some(origin), Some(bad)) = (
        loaded.sources.get(index),
        loaded.origins.get(index),
        loaded.bad_bytes.get(index),
    ) else {
        return Ok(Outcome::Clean);
    };
    tally.has_input |= *origin == Origin::Input;
    let id = SourceId(u32::try_from(index).unwrap_or(u32::MAX));
    // What is not text can't be written again as it was.
    if let Some(wrong) = bad.diagnostic(id) {
        return Ok(cannot(around.world, "format", &source.path, &wrong.message));
    }
    tally.seen += 1;
    let Some(now) = now else {
        if *origin == Origin::Input && !asked.check && !asked.diff {
            put::text(around.world, out, &source.text)?;
        }
        return Ok(Outcome::Clean);
    };
    if asked.diff {
        let look = around.look_of(loaded.config.looks);
        diff::write(out, &source.path, &source.text, &now, look)?;
    } else if asked.check {
        writeln!(out, "{}", cell(&source.path))?;
    } else {
        match origin {
            Origin::Input => put::text(around.world, out, &now)?,
            Origin::Disk(path) => {
                if let Err(error) = put::file(around.world, path, &source.text, &now) {
                    tally.unwritten += 1;
                    return Ok(put::unwritten(around.world, path, &source.path, &error));
                }
            }
        }
    }
    tally.changed += 1;
    Ok(Outcome::Clean)
}

impl Tally {
    fn line(&self, writes_none: bool) -> String {
        let files = plural(self.seen, "file");
        match (self.seen, self.changed) {
            (0, _) => "no `.day` files here".to_owned(),
            (_, 0) if self.unwritten == 0 => format!("{files}, nothing to tidy up"),
            (_, changed) if writes_none => format!("{changed} of {files} would change"),
            (_, changed) => format!("{changed} of {files} changed"),
        }
    }
}
