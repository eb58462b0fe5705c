//! A mark's next state: kept, added where that counts for something, excused, slipped, open, and kept again.
//!
//! Only states that mean something for what is marked take part: a task has no slip, and `[+]` needs a target
//! that it adds to. Amounts and the note stay as they are.

use super::{Action, ActionKind, Here};
use crate::ide::block;
use crate::journal::name::single_spaced;
use crate::journal::{Dimension, Direction, Habit, ItemId};
use crate::syntax::words::STATES;
use crate::syntax::{MarkShape, State};
use crate::text::{Day, Edit};

pub fn next(here: &Here<'_, '_>) -> Option<Action> {
    let mark = here.document.mark(here.line)?;
    let token = here.document.in_line(here.line, mark.name, here.text);
    let name = here.document.token(here.line, token, here.text);
    let states = states(here, mark, here.analysis.journal.find(name));
    let at = states.iter().position(|&state| state == mark.state);
    // A state that is none of those goes where the first would.
    let behind = states.iter().cycle().skip(at.unwrap_or(0) + 1);
    let state = behind
        .take(states.len())
        .find(|&&state| state != mark.state)?;
    let said = STATES.iter().find(|said| said.state == *state)?;
    let (written, word) = (said.sign, said.word);
    let token = here
        .document
        .in_line(here.line, mark.state_token(), here.text);
    let edit = Edit::new(here.document.span(here.line, token), written);
    Some(Action {
        kind: ActionKind::Rewrite,
        title: format!("mark `{}` as {word}: `{written}`", single_spaced(name)),
        edits: vec![(here.source, edit)],
        mends: Vec::new(),
        is_preferred: false,
    })
}

/// The states that say something of what is marked, in their round.
fn states(here: &Here<'_, '_>, mark: &MarkShape, item: Option<ItemId>) -> Vec<State> {
    let journal = &here.analysis.journal;
    let habit = match item {
        Some(ItemId::Habit(index)) => journal.habits.get(index),
        Some(ItemId::Task(_) | ItemId::Goal(_)) => {
            return vec![State::Kept, State::Excused, State::Open];
        }
        None => None,
    };
    let Some((habit, day)) = habit.zip(block::day(here.document, here.text, here.line)) else {
        return vec![State::Kept, State::Excused, State::Slipped, State::Open];
    };
    let all = [
        State::Kept,
        State::Amount,
        State::Excused,
        State::Slipped,
        State::Open,
    ];
    let fits = |state: &State| {
        let counts = *state != State::Amount || adds_up(here, mark, habit, day);
        counts && !journal.would_mismatch(habit, day, *state, here.source, mark)
    };
    all.into_iter().filter(fits).collect()
}

/// Whether a `[+]` of these amounts counts towards the target of the day.
fn adds_up(here: &Here<'_, '_>, mark: &MarkShape, habit: &Habit, day: Day) -> bool {
    let Some(section) = habit.section_on(day) else {
        return false;
    };
    let is_avoid = section.direction == Direction::Avoid;
    let Some(target) = section.quantity().filter(|_| !is_avoid) else {
        return false;
    };
    let has_amounts = !here.document.amounts(mark).is_empty();
    has_amounts || matches!(target.dimension, None | Some(Dimension::Counted(_)))
}
