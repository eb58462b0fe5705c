//! Streaks through time: a row a habit, a bar a run with its length in it where there is room.
//!
//! The bars come from `view/timeline`, cut to its days. A run of a day is drawn wide enough to be seen, so
//! short ones are wider than they were long.

use super::safe;
use super::shape::{Drawing, Scale, bold, label, short};
use crate::view::Timeline;
use maud::html;

const WIDE: i32 = 560;
const HIGH: i32 = 24;
const TOP: i32 = 4;
/// For a name beside the bars.
const MOST: i32 = 184;

pub fn draw(timeline: &Timeline) -> Drawing {
    let names: Vec<String> = timeline
        .rows
        .iter()
        .map(|row| short(&row.name, MOST))
        .collect();
    let left = names.iter().map(|name| bold(name)).fold(30, i32::max) + 10;
    let bottom = TOP + timeline.rows.len() as i32 * HIGH;
    let scale = Scale {
        days: timeline.days,
        left,
        width: WIDE,
    };
    let drawn = html! {
        (scale.axis(TOP, bottom))
        @for ((row, name), y) in timeline.rows.iter().zip(&names).zip((0..).map(|row| TOP + row * HIGH)) {
            (label(left - 6, y + 15, "name", "end", name))
            @for bar in &row.bars {
                @let x = scale.x(bar.days.from);
                @let width = (scale.x(bar.days.until.next()) - x - 1).max(3);
                g {
                    title { (safe(&row.name)) ": " (safe(&bar.words)) }
                    rect class=(if bar.is_current { "now" } else { "past" })
                        x=(x) y=(y + 3) width=(width) height=(HIGH - 7) rx="3" {}
                    @if width > 12 + 7 * bar.length.to_string().len() as i32 {
                        (label(x + 5, y + 15, if bar.is_current { "on-good" } else { "on-warn" }, "start",
                            &bar.length.to_string()))
                    }
                }
            }
        }
    };
    let about = timeline
        .rows
        .iter()
        .map(|row| format!("{} {}", row.name, row.said));
    let about = about.collect::<Vec<_>>().join("; ");
    Drawing {
        width: left + WIDE + 8,
        height: bottom + 16,
        name: timeline.title.clone(),
        about,
        drawn,
    }
}
