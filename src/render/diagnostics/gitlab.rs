//! Findings as a GitLab Code Quality report: one list, written as they come.
//!
//! It knows a finding again by a fingerprint, so that a line moved by others is no new one. The severities
//! are GitLab's own: an error is `major`, a warning `minor`.

use super::Texts;
use super::fingerprint::Fingerprints;
use super::place::Places;
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::json::to_writer;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Violation<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Range,
}

#[derive(Serialize)]
struct Range {
    begin: u32,
    end: u32,
}

/// Writes the list part by part: [`Gitlab::journal`] for each journal, then [`Gitlab::end`].
#[derive(Debug, Default)]
pub struct Gitlab {
    has_findings: bool,
    fingerprints: Fingerprints,
}

impl Gitlab {
    /// The findings of one journal, which are sorted.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn journal(
        &mut self,
        out: &mut dyn Write,
        texts: Texts<'_>,
        diagnostics: &[Diagnostic],
    ) -> io::Result<()> {
        let mut places = Places::new(texts);
        for diagnostic in diagnostics {
            out.write_all(if self.has_findings { b",\n" } else { b"[" })?;
            self.has_findings = true;
            let at = &diagnostic.primary;
            let violation = Violation {
                description: diagnostic.words(),
                check_name: diagnostic.code.name(),
                fingerprint: self.fingerprints.of(texts, diagnostic),
                severity: match diagnostic.severity() {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                },
                location: Location {
                    path: texts.path(at.source),
                    lines: Range {
                        begin: places.at(at.source, at.span.start).line,
                        end: places.at(at.source, at.span.end).line,
                    },
                },
            };
            to_writer(out, &violation)?;
        }
        Ok(())
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end(self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.has_findings { b"]\n" } else { b"[]\n" })
    }
}
