//! `daymark today` as clap reads it.
//!
//! `--short` and `--format` exclude each other: a short line is for a prompt and is of all journals
//! together, JSON of one.

use super::Paths;
use clap::{Args, ValueEnum};

/// What the day asks: what is due and at risk, what is done, what comes next
///
/// A habit is at risk where its streak ends unless it is done today; `safe until` is how long it can wait.
/// Shown too are what is held so far, the next milestone of each goal, and tasks for today or overdue.
///
/// Ends with 0, with 1 where the journal has errors, with 2 where something could not be read.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark today
  daymark today --short                for a prompt or a status bar: `3 due, 1 at risk`
  daymark today --today 2026-02-01     as it was that day
  daymark today --format json | jq '.habits[] | select(.at_risk) | .name'")]
pub struct Today {
    #[command(flatten)]
    pub paths: Paths,
    /// One short line, all journals together, their errors counted in it
    #[arg(long, conflicts_with = "format")]
    pub short: bool,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TodayFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum TodayFormat {
    /// For reading
    Text,
    /// For programs: one journal
    Json,
}
