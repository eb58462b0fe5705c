//! The comments above a block that are about it.
//!
//! `fmt` puts them in column 0, `fmt --sort` moves them with their block: both ask here, so they never differ
//! on what belongs to what.

use crate::syntax::{Document, LineKind, indent, trim};

/// The first of the comment lines that touch the block of this first line and go where it goes; the line
/// itself where there are none. They stand in column 0, or are a `daymark:` comment, which reaches the line
/// below it wherever it stands. Other indented comments belong to the block above.
pub fn lead(document: &Document, text: &str, head: u32) -> u32 {
    let mut first = head;
    while let Some(above) = first.checked_sub(1)
        && is_lead(document, text, above)
    {
        first = above;
    }
    first
}

/// Whether a line is such a comment.
pub fn is_lead(document: &Document, text: &str, line: u32) -> bool {
    let comment = document.lines.text(line, text);
    document.lines.kind(line) == LineKind::Comment
        && (indent(comment) == 0
            || trim(trim(comment).trim_start_matches('/')).starts_with("daymark:"))
}
