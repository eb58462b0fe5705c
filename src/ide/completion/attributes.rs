//! A line of a declaration: the attributes that may still be given, and what each takes.
//!
//! Which words there are comes from the one list in `syntax/words`, which of them have room from `room`.
//! Behind a word it is `values` that goes on.

use super::fits::fits;
use super::room::takes;
use super::{Candidate, CompletionKind, Cursor, Offer, mentioned, values};
use crate::ide::hover::attribute as help;
use crate::syntax::words::{ATTRIBUTES, AttributeWord, Place, TIMES};
use crate::syntax::{Attribute, Clause, Declaration, is_space};

/// What may stand in a line of the declaration whose first line is `head`.
pub(super) fn attribute(cursor: &Cursor<'_, '_>, head: u32) -> Vec<Offer> {
    let typed = cursor.typed;
    let shape = cursor.document.lines.shape(head) as usize;
    let Some(declaration) = cursor.document.declarations.get(shape) else {
        return Vec::new();
    };
    let (place, given) = given(declaration, cursor.line);
    let line = typed.before.get(typed.indent..).unwrap_or("");
    if let Some(word) = begun(line) {
        // A colon begins free text everywhere but in a clock.
        let is_text = line.match_indices(':').any(|(at, _)| {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let next = line.get(at + 1..).and_then(|rest| rest.chars().next());
            let previous = line.get(..at).and_then(|rest| rest.chars().next_back());
            !(digit(next) && digit(previous))
        });
        if is_text {
            return mentioned::in_words(cursor);
        }
        return values::values(cursor, declaration, place, word);
    }
    let known = ATTRIBUTES.iter().filter(|word| {
        let may_stand = word.places.contains(&place) || opens(place) == Some(word.word);
        may_stand
            && !given
                .iter()
                .any(|other| takes(&other.clause).contains(&word.word))
            && fits(word.word, line)
    });
    let candidate = |word: &AttributeWord| {
        let form = word.forms.first().copied().unwrap_or("");
        Candidate::new(CompletionKind::Attribute, word.word)
            .detail(form)
            .documentation(help(word))
            .text(written(word))
    };
    vec![Offer {
        span: typed.word_from(typed.indent),
        candidates: known.map(candidate).collect(),
    }]
}

/// What is written for an attribute: with the space or the colon that what it takes stands behind.
fn written(word: &AttributeWord) -> String {
    let form = word.forms.first().copied().unwrap_or("");
    match form.strip_prefix(word.word) {
        _ if word.word == TIMES => "1 per week".to_owned(),
        Some("") if word.forms.len() == 1 => word.word.to_owned(),
        Some(rest) if rest.starts_with(':') => format!("{}: ", word.word),
        _ => format!("{} ", word.word),
    }
}

/// The attribute whose word stands at the start of the line, with something behind it.
fn begun(line: &str) -> Option<&'static AttributeWord> {
    if line.starts_with(|c: char| c.is_ascii_digit()) {
        return ATTRIBUTES.iter().find(|word| word.word == TIMES);
    }
    let begins = |word: &&AttributeWord| {
        let mut rest = line;
        for part in word.word.split(' ') {
            let trimmed = rest.trim_start_matches(is_space);
            let Some((start, behind)) = trimmed.split_at_checked(part.len()) else {
                return false;
            };
            if !start.eq_ignore_ascii_case(part) {
                return false;
            }
            rest = behind;
        }
        rest.starts_with(|c| is_space(c) || c == ':')
    };
    ATTRIBUTES.iter().find(begins)
}

/// The attribute that ends a section and begins the next.
const fn opens(place: Place) -> Option<&'static str> {
    match place {
        Place::Change => Some("change"),
        Place::Step => Some("step"),
        _ => None,
    }
}

/// Where a line of the declaration stands, and the other attributes that stand there.
fn given(declaration: &Declaration, line: u32) -> (Place, Vec<&Attribute>) {
    let above = declaration.attributes.iter().rev().find(|attribute| {
        let is_section = matches!(
            attribute.clause,
            Clause::Change { .. } | Clause::Step { .. }
        );
        is_section && attribute.line < line
    });
    let (place, given) = match above.map(|attribute| &attribute.clause) {
        Some(Clause::Change { inner, .. }) => (Place::Change, inner),
        Some(Clause::Step { inner, .. }) => (Place::Step, inner),
        _ => (Place::of(declaration.kind), &declaration.attributes),
    };
    let others = given.iter().filter(|attribute| attribute.line != line);
    (place, others.collect())
}
