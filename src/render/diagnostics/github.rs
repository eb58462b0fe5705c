//! Findings as commands that a GitHub workflow turns into annotations beside the lines.
//!
//! A property ends at a comma or a colon and a command at its line, so these are written as `%2C`, `%3A` and
//! `%0A`. The columns are left out where a finding runs over a line's end: there they mean nothing.

use super::Texts;
use super::place::Places;
use crate::diagnostic::Diagnostic;
use crate::render::sanitize::cell;
use std::io::{self, Write};

/// Writes the findings of one journal, which are sorted.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, texts: Texts<'_>, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let mut places = Places::new(texts);
    for diagnostic in diagnostics {
        let at = &diagnostic.primary;
        let start = places.at(at.source, at.span.start);
        let end = places.at(at.source, at.span.end);
        write!(
            out,
            "::{} title={},file={},line={},endLine={}",
            diagnostic.severity().word(),
            property(diagnostic.code.name()),
            property(texts.path(at.source)),
            start.line,
            end.line,
        )?;
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        }
        writeln!(out, "::{}", data(&diagnostic.words()))?;
    }
    Ok(())
}

/// The words behind the command.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(cell).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    let text = cell(text).replace('%', "%25");
    text.replace(':', "%3A").replace(',', "%2C")
}
