//! An entry as it is searched and shown: its day and time, whose mark it is, and its words.
//!
//! What an entry is was settled by `syntax` and `report/writing`; here it gets what a question may ask of it.
//! It borrows everything, for it is made and dropped a million times.

use crate::journal::{ItemId, Journal};
use crate::report::writing::does_something;
use crate::syntax::{Document, EntryKind, MarkShape, State, is_escaped, trim};
use crate::text::{Day, SourceId, Time};

/// One entry of a journal.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub day: Day,
    pub time: Option<Time>,
    pub source: SourceId,
    pub line: u32,
    pub document: &'a Document,
    /// The text it stands in.
    pub text: &'a str,
    /// None of prose.
    pub mark: Option<&'a MarkShape>,
    /// Whose mark it is.
    pub item: Option<ItemId>,
    /// Prose; of a mark its name, amounts and note, as they are written.
    pub words: &'a str,
    /// The free text that ends them: all of prose, the note of a mark.
    pub free: &'a str,
    /// Whether prose starts with a bracket or slashes that a backslash frees of their meaning.
    pub is_escaped: bool,
}

impl<'a> Entry<'a> {
    /// The entry of a line under a day. None where the line counts for nothing; an open mark counts for nothing too,
    /// unless it is wanted.
    #[must_use]
    pub fn new(
        journal: &Journal<'a>,
        day: Day,
        (source, line): (SourceId, u32),
        kind: EntryKind<'a>,
        wants_open: bool,
    ) -> Option<Self> {
        let document = journal.documents.get(source.0 as usize)?;
        let text = journal.sources.get(source.0 as usize)?.text.as_str();
        let entry = Self {
            day,
            time: None,
            source,
            line,
            document,
            text,
            mark: None,
            item: None,
            words: "",
            free: "",
            is_escaped: false,
        };
        match kind {
            EntryKind::Prose { time, text: words } => Some(Self {
                time,
                words: words.of(text),
                free: words.of(text),
                is_escaped: is_escaped(words, text),
                ..entry
            }),
            EntryKind::Mark(mark) => {
                let token = document.in_line(line, mark.name, text);
                let item = journal.find(document.token(line, token, text))?;
                let is_wanted = match mark.state {
                    State::Open => wants_open,
                    _ => does_something(journal, document, line, mark, text),
                };
                let words = document.lines.text(line, text).get(token.start as usize..);
                let note = document.note(line, mark, text);
                is_wanted.then_some(Self {
                    time: document.mark_time(line, text),
                    mark: Some(mark),
                    item: Some(item),
                    words: trim(words.unwrap_or("")),
                    free: note.map_or("", |note| note.of(text)),
                    ..entry
                })
            }
        }
    }

    /// The entry at a place that a search found on a day.
    #[must_use]
    pub fn at(journal: &Journal<'a>, day: Day, place: u32) -> Option<Self> {
        let (source, line) = journal.site_of(place);
        let document = journal.documents.get(source.0 as usize)?;
        let text = journal.sources.get(source.0 as usize)?.text.as_str();
        let kind = document.entry_kind(line, text)?;
        Self::new(journal, day, (source, line), kind, true)
    }

    /// Its mark as it is written, from the bracket on.
    #[must_use]
    pub fn mark_text(&self) -> &'a str {
        trim(self.document.mark_text(self.line, self.text))
    }
}
