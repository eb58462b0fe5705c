//! A kept mark of a habit that asks a question, without an answer in its note.
//!
//! Only `[x]` is asked for one. The rule looks at the note's being there, never at what it says.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::{Look, Marked};
use crate::syntax::{Clause, State};

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(habit) = marked.habit() else { return };
    if habit.ask.is_none() {
        return;
    }
    for mark in marked.marks {
        if mark.state() == State::Kept && look.note(mark).is_empty() {
            let message = format!(
                "`{}` asks a question, and this mark has no answer",
                habit.name
            );
            let written = look.written(mark);
            let diagnostic = Diagnostic::new(
                Code::MissingAnswer,
                mark.source(look.journal),
                look.span(mark),
                message,
            )
            .help(format!("answer after a colon: `{written}: …`"));
            let asked = look.attribute(habit.place, |clause| matches!(clause, Clause::Ask(_)));
            found.push(match asked {
                Some(span) => diagnostic.other(habit.place.source, span, "the question"),
                None => diagnostic,
            });
        }
    }
}
