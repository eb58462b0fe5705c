//! The fixes that diagnostics bring: each by itself, and all of a file that are beyond doubt.

use super::{Action, ActionKind, Here};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::text::Edit;

/// Every fix of every diagnostic here.
pub fn fixes(here: &Here<'_, '_>) -> Vec<Action> {
    let of_one = |(index, diagnostic): (usize, &Diagnostic)| {
        let fixes = diagnostic.fixes.iter().enumerate();
        let actions = fixes.map(move |(rank, fix)| Action {
            kind: ActionKind::Fix,
            title: fix.title.clone(),
            edits: fix.edits.clone(),
            mends: vec![index],
            is_preferred: rank == 0 && fix.safety == Safety::Safe,
        });
        actions.collect::<Vec<Action>>()
    };
    here.diagnostics().flat_map(of_one).collect()
}

/// The safe fixes of the file, as far as they don't meet: what stands in another's way is left for the next time.
pub fn all(here: &Here<'_, '_>) -> Option<Action> {
    let own = |fix: &&Fix| {
        let is_own = fix.edits.iter().all(|(source, _)| *source == here.source);
        fix.safety == Safety::Safe && is_own
    };
    let mut made: Vec<&Edit> = Vec::new();
    // Findings come in order of place, and so do their fixes but for a few.
    let mut free_from = 0;
    let mut mends = Vec::new();
    for (index, diagnostic) in here.analysis.diagnostics.iter().enumerate() {
        let fix = diagnostic.fixes.iter().find(own);
        let Some(fix) = fix.filter(|_| diagnostic.primary.source == here.source) else {
            continue;
        };
        let edits = || fix.edits.iter().map(|(_, edit)| edit);
        if edits().all(|edit| edit.span.start >= free_from) {
            free_from = edits().fold(free_from, |free, edit| free.max(edit.span.end + 1));
            made.extend(edits());
            mends.push(index);
        }
    }
    (!made.is_empty()).then(|| Action {
        kind: ActionKind::FixAll,
        title: "fix all safe problems in this file".to_owned(),
        edits: made
            .into_iter()
            .map(|edit| (here.source, edit.clone()))
            .collect(),
        mends,
        is_preferred: false,
    })
}
