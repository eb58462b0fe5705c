//! A first day that is only guessed: of a holding habit, or of a goal that counts from some day on.
//!
//! A holding habit without one is held from the journal's first day; a total, count or streak without one
//! is counted from the first mark of its habit.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Measure, Place};
use crate::lint::Look;
use crate::text::Day;

pub fn check(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let journal = look.journal;
    for habit in &journal.habits {
        let holding = habit
            .sections
            .first()
            .is_some_and(|section| section.direction.is_holding());
        if holding && habit.from.is_none() && habit.step_from.is_none() {
            let day = journal.days.first_dated.unwrap_or(look.today);
            let message = format!("`{}` has no first day", habit.name);
            found.push(missing(
                look,
                habit.place,
                message,
                "held from the first day of the journal",
                day,
            ));
        }
    }
    for goal in &journal.goals {
        let Some(
            Measure::Total { habit, .. }
            | Measure::Streak { habit, .. }
            | Measure::Count { habit, .. },
        ) = goal.measure
        else {
            continue;
        };
        if goal.from.is_none() && goal.plan_from.is_none() {
            let first = journal
                .habits
                .get(habit)
                .and_then(|habit| habit.marks.first());
            let day = first.map_or(look.today, |mark| mark.day);
            let message = format!("`{}` has no first day", goal.name);
            found.push(missing(
                look,
                goal.place,
                message,
                "counted from the first mark of its habit",
                day,
            ));
        }
    }
}

fn missing(look: &Look<'_>, place: Place, message: String, label: &str, day: Day) -> Diagnostic {
    Diagnostic::new(Code::MissingFrom, place.source, look.name(place), message)
        .label(label)
        .help(format!("say it in a line below: `from {day}`"))
}
