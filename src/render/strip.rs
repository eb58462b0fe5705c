//! Days as signs, and progress as a bar.
//!
//! The signs differ in shape as well as colour. In ASCII they are the states of the language's marks.

use super::{Look, palette};
use crate::report::Cell as Glyph;
use crate::view::number::percent;

/// The signs in the order of the legend, with their words.
const SIGNS: [(Glyph, char, char, &str); 5] = [
    (Glyph::Done, '■', 'x', "kept"),
    (Glyph::Missed, '□', '!', "missed"),
    (Glyph::Excused, '–', '-', "excused"),
    (Glyph::Pending, '◦', 'o', "open"),
    (Glyph::Off, '·', '.', "not due"),
];

/// The sign of a day.
#[must_use]
pub fn sign(glyph: Glyph, look: Look) -> char {
    SIGNS
        .iter()
        .find(|(known, ..)| *known == glyph)
        .map_or(' ', |(_, unicode, ascii, _)| look.either(*unicode, *ascii))
}

/// A strip without colour: one character a day.
#[must_use]
pub fn plain(days: &[Glyph], look: Look) -> String {
    days.iter().map(|day| sign(*day, look)).collect()
}

/// A strip in colour, a run of equal days painted at once.
#[must_use]
pub fn painted(days: &[Glyph], look: Look) -> String {
    days.chunk_by(|a, b| a == b)
        .map(|run| {
            let style = run.first().map(|day| palette::day(*day));
            look.dress(&plain(run, look), style.unwrap_or_default())
        })
        .collect()
}

/// What the signs mean, in one line.
#[must_use]
pub fn legend(look: Look) -> String {
    let words = SIGNS.iter().map(|(glyph, .., word)| {
        let sign = sign(*glyph, look).to_string();
        format!("{} {word}", look.dress(&sign, palette::day(*glyph)))
    });
    words.collect::<Vec<_>>().join("   ")
}

/// `████░░░░░░  40%`
#[must_use]
pub fn bar(ratio: f64, look: Look) -> String {
    const TENTHS: usize = 10;
    // Filled only as far as reached: a full bar is a reached goal.
    let full = ((ratio.clamp(0.0, 1.0) * TENTHS as f64 + 1e-9) as usize).min(TENTHS);
    format!(
        "{}{} {:>4}",
        look.either("█", "#").repeat(full),
        look.either("░", ".").repeat(TENTHS - full),
        percent(ratio)
    )
}
