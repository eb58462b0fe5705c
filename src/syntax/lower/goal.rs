//! What a goal measures, and its milestones.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::amount::{self, missing_amount, needed_amounts, needed_count};
use super::date::needed_date;
use super::name::missing_name;
use super::setting::words_after_colon;
use super::target::nothing;
use super::{expected, left};
use crate::syntax::ast::{Amount, At, Clause, Measure};
use crate::text::Token;
use pest::iterators::Pair;

/// `total AMOUNT of HABIT`
pub(super) fn total(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Measure> {
    let (amounts, of) = amounts_of(pair, line)?;
    Some(Measure::Total { amounts, of })
}

/// `best AMOUNT of HABIT`
pub(super) fn best(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Measure> {
    let (amounts, of) = amounts_of(pair, line)?;
    Some(Measure::Best { amounts, of })
}

fn amounts_of(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<(Vec<Amount>, Token)> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let amounts = needed_amounts(&mut parts, line)?;
    let of = of(&mut parts, line)?;
    left(&mut parts, line)?;
    if amounts.iter().all(|amount| amount.number.0 == 0) {
        return nothing(&amounts, line);
    }
    Some((amounts, of))
}

/// `reach AMOUNT of HABIT [starting AMOUNT]`
pub(super) fn reach(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Measure> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let amounts = needed_amounts(&mut parts, line)?;
    let of = of(&mut parts, line)?;
    let starting = match parts.take(Rule::starting) {
        Some(pair) => {
            let mut inner = Parts::of(pair);
            inner.next()?;
            match inner.take(Rule::amounts) {
                Some(list) => Some(amount::amounts(list, None, line)?),
                None => return missing_amount(&mut parts, line),
            }
        }
        None => None,
    };
    left(&mut parts, line)?;
    Some(Measure::Reach {
        amounts,
        of,
        starting,
    })
}

/// `streak N of HABIT`
pub(super) fn streak(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Measure> {
    let (count, of) = count_of(pair, "streak 30 of run", line)?;
    Some(Measure::Streak { count, of })
}

/// `count N of HABIT`
pub(super) fn count(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Measure> {
    let (count, of) = count_of(pair, "count 30 of run", line)?;
    Some(Measure::Count { count, of })
}

fn count_of(pair: Pair<'_, Rule>, right: &str, line: &mut Line<'_>) -> Option<(At<u32>, Token)> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let count = needed_count(&mut parts, Rule::loose, right, line)?;
    let of = of(&mut parts, line)?;
    left(&mut parts, line)?;
    Some((count, of))
}

/// `of HABIT`: the habit's name.
fn of(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<Token> {
    if let Some(pair) = parts.take(Rule::of) {
        let mut inner = Parts::of(pair);
        inner.next()?;
        return match inner.take(Rule::measured) {
            Some(name) => Some(line.token(&name)),
            None => missing_name(parts, line),
        };
    }
    let why = "expected `of` and a habit's name";
    match parts.take(Rule::left) {
        Some(left) => {
            let token = line.trimmed(&left);
            let here = Token::new(token.start, token.start);
            let help = format!("write `{}`", line.with(here, "of "));
            let fault = Fault::new(line.word(token), why, help);
            line.tell(token, Problem::InvalidName(fault))
        }
        None => {
            let help = format!(
                "write `{} of …` with the habit's name",
                line.all().of(line.text)
            );
            expected(parts, Problem::InvalidName, why, &help, line)
        }
    }
}

/// `milestone AMOUNT|N by DATE [: text]`
pub(super) fn milestone(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let amounts = needed_amounts(&mut parts, line)?;
    if parts.take(Rule::k_by).is_none() {
        let why = "expected `by` and a date";
        let help = "a milestone has a date: `milestone 10 km by 2026-02-15`";
        return expected(&mut parts, Problem::InvalidDate, why, help, line);
    }
    let by = needed_date(&mut parts, line)?;
    words_after_colon(&mut parts, line)?;
    let text = parts.after_colon();
    let text = line.free_text(text);
    Some(Clause::Milestone { amounts, by, text })
}
