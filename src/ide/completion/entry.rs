//! An entry of a day: states, the name of a mark, its units; tags and people in prose and notes.
//!
//! It goes by the text up to the cursor, not by the parsed line, which is broken while it is typed. In dated
//! lines `heads` comes here behind the date.

use super::names::{Which, names};
use super::units::units;
use super::{Candidate, CompletionKind, Cursor, Offer, mentioned};
use crate::journal::ItemId;
use crate::syntax::words::STATES;
use crate::syntax::{is_space, trim};
use crate::text::{Day, Time};

/// What may stand in an entry that begins at this byte of the line, on this day.
pub(super) fn entry(cursor: &Cursor<'_, '_>, from: usize, day: Option<Day>) -> Vec<Offer> {
    let before = cursor.typed.before;
    let from = behind_time(before, from);
    let typing = before.get(from..).unwrap_or("");
    if typing.is_empty() {
        return states(cursor, from);
    }
    if !typing.starts_with('[') {
        return mentioned::in_words(cursor);
    }
    match typing.find(']') {
        None => states(cursor, from),
        Some(close) => mark(cursor, from + close + 1, day),
    }
}

/// Behind a time and the white space after it, where one stands there.
fn behind_time(before: &str, from: usize) -> usize {
    let text = before.get(from..).unwrap_or("");
    let end = text.find(is_space).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let gap = rest.len() - rest.trim_start_matches(is_space).len();
    if gap > 0 && Time::parse(word).is_some() {
        from + end + gap
    } else {
        from
    }
}

/// The states that go on from a bracket, or from nothing.
fn states(cursor: &Cursor<'_, '_>, from: usize) -> Vec<Offer> {
    let typed = cursor.typed;
    let typing = typed.before.get(from..).unwrap_or("");
    // An editor may have closed the bracket already.
    let closed = typed.after.find(']').filter(|close| *close <= 1);
    let end = typed.before.len() + closed.filter(|_| !typing.is_empty()).map_or(0, |at| at + 1);
    let span = typed.span(from, end);
    let behind = typed.after.get(end - typed.before.len()..);
    let gap = if behind.is_some_and(|rest| rest.starts_with(is_space)) {
        ""
    } else {
        " "
    };
    let fitting = STATES.iter().filter(|state| state.sign.starts_with(typing));
    let candidate = |state: &crate::syntax::words::StateWord| {
        Candidate::new(CompletionKind::State, state.sign)
            .detail(state.word)
            .documentation(state.about)
            .text(format!("{}{gap}", state.sign))
    };
    let candidates = fitting.map(candidate).collect();
    vec![Offer { span, candidates }]
}

/// What follows a state: a name, then amounts; behind a colon words.
fn mark(cursor: &Cursor<'_, '_>, from: usize, day: Option<Day>) -> Vec<Offer> {
    let typed = cursor.typed;
    let rest = typed.before.get(from..).unwrap_or("");
    if rest.contains(':') {
        return mentioned::in_words(cursor);
    }
    let from = from + rest.len() - rest.trim_start_matches(is_space).len();
    let rest = typed.before.get(from..).unwrap_or("");
    match first_number(rest) {
        Some(number) => {
            let name = trim(rest.get(..number).unwrap_or(""));
            let habit = match cursor.analysis.journal.find(name) {
                Some(ItemId::Habit(index)) => cursor.analysis.journal.habits.get(index),
                _ => return Vec::new(),
            };
            let Some(unit) = typing_unit(typed.before) else {
                return Vec::new();
            };
            let typing = typed.before.get(unit..).unwrap_or("");
            vec![Offer {
                span: typed.word_from(unit),
                candidates: units(cursor, habit, typing),
            }]
        }
        None => vec![Offer {
            span: typed.word_from(from),
            candidates: names(cursor, Which::Marked(day), rest, &[]),
        }],
    }
}

/// Where the first amount begins: a number, or a sign of money, that begins a word.
fn first_number(text: &str) -> Option<usize> {
    let mut before = ' ';
    text.char_indices().find_map(|(at, c)| {
        let begins = is_space(before) && (c.is_ascii_digit() || is_money(c));
        before = c;
        begins.then_some(at)
    })
}

fn is_money(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}')
}

/// Where the unit behind the last number begins, if one may: its letters so far, or the cursor.
pub(super) fn typing_unit(before: &str) -> Option<usize> {
    let without_letters = before.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    let letters = before.len() - without_letters.len();
    let number = without_letters.trim_end_matches(is_space);
    let is_apart = letters > 0 || number.len() < without_letters.len();
    let ends_in_digit = number.ends_with(|c: char| c.is_ascii_digit());
    // Behind money there is a unit already.
    let word = number.rsplit(is_space).next().unwrap_or("");
    let has_sign = word.starts_with(is_money);
    (is_apart && ends_in_digit && !has_sign).then_some(without_letters.len())
}
