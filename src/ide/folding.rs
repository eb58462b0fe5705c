//! What can be folded: blocks of more than one line, the steps and changes in them, and runs of comments.
//!
//! Cut by the same `pieces` that editing goes by. A fold ends before the comments that are about the next
//! block, and none begins on a line where a wider one does.

use crate::amend::pieces::{Piece, parts, pieces, span};
use crate::journal::Journal;
use crate::syntax::{Document, LineKind};
use crate::text::{SourceId, Span};
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FoldKind {
    /// A block or a part of one.
    Lines,
    Comments,
}

/// From the start of the line that stays to the end of the last one that goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fold {
    pub span: Span,
    pub kind: FoldKind,
}

/// Every fold of a file, in order of where it begins; the wider first. Each begins on a line of its own.
#[must_use]
pub fn folds(journal: &Journal<'_>, source: SourceId) -> Vec<Fold> {
    let index = source.0 as usize;
    let (Some(document), Some(source)) = (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let text = &source.text;
    let mut lines: Vec<(Range<u32>, FoldKind)> = Vec::new();
    let mut first_declaration = 0;
    for piece in pieces(document, text) {
        match piece {
            Piece::Comments(run) => lines.push((run, FoldKind::Comments)),
            Piece::Block(block) => {
                lines.push((block.first..block.end, FoldKind::Lines));
                lines.extend(comments(document, block.head + 1..block.end));
                let declarations = document
                    .declarations
                    .get(first_declaration..)
                    .unwrap_or_default();
                let own = declarations.first().filter(|own| own.line == block.head);
                if let Some(declaration) = own {
                    first_declaration += 1;
                    let parts = parts(document, declaration, block.end);
                    lines.extend(parts.into_iter().map(|(_, lines)| (lines, FoldKind::Lines)));
                }
            }
        }
    }
    lines.retain(|(lines, _)| lines.len() > 1);
    lines.sort_by_key(|(lines, _)| (lines.start, std::cmp::Reverse(lines.end)));
    lines.dedup_by_key(|(lines, _)| lines.start);
    let fold = |(lines, kind): (Range<u32>, FoldKind)| Fold {
        span: span(document, &lines, text),
        kind,
    };
    lines.into_iter().map(fold).collect()
}

/// The runs of comments among some lines.
fn comments(document: &Document, lines: Range<u32>) -> Vec<(Range<u32>, FoldKind)> {
    let mut runs: Vec<(Range<u32>, FoldKind)> = Vec::new();
    for line in lines.filter(|&line| document.lines.kind(line) == LineKind::Comment) {
        match runs.last_mut() {
            Some((run, _)) if run.end == line => run.end += 1,
            _ => runs.push((line..line + 1, FoldKind::Comments)),
        }
    }
    runs
}
