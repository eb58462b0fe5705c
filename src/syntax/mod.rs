//! Text to [`Document`]: never fails, loses nothing, and says what is wrong with each line.
//!
//! `join` splits a long text, `blocks` cuts and classes the lines, `grammar` (pest) parses the shapes, `lower`
//! turns pairs into the typed lines of `ast` and judges the loose tokens. Only this room knows of pest.

pub mod ast;
mod blocks;
mod control;
pub mod document;
mod entries;
mod entry;
mod grammar;
mod join;
mod keys;
mod line;
mod lower;
mod mend;
pub mod mention;
mod part;
mod pieces;
pub mod problem;
mod put;
mod shapes;
mod space;
mod whole;
pub mod words;

pub use ast::*;
pub use control::is_control;
pub use document::{Document, Indents, LineKind, Lines};
pub use entries::{Entry, EntryKind, is_escaped};
pub use lower::nearest_date;
pub use mention::{Mention, MentionKind, mentions};
pub use pieces::{Piece, PieceKind, pieces};
pub use space::{indent, is_space, trim, trim_token};
pub use whole::parse_whole;

use crate::text::SourceId;

/// Texts shorter than this are not worth a second thread.
const WORTH_SPLITTING: usize = 256 * 1024;

/// Takes a text apart. Every text has a document; `source` is named in its problems.
///
/// The text may have up to 4 GiB − 1 bytes, as far as places reach.
#[must_use]
pub fn parse(source: SourceId, text: &str) -> Document {
    let parts = if text.len() < WORTH_SPLITTING {
        1
    } else {
        rayon::current_num_threads()
    };
    parse_in_parts(source, text, parts)
}

/// The same, read in at most this many parts at once. The document doesn't depend on how many.
#[must_use]
pub fn parse_in_parts(source: SourceId, text: &str, parts: usize) -> Document {
    let start = bom_len(text);
    let mut document = join::parts(source, text, start, parts.max(1));
    document.bom = start > 0;
    document.shrink();
    document
}

/// The length of the byte order mark that a text may start with.
fn bom_len(text: &str) -> usize {
    const BOM: char = '\u{feff}';
    if text.starts_with(BOM) {
        BOM.len_utf8()
    } else {
        0
    }
}
