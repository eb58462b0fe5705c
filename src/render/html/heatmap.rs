//! A habit's calendar: a column a week, a row a weekday, a block of rows for each year's worth of weeks.
//!
//! A cell has the shape of its status and the depth of its amount; both come from `view`. Months are named
//! only where there is room, so names never touch.

use super::shape::{Drawing, SIDE, STEP, cell, label, names, room};
use crate::text::Day;
use crate::view::{HeatDay, Heatmap};
use maud::{Markup, html};

/// Weeks side by side: a year and the one it shares with the next.
const ACROSS: usize = 54;
const LEFT: i32 = 34;
const TOP: i32 = 16;
const BLOCK: i32 = TOP + 7 * STEP + 6;

pub fn draw(map: &Heatmap) -> Drawing {
    let weeks = map.weeks();
    let blocks: Vec<&[[Option<&HeatDay>; 7]]> = weeks.chunks(ACROSS).collect();
    let most = blocks.first().map_or(0, |block| block.len()) as i32;
    let width = LEFT + most.max(10) * STEP;
    let drawn = html! {
        @for (block, top) in blocks.iter().zip((0..).map(|number| number * BLOCK)) {
            (months(block, top, width))
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
    Drawing {
        width,
        height: blocks.len().max(1) as i32 * BLOCK,
        name: map.name.clone(),
        about: about(map),
        drawn,
    }
}

/// The months' names above the weeks that they begin in, where there is room for them before the right edge.
fn months(block: &[[Option<&HeatDay>; 7]], top: i32, right: i32) -> Markup {
    let mut starts: Vec<(i32, Day)> = Vec::new();
    for (column, week) in block.iter().enumerate() {
        let month = |day: Day| day.ymd().1;
        if let Some(day) = week.iter().flatten().next().map(|day| day.day)
            && starts.last().is_none_or(|last| month(last.1) != month(day))
        {
            starts.push((LEFT + column as i32 * STEP, day));
        }
    }
    // A first month of which hardly anything is shown leaves its place to the next.
    if let [first, second, ..] = starts.as_slice()
        && second.0 - first.0 < 4 * STEP
    {
        starts.remove(0);
    }
    let names = names(&starts);
    let fits = |(x, name): &&(i32, String)| x + room(name) <= right;
    html! { @for (x, name) in names.iter().filter(fits) { (label(*x, top + 10, "soft", "start", name)) } }
}

/// What the picture comes to, for who hears it.
fn about(map: &Heatmap) -> String {
    let days = map.days.first().zip(map.days.last());
    let days = days.map_or_else(String::new, |(first, last)| {
        format!(", each day from {} until {}", first.day, last.day)
    });
    let kept = map.kept.iter().map(|kept| format!(", {kept}"));
    format!("{}{}{days}", map.asks, kept.collect::<String>())
}

/// A single cell with nothing beside it, for a legend.
pub fn sample(status: crate::report::Cell, depth: u8) -> Markup {
    html! {
        svg class="picture" viewBox={ "0 0 " (SIDE) " " (SIDE) } width=(SIDE) height=(SIDE) aria-hidden="true" {
            (cell(0, 0, status, depth, ""))
        }
    }
}
