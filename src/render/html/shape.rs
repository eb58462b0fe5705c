//! The drawing of pictures as a page has them: cells, axes, the frame of an SVG. Numbers in pixels.
//!
//! Widths are guessed from a text's columns, generously, since no font is known here. Days lie evenly on a
//! `Scale`, and an axis takes as coarse ticks as it has to.

use super::safe;
use crate::report::Cell;
use crate::text::{Day, Period};
use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

/// A cell's side, and how far the next one is.
pub const SIDE: i32 = 11;
pub const STEP: i32 = 13;

/// A picture that is drawn, and its name for who can't see it.
pub struct Drawing {
    pub width: i32,
    pub height: i32,
    pub name: String,
    pub about: String,
    pub drawn: Markup,
}

impl Drawing {
    pub fn in_page(&self) -> Markup {
        let (width, height) = (self.width, self.height);
        html! {
            svg class="picture" role="img" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) {
                (self.title())
                (self.drawn)
            }
        }
    }

    pub fn title(&self) -> Markup {
        html! { title { (safe(&self.name)) @if !self.about.is_empty() { ": " (safe(&self.about)) } } }
    }
}

/// Text at a place, in a class.
pub fn label(x: i32, y: i32, class: &str, anchor: &str, text: &str) -> Markup {
    html! { text x=(x) y=(y) class=(class) text-anchor=(anchor) { (safe(text)) } }
}

/// As much room as a text may need, in pixels.
pub fn room(text: &str) -> i32 {
    text.width() as i32 * 7
}

/// As much room as a bold text may need.
pub fn bold(text: &str) -> i32 {
    room(text) + room(text) / 7
}

/// A bold text that has so much room.
pub fn short(text: &str, most: i32) -> String {
    let mut short = text.to_owned();
    while bold(&short) > most {
        short.pop();
        short.pop();
        short.push('…');
    }
    short
}

/// The names of months at their places, as far as there is room for each; the year with the first and with each January.
pub fn names(starts: &[(i32, Day)]) -> Vec<(i32, String)> {
    let mut names: Vec<(i32, String)> = Vec::new();
    for &(x, day) in starts {
        let (year, month, _) = day.ymd();
        let is_clear = |last: &(i32, String)| x - last.0 >= room(&last.1);
        let name = if names.is_empty() || month == 1 {
            format!("{year:04}-{month:02}")
        } else {
            format!("{month:02}")
        };
        if names.last().is_none_or(is_clear) {
            names.push((x, name));
        }
    }
    names
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

    /// The first days of months, or of quarters, years or decades where there are many.
    fn ticks(self, every: u32) -> Vec<(i32, Day)> {
        let mut ticks = Vec::new();
        let (year, month, _) = self.days.from.ymd();
        let mut next = (year, (month - 1) / every.min(12) * every.min(12) + 1);
        while let Some(day) = Day::from_ymd(next.0, next.1, 1).filter(|&day| day <= self.days.until)
        {
            if day >= self.days.from && (every < 120 || next.0 % 10 == 0) {
                ticks.push((self.x(day), day));
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
        let every = match self.days.days() / 30 {
            0..=14 => 1,
            15..=42 => 3,
            43..=168 => 12,
            _ => 120,
        };
        let ticks = self.ticks(every);
        let first = ticks.first().map_or(right, |tick| tick.0);
        let begin = self.days.from.to_string();
        let year = |&(x, day): &(i32, Day)| (x, format!("{:04}", day.ymd().0));
        let names = match every {
            12.. => ticks.iter().map(year).collect(),
            _ => names(&ticks),
        };
        html! {
            @if first - self.left > room(&begin) {
                (label(self.left, bottom + 11, "soft", "start", &begin))
            }
            @for (x, _) in ticks { path class="rule" d={ "M" (x) " " (top) "V" (bottom) } {} }
            @for (x, name) in names {
                @if x + room(&name) < right { (label(x + 3, bottom + 11, "soft", "start", &name)) }
            }
            path class="rule" d={ "M" (self.left) " " (bottom) "H" (right) } {}
        }
    }
}
