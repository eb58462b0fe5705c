//! The shapes of a report, field by field as version 1 of the JSON has them.
//!
//! Ratios are 0..1 and never rounded; what is absent is null; lists are in declaration order.
//! Fields marked `skip` serve the tables only.

use crate::journal::Dimension;
use crate::text::{Day, Period};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Kept,
    Missed,
    Excused,
    Pending,
}

/// A span of days that a habit was due, and what became of it. `closed` is None while pending.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OccasionReport {
    pub from: Day,
    pub until: Day,
    pub closed: Option<Day>,
    pub status: Status,
    pub done: Count,
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

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct HabitReport {
    pub name: String,
    pub title: Option<String>,
    pub tags: Vec<String>,
    pub cadence: String,
    /// `do`, `avoid` or `limit`.
    pub direction: &'static str,
    pub target: Option<String>,
    pub adherence: Option<f64>,
    pub done: Count,
    pub need: Count,
    pub excused: u32,
    pub silent: u32,
    pub streak: StreakReport,
    pub strength: Option<f64>,
    pub safe_until: Option<Day>,
    pub amounts: Vec<AmountReport>,
    /// Every one closed in the period, and every pending one.
    pub occasions: Vec<OccasionReport>,
    /// The 14 days that end today, the oldest first.
    #[serde(skip)]
    pub strip: Vec<Cell>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct StreakReport {
    pub current: u32,
    pub longest: u32,
    /// `days`, `weeks`, `months`, `quarters`, `years` or `times`.
    pub unit: &'static str,
    pub from: Option<Day>,
    pub until: Option<Day>,
}

/// What the marks of one dimension came to, one value a mark.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AmountReport {
    pub unit: Option<String>,
    #[serde(skip)]
    pub dimension: Option<Dimension>,
    pub marks: u32,
    pub total: f64,
    pub mean: f64,
    pub min: f64,
    pub max: f64,
    pub latest: f64,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanReport {
    pub name: String,
    pub title: Option<String>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub adherence: Option<f64>,
    /// 0..1.
    pub threshold: f64,
    pub steps: Vec<StepReport>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StepReport {
    pub number: u32,
    pub title: Option<String>,
    /// `on track`, `behind`, `not started` or `no data`.
    pub state: &'static str,
    pub adherence: Option<f64>,
    pub needs: Vec<NeedReport>,
    #[serde(skip)]
    pub strip: Vec<Cell>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NeedReport {
    pub name: String,
    /// `habit`, `task` or `goal`.
    pub kind: &'static str,
    pub adherence: Option<f64>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct GoalReport {
    pub name: String,
    pub title: Option<String>,
    /// `total`, `best`, `reach`, `streak` or `count`.
    pub measure: Option<&'static str>,
    pub value: Option<f64>,
    pub target: Option<f64>,
    pub unit: Option<String>,
    /// None without a measure, until it is reached.
    pub progress: Option<f64>,
    pub expected: Option<f64>,
    /// `reached`, `dropped`, `overdue`, `on pace`, `behind` or `open`.
    pub state: &'static str,
    pub by: Option<Day>,
    pub reached: Option<Day>,
    pub milestones: Vec<MilestoneReport>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MilestoneReport {
    pub target: f64,
    pub by: Day,
    pub reached: Option<Day>,
    /// `reached`, `overdue` or `open`.
    pub state: &'static str,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TaskReport {
    pub name: String,
    pub title: Option<String>,
    pub by: Option<Day>,
    /// `done`, `dropped`, `overdue` or `open`.
    pub state: &'static str,
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
    pub lines: u32,
    pub words: u64,
    pub tags: BTreeMap<String, Mentions>,
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
    pub version: u32,
    pub today: Day,
    pub period: Period,
    pub habits: Vec<HabitReport>,
    pub plans: Vec<PlanReport>,
    pub goals: Vec<GoalReport>,
    pub tasks: Vec<TaskReport>,
    pub journal: JournalReport,
}
