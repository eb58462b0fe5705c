//! A habit that waits for marks and has none, and that nothing else names.
//!
//! A task or goal without a mark is simply still open; a holding habit is kept by silence, and one with
//! `counts` by what it counts; one that begins after today can't have a mark yet.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Cadence, Evidence, Habit, ItemId};
use crate::lint::Look;
use crate::lint::slips::Slips;

pub fn check(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let mut used = vec![false; look.journal.habits.len()];
    for habit in named(look) {
        if let Some(used) = used.get_mut(habit) {
            *used = true;
        }
    }
    let mut slips = None;
    for (index, habit) in look.journal.habits.iter().enumerate() {
        let is_used = used.get(index).is_some_and(|used| *used);
        if is_used || !waits_for_marks(look, habit) {
            continue;
        }
        // A mark that names it almost, or a line that is broken, is told already.
        let slips = slips.get_or_insert_with(|| Slips::new(look));
        if slips.may_mean(index, &habit.name) {
            continue;
        }
        let (name, today) = (&habit.name, look.today);
        let message = format!("`{name}` is declared, and nothing marks or names it");
        found.push(
            Diagnostic::new(
                Code::UnusedName,
                habit.place.source,
                look.name(habit.place),
                message,
            )
            .help(format!(
                "mark it on a day, `{today} [x] {name}`, or take the declaration out"
            )),
        );
    }
}

fn waits_for_marks(look: &Look<'_>, habit: &Habit) -> bool {
    habit.marks.is_empty()
        && habit.evidence == Evidence::default()
        && habit.from.is_none_or(|from| from <= look.today)
        && !habit
            .sections
            .iter()
            .any(|section| section.direction.is_holding())
}

/// Every habit that a step, a goal or another habit names.
fn named(look: &Look<'_>) -> impl Iterator<Item = usize> {
    let journal = look.journal;
    let needs = journal
        .plans
        .iter()
        .flat_map(|plan| &plan.steps)
        .flat_map(|step| &step.needs);
    let needs = needs.filter_map(|need| match need {
        ItemId::Habit(habit) => Some(*habit),
        ItemId::Task(_) | ItemId::Goal(_) => None,
    });
    let measured = journal
        .goals
        .iter()
        .filter_map(|goal| Some(goal.measure?.habit()));
    let counted = journal
        .habits
        .iter()
        .flat_map(|habit| habit.evidence.counts.iter().copied());
    let sections = journal.habits.iter().flat_map(|habit| &habit.sections);
    let when = sections.filter_map(|section| match section.cadence {
        Cadence::When(habit) => Some(habit),
        _ => None,
    });
    needs.chain(measured).chain(counted).chain(when)
}
