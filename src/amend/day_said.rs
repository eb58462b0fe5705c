//! Dates as people say them: `today`, `yesterday`, `mon` for the last Monday, `-3` for three days ago, `2026-01-05`.
//!
//! Commands parse these early and turn them into a day late, once the journal's settings have said what day
//! it is. A weekday is never today itself but the one seven days ago.

use crate::text::{Day, Weekday};

/// A date as said, which may depend on what day it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DaySaid {
    /// So many days ago.
    Ago(u16),
    /// The last one before today.
    Last(Weekday),
    On(Day),
}

impl DaySaid {
    /// What is told of words that are no date.
    pub const EXPECTED: &'static str =
        "expected a date like 2026-01-05, `today`, `yesterday`, `mon` or `-3`";

    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        if words.eq_ignore_ascii_case("today") {
            return Some(Self::Ago(0));
        }
        if words.eq_ignore_ascii_case("yesterday") {
            return Some(Self::Ago(1));
        }
        if let Some(weekday) = Weekday::parse(words) {
            return Some(Self::Last(weekday));
        }
        if let Some(days) = words.strip_prefix('-') {
            let is_number = days.bytes().all(|byte| byte.is_ascii_digit());
            return is_number.then(|| days.parse().ok().map(Self::Ago))?;
        }
        Day::parse(words).map(Self::On)
    }

    #[must_use]
    pub fn day(self, today: Day) -> Day {
        match self {
            Self::Ago(days) => today.plus(-i32::from(days)),
            Self::Last(weekday) => {
                let since = (today.weekday() as i32 - weekday as i32 - 1).rem_euclid(7) + 1;
                today.plus(-since)
            }
            Self::On(day) => day,
        }
    }
}
