//! A first day that is only guessed: of a holding habit, or of a goal that counts from some day on.
//!
//! A holding habit without one is held from the journal's first day; a total, count or streak without one
//! is counted from the first mark of its habit. A habit that only prose keeps has no first day at all, nor has
//! a plan that counts its days from none.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Habit, Measure, Place};
use crate::lint::Look;
use crate::syntax::{Attribute, Clause, Declaration, StepDate};
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
    plans(look, found);
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
            let day = first.map_or(look.today, |mark| mark.day());
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

/// A plan with `for`, or with steps whose days are counted, that has no day to count from.
fn plans(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    for plan in look.journal.plans.iter().filter(|plan| plan.from.is_none()) {
        let (Some(declaration), Some(document)) = (
            look.declaration(plan.place),
            look.document(plan.place.source),
        ) else {
            continue;
        };
        // A `from` that is no date is told already.
        if document.has_problem(declaration.line..declaration.end_line) {
            continue;
        }
        let lines = declaration.attributes.iter().flat_map(|attribute| {
            let inner = match &attribute.clause {
                Clause::Step { inner, .. } => inner.as_slice(),
                _ => &[],
            };
            std::iter::once(attribute).chain(inner)
        });
        let Some(counted) = lines.clone().find(|attribute| is_counted(attribute)) else {
            continue;
        };
        let day = look.journal.days.first_dated.unwrap_or(look.today);
        let message = format!("`{}` has no first day", plan.name);
        let label = "what is counted from it says nothing";
        let warning = missing(look, plan.place, message, label, day);
        let span = look.whole(plan.place.source, counted);
        found.push(warning.other(plan.place.source, span, "counted from its first day"));
    }
}

fn is_counted(attribute: &Attribute) -> bool {
    match &attribute.clause {
        Clause::For { .. } => true,
        Clause::StepDates { from, until } => [from, until]
            .into_iter()
            .flatten()
            .any(|date| !matches!(date.value, StepDate::Date(_))),
        _ => false,
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
    doing && has_evidence && habit.evidence.counts.is_empty() && !begins
}

/// The days that a declaration is to begin by: those of its ends, changes and milestones.
fn dates(declaration: &Declaration) -> impl Iterator<Item = Day> {
    declaration
        .attributes
        .iter()
        .filter_map(|attribute| match &attribute.clause {
            Clause::Dates { until, .. } => until.map(|until| until.value),
            Clause::By(by) | Clause::Milestone { by, .. } => Some(by.value),
            Clause::Change { on, .. } => Some(on.value),
            _ => None,
        })
}

fn missing(look: &Look<'_>, place: Place, message: String, label: &str, day: Day) -> Diagnostic {
    let written = look.declaration(place).into_iter().flat_map(dates);
    let line = format!("from {}", written.fold(day, Day::min));
    let found = Diagnostic::new(Code::MissingFrom, place.source, look.name(place), message)
        .label(label)
        .help(format!("say it in a line below: `{line}`"));
    match look.line_below(place, &line) {
        Some(fix) => found.fix(fix),
        None => found,
    }
}
