//! The block that a line belongs to: its first line, and what that makes of the lines below it.
//!
//! It asks the document alone, without a journal, by lines in column 0 and by the ends of declarations.

use crate::amend::pieces::is_head;
use crate::syntax::{Declaration, Document, LineKind};
use crate::text::Day;

/// The line in column 0 that the block of this line begins with; none above the first block.
#[must_use]
pub fn head(document: &Document, text: &str, line: u32) -> Option<u32> {
    (0..=line).rev().find(|&line| is_head(document, text, line))
}

/// The declaration whose block holds this line.
#[must_use]
pub fn declaration(document: &Document, line: u32) -> Option<&Declaration> {
    let after = document
        .declarations
        .partition_point(|declaration| declaration.line <= line);
    let declaration = document.declarations.get(after.checked_sub(1)?)?;
    (line < declaration.end_line).then_some(declaration)
}

/// The day that this line stands under.
#[must_use]
pub fn day(document: &Document, text: &str, line: u32) -> Option<Day> {
    let head = head(document, text, line)?;
    if document.lines.kind(head) != LineKind::Dated {
        return None;
    }
    document.dated.get(document.lines.shape(head) as usize)?.day
}
