//! The shapes of a report, field by field as version 1 of the JSON has them.
//!
//! Ratios are 0..1 and never rounded; what is absent is null; lists are in declaration order.
//! Fields marked `skip` serve the tables only.

use crate::journal::Dimension;
use crate::text::{Day, Period};
use serde::Serialize;
use std::collections::BTreeMap;

/// What became of an occasion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// All that was needed was done, or held.
    Kept,
    /// It closed with less.
    Missed,
    /// Paused or marked `[-]`; it counts neither way.
    Excused,
    /// Not closed yet: nothing is decided.
    Pending,
}

/// A span of days that a habit was due, and what became of it. `closed` is None while pending.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OccasionReport {
    /// Its first day.
    pub from: Day,
    /// Its last day, which may be later than today.
    pub until: Day,
    /// The day that decided it.
    pub closed: Option<Day>,
    pub status: Status,
    /// All that was done, which may be more than was needed.
    pub done: Count,
    /// Days or marks asked for, fewer where days are excused; 1, of which `done` is a share, where a target runs
    /// over a period.
    pub need: Count,
}

/// A number that is a whole one most of the time, and is written so in JSON where it is.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct Count(pub f64);

impl Serialize for Count {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// One day of a strip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Done (doing), or held (holding).
    Done,
    Missed,
    Excused,
    /// Due, and not decided yet.
    Pending,
    /// Nothing was due.
    Off,
}

/// How a habit went over the report's period, and what is so today whatever the period: streak, strength,
/// safe until, strip.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct HabitReport {
    /// As declared, single spaces between its words.
    pub name: String,
    pub title: Option<String>,
    /// The title's tags, folded, without `#`, each once.
    pub tags: Vec<String>,
    /// Of the section in force today, as written: `3 per week`; `per week` where the target is the cadence.
    pub cadence: String,
    /// `do`, `avoid` or `limit`.
    pub direction: &'static str,
    /// Of the same section, as written: `at least 20 min`.
    pub target: Option<String>,
    /// `done` / `need`, 0..1; None where no occasion closed.
    pub adherence: Option<f64>,
    /// Over the kept and missed occasions that closed in the period, of each no more than it needed.
    pub done: Count,
    /// What the same occasions needed.
    pub need: Count,
    /// Occasions that closed in the period and count neither way.
    pub excused: u32,
    /// Holding occasions that closed in the period, kept without an entry of whatever kind in their days.
    pub silent: u32,
    pub streak: StreakReport,
    /// 0..1, by the formula in [`super::strength`]; None where it is only recorded.
    pub strength: Option<f64>,
    /// The last day to which it may be put off without an end of the streak; None where no day is.
    pub safe_until: Option<Day>,
    /// One for each dimension marked in the period; the target's first, the rest as they were met.
    pub amounts: Vec<AmountReport>,
    /// Every one closed in the period, and every pending one.
    pub occasions: Vec<OccasionReport>,
    /// The 14 days that end today, the oldest first.
    #[serde(skip)]
    pub strip: Vec<Cell>,
}

/// Kept occasions in a row, as they stand today. Excused ones and forgiven misses change nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct StreakReport {
    /// 0 where a miss ended it, or the habit is over.
    pub current: u32,
    /// The longest run of all, the current one too.
    pub longest: u32,
    /// `days`, `weeks`, `months`, `quarters`, `years` or `times`.
    pub unit: &'static str,
    /// The first day of the current run; None where that is 0.
    pub from: Option<Day>,
    /// The day on which its last kept occasion closed; None where that is 0.
    pub until: Option<Day>,
}

/// What the marks of one dimension came to, one value a mark.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AmountReport {
    /// As written: that of today's target where it has this dimension, else the one met first. None for bare
    /// numbers. All values below are in it.
    pub unit: Option<String>,
    #[serde(skip)]
    pub dimension: Option<Dimension>,
    /// How many marks have an amount of this dimension.
    pub marks: u32,
    pub total: f64,
    pub mean: f64,
    pub min: f64,
    pub max: f64,
    /// By the order of marks in the journal.
    pub latest: f64,
}

