//! A journal's lines cut into pieces of about equal length, to be read side by side.
//!
//! Within a file the cuts stand before dated lines, so that every line has its date in its own piece.

use crate::syntax::{Document, LineKind};
use crate::text::SourceId;
use std::ops::Range;

/// Lines of one document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    pub source: SourceId,
    pub lines: Range<u32>,
}

/// Lines that follow each other, over one document or many.
pub type Piece = Vec<Stretch>;

/// All lines in order, in `count` pieces; some may be empty.
#[must_use]
pub fn pieces(documents: &[Document], count: usize) -> Vec<Piece> {
    let all: usize = documents.iter().map(|document| document.lines.len()).sum();
    let most = all / count.max(1) + 1;
    let mut pieces = Vec::new();
    let mut piece = Piece::new();
    let mut room = most;
    for (source, document) in (0..).zip(documents) {
        let length = document.lines.len();
        let mut start = 0;
        while start < length {
            let end = match length - start {
                rest if rest <= room => length,
                _ => dated_from(document, start + room.max(1)),
            };
            piece.push(Stretch {
                source: SourceId(source),
                lines: start as u32..end as u32,
            });
            room = room.saturating_sub(end - start);
            start = end;
            if room == 0 {
                pieces.push(std::mem::take(&mut piece));
                room = most;
            }
        }
    }
    pieces.push(piece);
    pieces
}

/// The first dated line from this one on, or the document's end.
fn dated_from(document: &Document, line: usize) -> usize {
    let kinds = document.lines.kinds.get(line..).unwrap_or_default();
    let dated = kinds.iter().position(|&kind| kind == LineKind::Dated);
    dated.map_or(document.lines.len(), |ahead| line + ahead)
}
