//! What stands at a place of a source: the one answer that hover, definition, references and rename begin with.
//!
//! It looks at the parts of one line only, so it costs the same in any file.

use super::line_parts::parts;
use super::part::Part;
use crate::journal::Journal;
use crate::text::SourceId;

/// The smallest part that holds the byte at `offset`, else the one that ends there: a cursor behind a word's
/// last letter means the word.
#[must_use]
pub fn at(journal: &Journal<'_>, source: SourceId, offset: u32) -> Option<Part> {
    let document = journal.documents.get(source.0 as usize)?;
    let parts = parts(journal, source, document.lines.at(offset));
    let size = |part: &&Part| part.span.end - part.span.start;
    let holds = |part: &&Part| part.span.start <= offset && offset < part.span.end;
    let ends = |part: &&Part| part.span.end == offset;
    let smallest = |is: &dyn Fn(&&Part) -> bool| parts.iter().filter(is).min_by_key(size).copied();
    match (smallest(&holds), smallest(&ends)) {
        // Behind a tag's last letter its prose goes on: the tag is meant.
        (Some(held), Some(ended)) if held.what == super::What::Words => Some(ended),
        (held, ended) => held.or(ended),
    }
}
