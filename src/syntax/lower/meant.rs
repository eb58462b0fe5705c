//! What a slip of the pen or another way of saying was most likely meant for: the right text that helps show.
//!
//! Pure words to words: no line, no problem. It guesses only where one reading is left; a wrong advice is
//! worse than none.

use super::cadence::MOST_DAYS;
use super::near;
use super::number::whole;
use super::period::{most_days, period_meant, period_unit};
use crate::syntax::space::trim;
use crate::text::{Time, Weekday};

/// `every 2 weeks` in days.
pub(super) fn times_seven(count: &str) -> Option<String> {
    let days = whole(count)?.checked_mul(7)?;
    (1..=MOST_DAYS)
        .contains(&days)
        .then(|| format!("every {days} days"))
}

/// `two` to `twelve`, `one` and `a` too: a count as people say it.
pub(super) fn number_meant(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if word == "an" {
        return Some(1);
    }
    let at = WORDS.iter().position(|known| *known == word)? as u32;
    Some(at.max(1))
}

/// The word that a single word after `every` was meant for.
pub(super) fn known_word(word: &str) -> Option<String> {
    const KNOWN: [&str; 7] = [
        "day", "weekday", "weekend", "week", "month", "quarter", "year",
    ];
    match listed_weekdays(&[word]).first() {
        Some(day) => Some(day.clone()),
        None => near(word, KNOWN).map(str::to_owned),
    }
}

/// The weekdays meant by words with commas, `and`, plurals and slips of the pen.
pub(super) fn listed_weekdays(words: &[&str]) -> Vec<String> {
    words
        .iter()
        .flat_map(|word| word.split([',', '/', '+', '&']))
        .filter(|word| word.len() > 2)
        .filter_map(weekday_meant)
        .map(|day| day.short().to_ascii_lowercase())
        .collect()
}

/// The weekday that a word which is none was most likely meant for.
pub(super) fn weekday_meant(word: &str) -> Option<Weekday> {
    let names = Weekday::ALL
        .into_iter()
        .flat_map(|day| [day.short(), day.full()]);
    if matches!(
        word.to_lowercase().as_str(),
        "weekday" | "weekdays" | "weekend" | "weekends"
    ) {
        return None;
    }
    let word = word.strip_suffix('.').unwrap_or(word);
    near(word, names).and_then(Weekday::parse)
}

/// `3x per week`, `3 times a week`, `3/week`, `3 per weeks`, `3 weekly`
pub(super) fn meant_times(words: &[&str]) -> Option<String> {
    let first = words.first()?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let count = whole(first.get(..digits)?).filter(|count| *count > 0)?;
    let after = first.get(digits..)?;
    let mut rest = Vec::new();
    if after.starts_with('/') {
        rest.push(after.trim_start_matches('/'));
    } else if !matches!(after, "" | "x" | "×") {
        return None;
    }
    rest.extend(words.iter().skip(1).copied());
    rest.retain(|word| {
        !matches!(
            *word,
            "times" | "time" | "x" | "×" | "days" | "per" | "a" | "each" | "every" | "/"
        )
    });
    let [period] = rest.as_slice() else {
        return None;
    };
    let period = match *period {
        "daily" => "day",
        "weekly" => "week",
        "monthly" => "month",
        "yearly" => "year",
        word => period_meant(word)?,
    };
    let fits = period_unit(period).is_none_or(|period| count <= most_days(period));
    fits.then(|| format!("{count} per {period}"))
}

/// What stands after a mark whose clock is a stretch of time, `07:15-08:15`: its end goes into the note.
pub(super) fn range_to(first: &str, timed: bool, after: &str) -> Option<String> {
    let rest = trim(after);
    let rest = ["-", "–", "—", "to ", "until ", "till "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let rest = trim(rest);
    let length = rest
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(rest.len());
    let (last, rest) = rest.split_at_checked(length)?;
    // The colon of the note.
    let (last, rest) = match last.strip_suffix(':') {
        Some(time) => (time, after.get(after.len() - rest.len() - 1..)?),
        None => (last, rest),
    };
    Time::parse(last)?;
    let (amounts, note) = rest.split_once(':').unwrap_or((rest, ""));
    let (amounts, note) = (trim(amounts), trim(note));
    let mut right = String::new();
    if !amounts.is_empty() {
        right.push_str(&format!(" {amounts}"));
    }
    right.push_str(&if timed {
        format!(": {first} until {last}")
    } else {
        format!(": until {last}")
    });
    if !note.is_empty() {
        right.push_str(&format!(", {note}"));
    }
    Some(right)
}
