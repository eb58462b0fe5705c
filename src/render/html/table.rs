//! A table of a report, and a chart's numbers, as HTML tables with captions and headers.
//!
//! Columns that are for data alone are left out, as in text. What is a picture in a cell, a bar or a strip,
//! is said in words too, for who hears the page.

use super::safe;
use super::shape::{SIDE, STEP, cell};
use crate::report::Cell as Glyph;
use crate::text::Day;
use crate::view::heatmap::word;
use crate::view::number::{decimal, percent};
use crate::view::{Cell, Chart, Column, Fit, For, Meaning, Table, Value, Words};
use maud::{Markup, html};

/// The columns for people under the table's title, its notes below. `name` is for who hears that it scrolls; strips end
/// `today`.
pub fn table(table: &Table, name: &str, today: Day) -> Markup {
    let shown = shown(&table.columns);
    html! {
        div class="wide" tabindex="0" role="region" aria-label=(safe(name)) {
            table {
                caption { (words(&table.title)) }
                thead { tr {
                    @for (_, column) in &shown {
                        th scope="col" class=[(column.fit == Fit::Right).then_some("right")] { (column.name) }
                    }
                } }
                tbody { @for row in &table.rows { (line(row, &shown, today)) } }
            }
        }
        @for note in &table.notes { p { (words(note)) } }
    }
}

/// The columns for people with their places; adherence right behind the name, where a narrow window still shows it.
fn shown(columns: &[Column]) -> Vec<(usize, &Column)> {
    let places = columns.iter().enumerate();
    let mut shown: Vec<(usize, &Column)> = places
        .filter(|(_, column)| column.audience != For::Data)
        .collect();
    let name = shown.iter().position(|(_, it)| it.fit == Fit::Wraps);
    let adherence = shown.iter().position(|(_, it)| it.name == "adherence");
    if let (Some(name), Some(adherence)) = (name, adherence)
        && name < adherence
    {
        let column = shown.remove(adherence);
        shown.insert(name + 1, column);
    }
    shown
}

fn line(row: &[Cell], shown: &[(usize, &Column)], today: Day) -> Markup {
    let cells = shown.iter();
    let cells = cells.filter_map(|&(place, column)| Some((row.get(place)?, column)));
    html! {
        tr {
            @for (index, (cell, column)) in cells.enumerate() {
                @let class = class(cell, column);
                @if index == 0 {
                    th scope="row" class=(class) { (value(cell, today)) }
                } @else {
                    td class=(class) { (value(cell, today)) }
                }
            }
        }
    }
}

fn class(cell: &Cell, column: &Column) -> String {
    let fit = match column.fit {
        Fit::Right => "right ",
        Fit::Whole => "tight ",
        Fit::Wraps => "",
    };
    format!("{fit}{}", meaning(cell.meaning))
}

const fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Plain => "",
        Meaning::Strong => "Strong",
        Meaning::Good => "Good",
        Meaning::Warn => "Warn",
        Meaning::Bad => "Bad",
        Meaning::Dim => "Dim",
        Meaning::Found => "Found",
    }
}

pub fn words(words: &Words) -> Markup {
    html! {
        @for (said, text) in words { span class=(meaning(*said)) { (safe(text)) } }
    }
}

fn value(cell: &Cell, today: Day) -> Markup {
    html! {
        @match &cell.value {
            Value::Nothing => (NOTHING),
            Value::Text(text) => { (safe(text)) },
            Value::Number(number) => { (decimal(*number)) },
            Value::Ratio(ratio) => { (percent(*ratio)) },
            Value::Day(day) => { (day.to_string()) },
            Value::Bar(ratio) => { (bar(*ratio)) " " (percent(*ratio)) },
            Value::Strip(days) => (strip(days, today)),
        }
    }
}

/// Days with the cells of calendars, so that one legend is for both.
fn strip(days: &[Glyph], until: Day) -> Markup {
    let count = days.len() as i32;
    let width = count * STEP - STEP + SIDE;
    html! {
        svg class="picture inline" role="img" aria-label=(heard(days))
            viewBox={ "0 0 " (width) " " (SIDE) } width=(width) height=(SIDE) {
            @for (place, &status) in (0..).zip(days) {
                @let day = until.plus(place + 1 - count);
                (cell(place * STEP, 0, status, 0, &format!("{} {day}: {}", day.weekday().short(), word(status))))
            }
        }
    }
}

fn bar(ratio: f64) -> Markup {
    let full = (ratio.clamp(0.0, 1.0) * 90.0 + 1e-9) as i32;
    html! {
        svg class="picture inline" viewBox="0 0 92 10" width="92" height="10" aria-hidden="true" {
            rect class="off" x="1" y="1" width="90" height="8" {}
            rect class="now" x="1" y="1" width=(full) height="8" {}
        }
    }
}

/// What a cell without a value holds, as in a terminal.
pub const NOTHING: &str = "–";

/// Every kind of day, as legends have them.
pub const KINDS: [Glyph; 5] = [
    Glyph::Done,
    Glyph::Missed,
    Glyph::Excused,
    Glyph::Pending,
    Glyph::Off,
];

/// `9 kept, 3 missed, 2 not due`
fn heard(days: &[Glyph]) -> String {
    let count = |glyph: Glyph| days.iter().filter(|&&day| day == glyph).count();
    let said = KINDS.into_iter().filter_map(|glyph| match count(glyph) {
        0 => None,
        many => Some(format!("{many} {}", word(glyph))),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// A chart's numbers: a row a label, a column a series.
pub fn chart(chart: &Chart, caption: &str) -> Markup {
    html! {
        div class="wide" tabindex="0" role="region" aria-label=(safe(caption)) {
            table {
                caption { (safe(caption)) }
                thead { tr {
                    th scope="col" { "from" }
                    @for series in &chart.series { th scope="col" class="right" { (safe(&series.name)) } }
                } }
                tbody {
                    @for (row, label) in chart.labels.iter().enumerate() {
                        tr {
                            th scope="row" class="tight" { (safe(label)) }
                            @for series in &chart.series {
                                @if let Some(point) = series.points.get(row) {
                                    td class={ "right " (meaning(point.meaning)) } {
                                        @if point.text.is_empty() { (NOTHING) } @else { (safe(&point.text)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
