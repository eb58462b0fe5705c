//! How a file is written: its line ending, its indentation. What is added to it is written the same way.

use crate::syntax::{Document, LineKind, indent};

/// The ending of the file's first line; a line feed where there is none.
#[must_use]
pub fn ending(document: &Document, text: &str) -> &'static str {
    if document.lines.whole(0).of(text).ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    }
}

/// The white space before a line.
#[must_use]
pub fn indent_of<'t>(document: &Document, line: u32, text: &'t str) -> &'t str {
    let line = document.lines.text(line, text);
    line.get(..indent(line)).unwrap_or("")
}

/// What the lines of a day are indented with: those of the nearest day above or below `line`, else any line's.
#[must_use]
pub fn indentation<'t>(document: &Document, line: u32, text: &'t str) -> &'t str {
    let count = document.lines.len() as u32;
    let is_entry = |line: &u32| {
        let is_entry = matches!(document.lines.kind(*line), LineKind::Mark | LineKind::Prose);
        is_entry && !indent_of(document, *line, text).is_empty()
    };
    let above = (0..line.min(count)).rev().find(is_entry);
    let near = above.or_else(|| (line..count).find(is_entry));
    let indents = document.indents;
    let any = [indents.spaces, indents.tabs].into_iter().flatten().min();
    near.or(any)
        .map_or("  ", |line| indent_of(document, line, text))
}
