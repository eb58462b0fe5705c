//! Beginning today: a dated line with an open mark for each habit that is due, or those lines for a day that is there.
//!
//! What is due comes from `amend/awaited`, as for `edit --due`. Nothing is offered where another file has the
//! day: a second place for it is seldom meant.

use super::{Action, ActionKind, Here};
use crate::amend::pieces::{Piece, pieces};
use crate::amend::{Addition, Text, add, awaited};
use crate::syntax::LineKind;
use crate::text::Day;

/// Offered in a day, and where no block is.
pub fn begin(here: &Here<'_, '_>) -> Option<Action> {
    let document = here.document;
    let around = pieces(document, here.text)
        .into_iter()
        .find_map(|piece| match piece {
            Piece::Block(block) if block.first <= here.line && here.line < block.end => Some(block),
            _ => None,
        });
    if around.is_some_and(|block| document.lines.kind(block.head) != LineKind::Dated) {
        return None;
    }
    let journal = &here.analysis.journal;
    let today = here.analysis.today;
    let is_here = document.dated.iter().any(|line| line.day == Some(today));
    if !is_here && is_elsewhere(here, today) {
        return None;
    }
    let text = Text {
        document,
        text: here.text,
    };
    let addition = Addition {
        day: today,
        time: None,
        entries: awaited(journal, text, today),
        is_below: true,
    };
    let title = match (is_here, addition.entries.len()) {
        (true, 0) => return None,
        (true, _) => format!("add what is due to {today}"),
        (false, 0) => format!("add {today}"),
        (false, _) => format!("add {today} with what is due"),
    };
    let edit = add(text, None, &addition, journal.settings.day_starts);
    Some(Action {
        kind: ActionKind::Add,
        title,
        edits: vec![(here.source, edit)],
        mends: Vec::new(),
        is_preferred: false,
    })
}

/// Whether another file has the day already.
fn is_elsewhere(here: &Here<'_, '_>, today: Day) -> bool {
    let documents = here.analysis.journal.documents.iter();
    let mut dated = documents.flat_map(|document| &document.dated);
    dated.any(|line| line.day == Some(today))
}
