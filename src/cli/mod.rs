//! The command line: arguments in, streams and an exit code out, one file a command.
//!
//! Exit codes: 0 clean, 1 findings, 2 usage or something that could not be read or written.

mod args;
mod calendar;
mod check;
mod completions;
mod edit;
mod explain;
mod fill;
mod findings;
mod fix;
mod fmt;
mod init;
mod levels;
mod load;
mod log;
mod lsp;
mod man;
mod mark;
mod note;
mod page;
mod put;
mod report;
mod sections;
mod select;
mod serve;
mod surroundings;
mod today;
mod trend;
mod turns;
mod undo;
mod watch;

use crate::config::Colour;
use crate::render::sanitize::cell;
use crate::workspace::reason;
use crate::world::{Stream, World};
use args::page::Page;
use args::{Arguments, Command, Section};
use clap::Parser;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io::{self, Write};
use surroundings::Surroundings;

/// What a command came to; the worst of a run is its exit code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum Outcome {
    Clean = 0,
    Findings = 1,
    Trouble = 2,
}

/// Runs the program: `arguments` start with its own name. Gives the exit code.
pub fn run(arguments: Vec<OsString>, world: &dyn World) -> u8 {
    let outcome = match completions::asked(&arguments, world) {
        Some(answered) => answered,
        None => parsed(arguments, world),
    };
    match outcome {
        Ok(outcome) => outcome as u8,
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean as u8,
        Err(error) => {
            let why = reason(&error);
            say(world, &format!("cannot write to standard output: {why}"));
            Outcome::Trouble as u8
        }
    }
}

fn parsed(arguments: Vec<OsString>, world: &dyn World) -> io::Result<Outcome> {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => command(&arguments, world),
        Err(error) => usage(&error, world),
    }
}

fn command(arguments: &Arguments, world: &dyn World) -> io::Result<Outcome> {
    if let Command::Watch(asked) = &arguments.command {
        return watch::run(world, asked, &arguments.global);
    }
    match Surroundings::new(world, &arguments.global) {
        Ok(around) => perform(&around, &arguments.command),
        Err(wrong) => {
            say(world, &wrong);
            Ok(Outcome::Trouble)
        }
    }
}

/// Carries one command out.
fn perform(around: &Surroundings<'_>, command: &Command) -> io::Result<Outcome> {
    let section =
        |asked, section| report::run(around, asked, Some(section), true, &Page::default());
    match command {
        Command::Init(asked) => init::run(around, asked),
        Command::Edit(asked) => edit::run(around, asked),
        Command::Fill(asked) => fill::run(around, asked),
        Command::Mark(asked) => mark::run(around, asked),
        Command::Note(asked) => note::run(around, asked),
        Command::Undo(asked) => undo::run(around, asked),
        Command::Today(asked) => today::run(around, asked),
        Command::Log(asked) => log::run(around, asked),
        Command::Check(asked) => check::run(around, asked),
        Command::Fmt(asked) => fmt::run(around, asked),
        Command::Report(asked) => {
            report::run(around, &asked.asked, asked.section, false, &asked.page)
        }
        Command::Streaks(asked) => section(asked, Section::Habits),
        Command::Steps(asked) => section(asked, Section::Steps),
        Command::Goals(asked) => section(asked, Section::Goals),
        Command::Calendar(asked) => calendar::run(around, asked),
        Command::Trend(asked) => trend::run(around, asked),
        Command::Explain { name } => explain::run(around, name.as_deref()),
        Command::Serve(asked) => serve::run(around, asked),
        Command::Lsp(_) => Ok(lsp::run(around)),
        Command::Completions(asked) => completions::run(around, asked),
        Command::Man(asked) => man::run(around, asked),
        // It carries others out, and is no such command itself.
        Command::Watch(_) => Ok(Outcome::Clean),
    }
}

/// Help and version go to standard output, as does the help shown where no command was given.
fn usage(error: &clap::Error, world: &dyn World) -> io::Result<Outcome> {
    let (stream, outcome) = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (Stream::Out, Outcome::Clean),
        _ => (Stream::Err, Outcome::Trouble),
    };
    let text = error.render();
    let mut out = match stream {
        Stream::Out => world.out(),
        Stream::Err | Stream::In => world.err(),
    };
    if surroundings::is_coloured(world, Colour::Auto, stream) {
        write!(out, "{}", text.ansi())?;
    } else {
        write!(out, "{text}")?;
    }
    out.flush()?;
    Ok(outcome)
}

/// Says what could not be done to a file, and why.
pub(crate) fn cannot(world: &dyn World, what: &str, path: &str, why: &str) -> Outcome {
    say(world, &format!("cannot {what} `{}`: {why}", cell(path)));
    Outcome::Trouble
}

/// Tells the user something beside the output; arguments may be quoted in it. A standard error that takes nothing is
/// no reason to stop.
pub(crate) fn say(world: &dyn World, message: &str) {
    let lines: Vec<_> = message.split('\n').map(cell).collect();
    let _ = writeln!(world.err(), "daymark: {}", lines.join("\n"));
}
