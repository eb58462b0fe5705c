//! A mark before the first day or after the last day that its habit, task or goal declares.
//!
//! For a habit such a mark keeps nothing; a task or a goal takes it all the same. Told at each, with the line
//! of the dates beside it.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::Mark;
use crate::lint::{Look, Marked};
use crate::syntax::Clause;

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let (from, until) = marked.item.dates();
    let early = from.map_or(0, |from| {
        marked.marks.partition_point(|mark| mark.day() < from)
    });
    let late = until.map_or(marked.marks.len(), |until| {
        marked.marks.partition_point(|mark| mark.day() <= until)
    });
    for mark in marked.marks.get(..early).unwrap_or_default() {
        found.push(outside(look, marked, mark, "before the first day", true));
    }
    for mark in marked.marks.get(late..).unwrap_or_default() {
        found.push(outside(look, marked, mark, "after the last day", false));
    }
}

fn outside(
    look: &Look<'_>,
    marked: &Marked<'_>,
    mark: &Mark,
    when: &str,
    first: bool,
) -> Diagnostic {
    let (name, place) = (marked.item.name(), marked.item.place());
    let message = format!("{} is {when} of `{name}`", mark.day());
    let help = if first {
        format!(
            "let it begin earlier: `from {}`; or mend the date of the mark",
            mark.day()
        )
    } else {
        format!(
            "let it end later: `until {}`; or mend the date of the mark",
            mark.day()
        )
    };
    let found = Diagnostic::new(
        Code::OutsideDates,
        mark.source(look.journal),
        look.span(mark),
        message,
    )
    .help(help);
    let dates = look.attribute(place, |clause| match clause {
        Clause::Dates { from, until } => {
            if first {
                from.is_some()
            } else {
                until.is_some()
            }
        }
        _ => false,
    });
    match dates {
        Some(span) => found.other(place.source, span, "its dates"),
        None => found,
    }
}
