//! What was written, day by day: the only view with the user's own prose and notes, for a page that asks for it.
//!
//! It goes by documents, not by marks of the journal, so that the words stay in the order of their lines.
//! Marks without a note are left out.

use crate::journal::Journal;
use crate::syntax::EntryKind;
use crate::text::{Day, Period};
use std::collections::BTreeMap;

/// A day's writing, line by line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DiaryDay {
    pub day: Day,
    pub lines: Vec<DiaryLine>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DiaryLine {
    /// What a note is of: the name as it is written.
    pub of: Option<String>,
    pub text: String,
}

/// The days of a period that hold prose or notes, the newest first; a day's lines as they stand in its files.
#[must_use]
pub fn diary(journal: &Journal<'_>, over: Period) -> Vec<DiaryDay> {
    let mut days: BTreeMap<Day, Vec<DiaryLine>> = BTreeMap::new();
    for (document, source) in journal.documents.iter().zip(journal.sources) {
        let text = source.text.as_str();
        for entry in document
            .entries(text)
            .filter(|entry| over.contains(entry.day))
        {
            let line = match entry.kind {
                EntryKind::Prose { text: words, .. } => Some(DiaryLine {
                    of: None,
                    text: words.of(text).to_owned(),
                }),
                EntryKind::Mark(mark) => document.note(entry.line, mark, text).map(|note| {
                    let name = document.in_line(entry.line, mark.name, text);
                    DiaryLine {
                        of: Some(document.token(entry.line, name, text).to_owned()),
                        text: note.of(text).to_owned(),
                    }
                }),
            };
            days.entry(entry.day).or_default().extend(line);
        }
    }
    let written = days
        .into_iter()
        .rev()
        .filter(|(_, lines)| !lines.is_empty());
    written
        .map(|(day, lines)| DiaryDay { day, lines })
        .collect()
}
