//! Dates and clock times: judged, with the nearest right spelling for those that are none.
//!
//! A nearest date is offered only where the numbers leave one reading, and only where it says the same is it
//! a safe fix. All dates and times of the language, in whatever line, are judged here.

use super::super::entry::time_len;
use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::mend::Right;
use super::super::problem::{Fault, Problem};
use super::expected;
use super::meant::weekday_meant;
use crate::diagnostic::Safety;
use crate::syntax::ast::At;
use crate::syntax::space::trim;
use crate::text::{Day, Time, Token};
use pest::iterators::Pair;

/// A date that must stand next.
pub(super) fn needed_date(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<At<Day>> {
    match parts.take(Rule::date) {
        Some(pair) => date(&pair, line),
        None => missing_date(parts, line),
    }
}

pub(super) fn missing_date<T>(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<T> {
    let why = "a date is missing here";
    let help = "a date is written `YYYY-MM-DD`, like `2026-01-05`";
    expected(parts, Problem::InvalidDate, why, help, line)
}

pub(super) fn date(pair: &Pair<'_, Rule>, line: &mut Line<'_>) -> Option<At<Day>> {
    let token = line.trimmed(pair);
    let text = token.of(line.text);
    match Day::parse(text) {
        Some(value) => Some(At { value, token }),
        None => {
            let problem = invalid_date(token, line);
            line.tell(token, problem)
        }
    }
}

pub(super) fn invalid_date(token: Token, line: &Line<'_>) -> Problem {
    let text = token.of(line.text);
    let why = if is_well_formed(text) {
        "the calendar has no such day"
    } else {
        "a date is written `YYYY-MM-DD`"
    };
    let Some(day) = nearest_date(text) else {
        let help = "write the date as year, month and day, like `2026-01-05`";
        return Problem::InvalidDate(Fault::new(text, why, help));
    };
    // Only a day's own date has words after it.
    let mut right = if token.start == 0 {
        let after = line.text.get(token.end as usize..).unwrap_or("");
        Right::guess(line.all(), trim(&with_tail(day, text, after)))
    } else {
        line.right(token, &day.to_string())
    };
    if says_the_same(text, day) {
        right.safety = Safety::Safe;
    }
    Problem::InvalidDate(Fault::right(text, why, right))
}

/// Whether the text has the numbers of the day, year first, and only its zeros and separators are other ones.
fn says_the_same(text: &str, day: Day) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let numbers: Vec<&str> = text.split(|c| !is_digit(c)).collect();
    let (year, rest) = match numbers.as_slice() {
        [all] if all.len() == 8 => all.split_at(4),
        [year, month, day] => (*year, &*format!("{month:0>2}{day:0>2}")),
        _ => return false,
    };
    format!("{year}{rest}") == day.to_string().replace('-', "")
        && !text.contains(char::is_alphabetic)
}

/// `dddd-dd-dd`
pub(in super::super) fn is_well_formed(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        })
}

/// The date with the clock, the weekday or the words that are glued to it, and the line `after` all that.
fn with_tail(day: Day, text: &str, after: &str) -> String {
    let tail = text.trim_start_matches(|c: char| !c.is_alphabetic());
    // `2026-01-05T07:00`
    let clock = tail
        .strip_prefix(['T', 't'])
        .map(|hour| format!("{hour}{after}"));
    if let Some(clock) = clock
        && let Some(length) = time_len(clock.as_bytes())
    {
        let (time, rest) = clock.split_at(length);
        let colon = if trim(rest).starts_with(['[', ':']) {
            ""
        } else {
            ":"
        };
        return format!("{day} {time}{colon}{rest}");
    }
    let tail = if tail.is_empty() {
        String::new()
    } else if let Some(weekday) = weekday_meant(tail) {
        let full = tail.len() > 4;
        let right = if full {
            weekday.full()
        } else {
            weekday.short()
        };
        format!(" {right}")
    } else {
        format!(": {tail}")
    };
    format!("{day}{tail}{after}")
}

