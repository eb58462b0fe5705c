//! A first day that is only guessed: of a holding habit, or of a goal that counts from some day on.
//!
//! A holding habit without one is held from the journal's first day; a total, count or streak without one
//! is counted from the first mark of its habit. A habit that only prose keeps has no first day at all.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Habit, Measure, Place};
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
    for habit in journal.habits.iter().filter(|habit| never_begins(habit)) {
        let message = format!("`{}` has no first day", habit.name);
        let day = journal.days.first_dated.unwrap_or(look.today);
        let label = "prose keeps it, but only a mark, a step or `from` begins it";
        found.push(missing(look, habit.place, message, label, day));
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

/// Whether a habit waits for a mark that its evidence makes needless.
fn never_begins(habit: &Habit) -> bool {
    let doing = habit
        .sections
        .first()
        .is_some_and(|section| !section.direction.is_holding());
    let has_evidence = habit.evidence.journal || !habit.evidence.tags.is_empty();
    let begins = habit.from.is_some() || habit.step_from.is_some() || !habit.marks.is_empty();
    doing && has_evidence && habit.evidence.habits.is_empty() && !begins
}

fn missing(look: &Look<'_>, place: Place, message: String, label: &str, day: Day) -> Diagnostic {
    Diagnostic::new(Code::MissingFrom, place.source, look.name(place), message)
        .label(label)
        .help(format!("say it in a line below: `from {day}`"))
}
