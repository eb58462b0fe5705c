//! A chart's first series as upright bars: each with its number above it where there is room.
//!
//! For how much was written. What a bar stands for is said when it is pointed at; only as many have a name
//! below as there is room for.

use super::safe;
use super::shape::{Drawing, label, room};
use crate::view::Chart;
use maud::html;

const HIGH: i32 = 60;
const TOP: i32 = 16;
const LEFT: i32 = 70;

pub fn draw(chart: &Chart) -> Drawing {
    let points = chart
        .series
        .first()
        .map_or(&[][..], |series| &series.points);
    let step = (640 / points.len().max(1) as i32).clamp(5, 40);
    let named = (84 / step).max(1) as usize;
    let bottom = TOP + HIGH;
    let right = LEFT + step * points.len() as i32;
    let drawn = html! {
        (label(LEFT - 6, TOP + 4, "soft", "end", "every day"))
        (label(LEFT - 6, bottom + 3, "soft", "end", "no day"))
        path class="rule" d={ "M" (LEFT) " " (TOP) "H" (right) } {}
        path class="rule" d={ "M" (LEFT) " " (bottom) "H" (right) } {}
        @for (place, (point, name)) in points.iter().zip(&chart.labels).enumerate() {
            @let x = LEFT + place as i32 * step;
            @let high = (point.share.unwrap_or(0.0) * f64::from(HIGH)).round() as i32;
            g {
                title { (safe(name)) ": " (safe(&point.text)) }
                rect class="now" x=(x) y=(bottom - high) width=(step - 2) height=(high) {}
                @if high > 0 && room(&point.text) < step {
                    (label(x + (step - 2) / 2, bottom - high - 3, "soft", "middle", &point.text))
                }
                rect x=(x) y=(TOP) width=(step) height=(HIGH) fill-opacity="0" {}
            }
            @if place % named == 0 { (label(x, bottom + 12, "soft", "start", name)) }
        }
    };
    Drawing {
        width: (right + 60).max(200),
        height: bottom + 18,
        name: chart.title.iter().map(|(_, text)| text.as_str()).collect(),
        about: String::new(),
        drawn,
    }
}
