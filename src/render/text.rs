//! Tables for a terminal: laid out by comfy-table in the width given, then coloured cell by cell.
//!
//! comfy-table sees plain text only, so that colour never disturbs a width. Control characters, which no
//! sanitised text holds, part the columns and rows of what it draws, and become blanks and colour here.

use super::Look;
use super::sanitize;
use super::strip;
use super::words;
use crate::view::number::{decimal, percent};
use crate::view::{Cell, Column, Fit, For, Meaning, Table, Value};
use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, TableStyle,
    Width,
};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

const COLUMN: char = '\u{1}';
const ROW: char = '\u{2}';
const RULE: char = '\u{3}';
/// What stands between two columns.
const GAP: &str = "  ";
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(COLUMN))
    .header_separator(LineStyle::none().fill(RULE).junction(COLUMN))
    .content_lines(ContentLineStyle::none().junction(COLUMN))
    .row_separator(LineStyle::none().fill(ROW).junction(ROW));

/// Writes a table with its title and notes.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, table: &Table, look: Look) -> io::Result<()> {
    words::write(out, &table.title, 0, look)?;
    writeln!(out)?;
    let shown: Vec<(usize, &Column)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.audience != For::Data)
        .collect();
    let mut row = 0;
    let mut is_header = true;
    for line in layout(table, &shown, look).lines() {
        if line.starts_with(ROW) {
            row += 1;
            continue;
        }
        let is_rule = line.starts_with(RULE);
        let mut drawn = String::from(" ");
        for (index, (piece, (column, _))) in line.split(COLUMN).zip(&shown).enumerate() {
            if index > 0 {
                drawn.push_str(GAP);
            }
            if is_rule {
                let rule = look.either("─", "-").repeat(piece.chars().count());
                drawn.push_str(&look.paint(&rule, Meaning::Dim));
            } else if is_header {
                drawn.push_str(&painted(piece, look, Meaning::Plain));
            } else if let Some(cell) = table.rows.get(row).and_then(|cells| cells.get(*column)) {
                drawn.push_str(&match &cell.value {
                    Value::Strip(days) if !piece.trim().is_empty() => {
                        let after = piece.get(piece.trim_end().len()..).unwrap_or("");
                        strip::painted(days, look) + after
                    }
                    _ => painted(piece, look, cell.meaning),
                });
            }
        }
        writeln!(out, "{}", drawn.trim_end())?;
        is_header &= !is_rule;
    }
    if !table.notes.is_empty() {
        writeln!(out)?;
    }
    for note in &table.notes {
        words::write(out, note, 1, look)?;
    }
    Ok(())
}

/// The text in its meaning's colour, the blanks around it plain.
fn painted(piece: &str, look: Look, meaning: Meaning) -> String {
    let text = piece.trim();
    let start = piece.len() - piece.trim_start().len();
    let before = piece.get(..start).unwrap_or("");
    let after = piece.get(start + text.len()..).unwrap_or("");
    format!("{before}{}{after}", look.paint(text, meaning))
}

fn layout(table: &Table, shown: &[(usize, &Column)], look: Look) -> comfy_table::Table {
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|cells| {
            let cells = shown.iter().map(|(index, _)| cells.get(*index));
            cells
                .map(|cell| cell.map_or_else(String::new, |it| shown_text(it, look)))
                .collect()
        })
        .collect();
    let widest = |position: usize| {
        let cells = rows.iter().filter_map(|row| row.get(position));
        cells.map(|text| text.width()).max().unwrap_or(0)
    };
    // comfy-table counts one column for each gap, which is two wide; the line starts one in.
    let room = look.width.saturating_sub(shown.len());
    let is_tight = {
        let wide = shown.iter().enumerate().map(|(position, (_, column))| {
            let wide = widest(position).max(column.name.width());
            let most = if column.fit == Fit::Wraps { 24 } else { wide };
            wide.min(most) + 1
        });
        wide.sum::<usize>() > room
    };
    let heading = |column: &Column| if is_tight { column.short } else { column.name };
    let mut layout = comfy_table::Table::new();
    layout
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(room).unwrap_or(u16::MAX))
        .set_header(shown.iter().map(|(_, column)| heading(column)))
        .add_rows(&rows);
    for (position, (_, column)) in shown.iter().enumerate() {
        let Some(drawn) = layout.column_mut(position) else {
            continue;
        };
        drawn.set_padding((0, 0));
        if column.fit == Fit::Right {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
        drawn.set_constraint(if column.fit == Fit::Wraps {
            // No heading is broken within a word.
            let words = heading(column).split(' ').map(UnicodeWidthStr::width);
            let least = words.max().unwrap_or(0).max(widest(position).min(8));
            let least = u16::try_from(least).unwrap_or(8);
            ColumnConstraint::LowerBoundary(Width::Fixed(least))
        } else {
            ColumnConstraint::ContentWidth
        });
    }
    layout
}

fn shown_text(cell: &Cell, look: Look) -> String {
    match &cell.value {
        Value::Nothing => look.either("–", "-").to_owned(),
        Value::Text(text) => sanitize::cell(text).into_owned(),
        Value::Number(number) => decimal(*number),
        Value::Ratio(ratio) => percent(*ratio),
        Value::Day(day) => day.to_string(),
        Value::Bar(ratio) => strip::bar(*ratio, look),
        Value::Strip(days) => strip::plain(days, look),
    }
}
