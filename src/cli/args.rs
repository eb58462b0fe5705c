//! The command line as clap reads it: every command, argument and word of help, in one list.

use crate::text::Day;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A plain-text language for the life you mean to live: journal lines, habit marks, goals, and plans made
/// of steps.
#[derive(Parser, Debug)]
#[command(
    name = "daymark",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "\
Examples:
  daymark check                        read the journal around here over
  daymark report                       the last 30 days in tables
  daymark report --period 'last month'
  daymark streaks --habit run
  daymark explain below-target         what a finding means, and what to write instead

A journal is a folder of `.day` files. Put an empty `daymark.toml` into it, and
every command finds it from anywhere inside; DAYMARK_JOURNAL names the one to
use elsewhere."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

#[derive(Args, Debug)]
pub struct Global {
    /// Take this date (YYYY-MM-DD) for today. Otherwise DAYMARK_TODAY, otherwise the clock
    #[arg(long, global = true, value_name = "DATE", value_parser = day, help_heading = "Everywhere")]
    pub today: Option<Day>,
    /// Colour: on a terminal unless NO_COLOR is set (auto), always, or never
    #[arg(
        long,
        alias = "colour",
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        help_heading = "Everywhere"
    )]
    pub color: Colour,
    /// Draw with ASCII only
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub ascii: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Check(Check),
    Report(Report),
    /// Streaks alone: the current run of each habit, the longest, and until when it is safe
    Streaks(Sectioned),
    /// Plans alone: how each step is kept
    Steps(Sectioned),
    /// Goals alone: how far, and at what pace
    Goals(Sectioned),
    /// Say what a finding means and what to write instead; without a name, list them all
    Explain {
        /// The finding's name, as `check` prints it in brackets
        name: Option<String>,
    },
}

/// Read a journal over: every mistake with its place and its remedy
///
/// Ends with 0 where there is nothing wrong, 1 where there is, 2 where something could not be read.
/// Warnings alone count as nothing wrong.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark check
  daymark check 2026.day               read the whole journal, show what is in this file
  daymark check examples               every journal below a folder
  daymark check --format short         one line a finding, for editors
  daymark check - --stdin-filename 2026.day < draft.day
  daymark check --fix --diff           what would be written
  daymark check --fix 2026.day         fix this file, by what the whole journal says")]
pub struct Check {
    #[command(flatten)]
    pub paths: Paths,
    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,
    /// Let warnings count as something wrong
    #[arg(long)]
    pub deny_warnings: bool,
    /// Write right text where it is beyond doubt, then check what is left
    #[arg(long, help_heading = "Fixes")]
    pub fix: bool,
    /// Count the guesses among the fixes too, and with --fix make them: read the difference afterwards
    #[arg(long, help_heading = "Fixes")]
    pub unsafe_fixes: bool,
    /// With --fix: write nothing, show what would change
    #[arg(long, requires = "fix", help_heading = "Fixes")]
    pub diff: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum CheckFormat {
    /// The lines themselves, what is wrong marked
    Text,
    /// `file:line:column: severity[name]: message`
    Short,
    /// One object, for programs
    Json,
}

#[derive(Args, Debug)]
pub struct Paths {
    /// Files and folders, `-` for standard input. Without any: the journal around the current folder,
    /// else DAYMARK_JOURNAL, else the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The file that standard input stands for: it is read within that file's journal
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
}

/// How it goes: habits, the steps of plans, goals, tasks, writing
///
/// Without a period it is over the 30 days that end today, and steps are over their plan's own days.
#[derive(Args, Debug)]
#[command(after_help = "\
Periods:
  2026  2026-Q1  2026-01  2026-W03  2026-01-05
  2026-01-05..2026-02-01               both days included; either may be left out
  today  yesterday  all
  'this week'  'last week'             or month, quarter, year
  'last 30 days'                       or weeks, months; ends today

Examples:
  daymark report --period 2026-Q1
  daymark report --tag health --format markdown > health.md
  daymark report --format csv --section goals > goals.csv
  daymark report --format json | jq '.habits[] | {name, strength}'")]
pub struct Report {
    #[command(flatten)]
    pub asked: Sectioned,
    /// One section only; a CSV file holds one (habits, unless told)
    #[arg(long, value_name = "SECTION")]
    pub section: Option<Section>,
}

#[derive(Args, Debug)]
pub struct Sectioned {
    #[command(flatten)]
    pub paths: Paths,
    /// The days to report on, for example 2026-01 or 'last week' (`daymark report --help` has all)
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Only this habit (more than one may be given)
    #[arg(long, value_name = "NAME")]
    pub habit: Vec<String>,
    /// Only this plan and what it needs
    #[arg(long, value_name = "NAME")]
    pub plan: Vec<String>,
    /// Only what has this tag in its title
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ReportFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ReportFormat {
    /// For reading
    Table,
    /// For a page or a note
    Markdown,
    /// For a spreadsheet: one section of one journal, numbers unrounded
    Csv,
    /// For programs: one journal, every occasion
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Section {
    Habits,
    Steps,
    Goals,
    Tasks,
    Writing,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a date like 2026-01-05".to_owned())
}
