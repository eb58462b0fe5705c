//! The blocks of a document: a column-0 line with what belongs to it, and the comments that touch it from above.
//!
//! Comments between two blocks go with the one below where they touch it, and end nothing where they don't; blank
//! lines at a block's end are no part of it.

use crate::syntax::{Attribute, Clause, Declaration, Document, LineKind, indent};
use crate::text::Span;
use std::ops::Range;

/// A block's lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// The first of the comments that touch it from above; else its head.
    pub first: u32,
    /// Its column-0 line.
    pub head: u32,
    /// The line after its last one that is not blank.
    pub end: u32,
}

/// A stretch of lines that belongs to no block, or a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Comments before the first block, without a blank line between them.
    Comments(Range<u32>),
    Block(Block),
}

/// Whether a block begins with this line.
#[must_use]
pub fn is_head(document: &Document, text: &str, line: u32) -> bool {
    match document.lines.kind(line) {
        LineKind::Blank
        | LineKind::Comment
        | LineKind::Mark
        | LineKind::Prose
        | LineKind::Attribute => false,
        // Junk stands in column 0, or below a head with an error.
        LineKind::Junk => indent(document.lines.text(line, text)) == 0,
        _ => true,
    }
}

/// All of a document's pieces, in order.
#[must_use]
pub fn pieces(document: &Document, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<Block> = None;
    // The comments that stand right above the line at work.
    let mut comments: Option<u32> = None;
    let close = |open: &mut Option<Block>, pieces: &mut Vec<Piece>, end: u32| {
        if let Some(block) = open.take() {
            let end = without_blank(document, block.head + 1..end);
            pieces.push(Piece::Block(Block { end, ..block }));
        }
    };
    let count = document.lines.len() as u32;
    for line in 0..=count {
        let kind = document.lines.kind(line);
        if kind == LineKind::Comment {
            comments.get_or_insert(line);
            continue;
        }
        let run = comments.take();
        if line < count && is_head(document, text, line) {
            let first = run.unwrap_or(line);
            close(&mut open, &mut pieces, first);
            open = Some(Block {
                first,
                head: line,
                end: line + 1,
            });
        } else if let (Some(first), None) = (run, &open) {
            pieces.push(Piece::Comments(first..line));
        }
    }
    close(&mut open, &mut pieces, count);
    pieces
}

/// Where a stretch of lines ends without the blank ones at its end.
#[must_use]
pub fn without_blank(document: &Document, lines: Range<u32>) -> u32 {
    let is_blank = |line: &u32| document.lines.kind(*line) == LineKind::Blank;
    let blank = lines.clone().rev().take_while(is_blank).count();
    lines.end - blank as u32
}

/// The `step`s and `change`s of a declaration, each with its lines; the declaration's own end before `end`.
#[must_use]
pub fn parts<'d>(
    document: &Document,
    declaration: &'d Declaration,
    end: u32,
) -> Vec<(&'d Attribute, Range<u32>)> {
    let attributes = &declaration.attributes;
    let owners = attributes.iter().enumerate().filter(|(_, attribute)| {
        matches!(
            attribute.clause,
            Clause::Step { .. } | Clause::Change { .. }
        )
    });
    owners
        .map(|(index, owner)| {
            let next = attributes.get(index + 1).map_or(end, |next| next.line);
            (
                owner,
                owner.line..without_tail(document, owner.line + 1..next, next < end),
            )
        })
        .collect()
}

/// Where lines end without the comments that touch what comes next, and without blank lines.
fn without_tail(document: &Document, lines: Range<u32>, has_next: bool) -> u32 {
    let is_comment = |line: &u32| has_next && document.lines.kind(*line) == LineKind::Comment;
    let comments = lines.clone().rev().take_while(is_comment).count();
    without_blank(document, lines.start..lines.end - comments as u32)
}

/// The place of some lines, without the last one's line ending.
#[must_use]
pub fn span(document: &Document, lines: &Range<u32>, text: &str) -> Span {
    let last = lines.end.saturating_sub(1);
    let start = document.lines.start(lines.start);
    let end = document.lines.start(last) + document.lines.text(last, text).len() as u32;
    Span::new(start, end.max(start))
}
