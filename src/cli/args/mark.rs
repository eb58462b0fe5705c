//! The arguments of `daymark mark`, and those that every capture has.
//!
//! `When` (a day, a time, a place) serves `note` too, and `Place` alone `edit`, `fill` and `undo`. The four
//! flags for a state exclude each other; without one the mark is kept.

use super::{day_said, time};
use crate::amend::DaySaid;
use crate::syntax::State;
use crate::text::Time;
use clap::Args;
use std::path::PathBuf;

/// Mark what you did: one line, written into the journal
///
/// A name may be one of its other names, or the start of one where only one begins so. Amounts and a note belong to
/// the name before them. Behind a number stands its unit, if it is one that is known or that the journal has; else the
/// next name, or the start of one. A word that is near no name is a new unit; `3laps`, in one, always is a number with
/// its unit, and a comma always ends what belongs to a name. An open mark of that day, `[ ] run`, is filled in where it
/// stands, unless something of it would have to go, or marks of several files were to be filled in at once. It writes
/// the smallest change in the way you write, and nothing where the result would not be your journal plus exactly that.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark mark run                     [x] run, today
  daymark mark run 5 km : felt good    a note stands behind a colon
  daymark mark run 5 km read           two at once
  daymark mark read 12 run             two, as well: `run` is a name, and no unit
  daymark mark sleep --time 22:50 --date yesterday
  daymark mark wine 1 glass --add
  daymark mark run --excuse : a cold")]
pub struct Mark {
    /// Names, each with its amounts, and a note behind a colon
    #[arg(value_name = "NAME [AMOUNT] [: NOTE]", required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub when: When,
    /// Excused, as `[-]`: the day does not count either way
    #[arg(long, group = "state", help_heading = "Other marks")]
    pub excuse: bool,
    /// Slipped, as `[!]`
    #[arg(long, group = "state", help_heading = "Other marks")]
    pub slip: bool,
    /// Open, as `[ ]`: a line to fill in later
    #[arg(long, group = "state", help_heading = "Other marks")]
    pub open: bool,
    /// An amount more, as `[+]`
    #[arg(long, group = "state", help_heading = "Other marks")]
    pub add: bool,
}

impl Mark {
    pub const fn state(&self) -> State {
        if self.excuse {
            State::Excused
        } else if self.slip {
            State::Slipped
        } else if self.open {
            State::Open
        } else if self.add {
            State::Amount
        } else {
            State::Kept
        }
    }
}

/// Which day and time an entry has, and which file it goes to.
#[derive(Args, Debug)]
pub struct When {
    /// The day: 2026-01-05, today, yesterday, mon for the last Monday, -3 for three days ago
    #[arg(
        long,
        value_name = "DATE",
        value_parser = day_said,
        default_value = "today",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub date: DaySaid,
    /// The time of day
    #[arg(long, value_name = "HH:MM", value_parser = time, conflicts_with = "now")]
    pub time: Option<Time>,
    /// The time of day, from the clock
    #[arg(long)]
    pub now: bool,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args, Debug)]
pub struct Place {
    /// Write into this file; otherwise into the one that has the day, else the one with the newest earlier day
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}
