//! `daymark check --fix`: what may be fixed of a journal is, its files are written, and what is left is checked.
//!
//! With `--diff` nothing is written and the differences are shown. Text from standard input goes to standard output.

use super::args::Check;
use super::surroundings::Surroundings;
use super::{Outcome, put, say};
use crate::analysis::fixing::{self, Allowed, ROUNDS};
use crate::diagnostic::wording::plural;
use crate::diagnostic::{Diagnostic, Safety};
use crate::render::diff;
use crate::text::Source;
use crate::workspace::{Loaded, Origin};
use std::io::{self, Write};

/// What was fixed in all journals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    pub findings: usize,
    pub files: usize,
}

impl Tally {
    /// `fixed 3 findings in 2 files`; `verb` is `fixed` or `would fix`.
    pub fn line(self, verb: &str) -> String {
        if self.findings == 0 {
            return format!("{verb} nothing");
        }
        let findings = plural(self.findings, "finding");
        format!("{verb} {findings} in {}", plural(self.files, "file"))
    }
}

/// Fixes a journal that was read; its sources then hold what its files do, or would. `look` says what is found.
pub fn run(
    around: &Surroundings<'_>,
    asked: &Check,
    loaded: &mut Loaded,
    look: impl Fn(&Loaded, &[Source]) -> Vec<Diagnostic>,
    tally: &mut Tally,
) -> io::Result<Outcome> {
    // A file with bytes that are no text is not what its source says.
    let whole = loaded.bad_bytes.iter().map(|bad| bad.offsets.is_empty());
    let sources: Vec<bool> = loaded
        .asked
        .iter()
        .zip(whole)
        .map(|(asked, whole)| *asked && whole)
        .collect();
    let allowed = Allowed {
        safety: if asked.unsafe_fixes {
            Safety::Guess
        } else {
            Safety::Safe
        },
        sources: &sources,
    };
    let look = |sources: &[Source]| look(loaded, sources);
    let fixed = fixing::fix(loaded.sources.clone(), allowed, look);
    if !fixed.is_done {
        let rounds = format!("stopped after {ROUNDS} rounds of fixes: each uncovered more to fix");
        say(around.world, &rounds);
    }
    let mut outcome = Outcome::Clean;
    let mut out = around.world.out();
    let news = fixed.sources.into_iter().zip(fixed.counts);
    let olds = loaded.sources.iter_mut().zip(&loaded.origins);
    for ((index, (new, count)), (old, origin)) in news.enumerate().zip(olds) {
        let is_changed = old.text != new.text;
        if asked.diff {
            diff::write(&mut out, &old.path, &old.text, &new.text, around.look)?;
        } else if *origin == Origin::Input {
            if sources.get(index) == Some(&true) {
                put::text(around.world, &mut out, &new.text)?;
            }
        } else if let Origin::Disk(path) = origin
            && is_changed
            && let Err(error) = put::file(around.world, path, &old.text, &new.text)
        {
            outcome = put::unwritten(around.world, path, &old.path, &error);
            continue;
        }
        if is_changed {
            tally.findings += count;
            tally.files += 1;
            *old = new;
        }
    }
    out.flush()?;
    Ok(outcome)
}
