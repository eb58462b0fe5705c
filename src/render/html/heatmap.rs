//! A habit's calendar: a column a week, a row a weekday; what is longer than a year has a block of rows for each
//! calendar year, months below months.
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

type Week<'h> = [Option<&'h HeatDay>; 7];

pub fn draw(map: &Heatmap) -> Drawing {
    let blocks = blocks(map);
    let columns = blocks.iter().flatten().map(|(column, _)| column + 1).max();
    let width = LEFT + columns.unwrap_or(0).max(10) * STEP;
    let drawn = html! {
        @for (block, top) in blocks.iter().zip((0..).map(|number| number * BLOCK)) {
            (months(block, top, width))
            @for (row, weekday) in map.weekdays.iter().enumerate().step_by(2) {
                (label(LEFT - 4, top + TOP + row as i32 * STEP + 9, "soft", "end", weekday.weekday.short()))
            }
            @for (column, week) in block {
                @for (row, day) in week.iter().enumerate() {
                    @if let Some(day) = day {
                        (cell(LEFT + column * STEP, top + TOP + row as i32 * STEP,
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

/// Days that stand side by side: all of them, or those of one year, which begins in its first column.
fn blocks(map: &Heatmap) -> Vec<Vec<(i32, Week<'_>)>> {
    let weeks = map.weeks();
    if weeks.len() <= ACROSS {
        return vec![(0..).zip(weeks).collect()];
    }
    let mut blocks: Vec<(i32, Vec<(i32, Week<'_>)>)> = Vec::new();
    for week in weeks {
        for (row, day) in (0..).zip(week).filter_map(|(row, day)| Some((row, day?))) {
            let year = day.day.ymd().0;
            if blocks.last().is_none_or(|block| block.0 != year) {
                blocks.push((year, Vec::new()));
            }
            let begun = Day::from_ymd(year, 1, 1).map_or(0, |first| first.until(day.day));
            // As many weeks have begun since the first of January.
            let column = (begun + 6 - row) / 7;
            let Some((_, block)) = blocks.last_mut() else {
                continue;
            };
            if block.last().is_none_or(|last| last.0 != column) {
                block.push((column, [None; 7]));
            }
            let place = block
                .last_mut()
                .and_then(|(_, week)| week.get_mut(row as usize));
            if let Some(place) = place {
                *place = Some(day);
            }
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// The months' names above the weeks that they begin in, where there is room for them before the right edge.
fn months(block: &[(i32, Week<'_>)], top: i32, right: i32) -> Markup {
    let mut starts: Vec<(i32, Day)> = Vec::new();
    for (column, week) in block {
        let month = |day: Day| day.ymd().1;
        if let Some(day) = week.iter().flatten().next().map(|day| day.day)
            && starts.last().is_none_or(|last| month(last.1) != month(day))
        {
            starts.push((LEFT + column * STEP, day));
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
