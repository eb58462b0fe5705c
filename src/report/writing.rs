//! The writing: days, lines and words of prose, tags and people mentioned in prose and notes.
//!
//! Only counts leave this file; the words themselves never do.

use super::JournalReport;
use super::lens::last_up_to;
use super::spec::Spec;
use crate::journal::Journal;
use crate::syntax::{Document, EntryKind};
use crate::syntax::{MentionKind, mentions};
use crate::text::{Day, Period};
use rayon::prelude::*;

/// The journal's writing over the report's period, up to today.
#[must_use]
pub fn writing(journal: &Journal<'_>, spec: &Spec) -> JournalReport {
    let over = spec.period().clip(Period::new(Day::MIN, spec.today));
    let within = |days: &[Day]| days.iter().filter(|&&day| over.contains(day)).count() as u32;
    let start = JournalReport {
        days: within(&journal.days.prose),
        entry_days: within(&journal.days.entries),
        last: last_up_to(&journal.days.entries, spec.today),
        ..JournalReport::default()
    };
    let parts: Vec<JournalReport> = (journal.documents.par_iter().zip(journal.sources))
        .map(|(document, source)| of_document(document, &source.text, over))
        .collect();
    parts.into_iter().fold(start, join)
}

fn of_document(document: &Document, text: &str, over: Period) -> JournalReport {
    let mut report = JournalReport::default();
    for entry in document
        .entries(text)
        .filter(|entry| over.contains(entry.day))
    {
        let words = match entry.kind {
            EntryKind::Prose { text: prose, .. } => {
                let prose = prose.of(text);
                report.lines += 1;
                report.words += prose.split_whitespace().count() as u64;
                prose
            }
            EntryKind::Mark(mark) if mark.state.value == crate::syntax::State::Open => continue,
            EntryKind::Mark(mark) => match document.note(entry.line, mark, text) {
                Some(note) => note.of(text),
                None => continue,
            },
        };
        for mention in mentions(words) {
            let counts = match mention.kind {
                MentionKind::Tag => &mut report.tags,
                MentionKind::Person => &mut report.people,
            };
            let name = crate::journal::name::fold(mention.name(words));
            match counts.get_mut(name.as_ref()) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(name.into_owned(), 1);
                }
            }
        }
    }
    report
}

fn join(mut all: JournalReport, part: JournalReport) -> JournalReport {
    all.lines += part.lines;
    all.words += part.words;
    for (name, count) in part.tags {
        *all.tags.entry(name).or_insert(0) += count;
    }
    for (name, count) in part.people {
        *all.people.entry(name).or_insert(0) += count;
    }
    all
}