/// How a plan is kept.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanReport {
    pub name: String,
    pub title: Option<String>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// The plain mean over the steps that have a value, 0..1.
    pub adherence: Option<f64>,
    /// What `on track at` asks, 0..1; 0.8 without it.
    pub threshold: f64,
    pub steps: Vec<StepReport>,
}

/// How a step is kept, over its plan's days up to today and its own; within the report's period if one was
/// asked for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StepReport {
    pub number: u32,
    pub title: Option<String>,
    /// `on track`, `behind`, `not started` or `no data`.
    pub state: &'static str,
    /// The plain mean over the needs that have a value, 0..1.
    pub adherence: Option<f64>,
    /// In the order written.
    pub needs: Vec<NeedReport>,
    /// Those of its habits, joined day by day.
    #[serde(skip)]
    pub strip: Vec<Cell>,
}

/// A habit, task or goal that a step needs, and what it gives to the mean.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NeedReport {
    pub name: String,
    /// `habit`, `task` or `goal`.
    pub kind: &'static str,
    /// A habit's adherence over the step's days; of a task 1 or 0; of a goal how far it is of what is expected.
    /// None while nothing can be said.
    pub adherence: Option<f64>,
}

/// How far a goal is, today, whatever the period.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct GoalReport {
    pub name: String,
    pub title: Option<String>,
    /// `total`, `best`, `reach`, `streak` or `count`.
    pub measure: Option<&'static str>,
    /// What is measured so far, in `unit`; None where nothing is.
    pub value: Option<f64>,
    /// What it is to come to, in `unit`.
    pub target: Option<f64>,
    /// As written; None for a `streak`, a `count` or bare numbers.
    pub unit: Option<String>,
    /// How far of the whole way, 0..1; None without a measure, until it is reached.
    pub progress: Option<f64>,
    /// The days gone of the days from its first day to `by`, 0..1; None where it has not both.
    pub expected: Option<f64>,
    /// `reached`, `dropped`, `overdue`, `on pace`, `behind` or `open`.
    pub state: &'static str,
    pub by: Option<Day>,
    /// The first day on which it was so.
    pub reached: Option<Day>,
    pub milestones: Vec<MilestoneReport>,
}

/// A way mark of a goal.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MilestoneReport {
    /// In the goal's unit.
    pub target: f64,
    pub by: Day,
    /// The first day on which the value met it.
    pub reached: Option<Day>,
    /// `reached`, `overdue` or `open`.
    pub state: &'static str,
}

/// How a task stands, today, whatever the period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TaskReport {
    pub name: String,
    pub title: Option<String>,
    pub by: Option<Day>,
    /// `done`, `dropped`, `overdue` or `open`.
    pub state: &'static str,
    /// The day of the `[x]` that did it.
    pub done: Option<Day>,
}

/// The writing: days, lines and words of prose; tags and people of prose and notes, each mention.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct JournalReport {
    /// Days with prose.
    pub days: u32,
    /// Days with any entry.
    pub entry_days: u32,
    /// The last day with any entry up to today, whatever the period.
    pub last: Option<Day>,
    /// Lines of prose.
    pub lines: u32,
    /// Words of that prose, parted by white space.
    pub words: u64,
    /// By folded name, without `#`. A sub-tag is a tag of its own.
    pub tags: BTreeMap<String, Mentions>,
    /// By folded name, without `@`.
    pub people: BTreeMap<String, Mentions>,
}

/// How often a tag or person is mentioned. They compare case folded, which spells some words as nobody would write
/// them, so tables show the spelling that was met first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Mentions {
    pub count: u32,
    #[serde(skip)]
    pub spelling: String,
}

impl Mentions {
    /// Further mentions of the same name, made after these.
    pub fn add(&mut self, later: Self) {
        if self.count == 0 {
            self.spelling = later.spelling;
        }
        self.count += later.count;
    }
}

/// A whole report in memory. `render::json` streams the same fields habit by habit instead.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Report {
    /// Of the fields of the JSON; 1.
    pub version: u32,
    /// The day that the report stands on.
    pub today: Day,
    /// What adherence, amounts and writing are over, both ends included.
    pub period: Period,
    pub habits: Vec<HabitReport>,
    pub plans: Vec<PlanReport>,
    pub goals: Vec<GoalReport>,
    pub tasks: Vec<TaskReport>,
    pub journal: JournalReport,
}
