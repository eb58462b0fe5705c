//! The journal: every file's declarations and entries as one resolved whole.
//!
//! Names are resolved, units known, change sections laid out, marks handed to what they mark, in order.
//! It borrows the sources and documents it was built from; order of files never changes what it holds.

pub mod exact;
pub mod habit;
pub mod item;
pub mod mark;
pub mod name;
pub mod names;
pub mod piece;
pub mod unit;

mod beginnings;
mod build;
mod circle;
mod clash;
mod dates;
mod day;
mod declare;
mod evidence;
mod goal;
mod habit_lines;
mod heading;
mod known_unit;
mod line_pass;
mod meaning;
mod measure;
mod mend;
mod mismatch;
mod once;
mod plan;
mod problem;
mod quantity;
mod section;
mod section_text;
mod setting;
mod step;
mod task;
mod unknown;

pub use beginnings::Beginnings;
pub use build::{build, build_in_pieces};
pub use habit::{Cadence, Direction, Evidence, Forgive, Habit, Quantity, Section, Target};
pub use item::{Goal, ItemId, Measure, Milestone, Place, Plan, Site, Step, Task};
pub use mark::Mark;
pub use name::{fold, loosen};
pub use names::{Named, Names};
pub use unit::{Dimension, UnitId, Units};

use crate::syntax::Document;
use crate::text::{Day, Period, Source, SourceId, Time, Weekday};

/// One journal: what all its files say together.
#[derive(Debug)]
pub struct Journal<'a> {
    /// In the order of their paths, component by component; a `SourceId` is an index.
    pub sources: &'a [Source],
    /// One for each source.
    pub documents: &'a [Document],
    /// For each document how many lines the ones before it have together.
    first_places: Vec<u32>,
    pub settings: Settings,
    pub names: Names,
    pub units: Units,
    /// In declaration order: files by path, then line. Of a duplicate name the first is kept.
    pub habits: Vec<Habit>,
    pub tasks: Vec<Task>,
    pub goals: Vec<Goal>,
    pub plans: Vec<Plan>,
    pub days: Days,
}

impl Journal<'_> {
    /// The number of a line among all lines of the journal, which may have four thousand million.
    #[must_use]
    pub fn place_of(&self, source: SourceId, line: u32) -> u32 {
        let first = self.first_places.get(source.0 as usize);
        first.map_or(u32::MAX, |first| first.saturating_add(line))
    }

    /// The source and the line there that have this number.
    #[must_use]
    pub fn site_of(&self, place: u32) -> (SourceId, u32) {
        let after = self.first_places.partition_point(|&first| first <= place);
        let source = after.saturating_sub(1);
        let first = self.first_places.get(source).copied().unwrap_or(0);
        (SourceId(source as u32), place - first)
    }

    /// Whether nothing is declared in it, and nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.habits.is_empty()
            && self.plans.is_empty()
            && self.goals.is_empty()
            && self.tasks.is_empty()
            && self.days.entries.is_empty()
    }

    /// The habit, task or goal of a name or alias, however it is spelled.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ItemId> {
        self.names.find(name).map(|named| named.id)
    }

    /// The plan of a name: an index into `plans`.
    #[must_use]
    pub fn find_plan(&self, name: &str) -> Option<usize> {
        self.names.find_plan(name).map(|named| named.id)
    }

    /// An item's name as declared; empty for an index that is none.
    #[must_use]
    pub fn name(&self, item: ItemId) -> &str {
        let name = match item {
            ItemId::Habit(index) => self.habits.get(index).map(|habit| &habit.name),
            ItemId::Task(index) => self.tasks.get(index).map(|task| &task.name),
            ItemId::Goal(index) => self.goals.get(index).map(|goal| &goal.name),
        };
        name.map_or("", String::as_str)
    }

    /// Where an item is declared.
    #[must_use]
    pub fn place(&self, item: ItemId) -> Option<Place> {
        match item {
            ItemId::Habit(index) => self.habits.get(index).map(|habit| habit.place),
            ItemId::Task(index) => self.tasks.get(index).map(|task| task.place),
            ItemId::Goal(index) => self.goals.get(index).map(|goal| goal.place),
        }
    }

    /// An item's marks, in order.
    #[must_use]
    pub fn marks(&self, item: ItemId) -> &[Mark] {
        let marks = match item {
            ItemId::Habit(index) => self.habits.get(index).map(|habit| &habit.marks),
            ItemId::Task(index) => self.tasks.get(index).map(|task| &task.marks),
            ItemId::Goal(index) => self.goals.get(index).map(|goal| &goal.marks),
        };
        marks.map_or(&[], Vec::as_slice)
    }
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
