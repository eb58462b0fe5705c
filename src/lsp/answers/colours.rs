//! Colours, by names that themes know.
//!
//! The protocol's own words for kinds of tokens are a programming language's; each of ours borrows one, so that every
//! theme has a colour for it. What is shaded (a state, a declaration) says so in words of our own too.

use super::super::scene::Scene;
use super::Asked;
use super::each::Each;
use crate::ide::{self, Colour, Shade};
use crate::text::{SourceId, Span};
use gen_lsp_types::{
    Position, Range, SemanticTokensLegend, SemanticTokensParams, SemanticTokensRangeParams,
};
use serde::Serialize;

/// The borrowed words, each with its place in the legend.
const TYPES: [&str; 12] = [
    "comment",
    "keyword",
    "type",
    "number",
    "operator",
    "function",
    "method",
    "class",
    "namespace",
    "variable",
    "decorator",
    "string",
];

/// The word that is borrowed; None for what is best left in the colour of plain text.
const fn word(colour: Colour) -> Option<u32> {
    Some(match colour {
        Colour::Comment => 0,
        Colour::Keyword => 1,
        Colour::Date | Colour::Weekday | Colour::Time => 2,
        Colour::Number | Colour::Unit => 3,
        Colour::State => 4,
        Colour::Habit => 5,
        Colour::Task => 6,
        Colour::Goal => 7,
        Colour::Plan => 8,
        Colour::Name => 9,
        Colour::Tag | Colour::Person => 10,
        Colour::Title => 11,
        Colour::Prose => return None,
    })
}

pub fn legend() -> SemanticTokensLegend {
    let shades = Shade::ALL.iter().map(|shade| shade.word().to_owned());
    SemanticTokensLegend {
        token_types: TYPES.map(str::to_owned).into(),
        token_modifiers: shades.collect(),
    }
}

pub fn all(asked: Asked<'_, '_>, _: SemanticTokensParams) {
    write(asked, Span::new(0, u32::MAX));
}

pub fn of_range(asked: Asked<'_, '_>, params: SemanticTokensRangeParams) {
    let span = asked.scene.lines(asked.source).span(params.range);
    write(asked, span);
}

/// A long text has a million of these numbers.
fn write(asked: Asked<'_, '_>, span: Span) {
    #[derive(Serialize)]
    struct Colours<T> {
        data: T,
    }
    let data = Each::new(numbers(*asked.scene, asked.source, span));
    asked.answer(Colours { data });
}

/// So many lines at a time.
const PIECE: usize = 256;

/// Five numbers a token, which say how far it is from the one before.
fn numbers(scene: Scene<'_>, source: SourceId, span: Span) -> impl Iterator<Item = u32> {
    let journal = &scene.analysis.journal;
    let lines = journal
        .documents
        .get(source.0 as usize)
        .map(|document| &document.lines);
    let pieces = lines.into_iter().flat_map(move |lines| {
        let until = (lines.at(span.end) + 1).min(lines.len() as u32);
        let firsts = (lines.at(span.start)..until).step_by(PIECE);
        // A span that ends where a line starts would touch it.
        let end = move |first: u32| {
            lines
                .start((first + PIECE as u32).min(until))
                .saturating_sub(1)
        };
        firsts.map(move |first| Span::new(lines.start(first), end(first)))
    });
    let ruler = scene.lines(source);
    let mut last = Position::default();
    pieces
        .flat_map(move |piece| ide::tokens(journal, source, piece))
        .filter_map(move |it| {
            let kind = word(it.colour)?;
            let Range { start, end } = ruler.range(it.span);
            let down = start.line - last.line;
            let before = if down == 0 { last.character } else { 0 };
            last = start;
            let shade = Shade::ALL.iter().position(|shade| Some(*shade) == it.shade);
            let shade = shade.map_or(0, |index| 1 << index);
            let (along, length) = (start.character - before, end.character - start.character);
            Some([down, along, length, kind, shade])
        })
        .flatten()
}
