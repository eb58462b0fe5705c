//! The arguments of `daymark fill`.
//!
//! A first day and a `Place`: the answers come from standard input, and each is then written as `mark` would.

use super::day_said;
use super::mark::Place;
use crate::amend::DaySaid;
use clap::Args;

/// Answer for each habit that is due and has no mark, day by day
///
/// On a terminal one key is an answer: x kept, - excused, ! slipped, s skip, q quit. Otherwise each answer is a line
/// of standard input, which begins with one of these or the word, or with yes or no; amounts and a note may follow, as
/// in `x 5 km : slow`. It marks only what was asked about. Each is written at once.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark fill                         today
  daymark fill --since mon             every day from the last Monday on")]
pub struct Fill {
    /// The first day to ask about, up to today
    #[arg(
        long,
        value_name = "DATE",
        value_parser = day_said,
        default_value = "today",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub since: DaySaid,
    #[command(flatten)]
    pub place: Place,
}
