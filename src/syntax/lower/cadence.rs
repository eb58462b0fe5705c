//! When a habit is due.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::amount::whole;
use super::name::needed_name;
use super::near;
use super::{expected, left, unexpected_left};
use crate::syntax::ast::{Cadence, Forgive};
use crate::text::{PeriodUnit, Token, Weekday, Weekdays};
use pest::iterators::Pair;

/// The most that a window or a rolling span may hold, in days.
const MOST_DAYS: u32 = 9_999;

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
        [count, "week" | "weeks"] => times_seven(count),
        [count, "day" | "days"] => {
            why = "a window is 1 to 9999 days";
            whole(count).map(|_| "every 2 days".to_owned())
        }
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
    let help = match right {
        Some(right) => format!("write `{}`", line.with(token, &right)),
        None => EVERY.to_owned(),
    };
    let found = line.word(token);
    line.tell(token, Problem::InvalidCadence(Fault::new(found, why, help)))
}

fn times_seven(count: &str) -> Option<String> {
    let days = whole(count)?.checked_mul(7)?;
    (1..=MOST_DAYS)
        .contains(&days)
        .then(|| format!("every {days} days"))
}

fn known_word(word: &str) -> Option<String> {
    const KNOWN: [&str; 7] = [
        "day", "weekday", "weekend", "week", "month", "quarter", "year",
    ];
    match listed_weekdays(&[word]).first() {
        Some(day) => Some(day.clone()),
        None => near(word, KNOWN).map(str::to_owned),
    }
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

/// The weekdays meant by words with commas, `and`, plurals and slips of the pen.
fn listed_weekdays(words: &[&str]) -> Vec<String> {
    words
        .iter()
        .flat_map(|word| word.split([',', '/', '+', '&']))
        .filter(|word| word.len() > 2)
        .filter_map(weekday_meant)
        .map(|day| day.short().to_ascii_lowercase())
        .collect()
}

/// The weekday that a word which is none was most likely meant for.
pub(in super::super) fn weekday_meant(word: &str) -> Option<Weekday> {
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

fn period_unit(word: &str) -> Option<PeriodUnit> {
    PeriodUnit::ALL
        .into_iter()
        .find(|period| word.eq_ignore_ascii_case(period.word()))
}

/// The most days that a period of this kind can have.
const fn most_days(period: PeriodUnit) -> u32 {
    match period {
        PeriodUnit::Week => 7,
        PeriodUnit::Month => 31,
        PeriodUnit::Quarter => 92,
        PeriodUnit::Year => 366,
    }
}

/// The loose words after the keyword, in lower case.
fn words(pair: Pair<'_, Rule>, line: &Line<'_>) -> Vec<String> {
    pair.into_inner()
        .filter(|pair| matches!(pair.as_rule(), Rule::loose | Rule::left))
        .map(|pair| line.trimmed(&pair).of(line.text).to_lowercase())
        .collect()
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
    let told = |why: &str, help: String, line: &mut Line<'_>| {
        let found = line.word(token);
        line.tell(token, Problem::InvalidCadence(Fault::new(found, why, help)))
    };
    let right = |right: &str, line: &Line<'_>| format!("write `{}`", line.with(token, right));
    match lower.as_slice() {
        [count, "per", "day"] => match whole(count) {
            Some(count) if count > 0 => return Some(Cadence::PerDay(count)),
            _ => {}
        },
        [count, "per", period] => {
            if let (Some(count), Some(period)) = (whole(count), period_unit(period)) {
                let most = most_days(period);
                if (1..=most).contains(&count) {
                    return Some(Cadence::Per { count, period });
                }
                if count > most {
                    let word = period.word();
                    let why =
                        format!("a {word} has at most {most} days, and days are counted here");
                    let help = format!(
                        "for more than one a day write `{} per day`",
                        count.div_ceil(most)
                    );
                    return told(&why, help, line);
                }
            }
        }
        [count, "in", days, "day" | "days"] => {
            if let (Some(count), Some(days)) = (whole(count), whole(days)) {
                if count > days && days > 0 {
                    let why = format!("{days} days can't hold {count} days done");
                    let help = right(&format!("{days} in {count} days"), line);
                    return told(&why, help, line);
                }
                if count > 0 && days <= MOST_DAYS {
                    return Some(Cadence::Rolling { count, days });
                }
            }
        }
        _ => {}
    }
    let (why, help) = match meant_times(&lower) {
        Some(words) => ("is not how a cadence is written", right(&words, line)),
        None if lower.first() == Some(&"0") => (
            "a cadence counts from 1",
            "leave the line out for every day, or write `whenever` for a habit never due"
                .to_owned(),
        ),
        None => (
            "expected `N per day`, `N per week` or `N in M days`",
            "write `3 per week` or `5 in 7 days`; a target starts with `at least`".to_owned(),
        ),
    };
    told(why, help, line)
}

/// `3x per week`, `3 times a week`, `3/week`, `3 per weeks`, `3 weekly`
fn meant_times(words: &[&str]) -> Option<String> {
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
        return Some(Cadence::Occasion(line.trimmed(&body)));
    }
    needed_name(&mut parts, Rule::name, line).map(Cadence::When)
}

