//! Findings in the format that `check` was asked for, journal by journal, then the end.
//!
//! Formats differ in what they need at the end: some count, some close a list, some are one document over all
//! journals. Which findings there are, and how loud, was decided in `analysis`.

use super::args::CheckFormat;
use super::fix::Tally;
use super::say;
use super::surroundings::Surroundings;
use crate::diagnostic::Diagnostic;
use crate::render::Look;
use crate::render::diagnostics::gitlab::Gitlab;
use crate::render::diagnostics::graphical::Graphical;
use crate::render::diagnostics::json::Json;
use crate::render::diagnostics::sarif::Sarif;
use crate::render::diagnostics::{Counts, Texts, github, short};
use crate::text::Day;
use std::io::{self, Write};

/// What the closing lines say of fixes.
#[derive(Clone, Copy)]
pub struct Fixes {
    pub made: Tally,
    /// Whether guesses are counted among what can be fixed.
    pub guesses: bool,
}

pub struct Findings {
    /// How the closing line looks.
    pub look: Look,
    /// Whether it was said already why there is nothing to count.
    pub is_told: bool,
    first_today: Option<Day>,
    format: Format,
}

/// A format and how far it is written.
enum Format {
    Text,
    Short,
    Json(Json),
    Sarif(Sarif),
    Github,
    Gitlab(Gitlab),
}

impl Findings {
    pub fn new(format: CheckFormat, around: &Surroundings<'_>) -> Self {
        Self {
            look: around.look,
            is_told: false,
            first_today: None,
            format: match format {
                CheckFormat::Text => Format::Text,
                CheckFormat::Short => Format::Short,
                CheckFormat::Json => Format::Json(Json::new()),
                CheckFormat::Sarif => Format::Sarif(Sarif::default()),
                CheckFormat::Github => Format::Github,
                CheckFormat::Gitlab => Format::Gitlab(Gitlab::default()),
            },
        }
    }

    /// The findings of one journal, which has a look and a today of its own.
    pub fn journal(
        &mut self,
        out: &mut dyn Write,
        look: Look,
        today: Day,
        texts: Texts<'_>,
        found: &[Diagnostic],
    ) -> io::Result<()> {
        let today = *self.first_today.get_or_insert(today);
        match &mut self.format {
            Format::Text => Graphical::new(look).write(out, texts, found),
            Format::Short => short::write(out, texts, found),
            Format::Json(json) => json.journal(out, today, texts, found),
            Format::Sarif(sarif) => sarif.journal(out, texts, found),
            Format::Github => github::write(out, texts, found),
            Format::Gitlab(gitlab) => gitlab.journal(out, texts, found),
        }
    }

    pub fn end(
        self,
        out: &mut dyn Write,
        counts: &Counts,
        fixes: Fixes,
        around: &Surroundings<'_>,
    ) -> io::Result<()> {
        let is_text = matches!(self.format, Format::Text);
        if fixes.made.findings > 0 && !is_text {
            say(around.world, &fixes.made.line("fixed"));
        }
        match self.format {
            Format::Text => {
                if fixes.made.findings > 0 {
                    writeln!(out, "{}", fixes.made.line("fixed"))?;
                }
                if !self.is_told {
                    Graphical::new(self.look).write_counts(out, counts)?;
                }
                match counts.fixable(fixes.guesses) {
                    Some(line) => writeln!(out, "{line}"),
                    None => Ok(()),
                }
            }
            Format::Short | Format::Github => Ok(()),
            Format::Json(json) => {
                let today = self.first_today.unwrap_or_else(|| around.plain_today());
                json.end(out, today, counts)
            }
            Format::Sarif(sarif) => sarif.end(out),
            Format::Gitlab(gitlab) => gitlab.end(out),
        }
    }
}
