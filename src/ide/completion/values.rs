//! What an attribute takes, by the forms of the one list of attributes.
//!
//! A form such as `at most AMOUNT per week` is followed word by word, so that what the help shows is what is
//! offered. What stands for a word in capitals is filled in from the journal.

use super::form::{Asked, asked, is_filled_in};
use super::heads::words_of;
use super::names::{Which, names, undeclared};
use super::units::units;
use super::{Candidate, CompletionKind, Cursor, Offer, dates, entry, mentioned};
use crate::journal::{Goal, Habit, Journal};
use crate::syntax::words::{AttributeWord, Place, attribute_word};
use crate::syntax::{Clause, Declaration, is_space};
use crate::text::{PeriodUnit, Weekday};

/// Forms that only one kind of place has.
const ELSEWHERE: &[(Place, &str, &[&str])] = &[
    (Place::Plan, "from", &["from DATE for N weeks"]),
    (Place::Step, "from", &["from day N", "from week N"]),
    (Place::Step, "until", &["until day N", "until week N"]),
];

/// What may stand behind the word of an attribute.
pub(super) fn values(
    cursor: &Cursor<'_, '_>,
    declaration: &Declaration,
    place: Place,
    word: &AttributeWord,
) -> Vec<Offer> {
    let typed = cursor.typed;
    let (words, from) = typed.words(typed.indent);
    let typing = typed.before.get(from..).unwrap_or("");
    let more = ELSEWHERE
        .iter()
        .filter(|(only, name, _)| *only == place && *name == word.word)
        .flat_map(|(.., forms)| *forms);
    let mut seen: Vec<Asked<'static>> = Vec::new();
    let mut offers: Vec<Offer> = Vec::new();
    for asked in word
        .forms
        .iter()
        .chain(more)
        .flat_map(|form| asked(form, &words))
    {
        if seen.contains(&asked) || is_elsewhere(asked.word, place) {
            continue;
        }
        seen.push(asked);
        if is_filled_in(asked.word) {
            offers.extend(filled_in(cursor, declaration, word, asked, from));
            continue;
        }
        let known: Vec<&str> = offers
            .iter()
            .flat_map(|offer| &offer.candidates)
            .map(|candidate| candidate.label.as_str())
            .collect();
        let literals = literals(asked).into_iter();
        let new: Vec<&str> = literals.filter(|word| !known.contains(word)).collect();
        offers.push(Offer {
            span: typed.word_from(from),
            candidates: words_of(new, typing),
        });
    }
    offers
}

/// Whether a word of a form begins an attribute that has no place here: a task has no `until`.
fn is_elsewhere(word: &str, place: Place) -> bool {
    attribute_word(word).is_some_and(|known| !known.places.contains(&place) && word != "by")
}

/// A word of a form, or all that may stand in its place.
fn literals(asked: Asked<'static>) -> Vec<&'static str> {
    match (asked.after, asked.word) {
        ("per", "week" | "month") => PeriodUnit::ALL.map(PeriodUnit::word).to_vec(),
        (_, "weeks") => vec!["days", "weeks", "months"],
        (_, word) => vec![word],
    }
}

fn filled_in(
    cursor: &Cursor<'_, '_>,
    declaration: &Declaration,
    word: &AttributeWord,
    asked: Asked<'static>,
    from: usize,
) -> Option<Offer> {
    let typed = cursor.typed;
    let typing = typed.before.get(from..).unwrap_or("");
    let candidates = match asked.word {
        "DATE" => dates::days(cursor, typing),
        "WEEKDAY" => {
            let weekdays = Weekday::ALL.map(|day| day.short().to_ascii_lowercase());
            words_of(weekdays.iter().map(String::as_str), typing)
        }
        "NAME" => return Some(name(cursor, declaration, word, asked, from)),
        "AMOUNT" => {
            let unit = entry::typing_unit(typed.before)?;
            let typing = typed.before.get(unit..).unwrap_or("");
            let habit = measured(cursor, declaration);
            return Some(Offer {
                span: typed.word_from(unit),
                candidates: units(cursor, habit, typing),
            });
        }
        "#TAG" => return Some(mentioned::offer(cursor, '#', from)),
        "@PERSON" => return Some(mentioned::offer(cursor, '@', from)),
        "N" if word.word == "step" => {
            let next = next_step(declaration).to_string();
            vec![Candidate::new(CompletionKind::Word, next).detail("the next step")]
        }
        _ => return None,
    };
    Some(Offer {
        span: typed.word_from(from),
        candidates,
    })
}

/// A name, from its first word on; in a list from its comma on, without those listed already.
fn name(
    cursor: &Cursor<'_, '_>,
    declaration: &Declaration,
    word: &AttributeWord,
    asked: Asked<'static>,
    from: usize,
) -> Offer {
    let typed = cursor.typed;
    let mut start = from;
    for _ in 0..asked.begun {
        let before = typed.before.get(..start).unwrap_or("");
        let before = before.trim_end_matches(is_space);
        start = before.trim_end_matches(|c| !is_space(c)).len();
    }
    let list = typed.before.get(start..).unwrap_or("");
    let (listed, last) = list.rsplit_once(',').unwrap_or(("", list));
    let listed: Vec<&str> = listed.split(',').filter(|name| !name.is_empty()).collect();
    let name = last.trim_start_matches(is_space);
    let start = typed.before.len() - name.len();
    let candidates = match word.word {
        "also" => undeclared(cursor, name),
        "needs" => names(cursor, Which::All, name, &listed),
        // A habit can't be due by itself, nor count itself.
        "when" | "counts" => {
            let own = declaration
                .name
                .of(cursor.document.lines.text(declaration.line, cursor.text));
            let listed: Vec<&str> = listed.into_iter().chain([own]).collect();
            names(cursor, Which::Habits, name, &listed)
        }
        _ => names(cursor, Which::Habits, name, &listed),
    };
    Offer {
        span: typed.word_from(start),
        candidates,
    }
}

/// The habit whose amounts a declaration is about: itself, or what the goal measures.
fn measured<'j>(cursor: &Cursor<'j, '_>, declaration: &Declaration) -> Option<&'j Habit> {
    let journal: &'j Journal<'_> = &cursor.analysis.journal;
    let is_here = |place: crate::journal::Place| {
        place.source == cursor.source && place.line == declaration.line
    };
    let goal = |goal: &&Goal| is_here(goal.place);
    let measured = journal
        .goals
        .iter()
        .find(goal)
        .and_then(|goal| goal.measure);
    match measured {
        Some(measure) => journal.habits.get(measure.habit()),
        None => journal.habits.iter().find(|habit| is_here(habit.place)),
    }
}

fn next_step(declaration: &Declaration) -> u32 {
    let numbers = declaration
        .attributes
        .iter()
        .filter_map(|line| match line.clause {
            Clause::Step { number, .. } => Some(number.value),
            _ => None,
        });
    numbers.max().unwrap_or(0).saturating_add(1)
}
