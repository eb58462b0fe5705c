//! Tables as CSV: one header, numbers unrounded, nothing where there is no value.
//!
//! A spreadsheet runs a cell that starts like a formula, so such a text gets a `'` in front.

use super::sanitize;
use crate::view::{Cell, For, Table, Value};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes tables of equal columns as one.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, tables: &[Table]) -> io::Result<()> {
    let Some(first) = tables.first() else {
        return Ok(());
    };
    let shown = |index: &usize| {
        let column = first.columns.get(*index);
        column.is_some_and(|column| column.audience != For::People)
    };
    let indexes: Vec<usize> = (0..first.columns.len()).filter(shown).collect();
    let mut writer = csv::Writer::from_writer(out);
    let names = indexes.iter().filter_map(|index| first.columns.get(*index));
    writer.write_record(names.map(|column| column.key))?;
    for row in tables.iter().flat_map(|table| &table.rows) {
        let cells = indexes.iter().filter_map(|index| row.get(*index));
        writer.write_record(cells.map(|cell| exact(cell).into_owned()))?;
    }
    writer.flush()
}

fn exact(cell: &Cell) -> Cow<'_, str> {
    match &cell.value {
        Value::Nothing | Value::Strip(_) => Cow::Borrowed(""),
        Value::Text(text) => quoted(text),
        Value::Number(number) | Value::Ratio(number) | Value::Bar(number) => {
            Cow::Owned(number.to_string())
        }
        Value::Day(day) => Cow::Owned(day.to_string()),
    }
}

/// The text, unable to be a formula.
#[must_use]
pub fn quoted(text: &str) -> Cow<'_, str> {
    let safe = sanitize::cell(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{safe}"))
    } else {
        safe
    }
}
