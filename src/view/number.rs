//! Numbers as people read them. Data formats take them unrounded.
//!
//! One rounding for all of tables, pictures and hovers, so that none of them says more than another.

use crate::diagnostic::wording::plural;
use crate::report::Count;
use crate::text::Day;

/// At most two decimals, none where they are zero.
#[must_use]
pub fn decimal(value: f64) -> String {
    at_most(value, 2)
}

/// At most so many decimals (one or more), none where they are zero.
fn at_most(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// A target with all the decimals that it was written with. What another unit makes of it may have no end, and gets
/// two.
#[must_use]
pub fn as_written(target: f64) -> String {
    at_most(target, decimals(target))
}

/// A value and its target: with the decimals of that, or two; with more where the one would look like the other.
#[must_use]
pub fn beside(value: f64, target: f64) -> (String, String) {
    let with = |places: usize| (at_most(value, places), at_most(target, places));
    let least = decimals(target);
    (least..=12)
        .map(with)
        .find(|(shown, asked)| value == target || shown != asked)
        .unwrap_or_else(|| with(least))
}

/// How many decimals show all of a target, at least two.
fn decimals(target: f64) -> usize {
    // No number in a journal has more than six.
    let is_all = |places: &usize| at_most(target, *places).parse() == Ok(target);
    (2..=6).find(is_all).unwrap_or(2)
}

/// Whole percent, rounded down: 79.8% is not yet the 80% that a plan asks. Never 0% for more than nothing.
#[must_use]
pub fn percent(ratio: f64) -> String {
    let percent = (ratio * 100.0 + 1e-7).floor();
    let percent = if ratio > 1e-9 {
        percent.max(1.0)
    } else {
        percent
    };
    format!("{percent}%")
}

/// `10/12`: done of needed, one decimal where a part was done.
#[must_use]
pub fn part(done: Count, need: Count) -> String {
    let number = |count: Count| {
        let text = format!("{:.1}", count.0);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    format!("{}/{}", number(done), number(need))
}

/// `1 week`, `3 weeks`: a count with a unit that is given in the plural.
#[must_use]
pub fn counted(count: u32, units: &str) -> String {
    let unit = if count == 1 {
        units.strip_suffix('s').unwrap_or(units)
    } else {
        units
    };
    format!("{count} {unit}")
}

/// An amount with its unit, a currency sign in front.
#[must_use]
pub fn amount(value: &str, unit: Option<&str>) -> String {
    match unit {
        None => value.to_owned(),
        Some("%") => format!("{value}%"),
        Some(unit) if stands_first(unit) => format!("{unit}{value}"),
        Some(unit) => format!("{value} {unit}"),
    }
}

/// Whether a unit stands before its number, as currency signs do.
#[must_use]
pub fn stands_first(unit: &str) -> bool {
    unit != "%" && !unit.chars().any(char::is_alphabetic)
}

/// `today`, `in 3 days`, `27 days ago`
#[must_use]
pub fn away(day: Day, today: Day) -> String {
    let days = today.until(day);
    let count = plural(days.unsigned_abs() as usize, "day");
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {count}"),
        _ => format!("{count} ago"),
    }
}
