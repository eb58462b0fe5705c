//! `daymark man`: manual pages, from the same words as `--help`.
//!
//! clap_mangen lays out what clap knows. What stands below the options is ours, written as columns, and is
//! turned into sections here, so that no words exist twice.

use super::args::Arguments;
use super::args::shells::Man as Asked;
use super::select::unknown;
use super::surroundings::Surroundings;
use super::{Outcome, cannot, put, say};
use crate::workspace::Trouble;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Asked) -> io::Result<Outcome> {
    let world = around.world;
    let Some(folder) = &asked.out else {
        let wanted = asked.command.as_deref();
        let mut all = commands();
        let Some(command) = all.find(|command| wanted.is_none_or(|it| command.get_name() == it))
        else {
            let names = names();
            let known = names.iter().map(String::as_str);
            say(world, &unknown("command", wanted.unwrap_or(""), known));
            return Ok(Outcome::Trouble);
        };
        let mut out = world.out();
        out.write_all(&page(command)?)?;
        out.flush()?;
        return Ok(Outcome::Clean);
    };
    if let Err(error) = world.make_folder(folder) {
        let Trouble { path, reason } = Trouble::new(folder, &error);
        return Ok(cannot(world, "make", &path, &reason));
    }
    let mut outcome = Outcome::Clean;
    for command in commands() {
        let path = folder.join(format!("{}.1", title(&command)));
        if let Err(error) = put::whole(world, &path, &page(command)?) {
            outcome = put::unwritten(world, &path, &path.to_string_lossy(), &error);
        }
    }
    Ok(outcome)
}

/// The names of all commands.
pub fn names() -> Vec<String> {
    let names = commands().skip(1);
    names.map(|command| command.get_name().to_owned()).collect()
}

/// The program itself, then each of its commands.
fn commands() -> impl Iterator<Item = Command> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    whole.build();
    let commands: Vec<Command> = whole.get_subcommands().cloned().collect();
    [whole].into_iter().chain(commands)
}

/// `daymark-report`
fn title(command: &Command) -> String {
    let title = command.get_display_name();
    title.unwrap_or_else(|| command.get_name()).to_owned()
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let after = command.get_after_help().map(ToString::to_string);
    let has_options = command.get_arguments().next().is_some();
    let has_commands = command.has_subcommands();
    let title = title(&command);
    let source = format!("Daymark {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command)
        .title(title.to_uppercase())
        // An empty date would let the others take its place.
        .date(" ")
        .source(source)
        .manual("Daymark");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    if has_options {
        man.render_options_section(&mut page)?;
    }
    if has_commands {
        man.render_subcommands_section(&mut page)?;
    }
    laid_out(&after.unwrap_or_default()).to_writer(&mut page)?;
    Ok(page)
}

/// What stands below the options, line by line as it is written there: a line that ends in a colon with indented ones
/// below it is a heading.
fn laid_out(text: &str) -> Roff {
    let mut roff = Roff::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut is_headed = false;
    for (at, line) in lines.iter().enumerate() {
        let below = lines.get(at + 1).copied().unwrap_or("");
        let starts = at == 0 || lines.get(at - 1).is_some_and(|above| above.is_empty());
        match line.strip_suffix(':') {
            Some(heading) if starts && below.starts_with("  ") => {
                if is_headed {
                    roff.control("fi", []);
                }
                let heading = heading.split(", ").next().unwrap_or(heading);
                roff.control("SH", [heading.to_uppercase().as_str()]);
                roff.control("nf", []);
                is_headed = true;
            }
            _ if line.is_empty() => {
                roff.control("sp", []);
            }
            _ => {
                roff.text([roman(*line)]);
            }
        }
    }
    if is_headed {
        roff.control("fi", []);
    }
    roff
}
