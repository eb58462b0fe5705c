//! What a period that is none was most likely meant to be.
//!
//! A number past its end gives the last there is: `2026-13` was December, `2026-02-30` the last of February. Words
//! are mended one by one, so that `next week` is not taken for the last. Whoever asks has to see whether the answer
//! is a period; it need not be.

use crate::diagnostic::wording::nearest;
use crate::syntax::nearest_date;

/// The words that a period is made of, but for numbers.
const WORDS: [&str; 13] = [
    "all",
    "today",
    "yesterday",
    "this",
    "last",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "quarter",
    "year",
];

/// The nearest to `words`, which are in lower case with single spaces; the likeliest first.
pub fn near(words: &str) -> impl Iterator<Item = String> {
    let date = nearest_date(words).map(|day| day.to_string());
    // Not every year has a week 53.
    let parts = [53, 52].map(|weeks| part_of_year(words, weeks));
    parts.into_iter().chain([date, in_words(words)]).flatten()
}

/// A month, quarter or week of a year: `2026-12` for `2026-13`, `2026-W01` for `2026-w1`.
fn part_of_year(words: &str, weeks: u32) -> Option<String> {
    let (year, part) = words.split_once('-')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if year.len() != 4 || !is_number(year) {
        return None;
    }
    let (sign, number) = match part.strip_prefix(['q', 'w']) {
        Some(number) => (part.get(..1)?, number),
        None => ("", part),
    };
    let number = is_number(number).then(|| number.parse::<u32>().ok())??;
    Some(match sign {
        "q" => format!("{year}-Q{}", number.clamp(1, 4)),
        "w" => format!("{year}-W{:02}", number.clamp(1, weeks)),
        _ => format!("{year}-{:02}", number.clamp(1, 12)),
    })
}

/// `this week` for `this wek`, `last 1 day` for `last 0 days`.
fn in_words(words: &str) -> Option<String> {
    let mended = words.split(' ').map(|word| match word {
        "0" => Some("1"),
        _ if word.parse::<u32>().is_ok() => Some(word),
        _ => nearest(word, WORDS),
    });
    let mended = mended.collect::<Option<Vec<&str>>>()?.join(" ");
    match mended.strip_suffix('s') {
        Some(one) if one.starts_with("last 1 ") => Some(one.to_owned()),
        _ => Some(mended),
    }
}
