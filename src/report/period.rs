//! `--period`: the ways to say which days a report is over.
//!
//! Pure: today and the weekday that weeks start on are given. A week has the number of the year that holds
//! most of it, as in ISO 8601, whichever weekday it starts on.

use super::period_near;
use super::spec::closed;
use crate::journal::Journal;
use crate::text::{Day, Period, PeriodUnit, Weekday};

/// What is accepted, as an error says it.
pub const ACCEPTED: &str = "`2026`, `2026-Q1`, `2026-01`, `2026-W03`, `2026-01-05`, \
    `2026-01-05..2026-02-01` (either end may be left open), `today`, `yesterday`, \
    `this week`, `last month` (or quarter, year), `last 30 days` (or weeks, months), `all`";

/// The ways in words, one of each that is asked for often.
pub const WORDS: [&str; 14] = [
    "today",
    "yesterday",
    "this week",
    "last week",
    "this month",
    "last month",
    "this quarter",
    "last quarter",
    "this year",
    "last year",
    "last 30 days",
    "last 12 weeks",
    "last 12 months",
    "all",
];

/// The days that were asked for; None is an end that is left open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    text: String,
    from: Option<Day>,
    until: Option<Day>,
}

impl Asked {
    /// The days with open ends as far as the calendar goes.
    #[must_use]
    pub fn open(&self) -> Period {
        Period::new(
            self.from.unwrap_or(Day::MIN),
            self.until.unwrap_or(Day::MAX),
        )
    }

    /// The days with open ends closed: they begin with the journal's first, and end today.
    ///
    /// # Errors
    /// What there is no day between.
    pub fn closed(&self, journal: &Journal<'_>, today: Day) -> Result<Period, String> {
        let days = closed(self.from, self.until, journal, today);
        if !days.is_empty() {
            return Ok(days);
        }
        let Period { from, until } = days;
        let end = match self.from {
            None => format!("the journal's first day, {from}"),
            Some(_) => format!("today, {until}"),
        };
        let text = &self.text;
        Err(format!(
            "the period `{text}` ends before it starts; its open end is {end}"
        ))
    }
}

/// Reads a period.
///
/// # Errors
/// What is wrong with it, and what was meant or is accepted.
pub fn parse(text: &str, today: Day, week_starts: Weekday) -> Result<Asked, String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.to_lowercase();
    let one = |words: &str| {
        single(words, today, week_starts).ok_or_else(|| {
            let known = |near: &String| single(&near.to_lowercase(), today, week_starts).is_some();
            match period_near::near(words).find(known) {
                Some(near) => format!("`{words}` is no period; did you mean `{near}`?"),
                None => format!("`{text}` is no period; expected {ACCEPTED}"),
            }
        })
    };
    let end = |words: &str| (!words.is_empty()).then(|| one(words)).transpose();
    let (from, until) = match words.split_once("..") {
        Some((from, until)) => (end(from.trim())?, end(until.trim())?),
        None if words == "all" => (None, None),
        None => {
            let all = one(&words)?;
            (Some(all), Some(all))
        }
    };
    let asked = Asked {
        text: text.to_owned(),
        from: from.map(|days| days.from),
        until: until.map(|days| days.until),
    };
    if asked.open().is_empty() {
        return Err(format!("the period `{text}` ends before it starts"));
    }
    Ok(asked)
}

/// A period without open ends, as much of it as the calendar has.
fn single(words: &str, today: Day, week_starts: Weekday) -> Option<Period> {
    let whole = unclipped(words, today, week_starts)?;
    Some(whole.clip(Period::ALL))
}

fn unclipped(words: &str, today: Day, week_starts: Weekday) -> Option<Period> {
    let around = |unit: PeriodUnit, day: Day| unit.around(day, week_starts);
    match words {
        "today" => return Some(Period::new(today, today)),
        "yesterday" => return Some(Period::new(today.previous(), today.previous())),
        _ => {}
    }
    if let Some(word) = words.strip_prefix("this ") {
        return Some(around(unit(word)?, today));
    }
    if let Some(rest) = words.strip_prefix("last ") {
        if let Some(unit) = unit(rest) {
            return Some(around(unit, around(unit, today).from.previous()));
        }
        let (count, noun) = rest.split_once(' ')?;
        return ending(today, count.parse().ok().filter(|count| *count > 0)?, noun);
    }
    dated(words, week_starts)
}

fn unit(word: &str) -> Option<PeriodUnit> {
    PeriodUnit::ALL.into_iter().find(|unit| unit.word() == word)
}

/// The last `count` days, weeks or months, today the last day of them.
fn ending(today: Day, count: i32, noun: &str) -> Option<Period> {
    let before = match noun {
        "day" | "days" => today.plus(count.checked_neg()?),
        "week" | "weeks" => today.plus(count.checked_mul(-7)?),
        "month" | "months" => months_before(today, count),
        _ => return None,
    };
    Some(Period::new(before.next().min(today), today))
}

/// The same day of the month `count` months earlier, clipped to that month's last day.
fn months_before(day: Day, count: i32) -> Day {
    let (year, month, day_of_month) = day.ymd();
    let months = (year * 12 + month as i32 - 1).saturating_sub(count);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
    (28..=day_of_month)
        .rev()
        .chain([day_of_month])
        .find_map(|day| Day::from_ymd(year, month, day))
        .unwrap_or(Day::MIN)
}

/// `2026`, `2026-q1`, `2026-w03`, `2026-01`, `2026-01-05`
fn dated(words: &str, week_starts: Weekday) -> Option<Period> {
    if let Some(day) = Day::parse(words) {
        return Some(Period::new(day, day));
    }
    let digits = |text: &str, count: usize| -> Option<u32> {
        let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok())?
    };
    let (year, part) = match words.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (words, None),
    };
    let year = i32::try_from(digits(year, 4)?).ok()?;
    let month = |month: u32, unit: PeriodUnit| {
        Day::from_ymd(year, month, 1).map(|day| unit.around(day, week_starts))
    };
    let Some(part) = part else {
        return month(1, PeriodUnit::Year);
    };
    if let Some(quarter) = part.strip_prefix('q') {
        let quarter = digits(quarter, 1).filter(|quarter| (1..=4).contains(quarter))?;
        return month(quarter * 3 - 2, PeriodUnit::Quarter);
    }
    if let Some(week) = part.strip_prefix('w') {
        return numbered_week(year, digits(week, 2)?, week_starts);
    }
    month(digits(part, 2)?, PeriodUnit::Month)
}

fn numbered_week(year: i32, number: u32, week_starts: Weekday) -> Option<Period> {
    // The week that holds 4 January has most of its days in that year.
    let fourth = Day::from_ymd(year, 1, 4)?;
    let first = PeriodUnit::Week.around(fourth, week_starts).from;
    let from = first.plus(i32::try_from(number.checked_sub(1)?).ok()? * 7);
    let middle = from.plus(3);
    (middle.ymd().0 == year).then(|| Period::new(from, from.plus(6)))
}
