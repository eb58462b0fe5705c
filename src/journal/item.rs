//! Tasks, goals and plans, resolved: dates absolute, names turned to what they name.
//!
//! Plain data, built by the files of the same names. Here are also `Site` and `Place`, by which all findings
//! point back into a source.

use super::{Mark, Quantity};
use crate::syntax::DeclarationKind;
use crate::text::{Day, SourceId, Token};

/// Where a token stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Site {
    pub source: SourceId,
    pub line: u32,
    pub token: Token,
}

impl Site {
    #[must_use]
    pub const fn new(source: SourceId, line: u32, token: Token) -> Self {
        Self {
            source,
            line,
            token,
        }
    }
}

/// Where something is declared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub source: SourceId,
    pub line: u32,
    /// An index into the document's declarations.
    pub declaration: u32,
}

/// A habit, task or goal: an index into the journal's list of that kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ItemId {
    Habit(usize),
    Task(usize),
    Goal(usize),
}

impl ItemId {
    #[must_use]
    pub const fn kind(self) -> DeclarationKind {
        match self {
            Self::Habit(_) => DeclarationKind::Habit,
            Self::Task(_) => DeclarationKind::Task,
            Self::Goal(_) => DeclarationKind::Goal,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    pub name: String,
    pub title: Option<String>,
    pub tags: Vec<String>,
    pub place: Place,
    pub from: Option<Day>,
    pub by: Option<Day>,
    pub marks: Vec<Mark>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goal {
    pub name: String,
    pub title: Option<String>,
    pub tags: Vec<String>,
    pub place: Place,
    /// Its own `from`.
    pub from: Option<Day>,
    /// The earliest `from` of a plan with a step that needs it.
    pub plan_from: Option<Day>,
    pub by: Option<Day>,
    pub measure: Option<Measure>,
    pub milestones: Vec<Milestone>,
    pub marks: Vec<Mark>,
}

/// What a goal measures; `habit` is an index into the journal's habits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    Total {
        habit: usize,
        target: Quantity,
    },
    Best {
        habit: usize,
        target: Quantity,
    },
    Reach {
        habit: usize,
        target: Quantity,
        starting: Option<Quantity>,
    },
    Streak {
        habit: usize,
        target: u32,
    },
    Count {
        habit: usize,
        target: u32,
    },
}

impl Measure {
    #[must_use]
    pub const fn habit(&self) -> usize {
        match *self {
            Self::Total { habit, .. }
            | Self::Best { habit, .. }
            | Self::Reach { habit, .. }
            | Self::Streak { habit, .. }
            | Self::Count { habit, .. } => habit,
        }
    }
}

/// A goal's way mark. For `streak` and `count` its quantity is bare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Milestone {
    pub target: Quantity,
    pub by: Day,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    pub name: String,
    pub title: Option<String>,
    pub tags: Vec<String>,
    pub place: Place,
    pub from: Option<Day>,
    /// From `until` or `for`.
    pub until: Option<Day>,
    /// The people of `without`, folded, without the `@`.
    pub without: Vec<String>,
    /// The least adherence that is on track, in millionths of a percent: 80 % is 80,000,000.
    pub on_track: i64,
    /// In the order written.
    pub steps: Vec<Step>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    pub number: u32,
    pub title: Option<String>,
    pub line: u32,
    /// Its own dates made absolute; None where it has none of its own.
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// In the order written, each once; names that name nothing are left out.
    pub needs: Vec<ItemId>,
}
