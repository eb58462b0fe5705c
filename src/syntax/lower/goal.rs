//! What a goal measures, and its milestones.
//!
//! The habit is a token still, and amounts have no meaning yet: whether they agree is judged in
//! `journal/measure`. A milestone's amount is read as any, though some goals want a number.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::amount::{self, missing_amount, needed_amounts};
use super::date::{is_well_formed, needed_date};
use super::name::missing_name;
use super::number::needed_count;
use super::setting::words_after_colon;
use super::target::nothing;
use super::{expected, left};
use crate::syntax::ast::{Amount, At, Clause, Measure};
use crate::syntax::space::{is_space, trim, trim_token};
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

/// Words before the `of` that belongs next, as in `count 5 days of run`: how many bytes they take.
fn before_of(text: &str) -> Option<usize> {
    let is_of = |word: &str| word.eq_ignore_ascii_case("of");
    let mut at = 0;
    for word in text.split_inclusive(is_space) {
        if is_of(trim(word)) {
            return (at > 0 && word.len() > trim(word).len()).then_some(at);
        }
        at += word.len();
    }
    None
}

/// `of starting`: a measure has another use for that word.
fn named_starting<T>(token: Token, line: &mut Line<'_>) -> Option<T> {
    let word = Token::new(token.start, token.start + "starting".len() as u32);
    let why = "in a measure `starting` ends the habit's name";
    let help = "name the habit before it, as in `reach 70 kg of weight starting 80 kg`; \
                a habit whose name holds that word needs another: `also NAME`";
    let fault = Fault::new(line.word(word), why, help);
    line.tell(word, Problem::InvalidName(fault))
}

/// Whether a word behind a count says only what is counted anyway.
fn is_count_word(word: &str) -> bool {
    ["day", "days", "time", "times"]
        .iter()
        .any(|unit| unit.eq_ignore_ascii_case(word))
}

fn is_starting(text: &str) -> bool {
    let first = text.split(is_space).next().unwrap_or("");
    first.eq_ignore_ascii_case("starting")
}

/// `by DATE` behind a measure, whose first word was taken for the end of the habit's name.
fn date_behind(name: Token, parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<Token> {
    let left = parts.peek().filter(|next| next.as_rule() == Rule::left);
    let left = left.map(|left| line.trimmed(&left));
    let date = left.filter(|left| left.of(line.text).starts_with(|c: char| c.is_ascii_digit()));
    let words = name.of(line.text).rsplit_once(is_space);
    let is_word = |word: &str| {
        ["by", "from"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(word))
    };
    let (Some(date), Some((before, word))) = (date, words.filter(|(_, word)| is_word(word))) else {
        return Some(name);
    };
    let extra = Token::new(name.start + before.len() as u32, date.end);
    let extra = trim_token(extra, line.text);
    let complete = line.until(extra.start);
    let date = date.of(line.text);
    let date = date
        .get(..10)
        .filter(|it| is_well_formed(it))
        .unwrap_or(date);
    let help = if word.eq_ignore_ascii_case("from") && !is_well_formed(date) {
        format!("a beginning is written `{complete} starting {date}`")
    } else {
        format!("write `{complete}`, and `{word} {date}` on a line of its own")
    };
    let fault = Fault::new(
        line.word(extra),
        "nothing may follow the habit's name",
        help,
    );
    line.tell(extra, Problem::UnexpectedText(fault))
}

/// `of HABIT`: the habit's name.
fn of(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<Token> {
    if let Some(pair) = parts.take(Rule::of) {
        let mut inner = Parts::of(pair);
        inner.next()?;
        return match inner.take(Rule::measured) {
            Some(name) => date_behind(line.token(&name), parts, line),
            None => match parts.peek().map(|next| line.trimmed(&next)) {
                Some(next) if is_starting(next.of(line.text)) => named_starting(next, line),
                _ => missing_name(parts, line),
            },
        };
    }
    let why = "expected `of` and a habit's name";
    match parts.take(Rule::left) {
        Some(left) => {
            let token = line.trimmed(&left);
            if let Some(before) = before_of(token.of(line.text)) {
                let extra = Token::new(token.start, token.start + before as u32);
                let right = line.right(extra, "");
                let extra = trim_token(extra, line.text);
                let why = "`of` and the habit's name stand right after the number or amount";
                let mut fault = Fault::right(line.word(extra), why, right);
                if !is_count_word(&fault.found) {
                    // It may have been meant to say something.
                    fault.rights.clear();
                }
                return line.tell(extra, Problem::UnexpectedText(fault));
            }
            let here = Token::new(token.start, token.start);
            let found = line.word(token);
            let fault = if is_count_word(&found) {
                let before = line.until(token.start);
                let help = format!("write `{before} of …` with the habit's name");
                Fault::new(found, why, help)
            } else {
                Fault::right(found, why, line.right(here, "of "))
            };
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
