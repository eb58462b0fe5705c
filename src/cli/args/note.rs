//! The arguments of `daymark note`.
//!
//! The words come as a shell parts them and are put together again with single spaces. The rest is
//! `When`, as for a mark.

use super::mark::When;
use clap::Args;

/// Write a line of prose under a day
///
/// A time before the words is their time, as in a journal. It is one line: for more, see `daymark edit`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark note Snow, at last. #evening
  daymark note 21:40 A fox in the street
  daymark note --now 'It is late, and I am still here'
  daymark note --date yesterday What I forgot to say")]
pub struct Note {
    /// The words
    #[arg(value_name = "TEXT", required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub when: When,
}
