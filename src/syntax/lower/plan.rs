//! Dates, people, the threshold and the steps of a plan.
//!
//! Dates stay as they are written, a day or week counted from the plan's first: `journal/step` makes them
//! absolute. Counts go up to 9,999, so no date can overflow.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::mend::Right;
use super::super::problem::{Fault, Problem};
use super::amount::amounts;
use super::date::date;
use super::meant::number_meant;
use super::name::names;
use super::number::{needed_count, whole};
use super::period::period_meant;
use super::setting::words_after_colon;
use super::{expected, left};
use crate::diagnostic::wording::plural;
use crate::syntax::ast::{At, Clause, Number, SpanUnit, StepDate, Unit};
use crate::syntax::mention::person_len;
use crate::syntax::space::trim;
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
    let written = inner.take(Rule::loose).map_or("", |pair| pair.as_str());
    let count = whole(written).filter(|count| (1..=MOST).contains(count));
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
            let fault = if in_step {
                let word = if is_day { "day" } else { "week" };
                let why = "days and weeks are counted from the plan's first day, from 1 to 9999";
                let count = number_meant(&written.to_lowercase()).unwrap_or(1);
                Fault::right(found, why, line.right(token, &format!("{word} {count}")))
            } else {
                let why = "only a step counts days and weeks";
                Fault::new(found, why, "write a date, like `2026-01-05`")
            };
            line.tell(token, Problem::InvalidDate(fault))
        }
    }
}

/// The most days, weeks or months that are counted.
const MOST: u32 = 9_999;

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
    let written = first.map_or("", |pair| pair.as_str());
    let count = whole(written).filter(|count| (1..=MOST).contains(count));
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
    let why = "expected a number of days, weeks or months";
    let found = line.word(token);
    let fault = match span_meant(written, &word) {
        Some(right) => Fault::right(found, why, line.right(token, &format!("for {right}"))),
        None => {
            let help = "write at most 9999 days, weeks or months, like `for 4 weeks`";
            Fault::new(found, why, help)
        }
    };
    line.tell(token, Problem::InvalidAmount(fault))
}

/// `3 years`, `a month`, `week`, `2 fortnights`
fn span_meant(count: &str, unit: &str) -> Option<String> {
    let (count, unit) = if unit.is_empty() {
        match whole(count).or_else(|| number_meant(count)) {
            Some(count) => (count, "weeks"),
            None => (1, count),
        }
    } else {
        (whole(count).or_else(|| number_meant(count))?, unit)
    };
    let (each, unit) = match unit {
        "fortnight" | "fortnights" => (2, "week"),
        unit => match period_meant(unit) {
            Some("year") => (12, "month"),
            Some("quarter") => (3, "month"),
            Some(unit) => (1, unit),
            None => (1, "week"),
        },
    };
    let count = count.max(1).checked_mul(each).filter(|all| *all <= MOST)?;
    Some(plural(count as usize, unit))
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
    let why = "expected a person";
    let fault = if person_len(&with_at) == Some(with_at.len()) {
        Fault::right(text, why, line.right(token, &with_at))
    } else {
        let help = "a person is `@` and a word: `without @alex`; one person a line";
        Fault::new(text, why, help)
    };
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
        let next = parts.peek().map(|next| line.trimmed(&next));
        if let Some(next) = next.filter(|next| next.end > next.start + 1 && !has_at) {
            let colon = Token::new(next.start, next.start + 1);
            if colon.of(line.text) == ":" {
                let right = line.with(colon, " at").replace("  ", " ");
                let why = "expected `at` and a percentage";
                let fault = Fault::right(":", why, Right::guess(line.all(), right));
                return line.tell(colon, Problem::UnexpectedText(fault));
            }
        }
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
    // A share of one, as in `0.8`, is a percentage too.
    let is_share = |number: &Number| number.0 > 0 && number.0 <= Number::ONE;
    let is_bare = amounts.iter().all(|one| one.unit == Unit::None);
    let number = match percent {
        Some(share) if is_bare && is_share(&share) => Number(share.0 * 100),
        Some(number) => number,
        None => Number(80 * Number::ONE),
    };
    let right = format!("on track at {number}%");
    let fault = Fault::new(line.word(token), why, format!("write `{right}`"));
    let fault = if percent.is_some() {
        fault.or(Right::guess(line.all(), right))
    } else {
        fault
    };
    line.tell(token, Problem::InvalidAmount(fault))
}

/// `step N: title`
pub(super) fn step(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<(At<u32>, Option<Token>)> {
    let mut parts = Parts::of(pair);
    let keyword = line.token(&parts.next()?);
    let next = parts.peek();
    let is_date = |pair: &Pair<'_, Rule>| pair.as_rule() == Rule::date;
    if let Some(word) = next.clone().filter(is_date) {
        let token = line.trimmed(&word);
        let word = token.of(line.text);
        let has_digits = word.contains(|c: char| c.is_ascii_digit());
        if !has_digits && number_meant(&word.to_lowercase()).is_none() {
            let here = Token::new(token.start, token.start);
            let right = line.right(here, &format!("{}: ", line.next_step));
            let why = "a step has a number before its title";
            let fault = Fault::right(word, why, right);
            return line.tell(token, Problem::InvalidAmount(fault));
        }
    } else if let Some(colon) = next {
        let colon = line.trimmed(&colon);
        let title = line.text.get(colon.start as usize + 1..).unwrap_or("");
        // `step: 5` is a slip of another kind.
        if colon.of(line.text).starts_with(':') && whole(trim(title)).is_none() {
            let gap = Token::new(keyword.end, colon.start);
            let right = line.right(gap, &format!(" {}", line.next_step));
            let why = "a step has a number before its colon";
            let fault = Fault::right("", why, right);
            return line.tell(colon, Problem::InvalidAmount(fault));
        }
    }
    let right = format!("step {}: …", line.next_step);
    let number = needed_count(&mut parts, Rule::date, &right, line)?;
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
