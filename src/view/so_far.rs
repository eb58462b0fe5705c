//! What a mark came to, in a few words: beside it in an editor, and when it is written.
//!
//! Only marks that add to something get words; a run of one is not worth any. Editor and command line say the
//! same, since both ask here.

use super::number::{amount, beside, counted, stands_first};
use crate::report::{Progress, SoFar};
use crate::syntax::State;

/// `12 days`: from the second on, beside what kept the run going.
#[must_use]
pub fn streak(mark: &SoFar) -> Option<String> {
    let keeps = matches!(mark.state, State::Kept | State::Amount);
    let count = mark.streak.filter(|count| keeps && *count >= 2)?;
    Some(counted(count, mark.streak_unit))
}

/// `45 of 120 min this week`, `2 of 3 this week`
#[must_use]
pub fn total(mark: &SoFar) -> Option<String> {
    let adds = matches!(mark.state, State::Kept | State::Amount | State::Slipped);
    let Progress {
        done,
        need,
        unit,
        period,
    } = mark.progress.as_ref().filter(|_| adds)?;
    let unit = unit.as_deref();
    let sign = unit.filter(|unit| stands_first(unit));
    let (done, need) = beside(*done, *need);
    let (done, need) = (amount(&done, sign), amount(&need, unit));
    Some(format!("{done} of {need} this {}", period.word()))
}
