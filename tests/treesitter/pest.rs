//! The lines of a text from the grammar of the language itself, its rule `file` run over the whole of it.
//!
//! Words are trimmed, since the grammar leaves that to the lowering; mentions are those that Daymark finds.
#![allow(missing_docs)]

use super::lines::{Line, Token};
use daymark::syntax::{MentionKind, is_space, mentions};
use pest::Parser;
use pest::iterators::Pair;
use std::ops::Range;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/daymark.pest"]
struct Daymark;

pub fn lines(text: &str) -> Vec<Line> {
    let file = Daymark::parse(Rule::file, text).unwrap().next().unwrap();
    file.into_inner()
        .filter(|pair| !matches!(pair.as_rule(), Rule::blank | Rule::EOI))
        .map(|pair| line(text, pair))
        .collect()
}

fn line(text: &str, pair: Pair<'_, Rule>) -> Line {
    let range = trim(
        text,
        without_end(text, pair.as_span().start()..pair.as_span().end()),
    );
    // A setting and an attribute are of the kind of their only part.
    let inner = match pair.as_rule() {
        Rule::setting | Rule::attribute => pair.into_inner().next().unwrap(),
        _ => pair,
    };
    let kind = format!("{:?}", inner.as_rule());
    let mut tokens = Vec::new();
    let is_prose = is_prose(&inner);
    // Of these the grammar's tokens say nothing more.
    if !matches!(inner.as_rule(), Rule::comment | Rule::stray | Rule::junk) {
        for part in inner.into_inner() {
            token(text, part, is_prose, &mut tokens);
        }
    }
    Line {
        kind,
        range,
        tokens,
    }
}

/// Whether the words of a line are an entry of their own: then they may begin with an escape.
fn is_prose(line: &Pair<'_, Rule>) -> bool {
    let has = |rule| line.clone().into_inner().any(|part| part.as_rule() == rule);
    match line.as_rule() {
        Rule::prose => true,
        Rule::dated => !has(Rule::state) && !has(Rule::rest),
        _ => false,
    }
}

fn token(text: &str, pair: Pair<'_, Rule>, is_prose: bool, tokens: &mut Vec<Token>) {
    let rule = pair.as_rule();
    let range = trim(text, pair.as_span().start()..pair.as_span().end());
    let mut push = |kind: &str, range: Range<usize>| {
        tokens.push(Token {
            kind: kind.to_owned(),
            range,
        })
    };
    match rule {
        Rule::body => words(text, range, is_prose, &mut push),
        Rule::date_like => push("date", range),
        Rule::measured => push("name", range),
        Rule::colon => push(":", range),
        Rule::comma => push(",", range),
        Rule::weekday | Rule::time | Rule::state | Rule::name | Rule::number | Rule::unit => {
            push(&name(rule), range)
        }
        Rule::sign | Rule::clock | Rule::date | Rule::loose | Rule::tag => push(&name(rule), range),
        Rule::rest | Rule::left => push(&name(rule), range),
        Rule::amount => amount(text, pair, tokens),
        // A part of several tokens, or a keyword of one or two words.
        _ if !name(rule).starts_with("k_") => {
            for part in pair.into_inner() {
                token(text, part, is_prose, tokens);
            }
        }
        _ => {
            let mut at = range.start;
            for word in text[range].split(is_space) {
                if !word.is_empty() {
                    push(&word.to_ascii_lowercase(), at..at + word.len());
                }
                at += word.len()
                    + text[at + word.len()..]
                        .chars()
                        .next()
                        .map_or(0, char::len_utf8);
            }
        }
    }
}

/// An amount around its number and unit; a clock is no amount. A reserved word that is a unit only because something
/// is glued to it stands behind its amount in a tree, not in it.
fn amount(text: &str, pair: Pair<'_, Rule>, tokens: &mut Vec<Token>) {
    let mut parts = Vec::new();
    for part in pair.into_inner() {
        token(text, part, false, &mut parts);
    }
    if parts[0].kind != "clock" {
        let is_reserved = |part: &&Token| {
            let word = text[part.range.clone()].to_ascii_lowercase();
            !["of", "per", "by", "starting"].contains(&word.as_str())
        };
        let last = parts.iter().rfind(is_reserved).unwrap();
        tokens.push(Token {
            kind: "amount".to_owned(),
            range: parts[0].range.start..last.range.end,
        });
    }
    tokens.append(&mut parts);
}

/// Free text without the white space around it, and the mentions in it.
fn words(
    text: &str,
    mut range: Range<usize>,
    is_prose: bool,
    push: &mut impl FnMut(&str, Range<usize>),
) {
    let escaped = text[range.clone()].starts_with("\\[") || text[range.clone()].starts_with("\\//");
    if is_prose && escaped {
        push("escape", range.start..range.start + 1);
        range.start += 1;
    }
    if range.is_empty() {
        return;
    }
    push("text", range.clone());
    for mention in mentions(&text[range.clone()]) {
        let kind = match mention.kind {
            MentionKind::Tag => "tag",
            MentionKind::Person => "person",
        };
        let place = |at: u32| range.start + at as usize;
        push(kind, place(mention.token.start)..place(mention.token.end));
    }
}

fn name(rule: Rule) -> String {
    format!("{rule:?}")
}

fn without_end(text: &str, range: Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let line = line
        .strip_suffix("\r\n")
        .or_else(|| line.strip_suffix('\n'))
        .unwrap_or(line);
    range.start..range.start + line.len()
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end_matches(is_space);
    let end = range.start + part.len();
    let start = end - part.trim_start_matches(is_space).len();
    start..end
}
