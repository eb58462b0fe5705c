//! The writing: days, lines and words of prose, tags and people mentioned in prose and notes.
//!
//! Only counts leave this file; the words themselves never do.

use super::lens::last_up_to;
use super::spec::Spec;
use super::{JournalReport, Mentions};
use crate::journal::Journal;
use crate::journal::name::fold;
use crate::journal::piece::{Piece, Stretch, pieces};
use crate::syntax::{Document, EntryKind, MarkShape, State};
use crate::syntax::{MentionKind, mentions};
use crate::text::{Day, Period, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
    let mut signs = Signs::new(document, stretch, text);
    // How often, and after how many others.
    let mut mentioned: FxHashMap<(MentionKind, &str), (u32, usize)> = FxHashMap::default();
    let entries = document.entries_in(stretch.lines.clone(), text);
    for entry in entries.filter(|entry| over.contains(entry.day)) {
        let has_sign = signs.any_in(document.lines.whole(entry.line));
        let words_of_entry = match entry.kind {
            EntryKind::Prose { text: prose, .. } => {
                let prose = prose.of(text);
                report.lines += 1;
                report.words += words(prose);
                prose
            }
            EntryKind::Mark(mark)
                if has_sign && does_something(journal, document, entry.line, mark, text) =>
            {
                document
                    .note(entry.line, mark, text)
                    .map_or("", |note| note.of(text))
            }
            EntryKind::Mark(_) => continue,
        };
        if has_sign {
            for mention in mentions(words_of_entry) {
                let others = mentioned.len();
                let name = (mention.kind, mention.name(words_of_entry));
                mentioned.entry(name).or_insert((0, others)).0 += 1;
            }
        }
    }
    let mut mentioned: Vec<_> = mentioned.into_iter().collect();
    mentioned.sort_unstable_by_key(|&(_, (_, others))| others);
    for ((kind, name), (count, _)) in mentioned {
        let names = match kind {
            MentionKind::Tag => &mut report.tags,
            MentionKind::Person => &mut report.people,
        };
        let mentions = Mentions {
            count,
            spelling: name.to_owned(),
        };
        (names.entry(fold(name).into_owned()).or_default()).add(mentions);
    }
    report
}

/// The places of `#` and `@` in a stretch of lines, found in one go: most lines have none.
struct Signs<'t> {
    start: usize,
    places: std::iter::Peekable<memchr::Memchr2<'t>>,
}

impl<'t> Signs<'t> {
    fn new(document: &Document, stretch: &Stretch, text: &'t str) -> Self {
        let (from, until) = (stretch.lines.start, stretch.lines.end);
        let start = document.lines.start(from) as usize;
        let bytes = text
            .as_bytes()
            .get(start..document.lines.start(until) as usize);
        let places = memchr::memchr2_iter(b'#', b'@', bytes.unwrap_or(&[])).peekable();
        Self { start, places }
    }

    /// Whether any stands in a span; the spans come in order.
    fn any_in(&mut self, span: Span) -> bool {
        let (from, until) = (span.start as usize, span.end as usize);
        while self
            .places
            .next_if(|place| self.start + place < from)
            .is_some()
        {}
        self.places
            .peek()
            .is_some_and(|place| self.start + place < until)
    }
}

/// Whether a mark counts as an entry: not an open one, nor one of nothing, nor one of an unknown name.
#[must_use]
pub fn does_something(
    journal: &Journal<'_>,
    document: &Document,
    line: u32,
    mark: &MarkShape,
    text: &str,
) -> bool {
    let name = document.in_line(line, mark.name, text);
    mark.state != State::Open
        && !document.is_nothing(mark)
        && journal.find(document.token(line, name, text)).is_some()
}

/// White-space words, eight bytes at a time. Where a control character or a space of another script may
/// stand, the characters are looked at one by one.
fn words(text: &str) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let all = |byte: u8| u64::from_le_bytes([byte; 8]);
    let (mut count, mut inside) = (0, 0);
    let (mut plain, mut foreign) = (HIGH, 0);
    let mut starts = |bytes: [u8; 8]| {
        let bytes = u64::from_le_bytes(bytes);
        let low = bytes & !HIGH;
        // The high bit of each byte that is no space; of each that is no control character.
        let word = (low.wrapping_add(all(0x5f)) | bytes) & HIGH;
        plain &= low.wrapping_add(all(0x60)) | bytes;
        foreign |= bytes & HIGH;
        let starts = (word & !(word << 8 | inside)) >> 7;
        inside = word >> 56;
        starts
    };
    // So few at a time that the starts in each of the eight columns fit a byte.
    for part in text.as_bytes().chunks(8 * 255) {
        let chunks = part.chunks_exact(8);
        let mut rest = [b' '; 8];
        for (place, &byte) in rest.iter_mut().zip(chunks.remainder()) {
            *place = byte;
        }
        let whole = chunks.map(|chunk| chunk.try_into().unwrap_or_default());
        let mut columns = 0;
        for chunk in whole {
            columns += starts(chunk);
        }
        if part.len() % 8 > 0 {
            count += starts(rest).wrapping_mul(all(1)) >> 56;
        }
        let pairs = (columns & 0x00ff_00ff_00ff_00ff) + (columns >> 8 & 0x00ff_00ff_00ff_00ff);
        count += pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48;
    }
    // The first bytes of all spaces that are not ASCII.
    let other = |byte: &u8| matches!(byte, 0xc2 | 0xe1..=0xe3);
    if plain == HIGH && (foreign == 0 || !text.as_bytes().iter().any(other)) {
        count
    } else {
        text.split_whitespace().count() as u64
    }
}

fn join(mut all: JournalReport, part: JournalReport) -> JournalReport {
    all.lines += part.lines;
    all.words += part.words;
    for (name, mentions) in part.tags {
        all.tags.entry(name).or_default().add(mentions);
    }
    for (name, mentions) in part.people {
        all.people.entry(name).or_default().add(mentions);
    }
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_parted_by_white_space() {
        let long = "word \t".repeat(300);
        let cafe = "un café à côté, déjà-vu ".repeat(120);
        assert_eq!(super::words(&cafe), 600);
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
