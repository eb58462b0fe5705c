//! One pass over lines: which mark stands on which day, and which days hold what.
//!
//! Runs on many pieces of a journal at once, so it only reads. What a mark's shape means was looked up before
//! ([`Meanings`]), and there is exact room for the marks of a piece, so they are counted first.

use super::mark::{Mark, NewMark};
use super::meaning::{Meaning, Meanings};
use super::piece::{Piece, Stretch};
use super::problem::{Problems, Use};
use super::unknown::Unknown;
use super::{Journal, Site};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::syntax::{
    DatedEntry, Document, LineKind, MarkShape, MentionKind, indent, mentions, trim,
};
use crate::text::{Day, Edit, SourceId, Time, Token};

/// What a pass needs to know of the journal.
#[derive(Clone, Copy)]
pub(super) struct LinePass<'j, 'a> {
    pub journal: &'j Journal<'a>,
    /// One for each source.
    pub meanings: &'j [Meanings<'j>],
    /// The tags that some habit counts, folded.
    pub tags: &'j [String],
}

/// What a piece's lines say, but for its marks.
#[derive(Default)]
pub(super) struct Found {
    pub first_dated: Option<Day>,
    pub entries: Vec<Day>,
    pub prose: Vec<Day>,
    /// For each counted tag.
    pub tags: Vec<Vec<Day>>,
    pub problems: Vec<Diagnostic>,
}

struct Pass<'p, 'j, 'a> {
    pass: &'p LinePass<'j, 'a>,
    source: SourceId,
    document: &'a Document,
    meanings: &'j Meanings<'j>,
    text: &'a str,
    /// For each item the room that is left for its marks.
    rooms: &'p mut [&'j mut [Mark]],
    problems: &'p mut Problems<'a>,
    found: &'p mut Found,
}

