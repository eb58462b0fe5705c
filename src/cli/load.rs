//! From paths to journals, and what could not be read said on the way.
//!
//! `workspace` finds and reads; here its troubles are put into words on standard error. Where one was said
//! the command ends with trouble, but most do the rest all the same.

use super::args::Paths;
use super::{Outcome, cannot, say};
use crate::diagnostic::wording::plural;
use crate::render::sanitize::cell;
use crate::workspace::{self, Loaded, Origin, Trouble, Wanted};
use crate::world::World;

/// The journals that the paths name, and [`Outcome::Trouble`] where a path could not be read.
pub fn wanted(world: &dyn World, paths: &Paths) -> (Vec<Wanted>, Outcome) {
    let reads_input = paths.paths.iter().any(|path| path.as_os_str() == "-");
    // Without it every file would be read, and written, though only one text was meant.
    if paths.stdin_filename.is_some() && !reads_input {
        say(
            world,
            "`--stdin-filename` goes with `-`, which reads standard input",
        );
        return (Vec::new(), Outcome::Trouble);
    }
    let journals = workspace::journals(world, &paths.paths, paths.stdin_filename.as_deref());
    if journals.ignored > 0 {
        let files = plural(journals.ignored, "`.day` file");
        say(world, &format!("ignore files hid {files}"));
    }
    let outcome = troubles(world, &journals.troubles);
    (journals.list, outcome)
}

/// One journal's texts; what could not be read is left out.
pub fn texts(world: &dyn World, wanted: &Wanted) -> (Loaded, Outcome) {
    let loaded = workspace::load(world, wanted);
    let outcome = troubles(world, &loaded.troubles);
    (loaded, outcome)
}

fn troubles(world: &dyn World, troubles: &[Trouble]) -> Outcome {
    for Trouble { path, reason } in troubles {
        say(world, &format!("cannot read `{}`: {reason}", cell(path)));
    }
    if troubles.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Trouble
    }
}

/// Whoever hands over settings waits for a text, and must not take nothing for it.
pub fn settings(world: &dyn World, wanted: &Wanted, what: &str) -> Outcome {
    let mut settings = wanted.config.iter();
    match settings.find(|file| file.origin == Origin::Input) {
        Some(file) => {
            let path = file.shown.to_string_lossy();
            cannot(world, what, &path, "it holds settings, no days")
        }
        None => Outcome::Clean,
    }
}
