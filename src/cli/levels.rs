//! `-A`, `-W`, `-D`: levels given on the command line, kept in the order they were given in.
//!
//! clap gathers the values of each flag apart, so their places among all arguments are asked for too.

use crate::config::{Level, Levels, Refused, Subject};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

/// The flags, in order: the last word on a rule holds.
#[derive(Clone, Debug, Default)]
pub struct LevelFlags {
    set: Vec<(Subject, Level)>,
}

/// The name of each flag, its letter and what it does.
const FLAGS: [(Level, &str, char, &str); 3] = [
    (
        Level::Allow,
        "allow",
        'A',
        "Do not tell a rule's findings; `warnings` stands for all warnings (-A, -W and -D may be given often, \
         the last one on a rule holds)",
    ),
    (
        Level::Warn,
        "warn",
        'W',
        "Tell a rule's findings as warnings",
    ),
    (Level::Deny, "deny", 'D', "Tell a rule's findings as errors"),
];

impl LevelFlags {
    /// The levels of a journal, with the flags' on top.
    pub fn over(&self, levels: &mut Levels) {
        for (subject, level) in &self.set {
            levels.set(*subject, *level);
        }
    }
}

impl Args for LevelFlags {
    fn augment_args(command: Command) -> Command {
        FLAGS
            .iter()
            .fold(command, |command, (level, name, letter, help)| {
                let level = *level;
                command.arg(
                    Arg::new(*name)
                        .long(*name)
                        .short(*letter)
                        .value_name("NAME")
                        .help(*help)
                        .action(ArgAction::Append)
                        .value_parser(move |name: &str| subject(name, level)),
                )
            })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut set = Vec::new();
        for (level, name, ..) in FLAGS {
            let places = matches.indices_of(name).into_iter().flatten();
            let subjects = matches.get_many::<Subject>(name).into_iter().flatten();
            set.extend(
                places
                    .zip(subjects)
                    .map(|(at, subject)| (at, *subject, level)),
            );
        }
        set.sort_by_key(|(at, ..)| *at);
        let set = set.into_iter().map(|(_, subject, level)| (subject, level));
        Ok(Self { set: set.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn subject(name: &str, level: Level) -> Result<Subject, String> {
    Subject::named(name, level).map_err(|Refused { message, help }| format!("{message}; {help}"))
}
