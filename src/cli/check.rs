//! `daymark check`: every finding of every journal asked for.

use super::args::Check;
use super::findings::Findings;
use super::surroundings::Surroundings;
use super::{Outcome, load};
use crate::analysis::{Analysis, Depth};
use crate::render::diagnostics::{Counts, Texts};
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Check) -> io::Result<Outcome> {
    let (journals, mut outcome) = load::wanted(around.world, &asked.paths);
    let mut out = around.world.out();
    let mut counts = Counts::default();
    let mut findings = Findings::new(asked.format, around);
    for wanted in &journals {
        let (mut loaded, trouble) = load::texts(around.world, wanted);
        outcome = outcome.max(trouble);
        asked.levels.over(&mut loaded.config.levels);
        if let [_only] = journals.as_slice() {
            findings.look = around.look_of(loaded.config.looks);
        }
        Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::All,
            |settings| around.today(settings),
            |mut analysis| -> io::Result<()> {
                analysis.diagnostics.retain(|it| loaded.shows(it));
                let found = &analysis.diagnostics;
                counts = counts.plus(Counts::of(found, loaded.read()));
                let look = around.look_of(loaded.config.looks);
                findings.journal(&mut out, look, analysis.today, Texts::of(&analysis), found)
            },
        )?;
    }
    findings.end(&mut out, &counts, around)?;
    out.flush()?;
    let is_clean = counts.errors == 0 && (counts.warnings == 0 || !asked.deny_warnings);
    Ok(outcome.max(if is_clean {
        Outcome::Clean
    } else {
        Outcome::Findings
    }))
}
