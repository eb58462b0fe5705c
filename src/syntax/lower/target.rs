//! Direction and target: what a day, or a period, asks for.
//!
//! Its period, if any, is taken along; that this makes it the cadence too is `journal`'s to draw from it. At
//! least 0 is refused here, since no other line is needed to see it.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::amount::needed_amounts;
use super::date::needed_time;
use super::period::per;
use super::{left, unexpected_left};
use crate::syntax::ast::{Amount, Target};
use crate::text::{PeriodUnit, Token};
use pest::iterators::Pair;

/// `avoid`
pub(super) fn avoid(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<()> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    left(&mut parts, line)
}

/// `at least AMOUNT [per PERIOD]`
pub(super) fn at_least(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Target> {
    let (amounts, per) = limit(pair, line)?;
    if amounts.iter().all(|amount| amount.number.0 == 0) {
        return nothing(&amounts, line);
    }
    Some(Target::AtLeast { amounts, per })
}

/// Nothing is always reached: told for what must be more than 0.
pub(super) fn nothing<T>(amounts: &[Amount], line: &mut Line<'_>) -> Option<T> {
    let token = match (amounts.first(), amounts.last()) {
        (Some(first), Some(last)) => Token::new(first.token.start, last.token.end),
        _ => line.all(),
    };
    let found = line.word(token);
    let help = "write an amount above 0";
    line.tell(
        token,
        Problem::InvalidAmount(Fault::new(found, "nothing is always reached", help)),
    )
}

/// `at most AMOUNT [per PERIOD]`
pub(super) fn at_most(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Target> {
    let (amounts, per) = limit(pair, line)?;
    Some(Target::AtMost { amounts, per })
}

fn limit(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<(Vec<Amount>, Option<PeriodUnit>)> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let amounts = needed_amounts(&mut parts, line)?;
    let period = match parts.take(Rule::per) {
        Some(pair) => per(pair, line)?,
        None => None,
    };
    per_meant(&mut parts, line)?;
    Some((amounts, period))
}

/// What is left after the amounts: often a period in other words, like `a week`.
fn per_meant(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<()> {
    let Some(rest) = parts.take(Rule::left) else {
        return Some(());
    };
    let token = line.trimmed(&rest);
    let text = token.of(line.text).to_lowercase();
    let words: Vec<&str> = text
        .split([' ', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    let period = match words.as_slice() {
        ["a" | "an" | "each" | "every" | "in" | "the", period] | [period] => *period,
        _ => "",
    };
    let known = ["day", "week", "month", "quarter", "year"];
    let period = period.strip_suffix("ly").unwrap_or(period);
    if !known.contains(&period) {
        return unexpected_left(token, line);
    }
    let right = line.right(token, &format!("per {period}"));
    let fault = Fault::right(line.word(token), "expected `per` and a period", right);
    line.tell(token, Problem::UnexpectedText(fault))
}

/// `before HH:MM`
pub(super) fn before(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Target> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let time = needed_time(&mut parts, line)?;
    left(&mut parts, line)?;
    Some(Target::Before(time))
}

/// `after HH:MM`
pub(super) fn after(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Target> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let time = needed_time(&mut parts, line)?;
    left(&mut parts, line)?;
    Some(Target::After(time))
}
