//! `daymark log` as clap reads it.
//!
//! Flags and words ask the same things: `cli/log` makes one query of both. `LogState` is here so that
//! `syntax` need not know clap.

use crate::syntax::State;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Find in what you wrote: by days, tags, people, habits, states and words
///
/// Without a query it shows every entry. All that is asked has to be so; of several habits or states, one.
/// Words are found whatever their case. Days go in order, their entries as they are written; what counts for
/// nothing, such as an open mark, is left out.
///
/// This shows your own words; a report never does. They are broken into lines on a terminal only.
///
/// Ends with 0 where something was found, 1 where nothing was or the journal has errors, 2 where something could not
/// be read or the question is none.
#[derive(Args, Debug)]
#[command(after_help = "\
Queries, in quotes where the shell has its own ideas of them:
  snow  'long way'                     words
  '#evening'  '@mira'                  a tag (or a tag below it), a person
  '[!]'                                a state
  '/snow|rain/'  '/(?i)snow/'          a regular expression, case counting or not

Examples:
  daymark log
  daymark log snow --period 'last month'
  daymark log --habit run --state slipped
  daymark log --tag evening cake --context 2
  daymark log --on-this-day
  daymark log --reverse --limit 10     the last ten, the latest day first
  daymark log '@mira' --format day > mira.day")]
pub struct Log {
    /// What to look for
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// A file or folder to look in, `-` for standard input (more than one may be given). Without any: the journal
    /// around the current folder, else DAYMARK_JOURNAL, else the current folder
    #[arg(long = "file", short = 'f', value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The file that standard input stands for: it is read within that file's journal
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
    /// Only these days, for example 2026-01 or 'last week' (`daymark report --help` has all)
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Only today's day and month in earlier years
    #[arg(long)]
    pub on_this_day: bool,
    /// Only what mentions this tag, or one below it
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Only what mentions this person
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// Only marks of this habit, task or goal, by name, alias or a beginning that only one has (more than one may be
    /// given)
    #[arg(long, value_name = "NAME")]
    pub habit: Vec<String>,
    /// Only marks in this state (more than one may be given)
    #[arg(long, value_name = "STATE")]
    pub state: Vec<LogState>,
    /// So many entries of the same day before and after each; `…` stands where others are left out between two
    #[arg(
        long,
        short = 'C',
        value_name = "N",
        default_value = "0",
        hide_default_value = true
    )]
    pub context: usize,
    /// The latest day first
    #[arg(long)]
    pub reverse: bool,
    /// No more than so many, the first of those shown
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: LogFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum LogFormat {
    /// For reading
    Text,
    /// For a page or a note
    Markdown,
    /// For programs: one journal
    Json,
    /// Lines of a journal, each complete in itself
    Day,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum LogState {
    /// `[x]`
    Kept,
    /// `[ ]`
    Open,
    /// `[-]`
    Excused,
    /// `[!]`
    Slipped,
    /// `[+]`
    Amount,
}

impl LogState {
    pub const fn state(self) -> State {
        match self {
            Self::Kept => State::Kept,
            Self::Open => State::Open,
            Self::Excused => State::Excused,
            Self::Slipped => State::Slipped,
            Self::Amount => State::Amount,
        }
    }
}
