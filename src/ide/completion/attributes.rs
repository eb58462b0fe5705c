//! A line of a declaration: the attributes that may still be given, and what each takes.

use super::fits::fits;
use super::{Candidate, CompletionKind, Cursor, Offer, mentioned, values};
use crate::ide::hover::attribute as help;
use crate::syntax::words::{ATTRIBUTES, AttributeWord, Place, TIMES};
use crate::syntax::{Attribute, Clause, Declaration, Target, is_space};

/// Attributes of which one at most may be given.
const ONE_OF: &[&[&str]] = &[
    &["every", TIMES, "when", "whenever"],
    &["avoid", "at least", "at most", "before", "after"],
    &["total", "best", "reach", "streak", "count"],
];

/// Attributes that may be given many times.
const MANY: &[&str] = &["pause", "counts", "change", "milestone", "without", "step"];

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
        may_stand && !is_taken(word, &given) && fits(word.word, line)
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

/// Whether an attribute has no room beside those given.
fn is_taken(word: &AttributeWord, given: &[&Attribute]) -> bool {
    if MANY.contains(&word.word) {
        return false;
    }
    let group = ONE_OF.iter().find(|group| group.contains(&word.word));
    given.iter().any(|attribute| {
        let (first, second) = names(&attribute.clause);
        let is_given = |name: &str| first == name || second == Some(name);
        is_given(word.word) || group.is_some_and(|group| group.iter().any(|name| is_given(name)))
    })
}

/// The attribute that a clause is, and another whose room it takes.
const fn names(clause: &Clause) -> (&'static str, Option<&'static str>) {
    use crate::syntax::{Cadence, Measure};
    match clause {
        Clause::Cadence(Cadence::When(_) | Cadence::Occasion(_)) => ("when", None),
        Clause::Cadence(_) => ("every", None),
        Clause::Avoid => ("avoid", None),
        // With its period it says when the habit is due.
        Clause::Target(
            Target::AtLeast { per: Some(_), .. } | Target::AtMost { per: Some(_), .. },
        ) => ("at least", Some("every")),
        Clause::Target(_) => ("at least", None),
        Clause::Pause(_) => ("pause", None),
        Clause::Forgive(_) => ("forgive", None),
        Clause::Counts(_) => ("counts", None),
        Clause::Ask(_) => ("ask", None),
        Clause::Change { .. } => ("change", None),
        Clause::Dates { from, until } => dates(from.is_some(), until.is_some()),
        Clause::StepDates { from, until } => dates(from.is_some(), until.is_some()),
        Clause::Also(_) => ("also", None),
        Clause::Note(_) => ("note", None),
        Clause::By(_) => ("by", None),
        Clause::Measure(Measure::Total { .. }) => ("total", None),
        Clause::Measure(_) => ("best", None),
        Clause::Milestone { .. } => ("milestone", None),
        // A plan ends by one of the two.
        Clause::For { .. } => ("for", Some("until")),
        Clause::Without(_) => ("without", None),
        Clause::OnTrack(_) => ("on track", None),
        Clause::Step { .. } => ("step", None),
        Clause::Needs(_) => ("needs", None),
    }
}

const fn dates(from: bool, until: bool) -> (&'static str, Option<&'static str>) {
    match (from, until) {
        (true, true) => ("from", Some("until")),
        (true, false) => ("from", None),
        _ => ("until", None),
    }
}
