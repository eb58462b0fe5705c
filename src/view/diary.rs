//! What was written, day by day: the only view with the user's own prose and notes, for a page that asks for it.
//!
//! It goes by documents, not by marks of the journal, so that the words stay in the order of their lines.
//! Marks without a note are left out.

use super::log::words;
use super::table::Words;
use crate::journal::Journal;
use crate::search::Entry;
use crate::text::{Day, Period, SourceId};
use std::collections::BTreeMap;

/// A day's writing, line by line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DiaryDay {
    pub day: Day,
    /// As `log` shows them.
    pub lines: Vec<Words>,
}

/// The days of a period that hold prose or notes, the newest first; a day's lines as they stand in its files.
#[must_use]
pub fn diary(journal: &Journal<'_>, over: Period) -> Vec<DiaryDay> {
    let mut days: BTreeMap<Day, Vec<Words>> = BTreeMap::new();
    let documents = journal.documents.iter().zip(journal.sources);
    for (id, (document, source)) in (0..).map(SourceId).zip(documents) {
        let entries = document.entries(&source.text);
        for found in entries.filter(|entry| over.contains(entry.day)) {
            let place = (id, found.line);
            let entry = Entry::new(journal, found.day, place, found.kind, true);
            // A mark without a note says nothing in words.
            if let Some(entry) = entry.filter(|entry| !entry.free.is_empty()) {
                let lines = days.entry(found.day).or_default();
                lines.push(words(&entry, &[], true));
            }
        }
    }
    let written = days.into_iter().rev();
    written
        .map(|(day, lines)| DiaryDay { day, lines })
        .collect()
}