impl<'j> LinePass<'j, '_> {
    /// How many marks of each item stand in a piece: those that [`LinePass::read`] will hand out.
    pub fn count(&self, piece: &Piece, items: usize) -> Vec<usize> {
        let mut counts = vec![0; items];
        for stretch in piece {
            let (Some(document), Some(meanings)) = (
                self.journal.documents.get(stretch.source.0 as usize),
                self.meanings.get(stretch.source.0 as usize),
            ) else {
                continue;
            };
            let mut has_day = false;
            for (_, kind, shape) in document.lines.columns(stretch.lines.clone()) {
                let mark = match kind {
                    LineKind::Mark => shape,
                    LineKind::Dated => {
                        let dated = document.dated.get(shape as usize);
                        has_day = dated.is_some_and(|dated| dated.day.is_some());
                        match document.dated_shape(shape).map(|shape| shape.entry) {
                            Some(DatedEntry::Mark(mark)) => mark,
                            _ => continue,
                        }
                    }
                    _ => continue,
                };
                if let Some(meaning) = meanings.of(mark).filter(|it| has_day && it.is_entry())
                    && let Some(count) = counts.get_mut(meaning.item as usize)
                {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// Reads a piece; its marks go to `rooms`, one for each item.
    pub fn read(&self, piece: &Piece, mut rooms: Vec<&'j mut [Mark]>) -> Found {
        let mut found = Found {
            tags: vec![Vec::new(); self.tags.len()],
            ..Found::default()
        };
        let mut problems = Problems::new(self.journal.sources, self.journal.documents);
        for stretch in piece {
            let index = stretch.source.0 as usize;
            let (Some(document), Some(source), Some(meanings)) = (
                self.journal.documents.get(index),
                self.journal.sources.get(index),
                self.meanings.get(index),
            ) else {
                continue;
            };
            let mut pass = Pass {
                pass: self,
                source: stretch.source,
                document,
                meanings,
                text: &source.text,
                rooms: &mut rooms,
                problems: &mut problems,
                found: &mut found,
            };
            pass.lines(stretch);
        }
        found.problems = problems.found;
        found
    }
}

impl Pass<'_, '_, '_> {
    fn lines(&mut self, stretch: &Stretch) {
        let mut day = None;
        let document = self.document;
        for (line, kind, shape) in document.lines.columns(stretch.lines.clone()) {
            match kind {
                LineKind::Dated => day = self.dated(line, shape),
                LineKind::Mark => self.mark(line, shape, day),
                LineKind::Prose => {
                    if let Some(day) = day.filter(|_| !is_time_alone(document, line, self.text)) {
                        self.prose(day);
                        if !self.pass.tags.is_empty() {
                            let words = document.prose_words(line, self.text);
                            self.tags(day, words.map_or("", |words| words.of(self.text)));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The day of a dated line.
    fn dated(&mut self, line: u32, shape: u32) -> Option<Day> {
        let day = self.document.dated.get(shape as usize)?.day;
        match self.document.dated_shape(shape)?.entry {
            DatedEntry::Nothing => {
                if let Some(day) = day {
                    self.is_dated(day);
                }
            }
            DatedEntry::Mark(mark) => self.mark(line, mark, day),
            DatedEntry::Prose { text, .. } => {
                let whole = self.document.lines.text(line, self.text);
                let prose = trim(whole.get(text as usize..).unwrap_or(""));
                match day {
                    Some(day) if prose.is_empty() => self.is_dated(day),
                    Some(day) => {
                        self.prose(day);
                        self.tags(day, prose);
                    }
                    None => {}
                }
            }
            DatedEntry::Broken => {}
        }
        day
    }

    fn is_dated(&mut self, day: Day) {
        self.found.first_dated = Some(self.found.first_dated.map_or(day, |first| first.min(day)));
    }

    fn entry(&mut self, day: Day) {
        self.is_dated(day);
        add(&mut self.found.entries, day);
    }

    fn prose(&mut self, day: Day) {
        self.entry(day);
        add(&mut self.found.prose, day);
    }

    /// Notes the tags in a day's prose that some habit counts.
    fn tags(&mut self, day: Day, text: &str) {
        if self.pass.tags.is_empty() || memchr::memchr(b'#', text.as_bytes()).is_none() {
            return;
        }
        for tag in mentions(text).filter(|mention| mention.kind == MentionKind::Tag) {
            let tag = super::name::fold(tag.name(text));
            for (counted, days) in self.pass.tags.iter().zip(&mut self.found.tags) {
                let rest = tag.strip_prefix(counted.as_str());
                if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
                    add(days, day);
                }
            }
        }
    }

    fn mark(&mut self, line: u32, index: u32, day: Option<Day>) {
        let Some(meaning) = self.meanings.of(index) else {
            return;
        };
        if meaning.item == Meaning::UNKNOWN {
            if let Some(shape) = self.document.marks.get(index as usize) {
                self.unknown(line, index, shape);
            }
            return;
        }
        let Some(day) = day else { return };
        if meaning.is_nothing {
            // A `[+]` of nothing but zeros does nothing anywhere: its day has no entry by it.
            self.is_dated(day);
        }
        if !meaning.is_entry() {
            return;
        }
        self.entry(day);
        let mark = NewMark {
            day,
            place: self.pass.journal.place_of(self.source, line),
            time: self.document.mark_time(line, self.text),
            state: meaning.state,
            has_amounts: meaning.has_amounts,
        };
        if let Some(room) = self.rooms.get_mut(meaning.item as usize)
            && let Some((first, rest)) = std::mem::take(room).split_first_mut()
        {
            *first = mark.into();
            *room = rest;
        }
    }

    /// A name that marks nothing: told on each line, with the words after a known name as a note.
    fn unknown(&mut self, line: u32, index: u32, shape: &MarkShape) {
        let token = self.document.in_line(line, shape.name, self.text);
        let site = Site::new(self.source, line, token);
        let names = &self.pass.journal.names;
        let Some(unknown) = self.meanings.unknown(index) else {
            self.problems.resolve(site, Use::Mark, names);
            return;
        };
        let instead = unknown
            .known
            .map(|known| self.with_colon(line, shape, known, &unknown));
        self.problems
            .unknown_name(site, Use::Mark, unknown.near, instead);
    }

    /// The words behind the first `known` bytes of a mark's name as its note.
    fn with_colon(&self, line: u32, shape: &MarkShape, known: usize, unknown: &Unknown<'_>) -> Fix {
        let whole = self.document.lines.text(line, self.text);
        let token = |token| self.document.in_line(line, token, self.text);
        let (state, name) = (token(shape.state_token()), token(shape.name));
        let after = name.start + known as u32;
        let last = self.document.amounts(shape).last();
        let amounts = last.map(|last| Token::new(name.end, token(last.token).end));
        let (place, text) = match amounts.filter(|_| shape.colon.is_none()) {
            // An amount stays one.
            Some(amounts) => {
                let words = Token::new(after, name.end).of(whole).trim();
                let text = format!(" {}: {words}", amounts.of(whole).trim());
                (Token::new(after, amounts.end), text)
            }
            None => {
                let rest = whole.get(after as usize..).unwrap_or("");
                let gap = (rest.len() - rest.trim_start().len()) as u32;
                (Token::new(after, after + gap), ": ".to_owned())
            }
        };
        let before = Token::new(state.start, after).of(whole);
        let rest = whole.get(place.end as usize..).unwrap_or("");
        let title = format!("write `{}`", format!("{before}{text}{rest}").trim_end());
        let edit = Edit::new(self.document.span(line, place), text);
        // With another name near, a slip of the pen is as likely; and an amount may belong to the words.
        let is_sure = unknown.was_looked_up && unknown.near.is_none() && amounts.is_none();
        let safety = if is_sure { Safety::Safe } else { Safety::Guess };
        Fix::new(safety, title, self.source, edit)
    }
}

/// Whether an indented line of prose is `21:40` or `21:40:` and no word: it is no entry.
fn is_time_alone(document: &Document, line: u32, text: &str) -> bool {
    let rest = text.get(document.lines.start(line) as usize..);
    let rest = rest.unwrap_or("");
    let first = rest.as_bytes().get(indent(rest));
    first.is_some_and(u8::is_ascii_digit) && {
        let words = trim(document.lines.text(line, text));
        Time::parse(trim(words.strip_suffix(':').unwrap_or(words))).is_some()
    }
}

/// Adds a day to a list that grows in about its order.
fn add(days: &mut Vec<Day>, day: Day) {
    if days.last() != Some(&day) {
        days.push(day);
    }
}
