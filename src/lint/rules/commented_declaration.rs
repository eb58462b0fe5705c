//! A comment in column 0 that reads like a declaration or a day, with indented lines right below it: a
//! comment ends no block, so those lines now belong to the block above.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Look;
use crate::syntax::{DatedEntry, Document, LineKind, parse};
use crate::text::{SourceId, Span};

pub fn check(look: &Look<'_>, source: SourceId, found: &mut Vec<Diagnostic>) {
    let Some(document) = look.document(source) else {
        return;
    };
    let text = look.text(source);
    let is_indented = |line: u32| {
        !matches!(
            document.lines.kind(line),
            LineKind::Blank | LineKind::Comment
        ) && document.lines.text(line, text).starts_with([' ', '\t'])
    };
    let kinds = document.lines.kinds.iter().zip(0..);
    for (_, line) in kinds.filter(|(kind, _)| **kind == LineKind::Comment) {
        let comment = document.lines.text(line, text);
        if !is_indented(line + 1)
            || comment.starts_with([' ', '\t'])
            || !reads_like_structure(comment)
        {
            continue;
        }
        // With no block above, the lines below are stray, and that is told.
        let Some(above) = block_above(document, line) else {
            continue;
        };
        let start = document.lines.start(line);
        let head = document.lines.text(above, text).len() as u32;
        let above = document.lines.start(above);
        let message = "the lines below this comment belong to the block above it";
        found.push(
            Diagnostic::new(
                Code::CommentedDeclaration,
                source,
                Span::new(start, start + comment.len() as u32),
                message,
            )
            .label("a comment ends no block")
            .other(
                source,
                Span::new(above, above + head),
                "they belong to this",
            )
            .help("begin each of them with `//` too, or take the `//` away here"),
        );
    }
}

/// Whether what is commented out would be a declaration or a dated line.
fn reads_like_structure(comment: &str) -> bool {
    let line = comment.trim_start_matches('/').trim_start();
    let document = parse(SourceId(0), line);
    let declared = document
        .declarations
        .first()
        .is_some_and(|declaration| !declaration.name.is_empty());
    let dated = document
        .dated
        .first()
        .is_some_and(|dated| dated.day.is_some())
        && document
            .dated_shape(0)
            .is_some_and(|shape| shape.entry != DatedEntry::Broken);
    declared || dated
}

/// The first line of the block that a line stands in.
fn block_above(document: &Document, line: u32) -> Option<u32> {
    (0..line).rev().find(|&line| {
        matches!(
            document.lines.kind(line),
            LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan | LineKind::Dated
        )
    })
}
