//! The arguments of `daymark completions` and `daymark man`: what a shell and a reader of manuals install.
//!
//! The help below the options is laid out by hand: `cli/man` reads a line that ends in a colon as a heading,
//! and the indented ones below it as its text.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Print what makes a shell complete Daymark's commands, and your own names with them
///
/// The script asks `daymark` itself at each Tab, so habits, tasks, goals, plans, tags, people, periods and findings
/// are those of the journal around the current folder (or DAYMARK_JOURNAL) at that moment. Let the shell read it at its
/// start, as below, rather than keep it in a file: another version may speak with its script in another way.
#[derive(Args, Debug)]
#[command(after_help = "\
Where it goes:
  ~/.bashrc                            source <(daymark completions bash)
  ~/.zshrc, below `compinit`           source <(daymark completions zsh)
  ~/.config/fish/config.fish           daymark completions fish | source
  $PROFILE                             daymark completions powershell | Out-String | Invoke-Expression

Examples:
  daymark completions bash
  daymark completions zsh
  daymark completions fish
  daymark completions powershell")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Print the manual page of a command, or write all of them into a folder
///
/// They are the words of `--help`, in the form that `man` reads.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark man > daymark.1              the program's own page; read it with `man -l daymark.1`
  daymark man report > daymark-report.1
  daymark man --out ~/.local/share/man/man1")]
pub struct Man {
    /// The command; without it, the program itself
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    pub command: Option<String>,
    /// Write every page into this folder, made where it is not there
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
