//! One day with a mark that says kept and one that says slipped or excused. Only one of them counts.
//!
//! Under `when:` each mark is an occasion of its own, and under `N per day` each is one of several, so
//! there they don't conflict.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Cadence, Direction, Mark};
use crate::lint::{Look, Marked};
use crate::syntax::State;

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    for day in marked.days().filter(|day| day.len() > 1) {
        let Some(first) = day.first() else { continue };
        let section = marked
            .habit()
            .and_then(|habit| habit.section_on(first.day()));
        if section.is_some_and(|section| {
            matches!(section.cadence, Cadence::Occasion | Cadence::PerDay(_))
        }) {
            continue;
        }
        let avoids = section.is_some_and(|section| section.direction == Direction::Avoid);
        let is_slip = |mark: &Mark| avoids && look.has_more_than_nothing(mark);
        let is_kept = |mark: &&Mark| mark.state() == State::Kept;
        let kept = day.iter().find(|mark| is_kept(mark) && !is_slip(mark));
        let Some(kept) = kept.or_else(|| day.iter().find(is_kept)) else {
            continue;
        };
        let other = day.iter().find(|mark| match mark.state() {
            // Two slips agree.
            State::Slipped => !is_slip(kept),
            State::Excused => true,
            State::Amount => avoids && !is_slip(kept),
            State::Kept => is_slip(mark) && !is_slip(kept),
            State::Open => false,
        });
        if let Some(other) = other {
            found.push(conflict(look, marked, kept, other));
        }
    }
}

fn conflict(look: &Look<'_>, marked: &Marked<'_>, kept: &Mark, other: &Mark) -> Diagnostic {
    let (earlier, later) = if kept.place() < other.place() {
        (kept, other)
    } else {
        (other, kept)
    };
    let name = marked.item.name();
    let is_habit = marked.habit().is_some();
    let said = |mark: &Mark| match mark.state() {
        _ if mark == kept => {
            if is_habit {
                "kept"
            } else {
                "done"
            }
        }
        State::Excused => {
            if is_habit {
                "excused"
            } else {
                "dropped"
            }
        }
        _ => "slipped",
    };
    let message = format!(
        "{} says of `{name}` both {} and {}",
        kept.day(),
        said(earlier),
        said(later)
    );
    Diagnostic::new(
        Code::ConflictingMarks,
        later.source(look.journal),
        look.span(later),
        message,
    )
    .label(format!("{} here", said(later)))
    .other(
        earlier.source(look.journal),
        look.span(earlier),
        format!("{} here", said(earlier)),
    )
    .help(format!(
        "leave the one that is true: `{}` or `{}`",
        look.written(earlier),
        look.written(later)
    ))
}