/// `whenever`
pub(super) fn whenever(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Cadence> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    left(&mut parts, line).map(|()| Cadence::Whenever)
}

/// The period of a `per` target: None inside for a day.
pub(super) fn per(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Option<PeriodUnit>> {
    let token = line.trimmed(&pair);
    let words = words(pair, line);
    let word = words.first().map_or("", String::as_str);
    if word == "day" {
        return Some(None);
    }
    if let Some(period) = period_unit(word) {
        return Some(Some(period));
    }
    let right = near(word, ["day", "week", "month", "quarter", "year"]).unwrap_or("week");
    let help = format!("write `{}`", line.with(token, &format!("per {right}")));
    let found = line.word(token);
    let why = "expected `per day`, `per week`, `per month`, `per quarter` or `per year`";
    line.tell(token, Problem::InvalidCadence(Fault::new(found, why, help)))
}

/// `forgive N per PERIOD`, `forgive N in a row`
pub(super) fn forgive(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Forgive> {
    let token = line.trimmed(&pair);
    let mut parts = Parts::of(pair.clone());
    parts.next()?;
    if parts.take(Rule::loose).is_none() {
        let why = "how much to forgive is missing here";
        let help = "write `forgive 1 per month` or `forgive 1 in a row`";
        return expected(&mut parts, Problem::InvalidCadence, why, help, line);
    }
    let words = words(pair, line);
    let lower: Vec<&str> = words.iter().map(String::as_str).collect();
    let count = lower
        .first()
        .and_then(|word| whole(word))
        .filter(|count| *count > 0);
    match (lower.as_slice(), count) {
        ([_, "per", period], Some(count)) => {
            if let Some(period) = period_unit(period) {
                return Some(Forgive::Per { count, period });
            }
        }
        ([_, "in", "a", "row"], Some(count)) => return Some(Forgive::InARow(count)),
        _ => {}
    }
    let count = count.unwrap_or(1);
    let right = match lower.as_slice() {
        [_, "per", period] => near(period, ["week", "month", "quarter", "year"])
            .map(|period| format!("forgive {count} per {period}")),
        [_, "in", ..] => Some(format!("forgive {count} in a row")),
        _ => None,
    };
    let help = match right {
        Some(right) => format!("write `{}`", line.with(token, &right)),
        None => format!("write `forgive {count} per month` or `forgive {count} in a row`"),
    };
    let found = line.word(token);
    let why = "says how many misses, and per which period or in a row";
    line.tell(token, Problem::InvalidCadence(Fault::new(found, why, help)))
}
