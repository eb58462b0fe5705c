//! Calendar days, clock times and weekdays.
//!
//! A [`Day`] is a count of days, so that arithmetic is plain and a mark stays small. chrono does the
//! calendar (proleptic Gregorian, years 0 to 9999) and is named nowhere else but in `world`.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A calendar day: days since 0001-01-01, which is day 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i32);

impl Day {
    /// 0000-01-01 and 9999-12-31: the first and last day that four digits can write.
    pub const MIN: Self = Self(-365);
    pub const MAX: Self = Self(3_652_059);

    /// The day of a year (0 to 9999), month (1 to 12) and day of the month (from 1), if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Self(date.num_days_from_ce()))
    }

    /// Reads `YYYY-MM-DD`, exactly.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |from: usize, until: usize| {
            bytes.get(from..until)?.iter().try_fold(0u32, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + u32::from(byte - b'0'))
            })
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        Self::from_ymd(
            i32::try_from(digits(0, 4)?).ok()?,
            digits(5, 7)?,
            digits(8, 10)?,
        )
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or_default()
    }

    /// Year, month (1 to 12) and day of the month (from 1).
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    #[must_use]
    pub const fn weekday(self) -> Weekday {
        // 0001-01-01, day 1, is a Monday.
        Weekday::from_number((self.0 - 1).rem_euclid(7) as u8)
    }

    /// The day `days` later (earlier where negative), kept within what a date can write.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).clamp(Self::MIN, Self::MAX)
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// How many days from `self` to `later`: 0 for the same day.
    #[must_use]
    pub const fn until(self, later: Self) -> i32 {
        later.0.saturating_sub(self.0)
    }

    /// The same day of the month `months` later, clipped to that month's last day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        self.months_later(months).min(Self::MAX)
    }

    /// The last of `months` months that begin on this day.
    #[must_use]
    pub fn last_of_months(self, months: u32) -> Self {
        self.months_later(months).previous().min(Self::MAX)
    }

    /// As the calendar has it, also where four digits can't write the year.
    fn months_later(self, months: u32) -> Self {
        self.date()
            .checked_add_months(chrono::Months::new(months))
            .map_or(Self(i32::MAX), |date| Self(date.num_days_from_ce()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (year, month, day) = self.ymd();
        let digit = |number: i32, place: i32| b'0' + u8::try_from(number / place % 10).unwrap_or(0);
        let (month, day) = (month as i32, day as i32);
        // Written by hand, for a long report holds a million dates.
        let text = [
            digit(year, 1000),
            digit(year, 100),
            digit(year, 10),
            digit(year, 1),
            b'-',
            digit(month, 10),
            digit(month, 1),
            b'-',
            digit(day, 10),
            digit(day, 1),
        ];
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or(""))
    }
}

/// A clock time: minutes since midnight, 0 to 1439.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Time(pub u16);

impl Time {
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self(hour * 60 + minute))
        } else {
            None
        }
    }

    /// Reads `H:MM` or `HH:MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
        let (tens, hour, minute) = match *text.as_bytes() {
            [hour, b':', tens, ones] => (b'0', hour, [tens, ones]),
            [tens_of_hours, hour, b':', tens, ones] => (tens_of_hours, hour, [tens, ones]),
            _ => return None,
        };
        let [tens_of_minutes, ones] = minute;
        Self::new(
            digit(tens)? * 10 + digit(hour)?,
            digit(tens_of_minutes)? * 10 + digit(ones)?,
        )
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A day of the week. As a number Monday is 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    /// 0 is Monday, 6 is Sunday; larger numbers are Sunday too.
    #[must_use]
    pub const fn from_number(number: u8) -> Self {
        match number {
            0 => Self::Mon,
            1 => Self::Tue,
            2 => Self::Wed,
            3 => Self::Thu,
            4 => Self::Fri,
            5 => Self::Sat,
            _ => Self::Sun,
        }
    }

    /// Reads an English weekday, three letters or full, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| {
            text.eq_ignore_ascii_case(day.short()) || text.eq_ignore_ascii_case(day.full())
        })
    }

    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Mon => "Mon",
            Self::Tue => "Tue",
            Self::Wed => "Wed",
            Self::Thu => "Thu",
            Self::Fri => "Fri",
            Self::Sat => "Sat",
            Self::Sun => "Sun",
        }
    }

    #[must_use]
    pub const fn full(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

/// A set of weekdays.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Weekdays(u8);

impl Weekdays {
    pub const NONE: Self = Self(0);
    pub const EVERY: Self = Self(0b111_1111);
    pub const WEEKDAYS: Self = Self(0b001_1111);
    pub const WEEKEND: Self = Self(0b110_0000);

    #[must_use]
    pub const fn with(self, day: Weekday) -> Self {
        Self(self.0 | 1 << day as u8)
    }

    #[must_use]
    pub const fn without(self, day: Weekday) -> Self {
        Self(self.0 & !(1 << day as u8))
    }

    #[must_use]
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & 1 << day as u8 != 0
    }

    /// How many days a week it names, 0 to 7.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
}
