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
mod lost;
mod meant;
mod name;
mod number;
mod period;
mod plan;
mod setting;
mod target;

pub use date::nearest_date;

pub(super) use attribute::{Lowered, attribute};
pub(super) use date::{is_well_formed, time};
pub(super) use day::{Dated, Mark, dated, mark, wrong_weekday};
pub(super) use declaration::{declaration, junk, kind_meant};
pub(super) use lost::lost_names;
pub(super) use number::number_of;
pub(super) use setting::setting;

use super::grammar::Rule;
use super::line::{Line, Parts};
use super::mend::Right;
use super::problem::{Fault, Problem};
use super::space::{is_space, trim};
use crate::diagnostic::wording::nearest;
use crate::text::Token;
use pest::iterators::Pair;

/// The known word nearest to what was written. A very long word is none of them, and slow to compare.
fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 40;
    (word.len() <= LONGEST)
        .then(|| nearest(word, known))
        .flatten()
}

/// Tells the text left over at the end of a line that is complete without it. Gives whether all is well.
fn left(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<()> {
    let Some(left) = parts.take(Rule::left).or_else(|| parts.take(Rule::rest)) else {
        return Some(());
    };
    let token = line.trimmed(&left);
    unexpected_left(token, line)
}

fn unexpected_left(token: Token, line: &mut Line<'_>) -> Option<()> {
    let complete = line.until(token.start);
    let found = line.word(token);
    let why = "nothing may follow here";
    if let Some(right) = until_meant(token, line) {
        return line.tell(
            token,
            Problem::UnexpectedText(Fault::right(found, why, right)),
        );
    }
    let help = if found.starts_with(':') {
        format!("write `{complete}`; free text has a line of its own: `note: …`")
    } else {
        format!("write `{complete}`")
    };
    let shown = Right::guess(line.all(), complete);
    let fault = Fault::new(found, why, help).shows(shown);
    line.tell(token, Problem::UnexpectedText(fault))
}

/// `from DATE to DATE`, `DATE - DATE`: the line with the right word.
fn until_meant(token: Token, line: &Line<'_>) -> Option<Right> {
    const MEANT: [&str; 9] = ["to", "till", "til", "through", "thru", "-", "–", "—", ".."];
    let (word, rest) = token.of(line.text).split_once(is_space)?;
    let is_date = trim(rest).starts_with(|c: char| c.is_ascii_digit()) && rest.contains('-');
    let word = word.to_lowercase();
    if !is_date || !MEANT.contains(&word.as_str()) {
        return None;
    }
    let end = token.start + word.len() as u32;
    Some(line.right(Token::new(token.start, end), "until"))
}

/// Tells that something must stand next and doesn't.
fn expected<T>(
    parts: &mut Parts<'_>,
    problem: fn(Fault) -> Problem,
    why: &str,
    help: &str,
    line: &mut Line<'_>,
) -> Option<T> {
    let next = parts.next().map(|pair| line.trimmed(&pair));
    let end = line.all().end;
    let token = next.unwrap_or(Token::new(end, end));
    let after_colon = Token::new(token.start + 1, end);
    if token.of(line.text).starts_with(':') && !after_colon.of(line.text).is_empty() {
        // `by: 2026-01-05`: all that is wrong is the colon.
        let colon = Token::new(token.start, token.start + 1);
        let right = line.right(colon, "");
        let why = "only free text follows a colon";
        return line.tell(
            colon,
            Problem::UnexpectedText(Fault::right(":", why, right)),
        );
    }
    let token = if token.of(line.text).starts_with(':') {
        Token::new(token.start, token.start)
    } else {
        token
    };
    let found = line.word(token);
    line.tell(token, problem(Fault::new(found, why, help)))
}

/// The keyword's token, which every attribute starts with.
fn keyword(pair: &Pair<'_, Rule>, line: &Line<'_>) -> Token {
    pair.clone()
        .into_inner()
        .next()
        .map_or_else(|| line.trimmed(pair), |first| line.trimmed(&first))
}
