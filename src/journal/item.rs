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
    /// From 0, in that source.
    pub line: u32,
    /// In bytes from the start of that line.
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
    /// Its first line, from 0.
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

/// Something to do once: the first `[x]` up to today does it, else a `[-]` drops it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// As declared, single spaces between its words.
    pub name: String,
    /// The words after the colon of its first line.
    pub title: Option<String>,
    /// The title's tags, folded, without `#`, each once.
    pub tags: Vec<String>,
    pub place: Place,
    /// Marks before it are told as too early, and count.
    pub from: Option<Day>,
    /// The last day on which it is not overdue.
    pub by: Option<Day>,
    /// In the order of the journal, open ones left out.
    pub marks: Vec<Mark>,
}

/// Something to arrive at: by what it measures, or by being marked `[x]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goal {
    /// As declared, single spaces between its words.
    pub name: String,
    /// The words after the colon of its first line.
    pub title: Option<String>,
    /// The title's tags, folded, without `#`, each once.
    pub tags: Vec<String>,
    pub place: Place,
    /// Its own `from`.
    pub from: Option<Day>,
    /// The earliest `from` of a plan with a step that needs it.
    pub plan_from: Option<Day>,
    /// The day on which all of it is expected.
    pub by: Option<Day>,
    /// None for one that only a mark can reach.
    pub measure: Option<Measure>,
    /// In the order written.
    pub milestones: Vec<Milestone>,
    /// Its own marks, not those of its habit; open ones left out.
    pub marks: Vec<Mark>,
}

/// What a goal measures; `habit` is an index into the journal's habits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// `total AMOUNT of HABIT`: the sum of its amounts.
    Total { habit: usize, target: Quantity },
    /// `best AMOUNT of HABIT`: the largest amount of one mark.
    Best { habit: usize, target: Quantity },
    /// `reach AMOUNT of HABIT [starting AMOUNT]`: the latest amount, on its way up or down.
    /// Without `starting` the way begins with the first mark looked at.
    Reach {
        habit: usize,
        target: Quantity,
        starting: Option<Quantity>,
    },
    /// `streak N of HABIT`: its current streak, in its own unit.
    Streak { habit: usize, target: u32 },
    /// `count N of HABIT`: the days on which it was done.
    Count { habit: usize, target: u32 },
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
    /// The day until which it is to be reached.
    pub by: Day,
}

/// A programme of steps, each of habits, tasks and goals.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// As declared, single spaces between its words. Plans' names are a set of their own.
    pub name: String,
    /// The words after the colon of its first line.
    pub title: Option<String>,
    /// The title's tags, folded, without `#`, each once.
    pub tags: Vec<String>,
    pub place: Place,
    /// Its first day, which days and weeks of its steps are counted from.
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

/// A part of a plan, kept as well as the mean of what it needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// As written; two steps may share one, which is told.
    pub number: u32,
    /// The words after its colon.
    pub title: Option<String>,
    /// Where it is written, in its plan's source.
    pub line: u32,
    /// Its own dates made absolute; None where it has none of its own.
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// In the order written, each once; names that name nothing are left out.
    pub needs: Vec<ItemId>,
}
