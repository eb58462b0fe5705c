//! Journal by journal: each that the paths name is read and answered for in turn.
//!
//! Errors of a journal go to standard error, one line each; the answer is that of the rest of it.

use super::args::Paths;
use super::surroundings::Surroundings;
use super::{Outcome, load, report, say, sections};
use crate::analysis::{Analysis, Depth};
use crate::render::Look;
use crate::view::FIRST_LINES;
use std::io::{self, Write};

/// A journal and its turn.
pub struct Turn<'t, 'a> {
    pub analysis: &'t Analysis<'a>,
    pub look: Look,
    /// What to call it where there are several.
    pub name: Option<String>,
    /// Whether another journal's answer stands above.
    pub follows: bool,
    /// A journal where nothing could be read is not an empty one.
    pub has_errors: bool,
}

impl Turn<'_, '_> {
    /// Begins an answer in text: the journal's name, or the first lines to write where it is empty, which is all.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn opens(&self, out: &mut dyn Write) -> io::Result<bool> {
        if self.follows {
            writeln!(out)?;
        }
        if let Some(name) = &self.name {
            sections::write_name(out, name, false, self.look)?;
        }
        let is_empty = !self.has_errors && sections::is_empty(&self.analysis.journal);
        if is_empty {
            write!(out, "{FIRST_LINES}")?;
        }
        Ok(!is_empty)
    }
}

/// What an answer came to; the inner error says what was asked for in vain.
pub type Answer = io::Result<Result<(), String>>;

/// Lets every journal have its turn. `what` is what errors are left out of; `is_one_only`: whether the output can hold no more than one.
///
/// # Errors
/// Where the output takes no more.
pub fn each(
    around: &Surroundings<'_>,
    paths: &Paths,
    what: &str,
    is_one_only: bool,
    answer: impl Fn(&Turn<'_, '_>, &mut dyn Write) -> Answer,
) -> io::Result<Outcome> {
    let world = around.world;
    let (journals, mut outcome) = load::wanted(world, paths);
    if is_one_only && journals.len() > 1 {
        say(world, &report::one_only(&journals));
        return Ok(Outcome::Trouble);
    }
    let mut out = world.out();
    let mut answered = 0;
    let mut not_found = None;
    for wanted in &journals {
        let (loaded, trouble) = load::texts(world, wanted);
        outcome = outcome.max(trouble);
        let result = Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::Errors,
            |settings| around.today(settings),
            |analysis| {
                let turn = Turn {
                    look: around.look_of(loaded.config.looks),
                    name: (journals.len() > 1).then(|| report::name(wanted)),
                    follows: answered > 0,
                    has_errors: analysis.diagnostics.len() > loaded.config.problems.len(),
                    analysis: &analysis,
                };
                let answer = answer(&turn, &mut out)?;
                // Before the errors, where both streams are one terminal.
                out.flush()?;
                Ok::<_, io::Error>(
                    answer.map(|()| report::say_errors(around, &loaded, &analysis, what)),
                )
            },
        );
        match result? {
            Ok(found) => {
                outcome = outcome.max(found);
                answered += 1;
            }
            // Of several journals, one that has what was asked for is enough.
            Err(wrong) => not_found = not_found.or(Some(wrong)),
        }
    }
    out.flush()?;
    if let Some(wrong) = not_found.filter(|_| answered == 0) {
        say(world, &wrong);
        return Ok(Outcome::Trouble);
    }
    Ok(outcome)
}
