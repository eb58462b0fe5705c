//! One line a finding: `file:line:col: severity[name]: message`, for editors, `grep` and standard error.
//!
//! No help and no colour; the words are made safe to show. Lines and columns count from 1.

use super::Texts;
use super::place::Places;
use crate::diagnostic::Diagnostic;
use crate::render::sanitize::cell;
use std::io::{self, Write};

/// Writes the findings, which are sorted.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, texts: Texts<'_>, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let mut places = Places::new(texts);
    for diagnostic in diagnostics {
        let at = &diagnostic.primary;
        let place = places.at(at.source, at.span.start);
        writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            cell(texts.path(at.source)),
            place.line,
            place.column,
            diagnostic.severity().word(),
            diagnostic.code.name(),
            cell(&diagnostic.message),
        )?;
    }
    Ok(())
}
