//! The same mark twice on one day: state, time, amounts and note are equal.
//!
//! Where marks are counted it says something to write one twice: `[+]`, `when:`, `N per day`, and targets
//! without a unit.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Cadence, Habit, Mark, Target};
use crate::lint::{Look, Marked};
use crate::syntax::State;
use crate::text::Day;
use rustc_hash::FxHashMap;

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    for day in marked.days().filter(|day| day.len() > 1) {
        let Some(first) = day.first() else { continue };
        if marked
            .habit()
            .is_some_and(|habit| counts_marks(habit, first.day()))
        {
            continue;
        }
        let mut seen: FxHashMap<_, &Mark> = FxHashMap::default();
        for mark in day.iter().filter(|mark| mark.state() != State::Amount) {
            let says = (
                mark.time(),
                mark.state(),
                mark.amounts(look.journal).collect::<Vec<_>>(),
                look.note(mark),
            );
            match seen.get(&says) {
                Some(before) => found.push(repeated(look, marked, mark, before)),
                None => {
                    seen.insert(says, mark);
                }
            }
        }
    }
}

/// Whether each mark of the habit counts by itself on a day.
fn counts_marks(habit: &Habit, day: Day) -> bool {
    habit.section_on(day).is_some_and(|section| {
        let quantity = section.target.as_ref().and_then(Target::quantity);
        matches!(section.cadence, Cadence::Occasion | Cadence::PerDay(_))
            || quantity.is_some_and(|quantity| quantity.unit.is_none())
    })
}

fn repeated(look: &Look<'_>, marked: &Marked<'_>, mark: &Mark, before: &Mark) -> Diagnostic {
    let (before, mark) = if before.place() < mark.place() {
        (before, mark)
    } else {
        (mark, before)
    };
    let message = format!("`{}` is marked twice on {}", marked.item.name(), mark.day());
    let found = Diagnostic::new(
        Code::RepeatedMark,
        mark.source(look.journal),
        look.span(mark),
        message,
    )
    .label("the same again")
    .other(before.source(look.journal), look.span(before), "first here")
    .help(format!(
        "leave one of them out; if it happened twice, say when: `18:30 {}`",
        look.written(mark)
    ));
    // The other says the same, note and all.
    match look.mark_away(mark) {
        Some(fix) => found.fix(fix),
        None => found,
    }
}
