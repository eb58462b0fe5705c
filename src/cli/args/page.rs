//! What a report written as a page, a picture or a file is asked for.
//!
//! They are flags of `report`. Which of them go with which format is checked by `cli/page`, since clap can't
//! say it with a reason.

use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug, Default)]
pub struct Page {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The picture of an SVG: calendar:HABIT, streaks:HABIT, steps:PLAN or goal:GOAL
    #[arg(long, value_name = "PICTURE")]
    pub only: Option<String>,
    /// Let the page hold what was written in the report's days: prose and notes
    #[arg(long)]
    pub with_text: bool,
}
