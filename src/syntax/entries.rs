//! The entries of a document in order, each with its day: prose and marks, below a dated line or in it.
//!
//! Report, search and views walk entries this way and need not know what a line looks like. Words are places
//! in the source, trimmed, so nothing is copied.

use super::ast::{At, DatedEntry, DatedShape, MarkShape};
use super::document::{Document, LineKind};
use super::entry::{self, bracket, words};
use crate::text::{Day, Span, Time, Token};
use std::ops::Range;

/// One entry. Its line is the dated line itself where that carries it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    pub day: Day,
    pub line: u32,
    pub kind: EntryKind<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind<'a> {
    /// Free text: trimmed, never empty, without time, separator and the backslash of `\[` and `\//`
    /// (see [`is_escaped`]).
    Prose {
        time: Option<Time>,
        text: Span,
    },
    Mark(&'a MarkShape),
}

impl Document {
    /// Every entry of a day, in the order of the lines. Lines with an error of syntax are none, nor are the
    /// entries of a date that is none, nor prose without a word.
    pub fn entries<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Entry<'a>> + 'a {
        self.entries_in(0..self.lines.len() as u32, text)
    }

    /// The entries of some lines: entries before the first dated line among them are left out.
    pub fn entries_in<'a>(
        &'a self,
        lines: Range<u32>,
        text: &'a str,
    ) -> impl Iterator<Item = Entry<'a>> + 'a {
        let mut day = None;
        self.lines
            .columns(lines)
            .filter_map(move |(line, kind, shape)| {
                if kind == LineKind::Dated {
                    day = self.dated.get(shape as usize)?.day;
                }
                let kind = self.kind_of(line, kind, shape, text)?;
                let day = day?;
                Some(Entry { day, line, kind })
            })
    }

    /// The entry of one line, whichever day it stands under.
    #[must_use]
    pub fn entry_kind<'a>(&'a self, line: u32, text: &str) -> Option<EntryKind<'a>> {
        self.kind_of(line, self.lines.kind(line), self.lines.shape(line), text)
    }

    fn kind_of<'a>(
        &'a self,
        line: u32,
        kind: LineKind,
        shape: u32,
        text: &str,
    ) -> Option<EntryKind<'a>> {
        match kind {
            LineKind::Dated => self.dated_entry(line, self.dated_shape(shape)?, text),
            LineKind::Mark => Some(EntryKind::Mark(self.marks.get(shape as usize)?)),
            LineKind::Prose => self.prose(line, text),
            _ => None,
        }
    }

    fn dated_entry<'a>(
        &'a self,
        line: u32,
        shape: &DatedShape,
        text: &str,
    ) -> Option<EntryKind<'a>> {
        match shape.entry {
            DatedEntry::Nothing | DatedEntry::Broken => None,
            DatedEntry::Mark(mark) => Some(EntryKind::Mark(self.marks.get(mark as usize)?)),
            DatedEntry::Prose { time, text: from } => {
                let words = words(self.lines.text(line, text), from as usize);
                self.prose_entry(line, time.map(|time| time.value), words)
            }
        }
    }

    fn prose(&self, line: u32, text: &str) -> Option<EntryKind<'static>> {
        let (time, words) = prose_parts(self.lines.text(line, text))?;
        self.prose_entry(line, time.map(|time| time.value), words)
    }

    fn prose_entry(
        &self,
        line: u32,
        time: Option<Time>,
        words: Token,
    ) -> Option<EntryKind<'static>> {
        let text = self.span(line, words);
        (!words.is_empty()).then_some(EntryKind::Prose { time, text })
    }

    /// The words of a line of prose, or of a dated line that carries some: what [`EntryKind::Prose`] has.
    #[must_use]
    pub fn prose_words(&self, line: u32, text: &str) -> Option<Span> {
        match self.entry_kind(line, text)? {
            EntryKind::Prose { text, .. } => Some(text),
            EntryKind::Mark(_) => None,
        }
    }

    /// The time of an indented line of prose, if it has one.
    #[must_use]
    pub fn prose_time(&self, line: u32, text: &str) -> Option<At<Time>> {
        prose_parts(self.lines.text(line, text))?.0
    }

    /// The note of a line's mark: trimmed, None where there is none or nothing in it.
    #[must_use]
    pub fn note(&self, line: u32, mark: &MarkShape, text: &str) -> Option<Span> {
        let colon = mark.colon?;
        let words = self.lines.text(line, text);
        let from = bracket(words) + colon + 1;
        let token = Token::new(from, words.len() as u32);
        let token = super::space::trim_token(token, words);
        (!token.is_empty()).then(|| self.span(line, token))
    }
}

/// Whether a backslash stands before these words of prose: a bracket they start with is meant as one.
#[must_use]
pub fn is_escaped(words: Span, text: &str) -> bool {
    text.get(..words.start as usize)
        .is_some_and(|before| before.ends_with('\\'))
}

/// The time and the words of an indented line of prose.
fn prose_parts(line: &str) -> Option<(Option<At<Time>>, Token)> {
    let entry::Entry::Prose(prose) = entry::entry(line) else {
        return None;
    };
    let time = match prose.time {
        Some(token) => Some(At {
            value: Time::parse(token.of(line))?,
            token,
        }),
        None => None,
    };
    Some((time, words(line, prose.from as usize)))
}
