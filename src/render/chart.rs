//! A chart drawn in text: a row a week or month, a bar and its number for every series; then each series as a
//! sparkline, all of it in one line.

use super::sanitize::cell;
use super::{Look, palette, words};
use crate::view::{Chart, Meaning, Point, Series};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII_LEVELS: [char; 8] = ['_', ',', '-', '=', '+', '*', '#', '@'];
/// A bar this long or longer tells enough; without room for the least there are numbers only.
const LONGEST: usize = 40;
const LEAST: usize = 4;
/// Between a bar and its number, and after it.
const GAP: usize = 2;

/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, chart: &Chart, look: Look) -> io::Result<()> {
    words::write(out, &chart.title, 0, look)?;
    let label = chart.labels.iter().map(|it| it.width()).max().unwrap_or(0);
    let mut columns: Vec<Column<'_>> = chart.series.iter().map(Column::new).collect();
    let numbers: usize = columns.iter().map(|column| column.number + 2 * GAP).sum();
    let room = look.width.saturating_sub(label + 1 + numbers);
    let bar = (room / columns.len().max(1)).min(LONGEST);
    let bar = if bar < LEAST { 0 } else { bar };
    // A name may be wider than a column of few figures.
    for column in &mut columns {
        let beside = if bar > 0 { bar + GAP } else { 0 };
        let name = column.name.width().saturating_sub(beside);
        column.number = column.number.max(name);
    }
    let mut line = " ".repeat(label + 1);
    for column in &columns {
        let wide = column.number + bar + GAP * usize::from(bar > 0);
        line += &format!("{:GAP$}{:<wide$}", "", column.name);
    }
    writeln!(out, "{}", look.paint(line.trim_end(), Meaning::Dim))?;
    for (row, name) in chart.labels.iter().enumerate() {
        let mut line = format!(" {name:label$}");
        for column in &columns {
            let nothing = Point::nothing();
            let point = column.series.points.get(row).unwrap_or(&nothing);
            line += &format!("{:GAP$}", "");
            if bar > 0 {
                line += &drawn(point, bar, look);
                line += &format!("{:GAP$}", "");
            }
            let number = if point.text.is_empty() {
                look.either("–", "-")
            } else {
                &point.text
            };
            let before = column.number.saturating_sub(number.width());
            line += &format!(
                "{:before$}{}",
                "",
                look.dress(number, palette::kept(point.meaning))
            );
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    sparklines(out, &columns, look)?;
    for note in &chart.notes {
        words::write(out, note, 1, look)?;
    }
    Ok(())
}

struct Column<'c> {
    series: &'c Series,
    name: String,
    /// How wide its widest number is.
    number: usize,
}

impl<'c> Column<'c> {
    fn new(series: &'c Series) -> Self {
        let name = cell(&series.name).into_owned();
        let widest = series.points.iter().map(|point| point.text.width()).max();
        Self {
            number: widest.unwrap_or(0).max(1),
            series,
            name,
        }
    }
}

/// A bar as long as its share of `most`, blanks up to there. What is more than nothing is seen.
fn drawn(point: &Point, most: usize, look: Look) -> String {
    let share = point.share.unwrap_or(0.0).clamp(0.0, 1.0);
    // Filled only as far as reached: a full bar is all of it.
    let full = (share * most as f64 + 1e-9) as usize;
    let full = full.max(usize::from(share > 0.0)).min(most);
    let bar = look.either("█", "#").repeat(full);
    look.dress(&bar, palette::kept(point.meaning)) + &" ".repeat(most - full)
}

/// Each series in one line, the latest points where there is no room for all.
fn sparklines(out: &mut dyn Write, columns: &[Column<'_>], look: Look) -> io::Result<()> {
    writeln!(out)?;
    let name = columns.iter().map(|column| column.name.width()).max();
    let name = name.unwrap_or(0);
    for column in columns {
        let whole = cell(&column.series.whole).into_owned();
        let room = look
            .width
            .saturating_sub(name + whole.width() + 1 + 2 * GAP);
        let points = &column.series.points;
        let shown = points
            .get(points.len().saturating_sub(room)..)
            .unwrap_or(&[]);
        let line: String = shown.iter().map(|point| level(point, look)).collect();
        let before = name - column.name.width();
        writeln!(out, " {}{:before$}  {line}  {whole}", column.name, "")?;
    }
    Ok(())
}

fn level(point: &Point, look: Look) -> char {
    match point.share {
        None => look.either('·', '.'),
        Some(share) => {
            let at = ((share.clamp(0.0, 1.0) * 8.0).ceil() as usize).saturating_sub(1);
            let levels = look.either(LEVELS, ASCII_LEVELS);
            levels.get(at).copied().unwrap_or(' ')
        }
    }
}
