//! The writing: how many days and words, which tags, who is mentioned. Never what was written.
//!
//! For people the most mentioned are named, for data all of them, a number a row. It is given counts and the
//! names of tags and people, so no sentence can slip through.

use super::table::{Cell, Column, Fit, For, Meaning, Table, Value};
use crate::diagnostic::wording::plural;
use crate::report::{JournalReport, Mentions};
use std::collections::BTreeMap;

const COLUMNS: [Column; 2] = [
    Column::new("what", Fit::Whole, For::All),
    Column::new("how much", Fit::Wraps, For::All),
];

/// How many tags or people a table for people names; data has them all.
const NAMED: usize = 12;

#[must_use]
pub fn table(journal: &JournalReport) -> Table {
    let mut rows = vec![
        said(
            "days",
            format!(
                "{} with writing, {} with any entry",
                journal.days, journal.entry_days
            ),
        ),
        said(
            "words",
            format!(
                "{} in {}",
                plural(journal.words as usize, "word"),
                plural(journal.lines as usize, "line")
            ),
        ),
    ];
    rows.extend(names("tags", '#', &journal.tags));
    rows.extend(names("people", '@', &journal.people));
    rows.extend(journal.last.map(|day| {
        let day = Cell::new(Value::Day(day), Meaning::Plain);
        vec![Cell::text("last entry"), day]
    }));
    Table {
        title: vec![(Meaning::Strong, "Writing".to_owned())],
        columns: COLUMNS.to_vec(),
        rows,
        notes: Vec::new(),
    }
}

fn said(what: &str, how_much: String) -> Vec<Cell> {
    vec![Cell::text(what), Cell::text(how_much)]
}

/// The names with their counts, the most mentioned first.
fn names(what: &str, sign: char, counts: &BTreeMap<String, Mentions>) -> Option<Vec<Cell>> {
    if counts.is_empty() {
        return None;
    }
    let mut names: Vec<&Mentions> = counts.values().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.count));
    let shown = names.iter().take(NAMED);
    let mut words: Vec<String> = shown
        .map(|name| format!("{sign}{} {}", name.spelling, name.count))
        .collect();
    if let Some(more @ 1..) = names.len().checked_sub(NAMED) {
        words.push(format!("and {more} more"));
    }
    Some(said(what, words.join(", ")))
}

/// One number a row, for data.
#[must_use]
pub fn data(journal: &JournalReport) -> Table {
    const DATA: [Column; 3] = [
        Column::new("what", Fit::Whole, For::All),
        Column::new("name", Fit::Whole, For::All),
        Column::new("count", Fit::Right, For::All),
    ];
    let count = |what: &str, name: &str, count: f64| {
        let name = (!name.is_empty()).then(|| name.to_owned());
        vec![
            Cell::text(what),
            Cell::maybe(name, Value::Text),
            Cell::new(Value::Number(count), Meaning::Plain),
        ]
    };
    let mut rows = vec![
        count("days", "", f64::from(journal.days)),
        count("entry_days", "", f64::from(journal.entry_days)),
        count("lines", "", f64::from(journal.lines)),
        count("words", "", journal.words as f64),
    ];
    for (what, counts) in [("tag", &journal.tags), ("person", &journal.people)] {
        rows.extend(
            counts
                .iter()
                .map(|(name, it)| count(what, name, f64::from(it.count))),
        );
    }
    Table {
        columns: DATA.to_vec(),
        rows,
        ..Table::default()
    }
}
