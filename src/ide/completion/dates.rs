//! Days, as dates: today and those around it.
//!
//! They are found by their digits and by the words for them (`tod` gives today's date), and written
//! as dates always.

use super::{Candidate, CompletionKind, Cursor};
use crate::syntax::{Document, LineKind};
use crate::text::Day;

/// For a dated line: today and yesterday, with the weekday where the file writes it.
pub(super) fn dated_line(cursor: &Cursor<'_, '_>, typed: &str) -> Vec<Candidate> {
    let today = cursor.analysis.today;
    let weekday = writes_weekdays(cursor.document, cursor.line);
    let days = [("today", today), ("yesterday", today.previous())];
    let candidate = |(word, day): (&str, Day)| {
        let date = if weekday {
            format!("{day} {}", day.weekday().short())
        } else {
            day.to_string()
        };
        of(word, &date, day, typed)
    };
    days.into_iter().filter_map(candidate).collect()
}

/// For what begins or ends on a day.
pub(super) fn days(cursor: &Cursor<'_, '_>, typed: &str) -> Vec<Candidate> {
    let today = cursor.analysis.today;
    let days = [
        ("today", today),
        ("tomorrow", today.next()),
        ("yesterday", today.previous()),
        ("in a week", today.plus(7)),
    ];
    let candidate = |(word, day): (&str, Day)| of(word, &day.to_string(), day, typed);
    days.into_iter().filter_map(candidate).collect()
}

/// By what is typed, as a date or as the word for it.
fn of(word: &str, date: &str, day: Day, typed: &str) -> Option<Candidate> {
    let typed = typed.to_lowercase();
    if !typed.is_empty() && word.starts_with(&typed) {
        let said = Candidate::new(CompletionKind::Date, word)
            .detail(date)
            .text(date);
        return Some(said);
    }
    let detail = format!("{word}, {}", day.weekday().full());
    date.starts_with(&typed)
        .then(|| Candidate::new(CompletionKind::Date, date).detail(detail))
}

/// Whether the dated line nearest above has its weekday; where there is none, the first one below, and with
/// none at all it is written.
fn writes_weekdays(document: &Document, line: u32) -> bool {
    let count = document.lines.len() as u32;
    let weekday = |line: u32| {
        let is_dated = document.lines.kind(line) == LineKind::Dated;
        let shape = document.dated_shape(document.lines.shape(line));
        shape
            .filter(|_| is_dated)
            .map(|shape| shape.weekday.is_some())
    };
    let above = (0..line.min(count)).rev().find_map(weekday);
    above
        .or_else(|| (line + 1..count).find_map(weekday))
        .unwrap_or(true)
}
