//! Whether a changed text says what the old one said, and exactly what was to be added.
//!
//! It compares parsed lines, blank ones left out, so it does not trust the edit that was made.
//! `workspace/capture` asks before it writes: whatever this denies never reaches a file.

use super::pieces::is_head;
use super::{Addition, Closing, Entry, Text};
use crate::syntax::{EntryKind, LineKind};
use crate::text::{Day, Time};

/// Whether nothing but these entries, and a dated line for them, is new: the marks to be closed are, every other line is
/// what it was, all belong to the day they belonged to, and there is no error of syntax that was not there.
#[must_use]
pub fn is_only(
    before: Text<'_>,
    after: Text<'_>,
    closings: &[Closing],
    addition: &Addition,
) -> bool {
    let (old, new) = (lines(before), lines(after));
    let Some(more) = new.len().checked_sub(old.len()) else {
        return false;
    };
    let is_right = |(old, new): &(&Line<'_>, &Line<'_>)| {
        let mut closings = closings.iter();
        match closings.find(|closing| closing.line == old.number) {
            Some(closing) => {
                (old.kind, old.day) == (new.kind, new.day) && closing.is_in(after, new.number)
            }
            None => old.is(new),
        }
    };
    let same = old.iter().zip(&new).take_while(is_right).count();
    let (Some(rest), Some(added), Some(follow)) = (
        old.get(same..),
        new.get(same..same + more),
        new.get(same + more..),
    ) else {
        return false;
    };
    let is_rest_right = rest.iter().zip(follow).all(|pair| is_right(&pair));
    let problems = |text: Text<'_>| {
        let problems = text.document.problems.iter();
        let told = problems.map(|problem| (problem.code, problem.message.clone()));
        told.collect::<Vec<_>>()
    };
    is_rest_right && problems(before) == problems(after) && is_added(after, added, addition)
}

/// A line that is not blank.
struct Line<'a> {
    number: u32,
    kind: LineKind,
    text: &'a str,
    /// The day of the block it stands in.
    day: Option<Day>,
}

impl Line<'_> {
    fn is(&self, other: &Self) -> bool {
        (self.kind, self.text, self.day) == (other.kind, other.text, other.day)
    }
}

fn lines(text: Text<'_>) -> Vec<Line<'_>> {
    let Text { document, text } = text;
    let mut day = None;
    let columns = document.lines.columns(0..document.lines.len() as u32);
    columns
        .filter_map(|(number, kind, _)| {
            if is_head(document, text, number) {
                day = document.dated_at(number).and_then(|dated| dated.day);
            }
            (kind != LineKind::Blank).then(|| Line {
                number,
                kind,
                text: document.lines.text(number, text),
                // A comment is on none.
                day: day.filter(|_| kind != LineKind::Comment),
            })
        })
        .collect()
}

/// Whether these lines are the addition's entries and dated lines of its day.
fn is_added(after: Text<'_>, lines: &[Line<'_>], addition: &Addition) -> bool {
    let mut expected = addition.entries.iter();
    for line in lines {
        let is_day = line.day == Some(addition.day);
        let is_kind = matches!(
            line.kind,
            LineKind::Dated | LineKind::Mark | LineKind::Prose
        );
        if !is_day || !is_kind {
            return false;
        }
        match (entry(after, line), line.kind) {
            (None, LineKind::Dated) => {}
            (None, _) => return false,
            (Some(found), _) => {
                if expected.next() != Some(&found.0) || found.1 != addition.time {
                    return false;
                }
            }
        }
    }
    expected.next().is_none()
}

/// What a line adds to its day.
fn entry(after: Text<'_>, line: &Line<'_>) -> Option<(Entry, Option<Time>)> {
    let Text { document, text } = after;
    if document.mark(line.number).is_some() {
        let words = document.mark_text(line.number, text).to_owned();
        return Some((Entry::Mark(words), document.mark_time(line.number, text)));
    }
    let words = document.prose_words(line.number, text)?;
    let time = match line.kind {
        LineKind::Dated => {
            // With its day above it, for an entry has one.
            let lines = line.number..line.number + 1;
            match document.entries_in(lines, text).next()?.kind {
                EntryKind::Prose { time, .. } => time,
                EntryKind::Mark(_) => None,
            }
        }
        _ => document
            .prose_time(line.number, text)
            .map(|time| time.value),
    };
    Some((Entry::Prose(words.of(text).to_owned()), time))
}
