//! When a habit is due.
//!
//! Only the line itself is judged: that cadence and target go together is `journal`'s to see. What is no
//! cadence gets the nearest one, if the words allow one reading.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::date::is_well_formed;
use super::meant::{known_word, listed_weekdays, meant_times, number_meant, times_seven};
use super::name::needed_name;
use super::number::whole;
use super::period::{most_days, period_meant, period_unit, words};
use super::{expected, left, unexpected_left};
use crate::syntax::ast::Cadence;
use crate::text::{Token, Weekday, Weekdays};
use pest::iterators::Pair;

/// The most that a window or a rolling span may hold, in days.
pub(super) const MOST_DAYS: u32 = 9_999;

const WINDOW: &str = "a window is 1 to 9999 days";
const ROLLING: &str = "a rolling span is 1 to 9999 days";

const EVERY: &str =
    "write `every day`, `every weekday`, `every mon wed fri`, `every 3 days` or `every week`";

/// `every …`
pub(super) fn every(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Cadence> {
    let token = line.trimmed(&pair);
    let mut parts = Parts::of(pair.clone());
    parts.next()?;
    if parts.take(Rule::loose).is_none() {
        let why = "which days is missing here";
        return expected(&mut parts, Problem::InvalidCadence, why, EVERY, line);
    }
    let words = words(pair, line);
    let lower: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = match lower.as_slice() {
        ["day"] => Some(Cadence::Days(Weekdays::EVERY)),
        ["weekday"] => Some(Cadence::Days(Weekdays::WEEKDAYS)),
        ["weekend"] => Some(Cadence::Days(Weekdays::WEEKEND)),
        ["day", "but", rest @ ..] => weekdays(rest)
            .map(|but| {
                let all = Weekday::ALL.into_iter();
                all.filter(|&day| !but.contains(day))
                    .fold(Weekdays::NONE, Weekdays::with)
            })
            .filter(|days| days.count() > 0)
            .map(Cadence::Days),
        [count, "day" | "days"] => whole(count)
            .filter(|count| (1..=MOST_DAYS).contains(count))
            .map(Cadence::EveryDays),
        [period] => match period_unit(period) {
            Some(period) => Some(Cadence::Per { count: 1, period }),
            None => weekdays(&lower).map(Cadence::Days),
        },
        days => weekdays(days).map(Cadence::Days),
    };
    match found {
        Some(cadence) => Some(cadence),
        None => invalid_every(token, &lower, line),
    }
}

fn invalid_every(token: Token, words: &[&str], line: &mut Line<'_>) -> Option<Cadence> {
    let mut why = "names no days";
    let right = match words {
        ["other", "day"] | ["second", "day"] => Some("every 2 days".to_owned()),
        ["other" | "second", "week"] => Some("every 14 days".to_owned()),
        ["one" | "1", unit] if period_meant(unit).is_some() => {
            why = "one of them is `every` and its name";
            Some(format!("every {}", unit.trim_end_matches('s')))
        }
        [count, "week" | "weeks"] => {
            why = "a window is counted in days";
            match number_meant(count) {
                Some(count) => times_seven(&count.to_string()),
                None => times_seven(count),
            }
        }
        [count, "day" | "days"] => match number_meant(count) {
            Some(count) => {
                why = "the number is written in digits";
                Some(format!("every {count} days"))
            }
            None if is_number(count) => {
                why = WINDOW;
                Some(match whole(count) {
                    Some(0) => "every day".to_owned(),
                    _ => format!("every {MOST_DAYS} days"),
                })
            }
            None => {
                why = "expected a number of days, in digits";
                None
            }
        },
        ["day", "but", rest @ ..] => {
            why = "`but` names the weekdays left out";
            let days = listed_weekdays(rest);
            (!days.is_empty() && days.len() < 7)
                .then(|| format!("every day but {}", days.join(" ")))
        }
        ["weekday", "but", rest @ ..] => {
            let but = listed_weekdays(rest);
            let days = ["mon", "tue", "wed", "thu", "fri"];
            let left: Vec<&str> = days
                .into_iter()
                .filter(|day| !but.iter().any(|other| other == day))
                .collect();
            (left.len() < 5).then(|| format!("every {}", left.join(" ")))
        }
        [word] => known_word(word).map(|word| format!("every {word}")),
        words => {
            let days = listed_weekdays(words);
            (!days.is_empty()).then(|| format!("every {}", days.join(" ")))
        }
    };
    let found = line.word(token);
    let fault = match right {
        Some(right) => Fault::right(found, why, line.right(token, &right)),
        None => Fault::new(found, why, EVERY),
    };
    line.tell(token, Problem::InvalidCadence(fault))
}

/// Digits, however many.
fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The weekdays of words that name nothing else.
fn weekdays(words: &[&str]) -> Option<Weekdays> {
    if words.is_empty() {
        return None;
    }
    words.iter().try_fold(Weekdays::NONE, |days, word| {
        Weekday::parse(word).map(|day| days.with(day))
    })
}

/// `N per …`, `N in M days`
pub(super) fn times(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Cadence> {
    let token = line.trimmed(&pair);
    let words = words(pair.clone(), line);
    let lower: Vec<&str> = words.iter().map(String::as_str).collect();
    let complete = match lower.as_slice() {
        [count, "per", period, _, ..]
            if whole(count).is_some() && (*period == "day" || period_unit(period).is_some()) =>
        {
            3
        }
        [count, "in", days, "day" | "days", _, ..]
            if whole(count).is_some() && whole(days).is_some() =>
        {
            4
        }
        _ => 0,
    };
    if let Some(extra) = pair.into_inner().nth(complete).filter(|_| complete > 0) {
        let extra = Token::new(line.token(&extra).start, token.end);
        return unexpected_left(extra, line).and(None);
    }
    if lower
        .first()
        .is_some_and(|first| first.get(..10).is_some_and(is_well_formed))
    {
        let help = format!(
            "a day starts in the first column: `{}`",
            token.of(line.text)
        );
        let fault = Fault::new(
            line.word(token),
            "a day among the lines of a declaration",
            help,
        );
        return line.tell(token, Problem::UnexpectedText(fault));
    }
    let told = |why: &str, help: &str, line: &mut Line<'_>| {
        let fault = Fault::new(line.word(token), why, help);
        line.tell(token, Problem::InvalidCadence(fault))
    };
    let mended = |why: &str, right: &str, line: &mut Line<'_>| {
        let fault = Fault::right(line.word(token), why, line.right(token, right));
        line.tell(token, Problem::InvalidCadence(fault))
    };
    match lower.as_slice() {
        [count, "per", "day"] => match whole(count) {
            Some(count) if count > 0 => return Some(Cadence::PerDay(count)),
            _ => {}
        },
        [count, "per", period] => {
            let meant = period_unit(period).or_else(|| period_unit(period_meant(period)?));
            if let (Some(count), Some(meant)) = (whole(count), meant) {
                let most = most_days(meant);
                if (1..=most).contains(&count)
                    && let Some(period) = period_unit(period)
                {
                    return Some(Cadence::Per { count, period });
                }
                if count > most {
                    let word = meant.word();
                    let why =
                        format!("a {word} has at most {most} days, and days are counted here");
                    let help = format!(
                        "for more than one a day write `{} per day`",
                        count.div_ceil(most)
                    );
                    return told(&why, &help, line);
                }
            }
        }
        [count, "in", days, "day" | "days"] => {
            if let (Some(count), Some(days)) = (whole(count), whole(days)) {
                if count > days && days > 0 {
                    let why = format!("{days} days can't hold {count} days done");
                    let right = format!("{days} in {} days", count.min(MOST_DAYS));
                    return mended(&why, &right, line);
                }
                if count > 0 && (1..=MOST_DAYS).contains(&days) {
                    return Some(Cadence::Rolling { count, days });
                }
            }
            // More than any span holds, however long the number.
            let few = whole(count).filter(|count| (1..=MOST_DAYS).contains(count));
            if let Some(count) = few.filter(|_| is_number(days)) {
                let right = match whole(days) {
                    Some(0) => format!("{count} in {} days", count.max(7)),
                    _ => format!("{count} in {MOST_DAYS} days"),
                };
                return mended(ROLLING, &right, line);
            }
        }
        _ => {}
    }
    match meant_times(&lower) {
        Some(words) => mended("is not how a cadence is written", &words, line),
        None if lower.first() == Some(&"0") => told(
            "a cadence counts from 1",
            "leave the line out for every day, or write `whenever` for a habit never due",
            line,
        ),
        None => told(
            "expected `N per day`, `N per week` or `N in M days`",
            "write `3 per week` or `5 in 7 days`; a target starts with `at least`",
            line,
        ),
    }
}

/// `when NAME`, `when: text`
pub(super) fn when(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Cadence> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    if let Some(name) = parts.take(Rule::name) {
        let name = line.token(&name);
        left(&mut parts, line)?;
        if let Some(colon) = parts.take(Rule::colon) {
            let token = Token::new(line.token(&colon).start, line.all().end);
            return unexpected_left(token, line).map(|()| Cadence::Whenever);
        }
        return Some(Cadence::When(name));
    }
    if parts.take(Rule::colon).is_some() {
        let body = parts.take(Rule::body)?;
        let text = line.trimmed(&body);
        if text.is_empty() {
            let all = line.all();
            let why = "what happens is missing after the colon";
            let help =
                "say what happens, as in `when: the phone rings`, or name a habit: `when run`";
            let fault = Fault::new(line.word(all), why, help);
            return line.tell(all, Problem::InvalidCadence(fault));
        }
        return Some(Cadence::Occasion(text));
    }
    needed_name(&mut parts, Rule::name, line).map(Cadence::When)
}

/// `whenever`
pub(super) fn whenever(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Cadence> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    left(&mut parts, line).map(|()| Cadence::Whenever)
}
