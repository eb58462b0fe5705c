//! A dated line earlier than the one before it in its file. It means the same, and is hard to find.
//!
//! It compares neighbours only: after one day out of place the next is measured against that. Its help is one
//! move; `fmt --sort` makes all of them.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Look;
use crate::syntax::{DatedEntry, Document, LineKind, State};
use crate::text::{Day, SourceId, Span};

pub fn check(look: &Look<'_>, source: SourceId, found: &mut Vec<Diagnostic>) {
    let Some(document) = look.document(source) else {
        return;
    };
    let mut before: Option<(Day, Span)> = None;
    let kinds = document.lines.kinds.iter().zip(0..);
    for (_, line) in kinds.filter(|(kind, _)| **kind == LineKind::Dated) {
        let Some((day, date)) = dated(document, line) else {
            continue;
        };
        if let Some((later, at)) = before
            && day < later
        {
            let message = format!("{day} stands below {later}, which is later");
            found.push(
                Diagnostic::new(Code::UnsortedDays, source, date, message)
                    .label("earlier")
                    .other(source, at, "the day before it in the file")
                    .help(format!("move {day} up, above {later}")),
            );
        }
        before = Some((day, date));
    }
}

/// The day of a dated line and where it is written. None for a line that carries and owns only open marks: it is as
/// if it were not there.
fn dated(document: &Document, line: u32) -> Option<(Day, Span)> {
    let index = document.lines.shape(line);
    let day = document.dated.get(index as usize)?.day?;
    let shape = document.dated_shape(index)?;
    let is_open = matches!(shape.entry, DatedEntry::Mark(_)) && is_open(document, line);
    (!is_open || owns_more(document, line)).then(|| (day, document.span(line, shape.date)))
}

fn is_open(document: &Document, line: u32) -> bool {
    let mark = document.mark(line);
    mark.is_some_and(|mark| mark.state == State::Open)
}

/// Whether prose, or a mark that is not open, stands below a dated line.
fn owns_more(document: &Document, dated: u32) -> bool {
    let below = dated + 1..document.lines.len() as u32;
    for line in below {
        match document.lines.kind(line) {
            LineKind::Prose => return true,
            LineKind::Mark if !is_open(document, line) => return true,
            LineKind::Mark | LineKind::Junk | LineKind::Blank | LineKind::Comment => {}
            _ => return false,
        }
    }
    false
}
