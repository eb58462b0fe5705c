//! A plan's steps through its days: a row a step, a column a stretch, each cell with its percent.
//!
//! Colour is never alone: each cell has its number, and one below half a frame. Rows and stretches come
//! from `view/grid`.

use super::safe;
use super::shape::{Drawing, label};
use crate::view::grid::{GridCell, stretch_name};
use crate::view::{Grid, Meaning};
use maud::{Markup, html};

const LEFT: i32 = 26;
const TOP: i32 = 18;
const WIDE: i32 = 28;
const HIGH: i32 = 18;

pub fn draw(grid: &Grid) -> Drawing {
    let columns = grid.stretches.len() as i32;
    let every = if grid.unit == "year" { 1 } else { 3 };
    let drawn = html! {
        @for (column, days) in grid.stretches.iter().enumerate().step_by(every) {
            (label(LEFT + column as i32 * WIDE, 12, "soft", "start", &stretch_name(*days, grid.unit)))
        }
        @for (row, step) in grid.rows.iter().enumerate() {
            (label(LEFT - 5, TOP + row as i32 * HIGH + 12, "name", "end", &step.label))
            @for (column, cell) in step.cells.iter().enumerate() {
                (one(LEFT + column as i32 * WIDE, TOP + row as i32 * HIGH, cell))
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
        format!("percent kept, from {} until {}", first.from, last.until)
    })
}
