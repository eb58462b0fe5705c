//! Stretches of days, and the calendar's: weeks, months, quarters, years.
//!
//! A [`Period`] has both its ends in it. A week starts on the weekday the journal sets (Monday by default).

use super::{Day, Weekday};

/// Days from `from` to `until`, both included. Empty where `until` is before `from`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize)]
pub struct Period {
    pub from: Day,
    pub until: Day,
}

impl Period {
    pub const ALL: Self = Self {
        from: Day::MIN,
        until: Day::MAX,
    };

    #[must_use]
    pub const fn new(from: Day, until: Day) -> Self {
        Self { from, until }
    }

    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.until < self.from
    }

    /// How many days it holds; 0 where empty.
    #[must_use]
    pub fn days(self) -> u32 {
        u32::try_from(i64::from(self.until.0) - i64::from(self.from.0) + 1).unwrap_or(0)
    }

    /// The days in both.
    #[must_use]
    pub fn clip(self, other: Self) -> Self {
        Self {
            from: self.from.max(other.from),
            until: self.until.min(other.until),
        }
    }
}

/// A calendar period's kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PeriodUnit {
    /// Seven days from the weekday that weeks start on.
    Week,
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    Year,
}

impl PeriodUnit {
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The days a period of this kind stands for in strength: 7, 30, 91, 365.
    #[must_use]
    pub const fn typical_days(self) -> u32 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 91,
            Self::Year => 365,
        }
    }

    /// The whole calendar period of this kind that holds `day`.
    #[must_use]
    pub fn around(self, day: Day, week_starts: Weekday) -> Period {
        let (year, month, _) = day.ymd();
        let months = |first: u32, count: u32| {
            let from = Day::from_ymd(year, first, 1).unwrap_or(Day::MIN);
            Period::new(from, month_after(year, first, count).previous())
        };
        match self {
            Self::Week => {
                let since = (day.weekday() as i32 - week_starts as i32).rem_euclid(7);
                let from = Day(day.0 - since);
                Period::new(from, Day(from.0 + 6))
            }
            Self::Month => months(month, 1),
            Self::Quarter => months((month - 1) / 3 * 3 + 1, 3),
            Self::Year => months(1, 12),
        }
    }
}

/// The first day of the month `count` months after `month` of `year`.
fn month_after(year: i32, month: u32, count: u32) -> Day {
    let later = month - 1 + count;
    Day::from_ymd(year + (later / 12) as i32, later % 12 + 1, 1).unwrap_or(Day::MAX.next())
}
