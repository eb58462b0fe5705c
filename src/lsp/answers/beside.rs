//! What stands beside the text: hints behind marks and dates, lenses above habits and steps.
//!
//! Hints may be thousands, so they are written as they are made; lenses are as few as the declarations.

use super::super::each::Each;
use super::super::scene::Scene;
use super::Asked;
use crate::ide::{self, Hint, HintKind, Lens};
use crate::text::SourceId;
use gen_lsp_types::{CodeLens, CodeLensParams, Command, InlayHint, InlayHintKind, InlayHintParams};

pub fn hints(asked: Asked<'_, '_>, params: InlayHintParams) {
    let lines = asked.scene.lines(asked.source);
    let hint = |hint: Hint| InlayHint {
        position: lines.position(hint.offset),
        label: hint.label.into(),
        // What a parameter's name is to a call, a weekday is to its date; a number is neither.
        kind: (hint.kind == HintKind::Weekday).then_some(InlayHintKind::Parameter),
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    let span = lines.span(params.range);
    let hints = ide::hints(asked.scene.analysis, asked.source, span);
    asked.answer(Each::new(hints.into_iter().map(hint)));
}

/// A lens is words alone: a command without a name does nothing.
pub fn lenses(scene: &Scene<'_>, source: SourceId, _: CodeLensParams) -> Option<Vec<CodeLens>> {
    let lines = scene.lines(source);
    let lens = |lens: Lens| CodeLens {
        range: lines.range(lens.place.span),
        command: Some(Command {
            title: lens.title,
            command: String::new(),
            ..Command::default()
        }),
        data: None,
    };
    let lenses = ide::lenses(scene.analysis, source);
    Some(lenses.into_iter().map(lens).collect())
}
