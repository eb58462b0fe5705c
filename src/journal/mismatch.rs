//! Marks whose amounts can't count for their habit's target: told by `unit-mismatch`.
//!
//! A `[+]`, or an `[x]` under `at most` or a `per` target, that has amounts but none in the dimension of
//! the target in force on its day. A bare number takes the target's unit, so it never is one.

use super::problem::Problems;
use super::{Cadence, Direction, Habit, Journal, Mark, Section, Site};
use crate::diagnostic::Diagnostic;
use crate::syntax::{MarkShape, State, Unit};
use crate::text::{Day, SourceId, Token};
use rayon::prelude::*;

pub(super) fn marks(journal: &Journal<'_>) -> Vec<Diagnostic> {
    journal
        .habits
        .par_iter()
        .filter(|habit| {
            habit
                .sections
                .iter()
                .any(|section| section.quantity().is_some())
        })
        .flat_map_iter(|habit| {
            let mut problems = Problems::new(journal.sources, journal.documents);
            for mark in &habit.marks {
                check(journal, habit, mark, &mut problems);
            }
            problems.found
        })
        .collect()
}

fn check(journal: &Journal<'_>, habit: &Habit, mark: &Mark, problems: &mut Problems<'_>) {
    if !mark.has_amounts() {
        return;
    }
    let (source, line) = mark.site(journal);
    let document = journal.documents.get(source.0 as usize);
    let Some(shape) = document.and_then(|document| document.mark(line)) else {
        return;
    };
    if journal.would_mismatch(habit, mark.day(), mark.state(), source, shape)
        && let Some(section) = habit.section_on(mark.day())
    {
        tell(journal, habit, section, mark, problems);
    }
}

impl Journal<'_> {
    /// Whether a mark of these amounts has none that counts for what the habit asks of marks in this state.
    #[must_use]
    pub fn would_mismatch(
        &self,
        habit: &Habit,
        day: Day,
        state: State,
        source: SourceId,
        mark: &MarkShape,
    ) -> bool {
        let section = habit.section_on(day).filter(|section| asks(section, state));
        let Some((section, quantity)) = section.and_then(|it| Some((it, it.quantity()?))) else {
            return false;
        };
        let mut amounts = mark.amounts.0..mark.amounts.1;
        let counts = |index: u32| {
            self.units.of_amount(source, index).is_none_or(|unit| {
                let unit = self.units.in_context(unit, section.minutes());
                self.units.dimension(Some(unit)) == quantity.dimension
            })
        };
        !amounts.is_empty() && !amounts.any(counts)
    }
}

fn asks(section: &Section, state: State) -> bool {
    match state {
        State::Amount => true,
        State::Kept => {
            section.direction == Direction::Limit || matches!(section.cadence, Cadence::Target(_))
        }
        State::Open | State::Excused | State::Slipped => false,
    }
}

fn tell(
    journal: &Journal<'_>,
    habit: &Habit,
    section: &Section,
    mark: &Mark,
    problems: &mut Problems<'_>,
) {
    let (source, line) = mark.site(journal);
    let Some(document) = journal.documents.get(source.0 as usize) else {
        return;
    };
    let Some(shape) = document.mark(line) else {
        return;
    };
    let amounts = document.amounts(shape);
    let (Some(first), Some(last)) = (amounts.first(), amounts.last()) else {
        return;
    };
    let token = Token::new(first.token.start, last.token.end);
    let text = journal.sources.get(source.0 as usize);
    let text = text.map_or("", |source| &source.text);
    let token = document.in_line(line, token, text);
    let site = Site::new(source, line, token);
    let Some(expected) = section.target_site else {
        return;
    };
    let target = section.target_text.as_deref().unwrap_or("");
    let (given, state) = (problems.quote(site), state_text(mark.state()));
    let right = section.target_amounts();
    problems.unit_mismatch(
        site,
        (expected, "the target"),
        format!("`{given}` does not count for `{target}`"),
        format!(
            "write what the target asks for, as in `{state} {} {right}`; other amounts may follow",
            habit.name
        ),
    );
    let asked = section.quantity().and_then(|quantity| quantity.dimension);
    let meant = amounts.iter().find_map(|amount| {
        let Unit::Written(token) = amount.unit else {
            return None;
        };
        let site = Site::new(source, line, document.in_line(line, token, text));
        problems.unit_meant(&journal.units, site, asked?)
    });
    problems.mend(meant);
}

const fn state_text(state: State) -> &'static str {
    match state {
        State::Kept => "[x]",
        State::Open => "[ ]",
        State::Excused => "[-]",
        State::Slipped => "[!]",
        State::Amount => "[+]",
    }
}