/// The date that was most likely meant, if the numbers allow only one reading.
#[must_use]
pub fn nearest_date(text: &str) -> Option<Day> {
    let date = text.find(char::is_alphabetic).map_or(text, |at| {
        // What is glued to a date has no say in it.
        text.get(..at).unwrap_or(text)
    });
    if date.is_empty() {
        return None;
    }
    let digits: Vec<&str> = date
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month, day) = match digits.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [first, second, year] if year.len() == 4 => day_first(date, first, second, year)?,
        [first, second, third] if third.len() == 2 => {
            return short_year(date, [first, second, third]);
        }
        [year, month] if year.len() == 4 => (*year, *month, "1"),
        [all] if all.len() == 8 => (all.get(..4)?, all.get(4..6)?, all.get(6..)?),
        _ => return None,
    };
    let (year, month, day) = (
        year.parse::<i32>().ok()?,
        month.parse::<u32>().ok()?,
        day.parse::<u32>().ok()?,
    );
    let (month, day) = if month > 12 && day <= 12 {
        (day, month)
    } else {
        (month, day)
    };
    // There is no month 0 and no day 0: the first of all was meant. Past the end it is the last.
    let (month, day) = (month.clamp(1, 12), day.max(1));
    Day::from_ymd(year, month, day).or_else(|| {
        let first = Day::from_ymd(year, month, 1)?;
        Some(first.last_of_months(1))
    })
}

/// Two digits for the year: with points it comes last, with hyphens first, or last where only that makes a
/// year of our time.
fn short_year(text: &str, parts: [&str; 3]) -> Option<Day> {
    let [first, second, third] = parts.map(|part| part.parse::<u32>().ok());
    let (first, second, third) = (first?, second?, third?);
    let of = |year: u32, day: u32| Day::from_ymd(2000 + year as i32, second, day);
    let (year_first, year_last) = (of(first, third), of(third, first));
    let is_ours = |year: u32| (20..60).contains(&year);
    if text.contains('.') {
        year_last
    } else if !text.contains('-') {
        None
    } else if is_ours(third) && !is_ours(first) {
        year_last.or(year_first)
    } else {
        year_first.or(year_last)
    }
}

/// Day, month, year: with points the day comes first; else only where the numbers leave no choice.
fn day_first<'a>(
    text: &str,
    first: &'a str,
    second: &'a str,
    year: &'a str,
) -> Option<(&'a str, &'a str, &'a str)> {
    let (a, b) = (first.parse::<u32>().ok()?, second.parse::<u32>().ok()?);
    if text.contains('.') || a > 12 {
        Some((year, second, first))
    } else if b > 12 || a == b {
        Some((year, first, second))
    } else {
        None
    }
}

/// A time that must stand next as a loose word.
pub(super) fn needed_time(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<At<Time>> {
    match parts.take(Rule::loose) {
        Some(pair) => time(line.trimmed(&pair), line),
        None => {
            let why = "a time is missing here";
            let help = "a time is written `HH:MM`, like `07:30`";
            expected(parts, Problem::InvalidTime, why, help, line)
        }
    }
}

pub(in super::super) fn time(token: Token, line: &mut Line<'_>) -> Option<At<Time>> {
    let text = token.of(line.text);
    if let Some(value) = Time::parse(text) {
        return Some(At { value, token });
    }
    let shape = text.len() <= 5
        && text
            .split_once(':')
            .is_some_and(|(_, rest)| rest.len() == 2);
    let why = if shape {
        "times run from 00:00 to 23:59"
    } else {
        "a time is written `HH:MM`"
    };
    let fault = match nearest_time(text) {
        Some(time) => Fault::right(text, why, line.right(token, &time.to_string())),
        None => {
            let help = "a time is written `HH:MM`, from `00:00` to `23:59`";
            Fault::new(text, why, help)
        }
    };
    line.tell(token, Problem::InvalidTime(fault))
}

/// `11pm`, `23h`, `23.00`, `2300`, `23`, `21:40:30`, and hours past midnight (`25:10` is ten past one).
pub(super) fn nearest_time(text: &str) -> Option<Time> {
    let lower = text.to_ascii_lowercase();
    let (body, noon) = if let Some(body) = lower.strip_suffix("pm") {
        (body, Some(12))
    } else if let Some(body) = lower.strip_suffix("am") {
        (body, Some(0))
    } else {
        (lower.strip_suffix('h').unwrap_or(&lower), None)
    };
    let parts: Vec<&str> = body.split([':', '.', 'h']).collect();
    let (hour, minute) = match parts.as_slice() {
        [hour, minute] | [hour, minute, _] => (*hour, *minute),
        [all] if all.len() == 4 => (all.get(..2)?, all.get(2..)?),
        [hour] => (*hour, "0"),
        _ => return None,
    };
    if !(1..=2).contains(&hour.len()) || !(1..=2).contains(&minute.len()) {
        return None;
    }
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None if (24..30).contains(&hour) => hour - 24,
        None => hour,
    };
    Time::new(hour, minute)
}
