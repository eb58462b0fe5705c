//! Which lines of a habit can't stand together, and what to write instead.
//!
//! One table of pairs; a pair clashes whichever stands first.

use super::Site;
use super::problem::Problems;
use crate::syntax::{Cadence, Clause, Target};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Clash {
    TwoAvoids,
    TwoCadences,
    TwoTargets,
    AvoidAndTarget,
    /// A `per` target and a cadence.
    PeriodAndCadence,
    /// `N per day` and a target or `avoid`.
    PerDay,
    /// `avoid` or a daily `at most` and a cadence other than named days or `when`.
    Holding,
}

/// Why two lines can't stand together, if they can't.
pub(super) fn clash(one: &Clause, other: &Clause) -> Option<Clash> {
    match (one, other) {
        (Clause::Avoid, Clause::Avoid) => Some(Clash::TwoAvoids),
        (Clause::Cadence(_), Clause::Cadence(_)) => Some(Clash::TwoCadences),
        (Clause::Target(_), Clause::Target(_)) => Some(Clash::TwoTargets),
        (Clause::Avoid, Clause::Target(_)) | (Clause::Target(_), Clause::Avoid) => {
            Some(Clash::AvoidAndTarget)
        }
        (Clause::Cadence(cadence), Clause::Target(target))
        | (Clause::Target(target), Clause::Cadence(cadence)) => with_target(cadence, target),
        (Clause::Cadence(cadence), Clause::Avoid) | (Clause::Avoid, Clause::Cadence(cadence)) => {
            with_holding(cadence)
        }
        _ => None,
    }
}

const fn with_target(cadence: &Cadence, target: &Target) -> Option<Clash> {
    match target {
        Target::AtLeast { per: Some(_), .. } | Target::AtMost { per: Some(_), .. } => {
            Some(Clash::PeriodAndCadence)
        }
        Target::AtMost { per: None, .. } => with_holding(cadence),
        Target::AtLeast { per: None, .. } | Target::Before(_) | Target::After(_) => match cadence {
            Cadence::PerDay(_) => Some(Clash::PerDay),
            _ => None,
        },
    }
}

const fn with_holding(cadence: &Cadence) -> Option<Clash> {
    match cadence {
        Cadence::Days(_) | Cadence::When(_) | Cadence::Occasion(_) => None,
        Cadence::PerDay(_) => Some(Clash::PerDay),
        _ => Some(Clash::Holding),
    }
}

impl Clash {
    pub(super) fn tell(self, problems: &mut Problems<'_>, later: Site, earlier: Site) {
        let (new, old) = (problems.quote(later), problems.quote(earlier));
        let (why, help) = match self {
            Self::TwoAvoids => return problems.repeated_attribute("avoid", later, earlier),
            Self::TwoCadences => (
                format!("`{old}` and `{new}` are two cadences"),
                format!(
                    "keep one; to go over to `{new}` on a day, write it below a line such as `change on 2026-03-01`"
                ),
            ),
            Self::TwoTargets => (
                format!("`{old}` and `{new}` are two targets"),
                format!(
                    "keep one, and give `{new}` a habit of its own"
                ),
            ),
            Self::AvoidAndTarget => (
                format!("`{new}` does not go with `{old}`"),
                "keep `avoid` for none at all, or the target for an amount, as in `at most 3 glasses`"
                    .to_owned(),
            ),
            Self::PeriodAndCadence => (
                format!("`{new}` does not go with `{old}`: the target's period is the cadence"),
                "keep the target alone, or let it hold for each day, as in `at least 20 min`".to_owned(),
            ),
            Self::PerDay => (
                format!("`{new}` does not go with `{old}`: `per day` counts marks"),
                "keep one of them; beside a target or `avoid` the cadence can be `every day`".to_owned(),
            ),
            Self::Holding => (
                format!("`{new}` does not go with `{old}`: holding goes by days"),
                "write `every day`, `every weekday`, days such as `every mon fri`, or `when` beside it"
                    .to_owned(),
            ),
        };
        problems.conflicting_attributes(later, earlier, why, help);
    }
}
