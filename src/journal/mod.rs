//! The journal: every file's declarations and entries as one resolved whole.
//!
//! Names are resolved, units known, change sections laid out, marks handed to what they mark, in order.
//! It borrows the sources and documents it was built from; order of files never changes what it holds.

pub mod habit;
pub mod item;
pub mod mark;
pub mod unit;

pub use habit::{Cadence, Direction, Evidence, Forgive, Habit, Quantity, Section, Target};
pub use item::{Goal, ItemId, Measure, Milestone, Place, Plan, Step, Task};
pub use mark::Mark;
pub use unit::{Dimension, UnitId, Units};

use crate::syntax::Document;
use crate::text::{Day, Period, Source, Time, Weekday};

/// One journal: what all its files say together.
#[derive(Debug)]
pub struct Journal<'a> {
    /// In the order of their paths, component by component; a `SourceId` is an index.
    pub sources: &'a [Source],
    /// One for each source.
    pub documents: &'a [Document],
    pub settings: Settings,
    pub units: Units,
    /// In declaration order: files by path, then line. Of a duplicate name the first is kept.
    pub habits: Vec<Habit>,
    pub tasks: Vec<Task>,
    pub goals: Vec<Goal>,
    pub plans: Vec<Plan>,
    pub days: Days,
}

/// What the whole journal is set to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Monday unless set.
    pub week_starts: Weekday,
    /// Midnight unless set. A mark's time before it is after midnight, so late in its day.
    pub day_starts: Time,
    /// Pauses of every habit, in order of their first day; an open one ends at `Day::MAX`.
    pub pauses: Vec<Period>,
}

/// Which days hold what, all of the journal, later than today too. Sorted, each day once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Days {
    /// The earliest dated line, an empty one too (but not one that only carries a `[ ]` mark).
    pub first_dated: Option<Day>,
    /// Days with any entry: a mark that is not open, or prose.
    pub entries: Vec<Day>,
    /// Days with prose.
    pub prose: Vec<Day>,
    /// For each tag that some habit `counts` (folded, without `#`): the days whose prose has it or a sub-tag.
    pub tags: Vec<(String, Vec<Day>)>,
}
