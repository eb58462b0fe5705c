//! A comment in column 0 that reads like a declaration or a day, with indented lines right below it or below
//! more comments: a comment ends no block, so those lines now belong to the block above.

use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::lint::Look;
use crate::syntax::{DatedEntry, Document, LineKind, indent, parse};
use crate::text::{Edit, SourceId, Span};
use std::ops::Range;

pub fn check(look: &Look<'_>, source: SourceId, found: &mut Vec<Diagnostic>) {
    let Some(document) = look.document(source) else {
        return;
    };
    let text = look.text(source);
    // The block that a line stands in, and where the comments right above it begin.
    let mut block = None;
    let mut comments = None;
    for (&kind, line) in document.lines.kinds.iter().zip(0..) {
        match kind {
            LineKind::Comment => {
                comments.get_or_insert(line);
                continue;
            }
            LineKind::Habit
            | LineKind::Task
            | LineKind::Goal
            | LineKind::Plan
            | LineKind::Dated => {
                block = Some(line);
            }
            LineKind::Blank => {}
            _ => {
                let is_indented = || indent(document.lines.text(line, text)) > 0;
                // With no block above, the lines below are stray, and that is told.
                if let (Some(first), Some(block)) = (comments, block)
                    && is_indented()
                {
                    found.extend(told(look, source, first..line, block));
                }
            }
        }
        comments = None;
    }
}

/// What is told of the comments right above an indented line: the last that reads like structure.
fn told(
    look: &Look<'_>,
    source: SourceId,
    mut lines: Range<u32>,
    block: u32,
) -> Option<Diagnostic> {
    let document = look.document(source)?;
    let below = lines.end;
    let is_structure = |line: &u32| {
        let comment = look.line(source, *line);
        indent(comment) == 0 && reads_like_structure(comment)
    };
    let comment = lines.rfind(is_structure)?;
    let place = |line: u32| {
        let start = document.lines.start(line);
        Span::new(start, start + look.line(source, line).len() as u32)
    };
    let message = "the lines below this comment belong to the block above it";
    let found = Diagnostic::new(Code::CommentedDeclaration, source, place(comment), message)
        .label("a comment ends no block")
        .other(source, place(block), "they belong to this")
        .help("begin each of them with `//` too, or take the `//` away here")
        .fix(commented_out(look, source, document, below));
    Some(found)
}

/// The lines below made comments too, as far as a block may go on.
fn commented_out(look: &Look<'_>, source: SourceId, document: &Document, first: u32) -> Fix {
    let edits = (first..document.lines.len() as u32)
        .map(|line| (line, look.line(source, line)))
        .take_while(|(_, text)| indent(text) > 0 || text.starts_with("//"))
        .filter(|(line, _)| {
            !matches!(
                document.lines.kind(*line),
                LineKind::Comment | LineKind::Blank
            )
        })
        .map(|(line, text)| {
            let at = document.lines.start(line) + indent(text) as u32;
            (source, Edit::insert(at, "// "))
        });
    let title = "begin the lines below with `//` too";
    Fix::of(Safety::Guess, title, edits.collect())
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
