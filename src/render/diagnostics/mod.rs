//! Findings as people and programs read them: graphical (miette), one line each, JSON, and what code hosts read.
//!
//! All take findings in order of file and place, as an analysis has them.

mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod graphical;
pub mod json;
pub mod place;
pub mod sarif;
pub mod short;
mod snippet;
pub mod uri;

use crate::analysis::Analysis;
use crate::config::Page;
use crate::diagnostic::wording::plural;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::syntax::{Document, Lines};
use crate::text::{Source, SourceId};

/// A journal's texts, as far as a finding needs them to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    pub sources: &'a [Source],
    pub documents: &'a [Document],
    /// The source after those: the journal's settings.
    pub settings: Option<&'a Page>,
}

/// How many of each there are, and in how many files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    /// Files with findings.
    pub files: usize,
    /// Files read.
    pub read: usize,
    /// Findings that can be fixed beyond doubt, and those for which there is a guess alone.
    pub safe: usize,
    pub guesses: usize,
}

impl<'a> Texts<'a> {
    #[must_use]
    pub const fn of(analysis: &Analysis<'a>) -> Self {
        Self {
            sources: analysis.journal.sources,
            documents: analysis.journal.documents,
            settings: analysis.config.page.as_ref(),
        }
    }

    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<(&'a Source, &'a Lines)> {
        let index = id.0 as usize;
        if index == self.sources.len() {
            let page = self.settings?;
            return Some((&page.source, &page.lines));
        }
        Some((self.sources.get(index)?, &self.documents.get(index)?.lines))
    }

    /// The path that is shown for a source.
    #[must_use]
    pub fn path(&self, id: SourceId) -> &'a str {
        self.source(id).map_or("", |(source, _)| &source.path)
    }
}

impl Counts {
    /// Counts the findings of one journal, which are sorted.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic], read: usize) -> Self {
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity() == Severity::Error)
            .count();
        let safety = |it: &Diagnostic| it.fixes.iter().map(|fix| fix.safety).min();
        let fixable = |wanted| move |it: &&Diagnostic| safety(it) == Some(wanted);
        Self {
            safe: diagnostics.iter().filter(fixable(Safety::Safe)).count(),
            guesses: diagnostics.iter().filter(fixable(Safety::Guess)).count(),
            errors,
            warnings: diagnostics.len() - errors,
            files: diagnostics
                .chunk_by(|a, b| a.primary.source == b.primary.source)
                .count(),
            read,
        }
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            files: self.files + other.files,
            read: self.read + other.read,
            safe: self.safe + other.safe,
            guesses: self.guesses + other.guesses,
        }
    }

    /// What `--fix` could do: `3 fixable with `--fix`, 2 more with `--fix --unsafe-fixes``. None where it could do
    /// nothing; `unsafe_fixes` says that guesses are fixes too.
    #[must_use]
    pub fn fixable(&self, unsafe_fixes: bool) -> Option<String> {
        const ALL: &str = "`--fix --unsafe-fixes`";
        let all = self.safe + self.guesses;
        match (self.safe, self.guesses) {
            (0, 0) => None,
            (_, 1..) if unsafe_fixes => Some(format!("{all} fixable with {ALL}")),
            (safe, 0) => Some(format!("{safe} fixable with `--fix`")),
            (0, guesses) => Some(format!("{guesses} fixable with {ALL}")),
            (safe, guesses) => Some(format!(
                "{safe} fixable with `--fix`, {guesses} more with {ALL}"
            )),
        }
    }

    /// The closing line: `2 errors, 1 warning in 3 files`.
    #[must_use]
    pub fn line(&self) -> String {
        let counts = match (self.errors, self.warnings) {
            (0, 0) if self.read == 0 => return "no `.day` files here".to_owned(),
            (0, 0) => return format!("{}, nothing to mend", plural(self.read, "file")),
            (errors, 0) => plural(errors, "error"),
            (0, warnings) => plural(warnings, "warning"),
            (errors, warnings) => {
                format!(
                    "{}, {}",
                    plural(errors, "error"),
                    plural(warnings, "warning")
                )
            }
        };
        format!("{counts} in {}", plural(self.files, "file"))
    }
}
