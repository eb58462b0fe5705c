//! What a slip of the pen or another way of saying was most likely meant for: the right text that helps show.

use super::amount::whole;
use super::cadence::MOST_DAYS;
use super::near;
use super::period::{most_days, period_unit};
use crate::text::Weekday;

/// `every 2 weeks` in days.
pub(super) fn times_seven(count: &str) -> Option<String> {
    let days = whole(count)?.checked_mul(7)?;
    (1..=MOST_DAYS)
        .contains(&days)
        .then(|| format!("every {days} days"))
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
        word => near(word, ["day", "week", "month", "quarter", "year"])?,
    };
    let fits = period_unit(period).is_none_or(|period| count <= most_days(period));
    fits.then(|| format!("{count} per {period}"))
}
