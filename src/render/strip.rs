//! Days as signs, and progress as a bar.
//!
//! The signs differ in shape as well as colour. In ASCII they are the states of the language's marks.

use super::Look;
use crate::report::Cell as Glyph;
use crate::view::Meaning;
use crate::view::number::percent;

/// The signs in the order of the legend, with their words.
const SIGNS: [(Glyph, char, char, &str, Meaning); 5] = [
    (Glyph::Done, '■', 'x', "kept", Meaning::Good),
    (Glyph::Missed, '□', '!', "missed", Meaning::Bad),
    (Glyph::Excused, '–', '-', "excused", Meaning::Dim),
    (Glyph::Pending, '◦', 'o', "open", Meaning::Plain),
    (Glyph::Off, '·', '.', "not due", Meaning::Dim),
];

fn sign(glyph: Glyph, look: Look) -> (char, Meaning) {
    SIGNS
        .iter()
        .find(|(known, ..)| *known == glyph)
        .map_or((' ', Meaning::Plain), |(_, unicode, ascii, _, meaning)| {
            (look.either(*unicode, *ascii), *meaning)
        })
}

/// A strip without colour: one character a day.
#[must_use]
pub fn plain(days: &[Glyph], look: Look) -> String {
    days.iter().map(|day| sign(*day, look).0).collect()
}

/// A strip in colour, a run of equal days painted at once.
#[must_use]
pub fn painted(days: &[Glyph], look: Look) -> String {
    days.chunk_by(|a, b| a == b)
        .map(|run| {
            let meaning = run.first().map_or(Meaning::Plain, |day| sign(*day, look).1);
            look.paint(&plain(run, look), meaning)
        })
        .collect()
}

/// What the signs mean, in one line.
#[must_use]
pub fn legend(look: Look) -> String {
    let words = SIGNS.iter().map(|(_, unicode, ascii, word, meaning)| {
        let sign = look.either(*unicode, *ascii).to_string();
        format!("{} {word}", look.paint(&sign, *meaning))
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
