//! The arguments of `daymark calendar` and `daymark trend`.
//!
//! Both are of one habit or some, named first; so the paths, which other commands take bare, come behind a
//! flag here: `OfJournal` turns them back into the `Paths` that all commands load by.

use super::Paths;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Pictures of habits: a heatmap of weeks and weekdays, or a month as on the wall
///
/// The last 52 weeks, unless a year or month is asked for. Each day is kept, missed, excused, open or not due, as the
/// strips of a report have it; where a target is an amount, a kept day is the darker the more was done. Beside each
/// weekday stands how often it was kept.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark calendar                     every habit, the last 52 weeks
  daymark calendar run --year          this year
  daymark calendar run --year 2025
  daymark calendar --month             this month, day by day
  daymark calendar run --month 'last month'
  daymark calendar run -f ~/journal    of the journal there")]
pub struct Calendar {
    /// The habits, by name, alias or a beginning that only one has; all of them where none is named
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    #[command(flatten)]
    pub of: OfJournal,
    /// A year: 2025, 'last year'; this one where none is said
    #[arg(long, num_args = 0..=1, value_name = "YEAR", default_missing_value = "this year")]
    pub year: Option<String>,
    /// A month: 2026-01, 'last month'; this one where none is said
    #[arg(
        long,
        num_args = 0..=1,
        value_name = "MONTH",
        default_missing_value = "this month",
        conflicts_with = "year"
    )]
    pub month: Option<String>,
}

/// How a habit goes, week by week or month by month: bars and sparklines, with their numbers
///
/// How much was kept of what was due, and what its amounts come to; days where it has none. What a goal is to reach, as
/// a weight, is not added up: of each week or month stands the latest, and bars go from the lowest to the highest. The
/// last 12 weeks or months, unless a period is asked for.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark trend run
  daymark trend run --by month
  daymark trend run --period 2025      (`daymark report --help` has all periods)
  daymark trend run --format json | jq '.periods[] | {from, adherence}'")]
pub struct Trend {
    /// The habit, by name, alias or a beginning that only one has
    pub name: String,
    #[command(flatten)]
    pub of: OfJournal,
    /// What a bar stands for
    #[arg(long, value_name = "UNIT", default_value = "week")]
    pub by: By,
    /// The days to show, for example 2026 or 'last 26 weeks'
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
}

/// Where the names of a command are looked up, and how it answers.
#[derive(Args, Debug)]
pub struct OfJournal {
    /// A file or folder to look in, `-` for standard input (more than one may be given). Without any: the journal
    /// around the current folder, else DAYMARK_JOURNAL, else the current folder
    #[arg(long = "file", short = 'f', value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The file that standard input stands for: it is read within that file's journal
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: PictureFormat,
}

impl OfJournal {
    pub fn paths(&self) -> Paths {
        Paths {
            paths: self.paths.clone(),
            stdin_filename: self.stdin_filename.clone(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum PictureFormat {
    /// For reading
    Text,
    /// For programs: one journal, numbers unrounded
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum By {
    Week,
    Month,
}
