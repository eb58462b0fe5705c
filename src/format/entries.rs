//! The lines of a day: the dated line, marks, prose.
//!
//! Each function takes one line along, part by part: a pen keeps the words and puts the white space between
//! them. The words of prose and of notes are never touched, nor is white space at their end.

use super::layout::margin;
use super::names::declared;
use super::pen::Pen;
use crate::journal::Names;
use crate::syntax::{DatedEntry, Document, MarkShape, indent, trim};
use crate::text::Token;

/// `DATE [WEEKDAY] …`
pub fn dated(document: &Document, names: &Names, line: u32, text: &str, pen: &mut Pen<'_>) {
    let Some(shape) = document.dated_shape(document.lines.shape(line)) else {
        return;
    };
    pen.keep(shape.date.end);
    if let Some(weekday) = shape.weekday {
        pen.put(weekday.token.start, " ");
        pen.keep(weekday.token.end);
    }
    match shape.entry {
        DatedEntry::Nothing => pen.put(document.lines.text(line, text).len() as u32, ""),
        DatedEntry::Prose { time, text: from } => {
            if let Some(time) = time {
                pen.put(time.token.start, " ");
                pen.time(time.token.end);
            }
            pen.put(from.saturating_sub(1), "");
            pen.keep(from);
            pen.words();
        }
        DatedEntry::Mark(index) => {
            if let Some(mark) = document.marks.get(index as usize) {
                self::mark(document, names, mark, line, text, " ", pen);
            }
        }
        DatedEntry::Broken => {}
    }
}

/// `[TIME] [STATE] NAME [AMOUNT …] [: note]`, with `gap` before it.
pub fn mark(
    document: &Document,
    names: &Names,
    mark: &MarkShape,
    line: u32,
    text: &str,
    gap: &str,
    pen: &mut Pen<'_>,
) {
    let words = document.lines.text(line, text);
    let place = |token: Token| document.in_line(line, token, text);
    let (state, name) = (place(mark.state_token()), place(mark.name));
    let before = Token::new(pen.at(), state.start).of(words);
    let time = trim(before);
    if !time.is_empty() {
        let start = pen.at() + indent(before) as u32;
        pen.put(start, gap);
        pen.time(start + time.len() as u32);
    }
    pen.put(state.start, if time.is_empty() { gap } else { " " });
    if state.of(words) == "[X]" {
        pen.put(state.end, "[x]");
    }
    pen.keep(state.end);
    pen.put(name.start, " ");
    pen.put(name.end, &declared(names, name.of(words)));
    let colon = mark.colon.map(|at| state.start + at);
    let end = colon.unwrap_or(words.len() as u32);
    let rest = Token::new(name.end, end).of(words);
    let amounts = trim(rest);
    if !amounts.is_empty() {
        let start = name.end + indent(rest) as u32;
        pen.put(start, " ");
        pen.squeeze(start + amounts.len() as u32);
    }
    pen.put(end, "");
    if colon.is_some() {
        pen.keep(end + 1);
        pen.words();
    }
}

/// Prose below its date. White space before a colon leaves the colon alone: it may begin a `:-)`.
pub fn prose(document: &Document, line: u32, text: &str, gap: &str, pen: &mut Pen<'_>) {
    let words = document.lines.text(line, text);
    let Some(time) = document.prose_time(line, text) else {
        return pen.put(margin(words).len() as u32, gap);
    };
    pen.put(time.token.start, gap);
    pen.time(time.token.end);
    let rest = pen.rest();
    if rest.starts_with(':') {
        pen.keep(pen.at() + 1);
    }
    pen.words();
}
