//! The lines of a text as both grammars are made to tell them: kinds, places and tokens.

use std::ops::Range;

/// A line that is not blank.
#[derive(PartialEq, Eq, Clone)]
pub struct Line {
    /// Both grammars call their lines and clauses alike.
    pub kind: String,
    /// Without the white space around it and its ending.
    pub range: Range<usize>,
    pub tokens: Vec<Token>,
}

/// A part of a line. Keywords and signs are of the kind that they spell.
#[derive(PartialEq, Eq, Clone)]
pub struct Token {
    pub kind: String,
    pub range: Range<usize>,
}

/// The lines, one each, with the text of their tokens: what a difference shows.
pub fn show(lines: &[Line], text: &str) -> String {
    let mut shown = String::new();
    for line in lines {
        shown += &format!("{} {:?}", line.kind, line.range);
        for token in &line.tokens {
            let range = token.range.clone();
            shown += &format!(" | {} {range:?} {:?}", token.kind, &text[range.clone()]);
        }
        shown += "\n";
    }
    shown
}
