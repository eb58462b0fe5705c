//! Streaks through time: a row a habit, a bar a run with its length in it where there is room.

use super::safe;
use super::shape::{Scale, frame, label};
use crate::view::Timeline;
use maud::{Markup, html};

const WIDE: i32 = 560;
const HIGH: i32 = 24;
const TOP: i32 = 4;

pub fn draw(timeline: &Timeline) -> Markup {
    let longest = timeline
        .rows
        .iter()
        .map(|row| row.name.chars().count())
        .max();
    let left = (longest.unwrap_or(0) as i32 * 7 + 12).clamp(40, 180);
    let bottom = TOP + timeline.rows.len() as i32 * HIGH;
    let scale = Scale {
        days: timeline.days,
        left,
        width: WIDE,
    };
    let drawn = html! {
        (scale.axis(TOP, bottom))
        @for (row, y) in timeline.rows.iter().zip((0..).map(|row| TOP + row * HIGH)) {
            (label(left - 6, y + 15, "name", "end", &short(&row.name)))
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
    frame(
        left + WIDE + 8,
        bottom + 16,
        &timeline.title,
        &about,
        &drawn,
    )
}

/// A name that fits beside the bars.
fn short(name: &str) -> String {
    const MOST: usize = 23;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST - 1).chain(['…']).collect()
}
