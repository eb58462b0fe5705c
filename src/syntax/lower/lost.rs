//! The names that a line which counts as nothing would have declared, were it right: those of a declaration or an
//! `also` whose keyword or name is none.
//!
//! What is wrong is told at that line, so nobody is told again wherever such a name is used.

use super::super::grammar::Rule;
use super::super::put::parse;
use super::super::space::{indent, trim};
use super::super::words::{Place, attribute_word};
use super::attribute::meant;
use super::declaration::{first_word, kind_meant};
use super::name::{as_name, is_unseen};
use crate::syntax::ast::DeclarationKind;

const LONGEST: usize = 400;

/// None where the line was not meant to declare any.
pub(in super::super) fn lost_names(line: &str) -> Vec<String> {
    let indented = indent(line) > 0;
    let line = trim(line);
    let word = first_word(line);
    let is_attribute = indented && attribute_word(&word.to_lowercase()).is_some();
    let is_head = kind_meant(line).is_some_and(|kind| kind != DeclarationKind::Plan);
    let is_head = is_head && !is_attribute;
    // What is longer is no declaration with a slip, and slow to take apart.
    if line.len() > LONGEST || !is_head && meant(word, Place::Habit) != Some("also") {
        return Vec::new();
    }
    let rest = line.get(word.len()..).unwrap_or("");
    let (before, after) = rest.split_once(':').unwrap_or((rest, ""));
    // Behind `habit:` stands the name that belongs before its colon.
    let words = if trim(before).is_empty() {
        after
    } else {
        before
    };
    let seen: String = words.chars().filter(|c| !is_unseen(*c)).collect();
    let names = names_in(&seen).into_iter().map(str::to_owned);
    names.chain(as_name(&seen)).collect()
}

/// Every stretch of a text that is a name.
fn names_in(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let name = parse(Rule::name, rest).map(|pair| pair.as_str().len());
        let end = name.unwrap_or_else(|| {
            // A number, with the letters glued to it; else a single sign.
            let digits = rest.find(|c: char| !c.is_alphanumeric());
            let first = rest.chars().next().map_or(1, char::len_utf8);
            digits.unwrap_or(rest.len()).max(first)
        });
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        names.extend(name.map(|_| word));
        rest = after;
    }
    names
}
