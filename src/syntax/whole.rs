//! The grammar run over a whole text at once: slow, plain, and what the fast way is held against.
//!
//! Nothing but tests and tools that show the grammar's own view call it. Every line is lowered anew; it is
//! shared under its key only where the shape is the same, so a key that says too little shows as a difference.

use super::blocks::{plain_date, without_end};
use super::document::{Document, LineKind};
use super::entry::{Entry, Mark, Prose, entry};
use super::grammar::{Daymark, Rule};
use super::keys::{dated_key, mark_key};
use super::part::Part;
use crate::text::{SourceId, Token};
use pest::Parser;
use pest::iterators::Pair;

/// The same document as [`super::parse`] gives, read by the grammar's `file` rule alone.
#[must_use]
pub fn parse_whole(source: SourceId, text: &str) -> Document {
    let mut part = Part::new(source);
    let file = Daymark::parse(Rule::file, text).ok();
    let lines = file.into_iter().flatten().flat_map(Pair::into_inner);
    for pair in lines.filter(|pair| pair.as_rule() != Rule::EOI) {
        line(&mut part, text, pair);
    }
    let start = super::bom_len(text);
    super::control::tell(&mut part, text, start, text.len());
    let mut document = part.finish(text.len() as u32).document;
    document.bom = start > 0;
    document
}

fn line<'t>(part: &mut Part<'t>, all: &'t str, pair: Pair<'_, Rule>) {
    let span = pair.as_span();
    let base = span.start();
    let start = base as u32;
    let text = without_end(all.get(base..span.end()).unwrap_or(""));
    if pair.as_rule() != Rule::blank {
        part.look_at_indent(text);
    }
    match pair.as_rule() {
        Rule::blank => part.push_plain(start, LineKind::Blank),
        Rule::comment => part.push_plain(start, LineKind::Comment),
        Rule::attribute => part.put_attribute(start, text, pair, base),
        Rule::stray => part.put_stray(start, text),
        Rule::mark => match entry(text) {
            Entry::Mark(found) if found == mark(&pair, base) => {
                part.put_mark(start, text, mark_key(text, found.state), pair, base);
            }
            _ => part.push_plain(start, LineKind::Junk),
        },
        Rule::prose => {
            let prose = prose(&pair, base);
            if entry(text) == Entry::Prose(prose) {
                part.put_prose(start, text, prose);
            } else {
                part.push_plain(start, LineKind::Junk);
            }
        }
        _ => {
            let key = plain_date(text).then(|| dated_key(text));
            part.put_head(start, text, key, pair, base);
        }
    }
}

/// The grammar's own view of a mark's time and state.
fn mark(pair: &Pair<'_, Rule>, base: usize) -> Mark {
    let token = |rule: Rule| {
        let part = pair
            .clone()
            .into_inner()
            .find(|part| part.as_rule() == rule)?;
        let span = part.as_span();
        let place = |at: usize| (at - base) as u32;
        Some(Token::new(place(span.start()), place(span.end())))
    };
    Mark {
        time: token(Rule::time),
        state: token(Rule::state).unwrap_or_default(),
    }
}

/// The grammar's own view of a line of prose.
fn prose(pair: &Pair<'_, Rule>, base: usize) -> Prose {
    let mut time = None;
    let mut from = 0;
    for part in pair.clone().into_inner() {
        let span = part.as_span();
        match part.as_rule() {
            Rule::time => {
                time = Some(Token::new(
                    (span.start() - base) as u32,
                    (span.end() - base) as u32,
                ));
            }
            Rule::body => from = (span.start() - base) as u32,
            _ => {}
        }
    }
    Prose { time, from }
}
