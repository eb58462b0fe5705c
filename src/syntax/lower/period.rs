//! Periods in words: what a target or forgiveness is counted per.
//!
//! A day is a period to a target but none to forgiveness, and `PeriodUnit` has none for it. How many times
//! fit into a period is known here too, for cadences.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::number::whole;
use super::{expected, near};
use crate::syntax::ast::Forgive;
use crate::text::PeriodUnit;
use pest::iterators::Pair;

pub(super) fn period_unit(word: &str) -> Option<PeriodUnit> {
    PeriodUnit::ALL
        .into_iter()
        .find(|period| word.eq_ignore_ascii_case(period.word()))
}

/// The period that a word was most likely meant for: `wk`, `months`, `qtr`.
pub(super) fn period_meant(word: &str) -> Option<&'static str> {
    Some(match word.trim_end_matches(['.', 's']) {
        "d" => "day",
        "w" | "wk" => "week",
        "mo" | "mth" | "mnth" => "month",
        "q" | "qr" | "qtr" => "quarter",
        "y" | "yr" => "year",
        _ => return near(word, ["day", "week", "month", "quarter", "year"]),
    })
}

/// The most days that a period of this kind can have.
pub(super) const fn most_days(period: PeriodUnit) -> u32 {
    match period {
        PeriodUnit::Week => 7,
        PeriodUnit::Month => 31,
        PeriodUnit::Quarter => 92,
        PeriodUnit::Year => 366,
    }
}

/// The loose words after the keyword, in lower case.
pub(super) fn words(pair: Pair<'_, Rule>, line: &Line<'_>) -> Vec<String> {
    pair.into_inner()
        .filter(|pair| matches!(pair.as_rule(), Rule::loose | Rule::left))
        .map(|pair| line.trimmed(&pair).of(line.text).to_lowercase())
        .collect()
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
    let found = line.word(token);
    let why = "expected `per day`, `per week`, `per month`, `per quarter` or `per year`";
    let fault = match period_meant(word) {
        Some(period) => Fault::right(found, why, line.right(token, &format!("per {period}"))),
        None => {
            let help = format!("write `{}`", line.with(token, "per week"));
            Fault::new(found, why, help)
        }
    };
    line.tell(token, Problem::InvalidCadence(fault))
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
        [_, "per", period] => period_meant(period)
            .filter(|period| *period != "day")
            .map(|period| format!("forgive {count} per {period}")),
        [_, "in", ..] => Some(format!("forgive {count} in a row")),
        _ => None,
    };
    let found = line.word(token);
    let why = "says how many misses, and per which period or in a row";
    let fault = match right {
        Some(right) => Fault::right(found, why, line.right(token, &right)),
        None => {
            let help = format!("write `forgive {count} per month` or `forgive {count} in a row`");
            Fault::new(found, why, help)
        }
    };
    line.tell(token, Problem::InvalidCadence(fault))
}
