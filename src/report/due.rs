//! What is due on a day: each habit's occasion that holds the day, and whether anything is still asked of it.
//!
//! The occasions are the walk's own. What is added is what a person asks in the morning: an occasion of several
//! days that wants more asks nothing of a day that did its part, and what was never begun may begin today.

use super::done::Triggers;
use super::lens::Lens;
use super::occasion::Occasion;
use super::walk::Walk;
use super::{Count, Status};
use crate::journal::{Cadence, Journal, Section};
use crate::text::Day;

/// A habit that is due on a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Due {
    /// An index into the journal's habits.
    pub habit: usize,
    /// Pending: something is still asked. Kept: the day's part is done. Missed: slipped. Excused: not today.
    pub status: Status,
    /// Of the whole occasion: `1` of `3` days of a week; a share of 1 under a `per` target.
    pub done: Count,
    pub need: Count,
    /// The first and the last day of the occasion.
    pub from: Day,
    pub until: Day,
    /// Whether silence keeps it: `avoid` and `at most`.
    pub is_holding: bool,
}

impl Due {
    /// Whether a mark is still waited for.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status == Status::Pending && !self.is_holding
    }
}

/// Every habit that is due on `day`, as far as the marks up to then say; in declaration order.
#[must_use]
pub fn due(journal: &Journal<'_>, day: Day) -> Vec<Due> {
    let triggers = Triggers::new(journal, day);
    (0..journal.habits.len())
        .filter_map(|habit| due_habit(journal, &triggers, habit, day))
        .collect()
}

/// The habit at this index; None where nothing of it falls on the day. `triggers` are those of the day.
#[must_use]
pub fn due_habit(
    journal: &Journal<'_>,
    triggers: &Triggers,
    habit: usize,
    day: Day,
) -> Option<Due> {
    let mut lens = Lens::new(journal, habit, day)?;
    // What has no first day yet would have it today.
    lens.first.get_or_insert(day);
    let lens = lens;
    let walk = Walk::new(&lens, triggers);
    let mut found: Option<Occasion> = None;
    walk.each(&mut |occasion| {
        if occasion.from <= day && day <= occasion.until {
            found = Some(occasion);
        }
    });
    let occasion = found.or_else(|| walk.growing_window(day))?;
    let section = lens.section_on(occasion.from)?;
    Some(Due {
        habit,
        status: status(&lens, section, &occasion, day),
        done: Count(occasion.done),
        need: Count(occasion.need),
        from: occasion.from,
        until: occasion.until,
        is_holding: section.direction.is_holding(),
    })
}

/// What is asked of the day itself. An occasion that is decided asks nothing more; a pending one asks nothing of
/// a day that is excused, nor, where it counts days, of one that is done.
fn status(lens: &Lens<'_>, section: &Section, occasion: &Occasion, day: Day) -> Status {
    let counts_days =
        !section.direction.is_holding() && !matches!(section.cadence, Cadence::Target(_));
    match occasion.status {
        Status::Pending if lens.is_excused(day, section) => Status::Excused,
        Status::Pending if counts_days => lens.judge(day, &lens.tally_day(day, section), section),
        status => status,
    }
}
