//! How a document folds, and how a selection grows.
//!
//! Both come from `ide` in bytes; here they are put into lines, and into the shape that each client
//! said it knows.

use super::super::scene::Scene;
use crate::ide::{self, Fold, FoldKind};
use crate::text::SourceId;
use gen_lsp_types::{
    FoldingRange, FoldingRangeKind, FoldingRangeParams, Position, SelectionRange,
    SelectionRangeParams,
};

pub fn folds(
    scene: &Scene<'_>,
    source: SourceId,
    _: FoldingRangeParams,
) -> Option<Vec<FoldingRange>> {
    let lines = scene.lines(source);
    let fold = |fold: &Fold| {
        let range = lines.range(fold.span);
        let column = |at: Position| (!scene.client.folds_lines_only).then_some(at.character);
        FoldingRange {
            start_line: range.start.line,
            start_character: None,
            end_line: range.end.line,
            end_character: column(range.end),
            kind: match fold.kind {
                FoldKind::Lines => None,
                FoldKind::Comments => Some(FoldingRangeKind::Comment),
            },
            collapsed_text: None,
        }
    };
    let folds = ide::folds(&scene.analysis.journal, source);
    Some(folds.iter().map(fold).collect())
}

pub fn selections(
    scene: &Scene<'_>,
    source: SourceId,
    params: SelectionRangeParams,
) -> Option<Vec<SelectionRange>> {
    let lines = scene.lines(source);
    let selection = |at: Position| {
        let spans = ide::selections(&scene.analysis.journal, source, lines.offset(at));
        let around = spans.into_iter().rev().fold(None, |parent, span| {
            Some(SelectionRange {
                range: lines.range(span),
                parent: parent.map(Box::new),
            })
        });
        // Each position has an answer, in its place.
        around.unwrap_or(SelectionRange {
            range: gen_lsp_types::Range { start: at, end: at },
            parent: None,
        })
    };
    Some(params.positions.into_iter().map(selection).collect())
}
