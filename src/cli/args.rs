//! The command line as clap reads it: every command, argument and word of help, in one list.
//!
//! The doc comments are what `--help`, the manual pages and the completions say, so they are written for
//! users. Longer commands have a file each in `args/`. Nothing is run here.

pub mod edit;
pub mod fill;
pub mod init;
mod log;
pub mod mark;
pub mod note;
pub mod page;
mod report;
pub mod serve;
mod today;
pub mod undo;

pub use log::{Log, LogFormat, LogState};
pub use report::{Report, ReportFormat, Section, Sectioned};
pub use today::{Today, TodayFormat};
mod calendar;
pub mod shells;
mod watch;

pub use calendar::{By, Calendar, PictureFormat, Trend};
pub use watch::Watch;

use super::levels::LevelFlags;
use crate::amend::DaySaid;
use crate::config::Colour;
use crate::text::{Day, Time};
use clap::builder::{PossibleValuesParser, TypedValueParser};
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
  daymark init ~/journal               begin one
  daymark mark run 5 km : felt good    write what you did
  daymark check                        read the journal around here over
  daymark fmt                          tidy it up
  daymark report                       the last 30 days in tables
  daymark report --period 'last month'
  daymark streaks --habit run
  daymark today                        what is due, and what is at risk
  daymark log '#evening'               what you wrote
  daymark explain below-target         what a finding means, and what to write instead

A journal is a folder of `.day` files. Put an empty `daymark.toml` into it, and
every command finds it from anywhere inside; DAYMARK_JOURNAL names the one to
use elsewhere. The file may say how output looks and which findings are told:

  ascii = true
  color = \"never\"
  [levels]
  unused-name = \"allow\"               or \"warn\", or \"deny\" for an error"
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
        value_parser = colours(),
        help_heading = "Everywhere"
    )]
    pub color: Option<Colour>,
    /// Draw with ASCII only; `--ascii=false`: with more, whatever the locale
    #[arg(
        long,
        global = true,
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        hide_possible_values = true,
        help_heading = "Everywhere"
    )]
    pub ascii: Option<bool>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Init(init::Init),
    Mark(mark::Mark),
    Note(note::Note),
    Undo(undo::Undo),
    Edit(edit::Edit),
    Fill(fill::Fill),
    Check(Check),
    Fmt(Fmt),
    Report(Report),
    /// Streaks alone: the current run of each habit, the longest, and until when it is safe
    ///
    /// Runs are those of today; a period is what the adherence in CSV and JSON is over.
    ///
    /// Ends with 0, with 1 where the journal has errors, with 2 where something could not be read.
    #[command(mut_arg("format", report::without_svg), after_help = report::STREAKS)]
    Streaks(Sectioned),
    /// Plans alone: how each step is kept
    ///
    /// Over a plan's own days, or those of a period. Goals and tasks among the needs stand as they do today.
    ///
    /// Ends with 0, with 1 where the journal has errors, with 2 where something could not be read.
    #[command(mut_arg("format", report::without_svg), after_help = report::STEPS)]
    Steps(Sectioned),
    /// Goals alone: how far, and at what pace
    ///
    /// They stand as they do today, whatever the period.
    ///
    /// Ends with 0, with 1 where the journal has errors, with 2 where something could not be read.
    #[command(mut_arg("format", report::without_svg), after_help = report::GOALS)]
    Goals(Sectioned),
    Today(Today),
    Log(Log),
    Calendar(Calendar),
    Trend(Trend),
    Watch(Watch),
    /// Say what a finding means and what to write instead; without a name, list them all
    Explain {
        /// The finding's name, as `check` prints it in brackets
        name: Option<String>,
    },
    Lsp(Lsp),
    Serve(serve::Serve),
    Completions(shells::Completions),
    Man(shells::Man),
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
  daymark check -A unused-name         one rule not told, here and now
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
    #[command(flatten)]
    pub levels: LevelFlags,
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
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// A GitLab Code Quality report
    Gitlab,
}

/// Talk with an editor: the language server
///
/// An editor starts it and speaks the language server protocol with it on standard input and output: findings
/// while you type, completion, what a name means, renaming, fixes, formatting, streaks beside the marks. It works on
/// the folders that the editor has open, writes no file itself, and ends with the editor: with 0 where it was asked
/// to shut down, with 1 where not.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples, for editors without an extension of ours:
  vim.lsp.config('daymark', { cmd = { 'daymark', 'lsp' }, filetypes = { 'daymark' },
    root_markers = { 'daymark.toml', '.git' } })     Neovim; then vim.lsp.enable('daymark')
  (add-to-list 'eglot-server-programs '(daymark-mode . (\"daymark\" \"lsp\")))   Emacs

Every other editor that speaks the protocol asks for a command somewhere: it is
`daymark lsp`. The folder `editors` has more.")]
pub struct Lsp {
    /// What it does anyway; some editors say it always
    #[arg(long, hide = true)]
    pub stdio: bool,
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

/// Tidy journals up: indentation, spacing, the spelling of names; no word of yours changes
///
/// Two spaces a level, one between the parts of a line, keywords in lower case, names as they are declared,
/// `[x]` for `[X]`, `07:15` for `7:15`. What stands behind a colon, comments, blank lines, line endings and
/// lines with an error stay as they are.
///
/// Ends with 0, but with `--check` or `--diff` with 1 where something is to be tidied up; with 2 where something
/// could not be read or written.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark fmt                          every file of the journal around here
  daymark fmt 2026.day                 this file, with names as the whole journal has them
  daymark fmt --diff                   show what would change
  daymark fmt --check                  list the files that would change, as before a commit
  daymark fmt --sort                   days in the order of their dates, too
  daymark fmt - --stdin-filename 2026.day < draft.day")]
pub struct Fmt {
    #[command(flatten)]
    pub paths: Paths,
    /// Write nothing; list the files that would change
    #[arg(long)]
    pub check: bool,
    /// Write nothing; show what would change, as a patch
    #[arg(long)]
    pub diff: bool,
    /// Put the days of each file in order; each takes along the comments that touch it
    #[arg(long)]
    pub sort: bool,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a date like 2026-01-05".to_owned())
}

fn day_said(text: &str) -> Result<DaySaid, String> {
    DaySaid::parse(text).ok_or_else(|| DaySaid::EXPECTED.to_owned())
}

fn time(text: &str) -> Result<Time, String> {
    Time::parse(text).ok_or_else(|| "expected a time like 07:15".to_owned())
}

fn colours() -> impl TypedValueParser<Value = Colour> {
    // Whatever parser passed the word, it is one of those that are known.
    PossibleValuesParser::new(Colour::WORDS)
        .map(|word| Colour::named(&word).unwrap_or(Colour::Auto))
}
