//! The arguments of `daymark watch`.
//!
//! It runs three commands by their names and with their own defaults; flags of theirs it does not take.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Run a command again whenever something in the journal is saved
///
/// New files, files taken away and settings count too. On a terminal the screen is cleared before each run, and
/// what is scrolled above it stays; elsewhere, and with `--append`, the runs follow each other. Ctrl-C ends it, and so does closing what reads its output.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark watch                        findings, as you write
  daymark watch report
  daymark watch check --append 2026.day")]
pub struct Watch {
    /// What to run
    #[arg(value_name = "COMMAND", default_value = "check")]
    pub command: Watched,
    /// Files and folders, as the command takes them
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Let the runs follow each other; never clear the screen
    #[arg(long)]
    pub append: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Watched {
    /// Every finding
    Check,
    /// How it goes
    Report,
    /// What the day asks
    Today,
}

impl Watched {
    /// The command's own name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Report => "report",
            Self::Today => "today",
        }
    }
}
