//! Entries laid out for reading: a day's heading, a line for each entry, what was searched for tagged in it.
//!
//! The only place besides a page with text that shows what the user wrote in words.

use super::table::{Meaning, Words};
use crate::search::Entry;
use crate::syntax::State;
use crate::text::{Day, Token};

/// `2026-01-05 Mon`, as a day is written.
#[must_use]
pub fn heading(day: Day) -> String {
    format!("{day} {}", day.weekday().short())
}

/// `07:15 [x] run 3 km: slow and happy`, with the places that were looked for. What is only context is dim.
#[must_use]
pub fn words(entry: &Entry<'_>, places: &[Token], is_match: bool) -> Words {
    let mut words = Words::new();
    if let Some(time) = entry.time {
        words.push((Meaning::Dim, format!("{time} ")));
    }
    if let Some(mark) = entry.mark {
        let (sign, meaning) = sign(mark.state);
        let meaning = if is_match { meaning } else { Meaning::Dim };
        words.push((meaning, sign.to_owned()));
        words.push((Meaning::Plain, " ".to_owned()));
    }
    let rest = if is_match {
        Meaning::Plain
    } else {
        Meaning::Dim
    };
    let mut at = 0;
    for place in places {
        words.push((rest, Token::new(at, place.start).of(entry.words).to_owned()));
        words.push((Meaning::Found, place.of(entry.words).to_owned()));
        at = place.end;
    }
    let after = entry.words.get(at as usize..).unwrap_or("");
    words.push((rest, after.to_owned()));
    words
}

/// A state as it is written.
const fn sign(state: State) -> (&'static str, Meaning) {
    match state {
        State::Kept => ("[x]", Meaning::Good),
        State::Open => ("[ ]", Meaning::Dim),
        State::Excused => ("[-]", Meaning::Dim),
        State::Slipped => ("[!]", Meaning::Bad),
        State::Amount => ("[+]", Meaning::Plain),
    }
}
