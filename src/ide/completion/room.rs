//! The attributes that have no place beside one that is given: itself, and what it does not go with.
//!
//! It keeps completion from offering what would be an error at once. The errors themselves are `journal`'s;
//! this table says the same for one clause at a time and has to follow it.

use crate::syntax::words::TIMES;
use crate::syntax::{Cadence, Clause, Target};

/// The words of the attributes that a clause leaves no room for. Those that may be given many times are not among
/// their own.
pub(super) const fn takes(clause: &Clause) -> &'static [&'static str] {
    match clause {
        Clause::Cadence(cadence) => beside_cadence(cadence),
        // To hold back from something is asked day by day, and nothing counts for it.
        Clause::Avoid | Clause::Target(Target::AtMost { per: None, .. }) => &[
            "avoid", "at least", "at most", "before", "after", TIMES, "whenever", "counts",
        ],
        Clause::Target(Target::AtMost { per: Some(_), .. }) => &[
            "every", TIMES, "when", "whenever", "avoid", "at least", "at most", "before", "after",
            "counts",
        ],
        // With its period it says when the habit is due.
        Clause::Target(Target::AtLeast { per: Some(_), .. }) => &[
            "every", TIMES, "when", "whenever", "avoid", "at least", "at most", "before", "after",
        ],
        Clause::Target(_) => &["avoid", "at least", "at most", "before", "after"],
        Clause::Counts(_) => &["avoid", "at most"],
        Clause::Forgive(_) => &["forgive"],
        Clause::Ask(_) => &["ask"],
        Clause::Dates { from, until } => dates(from.is_some(), until.is_some()),
        Clause::StepDates { from, until } => dates(from.is_some(), until.is_some()),
        Clause::Also(_) => &["also"],
        Clause::Note(_) => &["note"],
        Clause::By(_) => &["by"],
        Clause::Measure(_) => &["total", "best", "reach", "streak", "count"],
        // A plan ends by one of the two.
        Clause::For { .. } => &["for", "until"],
        Clause::OnTrack(_) => &["on track"],
        Clause::Needs(_) => &["needs"],
        Clause::Pause(_)
        | Clause::Change { .. }
        | Clause::Milestone { .. }
        | Clause::Without(_)
        | Clause::Step { .. } => &[],
    }
}

const fn beside_cadence(cadence: &Cadence) -> &'static [&'static str] {
    match cadence {
        Cadence::Days(_) | Cadence::When(_) => &["every", TIMES, "when", "whenever"],
        Cadence::Occasion(_) => &["every", TIMES, "when", "whenever", "counts"],
        Cadence::PerDay(_) => &[
            "every", TIMES, "when", "whenever", "avoid", "at least", "at most", "before", "after",
        ],
        _ => &["every", TIMES, "when", "whenever", "avoid", "at most"],
    }
}

const fn dates(from: bool, until: bool) -> &'static [&'static str] {
    match (from, until) {
        (true, true) => &["from", "until", "for"],
        (true, false) => &["from"],
        _ => &["until", "for"],
    }
}
