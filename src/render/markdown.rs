//! Tables in Markdown (GitHub's), for a page or a note.
//!
//! No colour and no width: columns for people, names escaped, strips as code so that their signs line up.

use super::Look;
use super::sanitize;
use super::strip;
use crate::view;
use crate::view::number::{decimal, percent};
use crate::view::{Cell, Fit, For, Table, Value, Words};
use std::io::{self, Write};

/// Writes a table under its title.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, table: &Table, look: Look) -> io::Result<()> {
    writeln!(out, "## {}\n", words(&table.title))?;
    let shown = |index: &usize| {
        let column = table.columns.get(*index);
        column.is_some_and(|column| column.audience != For::Data)
    };
    let indexes: Vec<usize> = (0..table.columns.len()).filter(shown).collect();
    let columns = || indexes.iter().filter_map(|index| table.columns.get(*index));
    let names: Vec<&str> = columns().map(|column| column.name).collect();
    writeln!(out, "| {} |", names.join(" | "))?;
    let rules: Vec<&str> = columns()
        .map(|column| {
            if column.fit == Fit::Right {
                "--:"
            } else {
                "---"
            }
        })
        .collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    for row in &table.rows {
        let cells = indexes.iter().filter_map(|index| row.get(*index));
        let cells: Vec<String> = cells.map(|cell| shown_text(cell, look)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    for note in &table.notes {
        writeln!(out, "\n{}", words(note))?;
    }
    Ok(())
}

fn words(words: &Words) -> String {
    words.iter().map(|(_, text)| escape(text)).collect()
}

fn shown_text(cell: &Cell, look: Look) -> String {
    match &cell.value {
        Value::Nothing => String::new(),
        Value::Text(text) => escape(text),
        Value::Number(number) => decimal(*number),
        Value::Ratio(ratio) => percent(*ratio),
        Value::Day(day) => day.to_string(),
        Value::Bar(ratio) => strip::bar(*ratio, look),
        // In backticks every sign is as wide as the next.
        Value::Strip(days) => format!("`{}`", strip::plain(days, look)),
    }
}

/// The text made safe, with everything that Markdown or HTML would read as its own escaped.
#[must_use]
pub fn escape(text: &str) -> String {
    view::markdown::escape(&sanitize::cell(text))
}
