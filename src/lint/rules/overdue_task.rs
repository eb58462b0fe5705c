//! A task whose day has passed, neither done nor dropped.
//!
//! It goes by today alone: what is open becomes overdue with a new day. Told at the task's `by`, with the two
//! lines that would end it.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::{Item, Look};
use crate::syntax::{Clause, State};

pub fn check(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    for marked in &look.marked {
        let Item::Task(task) = marked.item else {
            continue;
        };
        let Some(by) = task.by.filter(|&by| by < look.today) else {
            continue;
        };
        let closes = |state| matches!(state, State::Kept | State::Excused);
        if marked.marks.iter().any(|mark| closes(mark.state())) {
            continue;
        }
        let place = task.place;
        let span = look.attribute(place, |clause| matches!(clause, Clause::By(_)));
        let (name, today) = (&task.name, look.today);
        found.push(
            Diagnostic::new(
                Code::OverdueTask,
                place.source,
                span.unwrap_or_else(|| look.name(place)),
                format!("`{name}` was to be done by {by}"),
            )
            .other(place.source, look.name(place), "this task")
            .help(format!(
                "when it is done write `{today} [x] {name}`; to drop it, `{today} [-] {name}`"
            )),
        );
    }
}
