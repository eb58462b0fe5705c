//! A goal's way: a line that steps where the value changed, the even pace dashed, target and milestones marked.
//!
//! Given the values of `view/curve` it only turns days and numbers into pixels. What each dot says is told
//! when it is pointed at.

use super::safe;
use super::shape::{Drawing, Scale, label, room};
use crate::text::Day;
use crate::view::Curve;
use crate::view::curve::Dot;
use maud::{Markup, html};

const WIDE: i32 = 560;
const HIGH: i32 = 150;
const TOP: i32 = 12;

struct Plot<'c> {
    curve: &'c Curve,
    scale: Scale,
}

pub fn draw(curve: &Curve) -> Drawing {
    let values = [&curve.lowest.1, &curve.highest.1];
    let left = values
        .map(|value| room(value))
        .into_iter()
        .fold(52, i32::max)
        + 10;
    let scale = Scale {
        days: curve.days,
        left,
        width: WIDE,
    };
    let plot = Plot { curve, scale };
    let bottom = TOP + HIGH;
    let right = left + WIDE;
    let drawn = html! {
        (scale.axis(TOP, bottom))
        (label(left - 6, TOP + 4, "soft", "end", &curve.highest.1))
        @if curve.lowest.0 < curve.highest.0 {
            (label(left - 6, bottom + 3, "soft", "end", &curve.lowest.1))
        }
        path class="aim" d={ "M" (left) " " (plot.y(curve.target.value)) "H" (right) } {
            title { (safe(&curve.target.words)) }
        }
        @if let Some([from, until]) = curve.pace {
            path class="pace" d={ "M" (plot.at(from)) "L" (plot.at(until)) } { title { "even pace" } }
        }
        path class="way" d=(plot.way()) { title { (safe(&curve.said)) } }
        @for (index, dot) in curve.points.iter().enumerate() {
            @let unseen = (!plot.has_room(index)).then_some("0");
            circle class="dot" cx=(scale.x(dot.day)) cy=(plot.y(dot.value)) r="3" opacity=[unseen] {
                title { (safe(&dot.words)) }
            }
        }
        @for dot in &curve.milestones { (plot.diamond(dot)) }
        (plot.diamond(&curve.target))
    };
    Drawing {
        width: right + 12,
        height: bottom + 16,
        name: curve.name.clone(),
        about: curve.said.clone(),
        drawn,
    }
}

impl Plot<'_> {
    fn y(&self, value: f64) -> i32 {
        let (lowest, highest) = (self.curve.lowest.0, self.curve.highest.0);
        let share = if highest > lowest {
            (value - lowest) / (highest - lowest)
        } else {
            1.0
        };
        TOP + ((1.0 - share.clamp(0.0, 1.0)) * f64::from(HIGH)).round() as i32
    }

    fn at(&self, (day, value): (Day, f64)) -> String {
        format!("{} {}", self.scale.x(day), self.y(value))
    }

    /// Flat until the day of a change, then straight to what it came to.
    fn way(&self) -> String {
        let Some(first) = self.curve.points.first() else {
            return "M0 0".to_owned();
        };
        let mut path = format!("M{}", self.at((first.day, first.value)));
        for dot in self.curve.points.iter().skip(1) {
            path.push_str(&format!("H{}V{}", self.scale.x(dot.day), self.y(dot.value)));
        }
        path.push_str(&format!("H{}", self.scale.x(self.curve.until)));
        path
    }

    /// Whether a point stands apart from those beside it, so that dots hide no line.
    fn has_room(&self, index: usize) -> bool {
        const APART: i32 = 7;
        let x = |index: usize| {
            let point = self.curve.points.get(index);
            point.map(|point| self.scale.x(point.day))
        };
        let before = index.checked_sub(1).and_then(x);
        let beside = [before, x(index + 1)];
        let far = |(here, there): (i32, i32)| (here - there).abs() >= APART;
        let near = beside.map(|there| x(index).zip(there));
        near.into_iter().flatten().all(far)
    }

    fn diamond(&self, dot: &Dot) -> Markup {
        let (x, y) = (self.scale.x(dot.day), self.y(dot.value));
        html! {
            path class="mark" d={ "M" (x) " " (y - 5) "l5 5l-5 5l-5-5z" } { title { (safe(&dot.words)) } }
        }
    }
}
