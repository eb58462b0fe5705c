//! The units whose dimension is known, each with its words and its exact factor.
//!
//! Abbreviations of two letters and more take a plural `s` (`kgs`, `mins`); `m` is listed as metres, its
//! place turns it to minutes. The smallest steps: 1 s, 0.1 mm, 1 ng, 1 ml.

use super::Dimension::{self, Length, Mass, Time, Volume};

/// Spellings in lower case, the dimension, how many smallest steps one is.
const KNOWN: &[(&[&str], Dimension, i128)] = &[
    (&["s", "sec", "second"], Time, 1),
    (&["min", "minute"], Time, 60),
    (&["h", "hr", "hour"], Time, 3_600),
    (&["mm", "millimetre", "millimeter"], Length, 10),
    (&["cm", "centimetre", "centimeter"], Length, 100),
    (&["m", "metre", "meter"], Length, 10_000),
    (&["km", "kilometre", "kilometer"], Length, 10_000_000),
    (&["in", "inch", "inches"], Length, 254),
    (&["ft", "foot", "feet"], Length, 3_048),
    (&["yd", "yard"], Length, 9_144),
    (&["mi", "mile"], Length, 16_093_440),
    (&["mg", "milligram", "milligramme"], Mass, 1_000_000),
    (&["g", "gram", "gramme"], Mass, 1_000_000_000),
    (
        &["kg", "kilo", "kilogram", "kilogramme"],
        Mass,
        1_000_000_000_000,
    ),
    (&["oz", "ounce"], Mass, 28_349_523_125),
    (&["lb", "pound"], Mass, 453_592_370_000),
    (&["ml", "millilitre", "milliliter"], Volume, 1),
    (&["cl", "centilitre", "centiliter"], Volume, 10),
    (&["dl", "decilitre", "deciliter"], Volume, 100),
    (&["l", "litre", "liter"], Volume, 1_000),
];

/// The dimension and factor of a unit, in any case.
pub(super) fn known(written: &str) -> Option<(Dimension, i128)> {
    let lower = written.to_ascii_lowercase();
    let singular = lower.strip_suffix('s').filter(|stem| stem.len() > 1);
    KNOWN
        .iter()
        .find(|(names, ..)| {
            names
                .iter()
                .any(|&name| name == lower || singular == Some(name))
        })
        .map(|&(_, dimension, factor)| (dimension, factor))
}

/// The spellings of a known dimension's units, in the singular.
pub(super) fn words(dimension: Dimension) -> impl Iterator<Item = &'static str> {
    KNOWN
        .iter()
        .filter(move |(_, of, _)| *of == dimension)
        .flat_map(|(names, ..)| names.iter().copied())
}

/// The word that stands for a counted unit: singular and plural are one.
///
/// Drops a last `s` unless after `s`, then a last `e` after s, x, z, ch, sh: `glasses` and `glass` come
/// to `glass`, `exercises` and `exercise` to `exercis`.
pub(super) fn stem(folded: &str) -> &str {
    let stem = match folded.strip_suffix('s') {
        Some(rest) if !rest.is_empty() && !rest.ends_with('s') => rest,
        _ => folded,
    };
    match stem.strip_suffix('e') {
        Some(rest)
            if ["s", "x", "z", "ch", "sh"]
                .iter()
                .any(|end| rest.ends_with(end)) =>
        {
            rest
        }
        _ => stem,
    }
}
