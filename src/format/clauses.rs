//! Lines of declarations and settings: keywords in lower case, one space between parts, none before a comma or
//! a colon.

use super::names::{declared, spaced};
use super::pen::Pen;
use crate::journal::Names;
use crate::syntax::{LineKind, Piece, PieceKind, is_space, pieces};

/// A line of this kind, from its indentation on.
pub fn clause(names: &Names, kind: LineKind, line: &str, pen: &mut Pen<'_>) {
    let pieces = pieces(kind, line);
    let first = pieces.first().map_or("", |piece| piece.token.of(line));
    let declares = kind != LineKind::Attribute || first.eq_ignore_ascii_case("also");
    let mut before: Option<PieceKind> = None;
    for piece in &pieces {
        let Piece { kind, token } = *piece;
        let word = token.of(line);
        if let Some(before) = before
            && kind != PieceKind::Text
        {
            let is_apart = token.start > pen.at();
            pen.put(token.start, gap(before, kind, is_apart));
        }
        before = Some(kind);
        match kind {
            PieceKind::Text => pen.words(),
            PieceKind::Time => pen.time(token.end),
            PieceKind::Keyword => pen.put(token.end, &lower(word)),
            PieceKind::Name if is_journal(first, word, &pieces) => pen.put(token.end, "journal"),
            PieceKind::Name if declares => pen.put(token.end, &spaced(word)),
            PieceKind::Name => pen.put(token.end, &declared(names, word)),
            _ => pen.keep(token.end),
        }
    }
    if before != Some(PieceKind::Text) {
        pen.put(line.len() as u32, "");
    }
}

/// What stands between two parts. A number and its unit stay together or apart as they are.
const fn gap(before: PieceKind, after: PieceKind, is_apart: bool) -> &'static str {
    match (before, after) {
        (_, PieceKind::Comma | PieceKind::Colon) => "",
        (PieceKind::Number | PieceKind::Unit, PieceKind::Number | PieceKind::Unit) if !is_apart => {
            ""
        }
        _ => " ",
    }
}

/// `counts journal` has a keyword where other names stand.
fn is_journal(first: &str, word: &str, pieces: &[Piece]) -> bool {
    pieces.len() == 2
        && first.eq_ignore_ascii_case("counts")
        && word.eq_ignore_ascii_case("journal")
}

fn lower(keyword: &str) -> String {
    let words: Vec<String> = keyword
        .split(is_space)
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}
