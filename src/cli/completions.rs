//! `daymark completions`: the script that a shell reads, and the answers to what the script asks.
//!
//! Scripts (but for bash's) and the way of asking are those of `clap_complete`: the variable [`ASKED`] names the shell,
//! and behind `--` stand the words of the line that is being typed. What belongs to a journal is answered by [`known`]. Nothing is ever
//! said on standard error here: it would be written into the line.

mod known;
mod spell;

use super::Outcome;
use super::args::Arguments;
use super::args::shells::{Completions, Shell};
use super::surroundings::Surroundings;
use crate::world::World;
use clap::{Command, CommandFactory, ValueEnum};
use clap_complete::ArgValueCompleter;
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};
use known::{Kind, Known};
use spell::Spelling;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// Set by the scripts only, to the name of the shell that asks.
const ASKED: &str = "DAYMARK_COMPLETE";

/// Where some shells say which word is being typed; with the others it is the last one.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";

const BASH: &[u8] = include_bytes!("completions/daymark.bash");

/// The quote that the word is open in, where bash says so.
const QUOTE: &str = "DAYMARK_QUOTE";

pub fn run(around: &Surroundings<'_>, asked: &Completions) -> io::Result<Outcome> {
    let mut script = Vec::new();
    match asked.shell {
        Shell::Bash => script.extend(BASH),
        shell => {
            let name = "daymark";
            speaker(shell).write_registration(ASKED, name, name, name, &mut script)?;
        }
    }
    let mut out = around.world.out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Answers a shell; None where none asks.
pub fn asked(arguments: &[OsString], world: &dyn World) -> Option<io::Result<Outcome>> {
    let shell = world.variable(ASKED)?;
    let shell = Shell::from_str(shell.to_str()?, true).ok()?;
    let behind = arguments.iter().position(|word| word == "--")? + 1;
    let words = arguments.get(behind..)?;
    Some(answer(shell, words, world))
}

fn answer(shell: Shell, words: &[OsString], world: &dyn World) -> io::Result<Outcome> {
    let index = world
        .variable(INDEX)
        .and_then(|index| index.to_str()?.parse().ok())
        .unwrap_or(words.len().saturating_sub(1));
    let typed = words.get(index).and_then(|word| word.to_str());
    let typed = typed.unwrap_or("");
    // The names of commands need no journal.
    let known = if index > 1 {
        Known::around(world)
    } else {
        Known::default()
    };
    let quote = world.variable(QUOTE);
    let quote = quote.and_then(|quote| quote.to_str()?.chars().next());
    let mut command = completing(known, shell, quote);
    if !typed.starts_with('-') {
        command = without_options(command);
    }
    let here = world.canonical(Path::new(".")).ok();
    let mut answer = Vec::new();
    let completed =
        speaker(shell).write_complete(&mut command, words.to_vec(), here.as_deref(), &mut answer);
    // A line that makes no sense has no completion.
    if completed.is_ok() {
        let mut out = world.out();
        out.write_all(&answer)?;
        out.flush()?;
    }
    Ok(Outcome::Clean)
}

fn speaker(shell: Shell) -> &'static dyn EnvCompleter {
    match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
    }
}

/// The command line, its arguments knowing what they take.
fn completing(known: Known, shell: Shell, quote: Option<char>) -> Command {
    let known = Arc::new(known);
    let mut command = Arguments::command();
    command.build();
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        sub.mut_args(|arg| {
            let Some(kind) = Kind::of(&name, arg.get_id().as_str()) else {
                return arg;
            };
            let known = Arc::clone(&known);
            arg.add(ArgValueCompleter::new(move |typed: &std::ffi::OsStr| {
                let typed = typed.to_str().unwrap_or("");
                let spelling = Spelling::new(shell, quote, typed);
                known.candidates(kind, &spelling)
            }))
        })
    })
}

/// With options only where nothing else fits: they are offered once a dash is typed.
fn without_options(command: Command) -> Command {
    let hidden = |command: Command| {
        command.mut_args(|arg| {
            let is_option = !arg.is_positional();
            if is_option { arg.hide(true) } else { arg }
        })
    };
    hidden(command).mut_subcommands(hidden)
}
