//! A habit's calendar: a column a week, a row a weekday, a block of rows for each year's worth of weeks.

use super::shape::{SIDE, STEP, cell, frame, label};
use crate::view::{HeatDay, Heatmap};
use maud::{Markup, html};

/// Weeks side by side: a year and the one it shares with the next.
const ACROSS: usize = 54;
const LEFT: i32 = 34;
const TOP: i32 = 16;
const BLOCK: i32 = TOP + 7 * STEP + 6;

pub fn draw(map: &Heatmap) -> Markup {
    let weeks = map.weeks();
    let blocks: Vec<&[[Option<&HeatDay>; 7]]> = weeks.chunks(ACROSS).collect();
    let most = blocks.first().map_or(0, |block| block.len()) as i32;
    let (width, height) = (
        LEFT + most.max(10) * STEP,
        blocks.len().max(1) as i32 * BLOCK,
    );
    let drawn = html! {
        @for (block, top) in blocks.iter().zip((0..).map(|number| number * BLOCK)) {
            (months(block, top))
            @for (row, weekday) in map.weekdays.iter().enumerate().step_by(2) {
                (label(LEFT - 4, top + TOP + row as i32 * STEP + 9, "soft", "end", weekday.weekday.short()))
            }
            @for (column, week) in block.iter().enumerate() {
                @for (row, day) in week.iter().enumerate() {
                    @if let Some(day) = day {
                        (cell(LEFT + column as i32 * STEP, top + TOP + row as i32 * STEP,
                            day.status, day.depth, &day.words))
                    }
                }
            }
        }
    };
    frame(width, height, &map.name, &about(map), &drawn)
}

/// The months' names above the weeks that they begin in; the year with the first and with each January.
fn months(block: &[[Option<&HeatDay>; 7]], top: i32) -> Markup {
    let mut names: Vec<(i32, String)> = Vec::new();
    let mut before = 0;
    for (column, week) in block.iter().enumerate() {
        let Some(day) = week.iter().flatten().next() else {
            continue;
        };
        let (year, month, _) = day.day.ymd();
        if month == before {
            continue;
        }
        before = month;
        let x = LEFT + column as i32 * STEP;
        let is_clear = |last: &(i32, String)| x - last.0 >= last.1.len() as i32 * 7;
        // A first month that ends with its first week has no room for its name.
        if names.len() == 1 && !names.iter().all(is_clear) {
            names.clear();
        }
        let name = if names.is_empty() || month == 1 {
            format!("{year:04}-{month:02}")
        } else {
            format!("{month:02}")
        };
        if names.last().is_none_or(is_clear) {
            names.push((x, name));
        }
    }
    html! { @for (x, name) in names { (label(x, top + 10, "soft", "start", &name)) } }
}

/// What the picture comes to, for who hears it.
fn about(map: &Heatmap) -> String {
    let days = map.days.first().zip(map.days.last());
    let days = days.map_or_else(String::new, |(first, last)| {
        format!(", each day from {} until {}", first.day, last.day)
    });
    let title: String = map
        .title
        .iter()
        .skip(1)
        .map(|(_, text)| text.as_str())
        .collect();
    format!("{}{days}", title.trim().replace("  ", ", "))
}

/// A single cell with nothing beside it, for a legend.
pub fn sample(status: crate::report::Cell, depth: u8) -> Markup {
    html! {
        svg class="picture" viewBox={ "0 0 " (SIDE) " " (SIDE) } width=(SIDE) height=(SIDE) aria-hidden="true" {
            (cell(0, 0, status, depth, ""))
        }
    }
}
