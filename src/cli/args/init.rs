//! The arguments of `daymark init`.
//!
//! The plans to begin with are named here; their texts, and the rule that nothing is written over,
//! are `cli/init`'s.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Begin a journal: a folder with a few files whose comments show the language
///
/// A file that is there is left as it is, and said to be. Where the folder holds days already, `journal.day` is left
/// out: what it declares may be declared there.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark init                         here
  daymark init ~/journal               in a folder, made where it is not there
  daymark init --plan nine-steps       with a plan of nine steps to make your own")]
pub struct Init {
    /// The journal's folder; without it, the current one
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// What to begin with
    #[arg(long, value_name = "PLAN", default_value = "blank")]
    pub plan: InitPlan,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum InitPlan {
    /// Two habits and a goal, to be written over
    Blank,
    /// Nine steps through a hard season, each with its habits
    NineSteps,
}
