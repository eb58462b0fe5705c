//! The attributes that a habit has besides cadence and target, and those that it shares.
//!
//! Shared are `also`, `ask`, `note`, `by` and `change`, short ones each. Whether an attribute may stand in
//! this kind of declaration was settled before, in `attribute`.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::date::{date, needed_date};
use super::left;
use super::name::{names, some_names};
use super::setting::words_after_colon;
use crate::syntax::ast::{At, Clause, Counts};
use crate::syntax::mention::tag_len;
use crate::text::{Day, Token};
use pest::iterators::Pair;

/// `counts journal`, `counts #tag`, `counts NAME, …`
pub(super) fn counts(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Counts> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    if let Some(tag) = parts.take(Rule::tag) {
        let token = line.token(&tag);
        let text = token.of(line.text);
        if tag_len(text) != Some(text.len()) {
            let help = "a tag is `#` and a word: `#health` or `#health/sleep`; one tag a line";
            let fault = Fault::new(text, "no tag", help);
            return line.tell(token, Problem::InvalidName(fault));
        }
        left(&mut parts, line)?;
        return Some(Counts::Tag(token));
    }
    let names = names(&mut parts, line)?;
    match names.as_slice() {
        [one] if one.of(line.text).eq_ignore_ascii_case("journal") => Some(Counts::Journal),
        _ => Some(Counts::Names(names)),
    }
}

/// `also NAME, …`
pub(super) fn also(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    // One wrong name is told once, not again wherever another of them is used.
    let (names, _) = some_names(&mut parts, line);
    (!names.is_empty()).then_some(Clause::Also(names))
}

/// `ask: question`
pub(super) fn ask(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    let question = free_text(pair, line)?;
    if question.is_empty() {
        let all = line.all();
        let why = "expected a question after the colon";
        let help = "write what every mark is to answer, as in `ask: How was it?`";
        return line.tell(all, Problem::UnexpectedText(Fault::new("", why, help)));
    }
    Some(Clause::Ask(question))
}

/// `note: text`
pub(super) fn note(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    free_text(pair, line).map(Clause::Note)
}

/// The words after the colon, perhaps none.
fn free_text(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Token> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    words_after_colon(&mut parts, line)?;
    match parts.after_colon() {
        Some(body) => Some(line.trimmed(&body)),
        None => {
            let all = line.all();
            let help = format!("write `{}: …`", all.of(line.text));
            let fault = Fault::new(line.word(all), "expected a colon and your words", help);
            line.tell(all, Problem::UnexpectedText(fault))
        }
    }
}

/// `change on DATE`
pub(super) fn change(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<At<Day>> {
    let mut parts = Parts::of(pair);
    let keyword = line.token(&parts.next()?);
    if parts.take(Rule::k_on).is_none() {
        // `change 2026-02-16`: the word `on` is all that is missing.
        if let Some(pair) = parts.take(Rule::date) {
            date(&pair, line)?;
            let token = line.trimmed(&pair);
            let right = line.right(Token::new(keyword.end, token.start), " on ");
            let why = "expected `on` before the date";
            let fault = Fault::right(line.word(token), why, right);
            return line.tell(token, Problem::UnexpectedText(fault));
        }
    }
    let on = needed_date(&mut parts, line)?;
    left(&mut parts, line)?;
    Some(on)
}

/// `by DATE`
pub(super) fn by(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<At<Day>> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let by = needed_date(&mut parts, line)?;
    left(&mut parts, line)?;
    Some(by)
}
