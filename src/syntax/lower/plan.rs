//! Dates, people, the threshold and the steps of a plan.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::amount::{amounts, needed_count, whole};
use super::date::date;
use super::name::names;
use super::near;
use super::setting::words_after_colon;
use super::{expected, left};
use crate::syntax::ast::{At, Clause, Number, SpanUnit, StepDate, Unit};
use crate::syntax::mention::person_len;
use crate::text::Token;
use pest::iterators::Pair;

/// The date of `from` or `until`: absolute, or counted from the plan's first day where `in_step`. `outer` is
/// what follows in the line.
pub(super) fn moment(
    parts: &mut Parts<'_>,
    outer: &mut Parts<'_>,
    in_step: bool,
    line: &mut Line<'_>,
) -> Option<At<StepDate>> {
    let Some(pair) = parts.take(Rule::counted) else {
        let date = match parts.take(Rule::date) {
            Some(pair) => date(&pair, line)?,
            None => return super::date::missing_date(outer, line),
        };
        return Some(At {
            value: StepDate::Date(date.value),
            token: date.token,
        });
    };
    let token = line.trimmed(&pair);
    let mut inner = Parts::of(pair);
    let is_day = inner.next()?.as_rule() == Rule::k_day;
    let count = inner
        .take(Rule::loose)
        .and_then(|pair| whole(pair.as_str()))
        .filter(|count| (1..=9_999).contains(count));
    match count {
        Some(count) if in_step => Some(At {
            value: if is_day {
                StepDate::Day(count)
            } else {
                StepDate::Week(count)
            },
            token,
        }),
        _ => {
            let found = line.word(token);
            let (why, help) = if in_step {
                (
                    "days and weeks are counted from the plan's first day, from 1",
                    "write `week 3` or `day 15`",
                )
            } else {
                (
                    "only a step counts days and weeks",
                    "write a date, like `2026-01-05`",
                )
            };
            line.tell(token, Problem::InvalidDate(Fault::new(found, why, help)))
        }
    }
}

/// `for N days|weeks|months`
///
/// `outer` is what follows in the line.
pub(super) fn for_part(
    pair: Pair<'_, Rule>,
    outer: &mut Parts<'_>,
    line: &mut Line<'_>,
) -> Option<Clause> {
    let token = line.trimmed(&pair);
    let mut parts = Parts::of(pair);
    parts.next()?;
    let first = parts.take(Rule::loose);
    if first.is_none() {
        let why = "expected a number of days, weeks or months";
        return expected(
            outer,
            Problem::InvalidAmount,
            why,
            "write `for 4 weeks`",
            line,
        );
    }
    let count = first
        .and_then(|pair| whole(pair.as_str()))
        .filter(|count| (1..=9_999).contains(count));
    let word = parts.next().map(|pair| pair.as_str().to_lowercase());
    let word = word.unwrap_or_default();
    let unit = match word.as_str() {
        "day" | "days" => Some(SpanUnit::Days),
        "week" | "weeks" => Some(SpanUnit::Weeks),
        "month" | "months" => Some(SpanUnit::Months),
        _ => None,
    };
    if let (Some(count), Some(unit)) = (count, unit) {
        return Some(Clause::For { count, unit });
    }
    let right = near(&word, ["days", "weeks", "months"]).unwrap_or("weeks");
    let right = format!("for {} {right}", count.unwrap_or(4));
    let help = format!("write `{}`", line.with(token, &right));
    let fault = Fault::new(
        line.word(token),
        "expected a number of days, weeks or months",
        help,
    );
    line.tell(token, Problem::InvalidAmount(fault))
}

/// `without @person`
pub(super) fn without(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let Some(pair) = parts.take(Rule::loose) else {
        let help = "write the person's name: `without @alex`";
        let why = "expected a person";
        return expected(&mut parts, Problem::InvalidName, why, help, line);
    };
    let token = line.token(&pair);
    let text = token.of(line.text);
    if person_len(text) == Some(text.len()) {
        left(&mut parts, line)?;
        return Some(Clause::Without(token));
    }
    let with_at = format!("@{text}");
    let help = if person_len(&with_at) == Some(with_at.len()) {
        format!("write `{}`", line.with(token, &with_at))
    } else {
        "a person is `@` and a word: `without @alex`; one person a line".to_owned()
    };
    let fault = Fault::new(text, "expected a person", help);
    line.tell(token, Problem::InvalidName(fault))
}

/// `on track at N%`
pub(super) fn on_track(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let has_at = parts.take(Rule::k_at).is_some();
    let why = "expected a percentage from 0% to 100%";
    let Some(list) = parts.take(Rule::amounts) else {
        let help = "write `on track at 80%`";
        return expected(&mut parts, Problem::InvalidAmount, why, help, line);
    };
    let token = line.trimmed(&list);
    let amounts = amounts(list, None, line)?;
    let percent = match amounts.as_slice() {
        [one] if one.number <= Number(100 * Number::ONE) => Some(one.number),
        _ => None,
    };
    let is_percent = |unit: Unit| matches!(unit, Unit::Written(unit) if unit.of(line.text) == "%");
    if let (Some(value), true, true) = (
        percent,
        has_at,
        amounts.iter().all(|one| is_percent(one.unit)),
    ) {
        left(&mut parts, line)?;
        return Some(Clause::OnTrack(At { value, token }));
    }
    let number = percent.map_or(80, |number| number.0 / Number::ONE);
    let help = format!("write `on track at {number}%`");
    let fault = Fault::new(line.word(token), why, help);
    line.tell(token, Problem::InvalidAmount(fault))
}

/// `step N: title`
pub(super) fn step(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<(At<u32>, Option<Token>)> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let number = needed_count(&mut parts, Rule::date, "step 1: …", line)?;
    words_after_colon(&mut parts, line)?;
    let title = parts.after_colon();
    Some((number, line.free_text(title)))
}

/// `needs NAME, …`
pub(super) fn needs(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    names(&mut parts, line).map(Clause::Needs)
}
