//! The colours of days: blue and vermilion, a pair that every kind of colour vision tells apart.
//!
//! They are Okabe and Ito's, as near as the 256 colours of a terminal come, in shades that can be read on black
//! and on white. How deep a day is, its sign says.

use crate::report::Cell;
use crate::view::Meaning;
use anstyle::{Ansi256Color, Color, Style};

const BLUE: Ansi256Color = Ansi256Color(32);
const VERMILION: Ansi256Color = Ansi256Color(166);

#[must_use]
pub const fn day(status: Cell) -> Style {
    match status {
        Cell::Done => coloured(BLUE),
        Cell::Missed => coloured(VERMILION),
        Cell::Pending => Style::new(),
        Cell::Excused | Cell::Off => Style::new().dimmed(),
    }
}

/// How much was kept: the same pair, and between them no colour.
#[must_use]
pub const fn kept(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Good => coloured(BLUE),
        Meaning::Bad => coloured(VERMILION),
        Meaning::Dim => Style::new().dimmed(),
        _ => Style::new(),
    }
}

const fn coloured(colour: Ansi256Color) -> Style {
    Style::new().fg_color(Some(Color::Ansi256(colour)))
}
