//! How a text is written: its line ending, its indentation, whether days are lines or blocks. What is added to it is
//! written the same way.

use super::Text;
use super::pieces::Block;
use crate::syntax::{DatedEntry, Document, LineKind, indent};
use crate::text::Day;

/// The ending of the file's first line; a line feed where there is none.
#[must_use]
pub fn ending(document: &Document, text: &str) -> &'static str {
    ending_of(document, 0, text).unwrap_or("\n")
}

/// The ending of this line; None where it has none.
pub(super) fn ending_of(document: &Document, line: u32, text: &str) -> Option<&'static str> {
    let whole = document.lines.whole(line).of(text);
    ["\r\n", "\n"]
        .into_iter()
        .find(|ending| whole.ends_with(ending))
}

/// The white space before a line.
#[must_use]
pub fn indent_of<'t>(document: &Document, line: u32, text: &'t str) -> &'t str {
    let line = document.lines.text(line, text);
    line.get(..indent(line)).unwrap_or("")
}

/// What the lines of a day are indented with: those of the nearest day above or below `line`, else any line's. Of
/// several in that day the shortest, since prose may stand behind its day as a list does.
#[must_use]
pub fn indentation<'t>(document: &Document, line: u32, text: &'t str) -> &'t str {
    let count = document.lines.len() as u32;
    let is_entry = |line: &u32| is_below(document, *line) && *line < count;
    let above = (0..line.min(count)).rev().find(is_entry);
    let near = above.or_else(|| (line..count).find(is_entry));
    let Some(near) = near else {
        let indents = document.indents;
        let any = [indents.spaces, indents.tabs].into_iter().flatten().min();
        return any.map_or("  ", |line| indent_of(document, line, text));
    };
    let of_day = |line: &u32| document.lines.kind(*line) != LineKind::Dated;
    let above = (0..=near).rev().take_while(of_day);
    let lines = above.chain((near + 1..count).take_while(of_day));
    let indents = lines.filter(is_entry);
    let indents = indents.map(|line| indent_of(document, line, text));
    indents.min_by_key(|indent| indent.len()).unwrap_or("  ")
}

/// Whether a line is an entry below its day.
fn is_below(document: &Document, line: u32) -> bool {
    matches!(document.lines.kind(line), LineKind::Mark | LineKind::Prose)
}

/// The entries of a day's block that stand below its dated line.
pub(super) fn below<'d>(document: &'d Document, block: &Block) -> impl Iterator<Item = u32> + 'd {
    (block.head + 1..block.end).filter(move |line| is_below(document, *line))
}

/// Whether more entries of this day would be dated lines of their own: it carries its entry and has none below, and
/// either that is a mark or nothing in the text says that entries stand below.
pub(super) fn is_in_line(text: Text<'_>, block: &Block) -> bool {
    let document = text.document;
    let shape = document.dated_shape(document.lines.shape(block.head));
    let carries_mark = match shape.map(|shape| shape.entry) {
        Some(DatedEntry::Mark(_)) => true,
        Some(DatedEntry::Prose { .. }) => false,
        Some(DatedEntry::Nothing | DatedEntry::Broken) | None => return false,
    };
    let has_below = |document: &Document| {
        let mut lines = 0..document.lines.len() as u32;
        lines.any(|line| is_below(document, line))
    };
    below(document, block).next().is_none() && (carries_mark || !has_below(document))
}

/// Whether the day's dated line carries prose, for all to read first.
pub(super) fn begins_with_prose(text: Text<'_>, block: &Block) -> bool {
    let shape = text
        .document
        .dated_shape(text.document.lines.shape(block.head));
    matches!(
        shape.map(|shape| shape.entry),
        Some(DatedEntry::Prose { time: None, .. })
    )
}

/// The weekday behind a date with a space before it, written as the model's is.
pub(super) fn weekday(text: Text<'_>, model: &Block, day: Day) -> String {
    let shape = text
        .document
        .dated_shape(text.document.lines.shape(model.head));
    let Some(written) = shape.and_then(|shape| shape.weekday) else {
        return String::new();
    };
    let is_full = written.token.end - written.token.start > 3;
    let weekday = day.weekday();
    let word = if is_full {
        weekday.full()
    } else {
        weekday.short()
    };
    format!(" {word}")
}

/// Whether the last prose with a time in it has a colon behind that.
pub(super) fn has_colon(text: Text<'_>) -> bool {
    let lines = (0..text.document.lines.len() as u32).rev();
    let mut timed = lines.filter(|line| text.document.lines.kind(*line) == LineKind::Prose);
    timed
        .find_map(|line| {
            let time = text.document.prose_time(line, text.text)?;
            let rest = text.document.lines.text(line, text.text);
            Some(rest.get(time.token.end as usize..)?.starts_with(':'))
        })
        .unwrap_or(false)
}
