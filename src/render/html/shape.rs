//! The drawing of pictures as a page has them: cells, axes, the frame of an SVG. Numbers in pixels.

use super::safe;
use crate::report::Cell;
use crate::text::{Day, Period};
use maud::{Markup, html};

/// A cell's side, and how far the next one is.
pub const SIDE: i32 = 11;
pub const STEP: i32 = 13;

/// A picture with a name for who can't see it. `number` makes its id one of the page's own.
pub fn frame(width: i32, height: i32, name: &str, about: &str, drawn: &Markup) -> Markup {
    html! {
        svg class="picture" xmlns="http://www.w3.org/2000/svg" role="img"
            viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) {
            title { (safe(name)) @if !about.is_empty() { ": " (safe(about)) } }
            (drawn)
        }
    }
}

/// Text at a place, in a class.
pub fn label(x: i32, y: i32, class: &str, anchor: &str, text: &str) -> Markup {
    html! { text x=(x) y=(y) class=(class) text-anchor=(anchor) { (safe(text)) } }
}

/// The cell of a day: each status has a shape of its own.
pub fn cell(x: i32, y: i32, status: Cell, depth: u8, words: &str) -> Markup {
    let square = format!("M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z");
    let (class, path) = match status {
        Cell::Done => (
            ["k0", "k1", "k2", "k3", "k4"]
                .get(usize::from(depth))
                .copied(),
            square,
        ),
        Cell::Missed => {
            let (x, y, s) = (x + 1, y + 1, SIDE - 2);
            (
                Some("miss"),
                format!("M{x} {y}h{s}v{s}h-{s}zl{s} {s}m0-{s}l-{s} {s}"),
            )
        }
        Cell::Excused => {
            let (x, y, s) = (x + 1, y + 1, SIDE - 2);
            (
                Some("free"),
                format!("M{x} {y}h{s}v{s}h-{s}zm2 {}h{}", s / 2, s - 4),
            )
        }
        Cell::Pending => {
            let (x, y, s) = (x + 1, y + 1, SIDE - 2);
            (Some("wait"), format!("M{x} {y}h{s}v{s}h-{s}z"))
        }
        Cell::Off => {
            let (x, y, s) = (x + 3, y + 3, SIDE - 6);
            (Some("off"), format!("M{x} {y}h{s}v{s}h-{s}z"))
        }
    };
    html! { path class=(class.unwrap_or("k0")) d=(path) { title { (safe(words)) } } }
}

/// Where days lie on a line from `left`, `width` wide.
#[derive(Clone, Copy)]
pub struct Scale {
    pub days: Period,
    pub left: i32,
    pub width: i32,
}

impl Scale {
    /// The left edge of a day.
    pub fn x(self, day: Day) -> i32 {
        let all = i64::from(self.days.days().max(1));
        let gone = i64::from(self.days.from.until(day));
        self.left + i32::try_from(gone * i64::from(self.width) / all).unwrap_or(0)
    }

    /// The first days of months (quarters, years where there are many) with their names, for ticks.
    pub fn ticks(self) -> Vec<(i32, String)> {
        let months = self.days.days() / 30;
        let every = match months {
            0..=14 => 1,
            15..=42 => 3,
            43..=168 => 12,
            _ => 120,
        };
        let mut ticks = Vec::new();
        let (year, month, _) = self.days.from.ymd();
        let mut next = (year, (month - 1) / every.min(12) * every.min(12) + 1);
        while let Some(day) = Day::from_ymd(next.0, next.1, 1).filter(|&day| day <= self.days.until)
        {
            if day >= self.days.from && (every < 120 || next.0 % 10 == 0) {
                let text = day.to_string();
                let name = if every >= 12 {
                    text.get(..4)
                } else {
                    text.get(..7)
                };
                ticks.push((self.x(day), name.unwrap_or_default().to_owned()));
            }
            let month = next.1 + every.min(12);
            next = if month > 12 {
                (next.0 + 1, month - 12)
            } else {
                (next.0, month)
            };
        }
        ticks
    }

    /// Thin lines from `top` to `bottom` with their names below.
    pub fn axis(self, top: i32, bottom: i32) -> Markup {
        let right = self.left + self.width;
        let ticks = self.ticks();
        let first = ticks.first().map_or(right, |tick| tick.0);
        html! {
            @if first - self.left > 64 {
                (label(self.left, bottom + 11, "soft", "start", &self.days.from.to_string()))
            }
            @for (x, name) in ticks {
                path class="rule" d={ "M" (x) " " (top) "V" (bottom) } {}
                @if x + 40 < right { (label(x + 3, bottom + 11, "soft", "start", &name)) }
            }
            path class="rule" d={ "M" (self.left) " " (bottom) "H" (right) } {}
        }
    }
}
