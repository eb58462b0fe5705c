//! Pairs to typed lines: one function a grammar rule, of the same name.
//!
//! A lowering judges the loose tokens of its rule. It gives None where the line counts as nothing, and has
//! told why.

mod amount;
mod attribute;
mod cadence;
mod date;
mod day;
mod declaration;
mod goal;
mod habit;
mod name;
mod plan;
mod setting;
mod target;

pub(super) use attribute::{Lowered, attribute};
pub(super) use date::{is_well_formed, time};
pub(super) use day::{Dated, Mark, dated, mark, wrong_weekday};
pub(super) use declaration::{declaration, junk, kind_meant};
pub(super) use setting::setting;

use super::grammar::Rule;
use super::line::{Line, Parts};
use super::problem::{Fault, Problem};
use crate::text::Token;
use pest::iterators::Pair;

/// Tells the text left over at the end of a line that is complete without it. Gives whether all is well.
fn left(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<()> {
    let Some(left) = parts.take(Rule::left).or_else(|| parts.take(Rule::rest)) else {
        return Some(());
    };
    let token = line.trimmed(&left);
    unexpected_left(token, line)
}

fn unexpected_left(token: Token, line: &mut Line<'_>) -> Option<()> {
    let complete = super::line::shorten(line.until(token.start));
    let found = line.word(token);
    let help = if found.starts_with(':') {
        format!("write `{complete}`; free text has a line of its own: `note: …`")
    } else {
        format!("write `{complete}`")
    };
    line.tell(
        token,
        Problem::UnexpectedText(Fault::new(found, "nothing may follow here", help)),
    )
}

/// Where something is missing: the text that stands there, or the place after the last token.
fn missing(parts: &mut Parts<'_>, line: &Line<'_>) -> Token {
    match parts.next().filter(|pair| pair.as_rule() != Rule::colon) {
        Some(pair) => line.trimmed(&pair),
        None => {
            let end = line.all().end;
            Token::new(end, end)
        }
    }
}

/// The keyword's token, which every attribute starts with.
fn keyword(pair: &Pair<'_, Rule>, line: &Line<'_>) -> Token {
    pair.clone()
        .into_inner()
        .next()
        .map_or_else(|| line.trimmed(pair), |first| line.trimmed(&first))
}
