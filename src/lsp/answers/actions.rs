//! What can be done at a place.
//!
//! Edits are sent with each action: they are few, and the analysis they are from is gone after the next change.

use super::super::findings;
use super::super::scene::Scene;
use crate::ide::{self, Action, ActionKind};
use crate::text::SourceId;
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Diagnostic as Finding,
};

/// Every kind of action that there is.
pub const KINDS: [CodeActionKind; 4] = [
    CodeActionKind::QuickFix,
    CodeActionKind::SourceFixAll,
    CodeActionKind::RefactorRewrite,
    CodeActionKind::Refactor,
];

pub fn actions(
    scene: &Scene<'_>,
    source: SourceId,
    params: CodeActionParams,
) -> Option<Vec<CodeActionResponse>> {
    let span = scene.lines(source).span(params.range);
    let only = params.context.only.as_deref();
    let found = ide::actions(scene.analysis, source, span);
    let found = found.iter().filter(|it| is_asked(only, &kind(it.kind)));
    Some(
        found
            .filter_map(|it| action(scene, it))
            .map(Into::into)
            .collect(),
    )
}

fn action(scene: &Scene<'_>, action: &Action) -> Option<CodeAction> {
    let all = &scene.analysis.diagnostics;
    let mends = action.mends.iter().filter_map(|index| all.get(*index));
    let mends: Vec<Finding> = mends.map(|it| findings::of_one(scene, it)).collect();
    Some(CodeAction {
        title: action.title.clone(),
        kind: Some(kind(action.kind)),
        diagnostics: (!mends.is_empty()).then_some(mends),
        is_preferred: action.is_preferred.then_some(true),
        edit: Some(scene.workspace_edit(&action.edits)?),
        ..CodeAction::default()
    })
}

const fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix => CodeActionKind::QuickFix,
        ActionKind::FixAll => CodeActionKind::SourceFixAll,
        ActionKind::Rewrite => CodeActionKind::RefactorRewrite,
        ActionKind::Add => CodeActionKind::Refactor,
    }
}

/// Whether the kind is one of those asked for, or of a kind below one of them.
fn is_asked(only: Option<&[CodeActionKind]>, kind: &CodeActionKind) -> bool {
    let is_below = |asked: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(asked.as_str());
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with('.') || asked.as_str().is_empty()
        })
    };
    only.is_none_or(|kinds| kinds.iter().any(is_below))
}
