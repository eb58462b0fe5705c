//! An editor's changes made in a text.
//!
//! A range that lies outside of the text is brought into it: an editor and its server may be of two minds
//! about where a text ends, and the next change would put it right.

use crate::text::position::{line_starts, move_starts};
use crate::text::{Encoding, LineIndex, Position};
use gen_lsp_types::Range;
use serde::Deserialize;

/// One change; without a range the text is the whole document. The protocol's own type takes a change whose range
/// it can't read for one of the whole.
#[derive(Clone, Debug, Deserialize)]
pub struct Change {
    pub range: Option<Range>,
    pub text: String,
}

/// Makes the changes, one after the other.
pub fn apply(text: &mut String, changes: Vec<Change>, encoding: Encoding) {
    let mut starts: Option<Vec<u32>> = None;
    for change in changes {
        let Some(range) = change.range else {
            *text = without_mark(change.text);
            starts = None;
            continue;
        };
        let starts = starts.get_or_insert_with(|| line_starts(text));
        let span =
            LineIndex::new(text, starts, encoding).span(position(range.start), position(range.end));
        text.replace_range(span.start as usize..span.end as usize, &change.text);
        move_starts(starts, span, &change.text);
    }
}

pub const fn position(position: gen_lsp_types::Position) -> Position {
    Position {
        line: position.line,
        column: position.character,
    }
}

/// A byte order mark is no character of a text that is open.
pub fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}
