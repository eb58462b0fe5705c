//! The fixes that diagnostics bring: each by itself, and all of a file that are beyond doubt.
//!
//! The fixes were made with their findings; nothing is worked out again. Of those beyond doubt `check --fix`
//! would write the same bytes, since both go through `analysis/fixing`.

use super::{Action, ActionKind, Here};
use crate::analysis::fixing::{Allowed, Round};
use crate::diagnostic::{Diagnostic, Safety};
use crate::text::SourceId;

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

/// A round of the file's safe fixes, as `check --fix` makes them: what stands in another's way is left for the next.
pub fn all(here: &Here<'_, '_>) -> Option<Action> {
    let journal = &here.analysis.journal;
    let ids = (0..journal.sources.len() as u32).map(SourceId);
    let own: Vec<bool> = ids.map(|source| source == here.source).collect();
    let allowed = Allowed {
        safety: Safety::Safe,
        sources: &own,
    };
    let mut round = Round::default();
    let found = here.analysis.diagnostics.iter().enumerate();
    let made = found.filter(|(_, finding)| {
        let is_here = finding.primary.source == here.source;
        let fix = allowed.fix(finding).filter(|_| is_here);
        fix.is_some_and(|fix| round.take(fix, journal.sources))
    });
    let mends: Vec<usize> = made.map(|(index, _)| index).collect();
    let by_source = round.by_source().into_iter();
    let edits =
        by_source.flat_map(|(source, edits)| edits.into_iter().map(move |edit| (source, edit)));
    (!mends.is_empty()).then(|| Action {
        kind: ActionKind::FixAll,
        title: "fix all safe problems in this file".to_owned(),
        edits: edits.collect(),
        mends,
        is_preferred: false,
    })
}
