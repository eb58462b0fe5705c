//! What stands before a bracket in prose that was meant for a mark: a bullet, a number, a date, a clock of another
//! kind.

use crate::text::{Day, Time, Weekday};
use std::iter;

/// What stands before the bracket, read as what it was meant for.
#[derive(Default)]
pub struct Lead {
    pub date: Option<Day>,
    pub time: Option<Time>,
    /// Whether the time is written as times are.
    pub is_time_right: bool,
}

impl Lead {
    /// None where it holds words, and so is prose: only what has no letters, or begins with a digit, is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        const MOST: usize = 5;
        let mut lead = Self::default();
        let mut number = None;
        for (index, word) in text.split_whitespace().flat_map(words).enumerate() {
            let bare = word.trim_end_matches([':', ',', ';']);
            let number_before = number.take().filter(|_| !bare.is_empty());
            let half = number_before.and_then(|number| clock(number, bare));
            if index >= MOST || word.contains(['"', '`', '\\', '[', ']']) {
                return None;
            }
            if half.is_some() {
                lead.time = half;
                lead.is_time_right = false;
            } else if let Some(day) = Day::parse(bare) {
                lead.date = Some(day);
            } else if let Some(time) = Time::parse(bare) {
                lead.time = Some(time);
                lead.is_time_right = true;
                number = Some(bare);
            } else if bare.starts_with(|c: char| c.is_ascii_digit()) {
                if let Some(time) = clock(bare, "") {
                    lead.time = Some(time);
                    lead.is_time_right = false;
                }
                number = Some(bare);
            } else if Weekday::parse(bare).is_none() && word.contains(char::is_alphabetic) {
                return None;
            }
        }
        Some(lead)
    }
}

/// A word as the two it is read as, where a time's colon has its text right behind it: `07:15:-`.
fn words(word: &str) -> impl Iterator<Item = &str> {
    let end = word.match_indices(':').nth(1).map_or(0, |(at, _)| at + 1);
    let (time, rest) = word.split_at_checked(end).unwrap_or_default();
    let is_time = Time::parse(time.trim_end_matches(':')).is_some();
    let is_split = is_time && !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit());
    let (first, second) = if is_split {
        (time, Some(rest))
    } else {
        (word, None)
    };
    iter::once(first).chain(second)
}

/// `7am`, `7:15 pm`, `7.15`, `7h15`, `19h`: an hour, minutes and which half of the day. A number alone is none.
fn clock(number: &str, half: &str) -> Option<Time> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, rest) = number.split_at_checked(digits(number))?;
    let (mut minute, mut rest) = ("", rest);
    if let Some(after) = rest.strip_prefix([':', '.', 'h', 'H'])
        && digits(after) == 2
    {
        (minute, rest) = after.split_at_checked(2)?;
    }
    let half = format!("{rest}{half}").to_lowercase().replace('.', "");
    let hour: u16 = hour.parse().ok()?;
    let hour = match (half.as_str(), hour) {
        ("", hour) if !minute.is_empty() => hour,
        ("h" | "uhr", hour) => hour,
        ("am", 1..=11) | ("pm", 12) => hour,
        ("am", 12) => 0,
        ("pm", 1..=11) => hour + 12,
        ("pm", 13..) => hour,
        _ => return None,
    };
    Time::new(hour, minute.parse().unwrap_or(0))
}
