//! The writing: days, lines and words of prose, tags and people mentioned in prose and notes.
//!
//! Only counts leave this file; the words themselves never do.

use super::JournalReport;
use super::lens::last_up_to;
use super::spec::Spec;
use crate::journal::Journal;
use crate::journal::piece::{Piece, Stretch, pieces};
use crate::syntax::{Document, Entry, EntryKind, MarkShape, State};
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
    // Two pieces a thread, for pieces of the same length are not always the same work.
    let pieces = pieces(journal.documents, rayon::current_num_threads() * 2);
    let of_piece = |piece: &Piece| {
        let parts = piece.iter().map(|stretch| of_lines(journal, stretch, over));
        parts.fold(JournalReport::default(), join)
    };
    let parts: Vec<JournalReport> = pieces.par_iter().map(of_piece).collect();
    parts.into_iter().fold(start, join)
}

fn of_lines(journal: &Journal<'_>, stretch: &Stretch, over: Period) -> JournalReport {
    let mut report = JournalReport::default();
    let index = stretch.source.0 as usize;
    let place = journal.documents.get(index).zip(journal.sources.get(index));
    let Some((document, source)) = place else {
        return report;
    };
    let text = source.text.as_str();
    let entries = document.entries_in(stretch.lines.clone(), text);
    for entry in entries.filter(|entry| over.contains(entry.day)) {
        let text_of_entry = match entry.kind {
            EntryKind::Prose { text: prose, .. } => {
                let prose = prose.of(text);
                report.lines += 1;
                report.words += words(prose);
                prose
            }
            EntryKind::Mark(mark) => match document.note(entry.line, mark, text) {
                Some(note)
                    if memchr::memchr2(b'#', b'@', note.of(text).as_bytes()).is_some()
                        && does_something(journal, document, &entry, mark, text) =>
                {
                    note.of(text)
                }
                _ => continue,
            },
        };
        for mention in mentions(text_of_entry) {
            let counts = match mention.kind {
                MentionKind::Tag => &mut report.tags,
                MentionKind::Person => &mut report.people,
            };
            let name = crate::journal::name::fold(mention.name(text_of_entry));
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

/// Whether a mark counts as an entry: not an open one, nor one of nothing, nor one of an unknown name.
fn does_something(
    journal: &Journal<'_>,
    document: &Document,
    entry: &Entry<'_>,
    mark: &MarkShape,
    text: &str,
) -> bool {
    let name = document.in_line(entry.line, mark.name, text);
    mark.state.value != State::Open
        && !document.is_nothing(mark)
        && journal
            .find(document.token(entry.line, name, text))
            .is_some()
}

/// White-space words. Printable ASCII, which most text is, goes eight bytes at a time.
fn words(text: &str) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let all = |byte: u8| u64::from_le_bytes([byte; 8]);
    let (mut count, mut inside) = (0, 0);
    let mut odd = 0;
    let mut take = |bytes: [u8; 8]| {
        let bytes = u64::from_le_bytes(bytes);
        // The high bit of each byte that is no space, and of each that is not printable ASCII.
        let word = (bytes & !HIGH).wrapping_add(all(0x5f)) & HIGH;
        odd |= (bytes | !(bytes & !HIGH).wrapping_add(all(0x60))) & HIGH;
        // Each word that starts leaves a 1 in its byte; the product adds the bytes up.
        let starts = (word & !(word << 8 | inside)) >> 7;
        count += starts.wrapping_mul(all(1)) >> 56;
        inside = word >> 56;
    };
    let mut chunks = text.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        take(chunk.try_into().unwrap_or_default());
    }
    let mut rest = [b' '; 8];
    for (place, &byte) in rest.iter_mut().zip(chunks.remainder()) {
        *place = byte;
    }
    take(rest);
    if odd == 0 {
        count
    } else {
        text.split_whitespace().count() as u64
    }
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

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_parted_by_white_space() {
        let long = "word \t".repeat(300);
        let plain = "one two  three-four, five; 6 seven-eight nine ten eleven";
        for end in 0..plain.len() {
            let text = plain.get(end..).unwrap_or("");
            assert_eq!(
                super::words(text),
                text.split_whitespace().count() as u64,
                "{text:?}"
            );
        }
        for text in [
            "",
            " ",
            "a",
            " a",
            "a b",
            "a\tb\u{b}c  d ",
            "ünïcode wörds\u{2003}three",
            &long,
        ] {
            assert_eq!(
                super::words(text),
                text.split_whitespace().count() as u64,
                "{text:?}"
            );
        }
    }
}
