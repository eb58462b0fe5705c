//! A mark that adds nothing: a bare `[x]` on a day that is done already by what the habit `counts`, and a `[!]`
//! or `[+]` of a task or goal.
//!
//! A mark with an amount or a note says more than `counts`, and where marks are counted each one adds.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Cadence, Mark, Section, Target};
use crate::lint::{Item, Look, Marked};
use crate::report::lens::Lens;
use crate::syntax::{Clause, State};

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(habit) = marked.habit() else {
        let marks = marked.marks.iter();
        found.extend(marks.filter_map(|mark| idle(look, marked, mark)));
        return;
    };
    let is_bare = |mark: &&Mark| mark.state() == State::Kept && !mark.has_amounts();
    // What a habit counts can be long to gather, so only for marks that may be needless.
    if habit.evidence == Default::default() || !marked.marks.iter().any(|mark| is_bare(&mark)) {
        return;
    }
    let Some(lens) = Lens::new(look.journal, marked.index, look.today) else {
        return;
    };
    for mark in marked.marks.iter().filter(is_bare) {
        let Some(section) = habit.section_on(mark.day()) else {
            continue;
        };
        if adds(section) || !look.note(mark).is_empty() {
            continue;
        }
        let day = lens.entries_on(mark.day());
        let counted = || day.iter().filter(|entry| entry.origin != lens.index);
        let mut tally = lens.tally(counted(), section);
        tally.evidence = lens.has_evidence(mark.day());
        if lens.is_done(mark.day(), &tally, section) {
            let by = counted().next().filter(|_| !tally.evidence);
            found.push(needless(look, marked, mark, by.map(|entry| entry.mark)));
        }
    }
}

/// A mark that a task or goal has no use for.
fn idle(look: &Look<'_>, marked: &Marked<'_>, mark: &Mark) -> Option<Diagnostic> {
    let state = match mark.state() {
        State::Slipped => "[!]",
        State::Amount => "[+]",
        State::Kept | State::Open | State::Excused => return None,
    };
    let name = marked.item.name();
    let (kind, ends) = match marked.item {
        Item::Habit(_) => return None,
        Item::Task(_) => ("task", "is done"),
        Item::Goal(_) => ("goal", "is reached"),
    };
    let measured = match marked.item {
        Item::Goal(goal) => goal.measure.map(|measure| measure.habit()),
        _ => None,
    };
    let measured = measured.and_then(|habit| look.journal.habits.get(habit));
    let measured = measured.filter(|_| mark.state() == State::Amount);
    let help = match measured {
        Some(habit) => format!(
            "mark what it measures, `[+] {}`, and `[x] {name}` when it {ends}",
            habit.name
        ),
        None => format!("write `[x] {name}` when it {ends}, `[-] {name}` when it is dropped"),
    };
    let message = format!("`{state}` does nothing for the {kind} `{name}`");
    let found = Diagnostic::new(
        Code::NeedlessMark,
        mark.source(look.journal),
        look.span(mark),
        message,
    )
    .label("counts for nothing")
    .help(help);
    Some(found)
}

/// Whether a bare `[x]` adds to what the section counts.
fn adds(section: &Section) -> bool {
    let bare = section
        .target
        .as_ref()
        .and_then(Target::quantity)
        .is_some_and(|target| target.unit.is_none());
    bare || matches!(
        section.cadence,
        Cadence::PerDay(_) | Cadence::Occasion | Cadence::Target(_)
    )
}

fn needless(
    look: &Look<'_>,
    marked: &Marked<'_>,
    mark: &Mark,
    counted: Option<Mark>,
) -> Diagnostic {
    let (name, place) = (marked.item.name(), marked.item.place());
    let message = format!(
        "{} is a day done for `{name}` without this mark",
        mark.day()
    );
    let found = Diagnostic::new(
        Code::NeedlessMark,
        mark.source(look.journal),
        look.span(mark),
        message,
    )
    .label("counted already")
    .help("leave it out");
    let found = match look.mark_away(mark) {
        Some(fix) => found.fix(fix),
        None => found,
    };
    let counts = look.attribute(place, |clause| matches!(clause, Clause::Counts(_)));
    match (counted, counts) {
        (Some(counted), _) => found.other(
            counted.source(look.journal),
            look.span(&counted),
            "by this mark",
        ),
        (None, Some(span)) => found.other(place.source, span, "the day has what it counts"),
        (None, None) => found,
    }
}
