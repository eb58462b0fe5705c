//! A goal that is about somebody a plan is to be `without`: in its names, title, notes or milestones, or in
//! the notes of its own marks; as `@alex` or as the word.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Goal, name::fold};
use crate::lint::{Item, Look};
use crate::syntax::{Clause, Declaration, MentionKind, mentions};
use crate::text::{SourceId, Span};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

pub fn check(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let people: Vec<&str> = look
        .journal
        .plans
        .iter()
        .flat_map(|plan| &plan.without)
        .map(String::as_str)
        .collect();
    if people.is_empty() {
        return;
    }
    for marked in &look.marked {
        let Item::Goal(goal) = marked.item else {
            continue;
        };
        let mut told = None;
        for (source, span) in texts(look, goal) {
            let line = look
                .document(source)
                .map(|document| document.lines.at(span.start));
            let told_here = told == Some((source, line));
            if let Some(mention) = mention(span.of(look.text(source)), &people)
                && !told_here
            {
                told = Some((source, line));
                let start = span.start + mention.start as u32;
                let place = Span::new(start, span.start + mention.end as u32);
                found.push(about(look, goal, source, place));
            }
        }
    }
}

/// Every free text of a goal.
fn texts<'j>(look: &Look<'j>, goal: &'j Goal) -> impl Iterator<Item = (SourceId, Span)> {
    let source = goal.place.source;
    let declaration = look.declaration(goal.place);
    let declared = declaration.into_iter().flat_map(parts);
    let declared = declared
        .filter_map(move |(line, token)| Some((source, look.document(source)?.span(line, token))));
    let notes = goal.marks.iter().filter(|mark| mark.day() <= look.today);
    let notes = notes.filter_map(|mark| {
        let note = look.note(mark);
        let (source, line) = mark.site(look.journal);
        let start = look.document(source)?.lines.start(line) as usize;
        let end = start + look.line(source, line).trim_end().len();
        (!note.is_empty()).then(|| (source, Span::new((end - note.len()) as u32, end as u32)))
    });
    declared.chain(notes)
}

/// A declaration's names, title, notes and the texts of its milestones, each with its line.
fn parts(goal: &Declaration) -> impl Iterator<Item = (u32, crate::text::Token)> {
    let head = [Some(goal.name), goal.title].into_iter().flatten();
    let head = head.map(|token| (goal.line, token));
    let body = goal.attributes.iter().flat_map(|attribute| {
        let texts = match &attribute.clause {
            Clause::Also(names) => names.as_slice(),
            Clause::Note(text) => std::slice::from_ref(text),
            Clause::Milestone { text, .. } => text.as_slice(),
            _ => &[],
        };
        texts.iter().map(|text| (attribute.line, *text))
    });
    head.chain(body)
}

fn about(look: &Look<'_>, goal: &Goal, source: SourceId, span: Span) -> Diagnostic {
    let word = span.of(look.text(source));
    let person = word.trim_start_matches('@');
    let message = format!("the goal `{}` is about {person}", goal.name);
    let found = Diagnostic::new(Code::GoalAboutPerson, source, span, message)
        .help("put into words what you want for yourself, whatever they do");
    let folded = fold(person);
    let plan = look
        .journal
        .plans
        .iter()
        .find(|plan| plan.without.iter().any(|without| *without == folded));
    let without = plan.and_then(|plan| {
        let text = look.text(plan.place.source);
        let document = look.document(plan.place.source)?;
        let attributes = &look.declaration(plan.place)?.attributes;
        attributes
            .iter()
            .find_map(|attribute| match attribute.clause {
                Clause::Without(name) => {
                    let span = document.span(attribute.line, name);
                    (fold(span.of(text).trim_start_matches('@')) == folded).then_some((plan, span))
                }
                _ => None,
            })
    });
    match without {
        Some((plan, span)) => {
            let message = format!("the plan `{}` is without them", plan.name);
            found.other(plan.place.source, span, message)
        }
        None => found,
    }
}

/// The first place in a text that names one of the people (folded): `@alex`, or the word in any case.
fn mention(text: &str, people: &[&str]) -> Option<Range<usize>> {
    let is_word = |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_');
    let is_person = |word: &str| people.contains(&fold(word).as_ref());
    let mut named = mentions(text)
        .filter(|it| it.kind == MentionKind::Person)
        .peekable();
    let mut addresses = addresses(text).into_iter().peekable();
    let mut at = 0;
    while let Some(start) = text.get(at..)?.find(is_word).map(|offset| at + offset) {
        let rest = text.get(start..)?;
        let end = rest
            .find(|c| !is_word(c))
            .map_or(text.len(), |offset| start + offset);
        at = end;
        while named.next_if(|it| it.token.end as usize <= start).is_some() {}
        while addresses.next_if(|it| it.end <= start).is_some() {}
        if let Some(mention) = named.next_if(|it| it.token.start as usize + 1 == start) {
            at = mention.token.end as usize;
            if is_person(mention.name(text)) {
                return Some(start - 1..at);
            }
            continue;
        }
        if addresses.peek().is_some_and(|it| it.contains(&start)) {
            continue;
        }
        let word = text.get(start..end)?;
        if is_person(word) {
            return Some(start..end);
        }
        // `Alex-free` holds the word; `@alex-free` is somebody else.
        let mut part = start;
        for piece in word.split('-') {
            if is_person(piece) {
                return Some(part..part + piece.len());
            }
            part += piece.len() + 1;
        }
    }
    None
}

/// The addresses in a text, of one kind or another, by where they begin.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = with_at(text).chain(links(text)).collect();
    found.sort_by_key(|address| address.start);
    found
}

/// `https://example.org`, to the next white space.
fn links(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let mut at = 0;
    text.split_inclusive(char::is_whitespace)
        .filter_map(move |word| {
            let start = at;
            at += word.len();
            let (before, _) = word.split_once("://")?;
            let scheme = before.trim_end_matches(is_scheme).len();
            Some(start + scheme..start + word.trim_end().len())
        })
}

/// The stretches of a text with an `@` inside of a word.
fn with_at(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_end = |c: char| c.is_whitespace() || "()[]{}<>,;\"".contains(c);
    let mut at = 0;
    text.split(is_end).filter_map(move |piece| {
        let start = at;
        // The end is one scalar, of whatever length.
        at = start + piece.len();
        at += text.get(at..)?.chars().next().map_or(0, char::len_utf8);
        // `@alex@example.org` is one too.
        let (before, after) = piece.trim_start_matches('@').split_once('@')?;
        let is_address = before.ends_with(|c: char| c.is_alphanumeric() || "._-+%".contains(c))
            && after.starts_with(char::is_alphanumeric);
        is_address.then_some(start..start + piece.len())
    })
}
