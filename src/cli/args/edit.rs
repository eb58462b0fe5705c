//! The arguments of `daymark edit`.
//!
//! A day and a `Place`, as a mark has, but no time. Which editor it is comes from the environment,
//! not from here.

use super::day_said;
use super::mark::Place;
use crate::amend::DaySaid;
use clap::Args;

/// Open your editor at a day, and check the journal when it closes
///
/// The editor is the one that VISUAL names, else EDITOR; its words are parted as a shell would, without a shell. An
/// editor that is known is opened at the day's line.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark edit                         today
  daymark edit --due                   today, with a line for everything that is due
  daymark edit yesterday
  VISUAL='code --wait' daymark edit")]
pub struct Edit {
    /// The day: 2026-01-05, today, yesterday, mon for the last Monday, -3 for three days ago
    #[arg(
        value_name = "DATE",
        value_parser = day_said,
        default_value = "today",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub date: DaySaid,
    /// Add an open mark for each habit and task that is due and has no line there
    #[arg(long)]
    pub due: bool,
    #[command(flatten)]
    pub place: Place,
}
