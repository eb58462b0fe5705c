//! Column 0: keywords, dates, and what stands behind them.
//!
//! Behind a declaration's keyword it offers names that are used and not declared; behind a date it hands over
//! to `entry`, behind a setting's words to the list of weekdays or of dates.

use super::fits::fits;
use super::names::undeclared;
use super::{Candidate, CompletionKind, Cursor, Offer, dates, entry, mentioned};
use crate::syntax::words::HEADS;
use crate::syntax::{indent, is_space};
use crate::text::{Day, Weekday};

pub(super) fn heads(cursor: &Cursor<'_, '_>) -> Vec<Offer> {
    let typed = cursor.typed;
    let before = typed.before;
    if typed.indent > 0 {
        return Vec::new();
    }
    let (words, from) = typed.words(0);
    let typing = before.get(from..).unwrap_or("");
    let Some((first, rest)) = words.split_first() else {
        return first_word(cursor, typing);
    };
    if let Some(day) = before.get(..10).and_then(Day::parse) {
        return behind_date(cursor, day);
    }
    let word = first.to_ascii_lowercase();
    let candidates = match (word.as_str(), rest) {
        ("habit" | "task" | "goal" | "plan", _) if before.contains(':') => {
            return mentioned::in_words(cursor);
        }
        ("habit" | "task" | "goal", _) => {
            let from = word.len() + indent(before.get(word.len()..).unwrap_or(""));
            let name = before.get(from..).unwrap_or("");
            return vec![Offer {
                span: typed.word_from(from),
                candidates: undeclared(cursor, name),
            }];
        }
        ("week" | "day", []) => words_of(["starts"], typing),
        ("week", [starts]) if starts.eq_ignore_ascii_case("starts") => {
            let weekdays = Weekday::ALL.map(|day| day.full().to_ascii_lowercase());
            words_of(weekdays.iter().map(String::as_str), typing)
        }
        ("pause", _) if before.contains(':') => return mentioned::in_words(cursor),
        ("pause", [] | [_, _]) => dates::days(cursor, typing),
        ("pause", [_]) => words_of(["until"], typing),
        _ => Vec::new(),
    };
    vec![Offer {
        span: typed.word_from(from),
        candidates,
    }]
}

/// Words that go on with what was begun.
pub(super) fn words_of<'w>(
    words: impl IntoIterator<Item = &'w str>,
    typed: &str,
) -> Vec<Candidate> {
    let fitting = words.into_iter().filter(|word| fits(word, typed));
    fitting
        .map(|word| Candidate::new(CompletionKind::Word, word))
        .collect()
}

fn first_word(cursor: &Cursor<'_, '_>, typing: &str) -> Vec<Offer> {
    let span = cursor.typed.word_from(0);
    let dates = dates::dated_line(cursor, typing);
    let heads = HEADS.iter().filter(|head| fits(head.word, typing));
    let keywords = heads.map(|head| {
        Candidate::new(CompletionKind::Keyword, head.word)
            .detail(head.form)
            .documentation(head.about)
            .text(format!("{} ", head.word))
    });
    vec![Offer {
        span,
        candidates: dates.into_iter().chain(keywords).collect(),
    }]
}

/// A dated line behind its date: its weekday, and what an entry may hold.
fn behind_date(cursor: &Cursor<'_, '_>, day: Day) -> Vec<Offer> {
    const DATE: usize = 10;
    let typed = cursor.typed;
    let rest = typed.before.get(DATE..).unwrap_or("");
    let from = DATE + indent(rest);
    let rest = typed.before.get(from..).unwrap_or("");
    let letters = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let weekday = Weekday::parse(rest.get(..letters).unwrap_or("")).is_some();
    if letters == rest.len() && !(weekday && letters == 0) {
        let short = day.weekday().short();
        let is_typed = short
            .to_ascii_lowercase()
            .starts_with(&rest.to_ascii_lowercase());
        let weekday = Candidate::new(CompletionKind::Word, short).detail(day.weekday().full());
        let mut offers = vec![Offer {
            span: typed.word_from(from),
            candidates: if is_typed { vec![weekday] } else { Vec::new() },
        }];
        if rest.is_empty() {
            offers.extend(entry::entry(cursor, from, Some(day)));
        }
        return offers;
    }
    let behind = if weekday { from + letters } else { from };
    let gap = indent(typed.before.get(behind..).unwrap_or(""));
    let begins_prose = typed.before.get(behind + gap..).is_some_and(|rest| {
        let word = rest.split(is_space).next().unwrap_or("");
        rest.starts_with(':') || word.ends_with(':')
    });
    if begins_prose {
        return mentioned::in_words(cursor);
    }
    entry::entry(cursor, behind + gap, Some(day))
}
