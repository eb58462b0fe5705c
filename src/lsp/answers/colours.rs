//! Colours, by names that themes know.
//!
//! The protocol's own words for kinds of tokens are a programming language's; each of ours borrows one, so that every
//! theme has a colour for it. What is shaded (a state, a declaration) says so in words of our own too.

use super::super::scene::Scene;
use crate::ide::{self, Colour, Coloured, Shade};
use crate::text::{SourceId, Span};
use gen_lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensLegend, SemanticTokensParams,
    SemanticTokensRangeParams,
};

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

pub fn all(scene: &Scene<'_>, source: SourceId, _: SemanticTokensParams) -> Option<SemanticTokens> {
    of_span(scene, source, Span::new(0, u32::MAX))
}

pub fn of_range(
    scene: &Scene<'_>,
    source: SourceId,
    params: SemanticTokensRangeParams,
) -> Option<SemanticTokens> {
    of_span(scene, source, scene.lines(source).span(params.range))
}

/// Each token by how far it is from the one before.
fn of_span(scene: &Scene<'_>, source: SourceId, span: Span) -> Option<SemanticTokens> {
    let lines = scene.lines(source);
    let mut last = gen_lsp_types::Position::default();
    let token = |it: Coloured| {
        let token_type = word(it.colour)?;
        let range = lines.range(it.span);
        let delta_line = range.start.line - last.line;
        let before = if delta_line == 0 { last.character } else { 0 };
        last = range.start;
        let shade = Shade::ALL.iter().position(|shade| Some(*shade) == it.shade);
        Some(SemanticToken {
            delta_line,
            delta_start: range.start.character - before,
            length: range.end.character - range.start.character,
            token_type,
            token_modifiers_bitset: shade.map_or(0, |index| 1 << index),
        })
    };
    let tokens = ide::tokens(&scene.analysis.journal, source, span);
    Some(SemanticTokens {
        result_id: None,
        data: tokens.into_iter().filter_map(token).collect(),
    })
}
