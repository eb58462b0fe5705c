//! Inlay hints: what a mark came to, beside it; the weekday, beside a date that has none.
//!
//! They are of the lines in view only; the habits marked there are walked, no others. What they say is worded
//! in `view`, as in the answer of `daymark mark`.

use crate::analysis::Analysis;
use crate::journal::{Habit, Journal};
use crate::report::done::Triggers;
use crate::report::so_far;
use crate::syntax::{Document, LineKind};
use crate::text::{Period, SourceId, Span};
use crate::view::so_far::{streak, total};
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HintKind {
    Weekday,
    /// So much of what a week or month asks.
    Total,
    Streak,
}

/// A few words that an editor shows behind a place, as if they stood there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Hint {
    pub offset: u32,
    pub kind: HintKind,
    pub label: String,
}

/// The hints of the lines that a span touches, in order of place.
#[must_use]
pub fn hints(analysis: &Analysis<'_>, source: SourceId, span: Span) -> Vec<Hint> {
    let journal = &analysis.journal;
    let index = source.0 as usize;
    let (Some(document), Some(text)) = (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let count = document.lines.len() as u32;
    let lines = document.lines.at(span.start)..(document.lines.at(span.end) + 1).min(count);
    let mut hints: Vec<Hint> = lines
        .clone()
        .filter_map(|line| weekday(document, line))
        .collect();
    let places = journal.place_of(source, lines.start)..journal.place_of(source, lines.end);
    let mut triggers = None;
    for (habit, over) in marked(journal, &places) {
        let triggers = triggers.get_or_insert_with(|| Triggers::new(journal, analysis.today));
        let stood = so_far(journal, triggers, habit, analysis.today, over);
        for mark in stood.iter().filter(|mark| places.contains(&mark.place)) {
            let (_, line) = journal.site_of(mark.place);
            if let Some(offset) = behind_mark(document, line, &text.text) {
                hints.extend(total(mark).map(|label| hint(offset, HintKind::Total, label)));
                hints.extend(streak(mark).map(|label| hint(offset, HintKind::Streak, label)));
            }
        }
    }
    hints.sort();
    hints
}

const fn hint(offset: u32, kind: HintKind, label: String) -> Hint {
    Hint {
        offset,
        kind,
        label,
    }
}

/// The habits with marks at these places, each with the days these marks are on.
fn marked<'j>(
    journal: &'j Journal<'_>,
    places: &'j Range<u32>,
) -> impl Iterator<Item = (usize, Period)> + 'j {
    let days = |habit: &Habit| {
        // In order of their days.
        let mut days = habit
            .marks
            .iter()
            .filter(|mark| places.contains(&mark.place()));
        let first = days.next()?.day();
        let last = days.next_back().map_or(first, |mark| mark.day());
        Some(Period::new(first, last))
    };
    let habits = journal.habits.iter().enumerate();
    habits.filter_map(move |(index, habit)| Some((index, days(habit)?)))
}

fn weekday(document: &Document, line: u32) -> Option<Hint> {
    if document.lines.kind(line) != LineKind::Dated {
        return None;
    }
    let index = document.lines.shape(line);
    let day = document.dated.get(index as usize)?.day?;
    let shape = document
        .dated_shape(index)
        .filter(|shape| shape.weekday.is_none())?;
    let offset = document.span(line, shape.date).end;
    Some(hint(
        offset,
        HintKind::Weekday,
        day.weekday().short().to_owned(),
    ))
}

/// Where a line's mark ends: before its note.
fn behind_mark(document: &Document, line: u32, text: &str) -> Option<u32> {
    let mark = document.mark(line)?;
    let last = document
        .amounts(mark)
        .last()
        .map_or(mark.name, |amount| amount.token);
    let token = document.in_line(line, last, text);
    Some(document.span(line, token).end)
}
