//! A plan's steps through its days: a row a step, a column a stretch, each cell with its percent.
//!
//! Colour is never alone: each cell has its number, and one below half a frame. Rows and stretches come
//! from `view/grid`.

use super::safe;
use super::shape::{Drawing, label, room};
use crate::view::grid::{GridCell, stretch_name};
use crate::view::{Grid, Meaning};
use maud::{Markup, html};

const LEFT: i32 = 26;
const TOP: i32 = 18;
const WIDE: i32 = 28;
const HIGH: i32 = 18;
/// More columns than this a telephone doesn't show at once.
const LONG: i32 = 11;

pub fn draw(grid: &Grid) -> Drawing {
    let columns = grid.stretches.len() as i32;
    let name = |days| stretch_name(days, grid.unit);
    let widest = grid.stretches.iter().map(|&days| room(&name(days)) + 6);
    let every = (widest.max().unwrap_or(0) + WIDE - 1) / WIDE;
    let right = LEFT + columns * WIDE + 3;
    let drawn = html! {
        @for (column, days) in grid.stretches.iter().enumerate().step_by(every.max(1) as usize) {
            (label(LEFT + column as i32 * WIDE, 12, "soft", "start", &name(*days)))
        }
        @for (row, step) in grid.rows.iter().enumerate() {
            @let y = TOP + row as i32 * HIGH;
            (label(LEFT - 5, y + 12, "name", "end", &step.label))
            // Who sees only the end of a long row has its name there too.
            @if columns > LONG { (label(right, y + 12, "name", "start", &step.label)) }
            @for (column, cell) in step.cells.iter().enumerate() {
                (one(LEFT + column as i32 * WIDE, y, cell))
            }
        }
    };
    Drawing {
        // The last name is longer than its cell.
        width: LEFT + (columns * WIDE).max(200) + 40,
        height: TOP + grid.rows.len() as i32 * HIGH + 2,
        name: grid.title.clone(),
        about: about(grid),
        drawn,
    }
}

fn one(x: i32, y: i32, cell: &GridCell) -> Markup {
    let (class, on) = match cell.meaning {
        Meaning::Good => ("good", "on-good"),
        Meaning::Warn => ("warn", "on-warn"),
        Meaning::Bad => ("bad", "on-bad"),
        _ => ("dim", "soft"),
    };
    let (x, y) = (x + 1, y + 1);
    let (width, height) = (WIDE - 3, HIGH - 3);
    html! {
        g {
            title { (safe(&cell.words)) }
            path class=(class) d={ "M" (x) " " (y) "h" (width) "v" (height) "h-" (width) "z" } {}
            (label(x + width / 2, y + 11, on, "middle", cell.text.trim_end_matches('%')))
        }
    }
}

fn about(grid: &Grid) -> String {
    let days = grid.stretches.first().zip(grid.stretches.last());
    days.map_or_else(String::new, |(first, last)| {
        format!(
            "percent of what each step needs, from {} until {}",
            first.from, last.until
        )
    })
}
