//! The parts of one line of structure, in order, as the grammar alone sees them: which are keywords, which are
//! names, where free text begins.
//!
//! For the formatter and for colours in editors. What is wrong with a line is the lowering's to say: a line
//! with an error has its parts here all the same.

use super::document::LineKind;
use super::grammar::Rule;
use super::put::parse;
use crate::text::{Time, Token, Weekday};
use pest::iterators::Pair;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PieceKind {
    /// One word or two: `habit`, `at least`.
    Keyword,
    Name,
    Date,
    Weekday,
    Time,
    /// A mark's, with its brackets.
    State,
    Number,
    /// A currency sign too.
    Unit,
    Comma,
    /// The one that free text stands behind.
    Colon,
    /// The rest of the line behind its colon, white space and all.
    Text,
    Tag,
    Person,
    /// What fits nothing.
    Rest,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    pub kind: PieceKind,
    pub token: Token,
}

/// The parts of a line of this kind, given without its ending. Lines of words alone have none: blank lines,
/// comments, prose, and lines that fit nothing.
#[must_use]
pub fn pieces(kind: LineKind, line: &str) -> Vec<Piece> {
    let rule = match kind {
        LineKind::Habit
        | LineKind::Task
        | LineKind::Goal
        | LineKind::Plan
        | LineKind::Setting
        | LineKind::Dated => Rule::head,
        LineKind::Mark => Rule::mark,
        LineKind::Attribute => Rule::attribute,
        LineKind::Blank | LineKind::Comment | LineKind::Prose | LineKind::Junk => {
            return Vec::new();
        }
    };
    let mut pieces = Vec::new();
    if let Some(pair) = parse(rule, line) {
        add(pair, &mut pieces);
    }
    pieces
}

fn add(pair: Pair<'_, Rule>, pieces: &mut Vec<Piece>) {
    let span = pair.as_span();
    let token = Token::new(span.start() as u32, span.end() as u32);
    let kind = match pair.as_rule() {
        Rule::name | Rule::measured => PieceKind::Name,
        Rule::date | Rule::date_like => PieceKind::Date,
        Rule::weekday => PieceKind::Weekday,
        Rule::time | Rule::clock => PieceKind::Time,
        Rule::state => PieceKind::State,
        Rule::number => PieceKind::Number,
        Rule::unit | Rule::sign => PieceKind::Unit,
        Rule::comma => PieceKind::Comma,
        Rule::colon => PieceKind::Colon,
        Rule::body => PieceKind::Text,
        Rule::tag => PieceKind::Tag,
        Rule::loose => loose(span.as_str()),
        Rule::rest | Rule::left | Rule::unknown | Rule::line => PieceKind::Rest,
        _ => {
            let mut inner = pair.into_inner().peekable();
            if inner.peek().is_some() {
                return inner.for_each(|pair| add(pair, pieces));
            }
            PieceKind::Keyword
        }
    };
    pieces.push(Piece { kind, token });
}

/// A word that only its meaning tells apart.
fn loose(word: &str) -> PieceKind {
    if Weekday::parse(word).is_some() {
        PieceKind::Weekday
    } else if Time::parse(word).is_some() {
        PieceKind::Time
    } else if word.starts_with(|c: char| c.is_ascii_digit()) {
        PieceKind::Number
    } else if word.starts_with('@') {
        PieceKind::Person
    } else {
        PieceKind::Keyword
    }
}
