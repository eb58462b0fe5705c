//! Silencing a finding where it stands: an `allow` comment on a line of its own right above.
//!
//! It is indented like the line that the finding begins on. Where several findings would be silenced by one
//! comment, they are one action.

use super::{Action, ActionKind, Here};
use crate::amend::style::{ending, indent_of};
use crate::diagnostic::Code;
use crate::text::Edit;

/// One action for each rule that something here breaks, where it may be silenced.
pub fn rules(here: &Here<'_, '_>) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for (index, diagnostic) in here.diagnostics() {
        if !diagnostic.code.may_be_silenced() {
            continue;
        }
        let line = here.document.lines.at(diagnostic.primary.span.start);
        let name = diagnostic.code.name();
        let indent = match diagnostic.code {
            // The comment would be the first line indented so, and the finding would stand on it.
            Code::MixedIndentation => "",
            _ => indent_of(here.document, line, here.text),
        };
        let ending = ending(here.document, here.text);
        let comment = format!("{indent}// daymark: allow {name}{ending}");
        let edits = vec![(
            here.source,
            Edit::insert(here.document.lines.start(line), comment),
        )];
        match actions.iter_mut().find(|action| action.edits == edits) {
            Some(known) => known.mends.push(index),
            None => actions.push(Action {
                kind: ActionKind::Fix,
                title: format!("silence `{name}` here"),
                edits,
                mends: vec![index],
                is_preferred: false,
            }),
        }
    }
    actions
}
