//! `daymark watch`: a command run again whenever a file of its journals is saved.
//!
//! Before each run the folders of the journals are looked up and watched, so that what is saved during a run brings
//! the next one. Nothing is set on the terminal that an interrupt could leave behind.

use super::args::{Arguments, Global, Watch};
use super::surroundings::Surroundings;
use super::{Outcome, cannot, perform, say};
use crate::render::sanitize::cell;
use crate::view::Meaning;
use crate::workspace::{self, Trouble, reason};
use crate::world::{Kind, Stream, Watcher, World};
use clap::Parser;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The cursor to the top, and the screen emptied. What is scrolled above it is the user's.
const CLEAR: &str = "\u{1b}[H\u{1b}[2J";

/// Files besides `.day` ones that say what a journal is.
const SETTINGS: [&str; 3] = ["daymark.toml", ".gitignore", ".ignore"];

pub fn run(world: &dyn World, asked: &Watch, global: &Global) -> io::Result<Outcome> {
    if asked.paths.iter().any(|path| path.as_os_str() == "-") {
        say(
            world,
            "standard input can't be watched; give the path of a file or folder",
        );
        return Ok(Outcome::Trouble);
    }
    let command = match Arguments::try_parse_from(words(asked)) {
        Ok(arguments) => arguments.command,
        Err(error) => return super::usage(&error, world),
    };
    let mut watcher = match world.watcher() {
        Ok(watcher) => watcher,
        Err(error) => {
            say(world, &format!("cannot watch anything: {}", reason(&error)));
            return Ok(Outcome::Trouble);
        }
    };
    let dumb = world.variable("TERM").is_some_and(|term| term == "dumb");
    let clears = !asked.append && world.is_terminal(Stream::Out) && !dumb;
    let mut changed: Option<String> = None;
    loop {
        let watched = settle(world, &asked.paths, watcher.as_mut());
        if watched.folders.is_empty() {
            return Ok(watched.nothing(world));
        }
        let around = match Surroundings::new(world, global) {
            Ok(around) => around,
            Err(wrong) => {
                say(world, &wrong);
                return Ok(Outcome::Trouble);
            }
        };
        let mut out = world.out();
        match &changed {
            _ if clears => write!(out, "{CLEAR}")?,
            Some(changed) => writeln!(out, "\n{}", around.look.paint(changed, Meaning::Dim))?,
            None => {}
        }
        out.flush()?;
        drop(out);
        // Whatever a run comes to, the next save brings another.
        let _outcome = perform(&around, &command)?;
        let mut out = world.out();
        let waits = "watching; Ctrl-C ends it";
        writeln!(out, "{}", around.look.paint(waits, Meaning::Dim))?;
        out.flush()?;
        drop(out);
        changed = match watched.wait(world, watcher.as_mut()) {
            Ok(changed) => Some(changed),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Err(error),
            Err(error) => {
                say(
                    world,
                    &format!("cannot watch any longer: {}", reason(&error)),
                );
                return Ok(Outcome::Trouble);
            }
        };
    }
}

/// The command as it would be typed.
fn words(asked: &Watch) -> Vec<OsString> {
    let command = ["daymark", asked.command.word(), "--"].map(OsString::from);
    let paths = asked.paths.iter().map(|path| path.as_os_str().to_owned());
    command.into_iter().chain(paths).collect()
}

/// What is watched for a run.
struct Watched {
    folders: BTreeSet<PathBuf>,
    /// The files that are read, without links.
    files: BTreeSet<PathBuf>,
    troubles: Vec<Trouble>,
}

/// Looks the journals' folders up and watches them, until that finds no new ones.
fn settle(world: &dyn World, paths: &[PathBuf], watcher: &mut dyn Watcher) -> Watched {
    loop {
        let mut watched = Watched::new(world, paths);
        let added = watcher.watch(&watched.folders);
        let is_settled = added.is_empty();
        let mut is_stuck = true;
        for (folder, result) in added {
            match result {
                Ok(()) => is_stuck = false,
                Err(error) => {
                    let trouble = Trouble::new(&folder, &error);
                    cannot(world, "watch", &trouble.path, &trouble.reason);
                    watched.folders.remove(&folder);
                }
            }
        }
        if is_settled || is_stuck {
            return watched;
        }
    }
}

impl Watched {
    fn new(world: &dyn World, paths: &[PathBuf]) -> Self {
        let journals = workspace::journals(world, paths, None);
        let mut folders = journals.folders;
        let mut files = BTreeSet::new();
        for wanted in journals.list {
            folders.extend(wanted.root);
            for file in wanted.files {
                folders.extend(file.real.parent().map(Path::to_path_buf));
                files.insert(file.real);
            }
        }
        // A file that was given and is gone may come back.
        for path in paths {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            let folder = world.canonical(folder.unwrap_or(Path::new(".")));
            if world.kind(path).is_err()
                && let (Ok(folder), Some(name)) = (folder, path.file_name())
            {
                files.insert(folder.join(name));
                folders.insert(folder);
            }
        }
        Self {
            folders,
            files,
            troubles: journals.troubles,
        }
    }

    /// Says why there is nothing to watch.
    fn nothing(&self, world: &dyn World) -> Outcome {
        for Trouble { path, reason } in &self.troubles {
            cannot(world, "read", path, reason);
        }
        say(world, "there is nothing left to watch");
        Outcome::Trouble
    }

    /// Waits for a change that matters, and says what changed.
    fn wait(&self, world: &dyn World, watcher: &mut dyn Watcher) -> io::Result<String> {
        loop {
            let changes = watcher.changes()?;
            let matters = |path: &&PathBuf| self.matters(world, path);
            let names: BTreeSet<&OsStr> = (changes.iter().filter(matters))
                .map(|path| path.file_name().unwrap_or(path.as_os_str()))
                .collect();
            if let Some(first) = names.first() {
                let more = match names.len() - 1 {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                return Ok(format!("{}{more} changed", cell(&first.to_string_lossy())));
            }
        }
    }

    /// Whether a change there may change what is read. Of folders taken away only the path is left to tell.
    fn matters(&self, world: &dyn World, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default();
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        let is_day = path.extension() == Some(OsStr::new("day"));
        self.files.contains(path)
            || self.folders.contains(path)
            || SETTINGS.iter().any(|settings| name == *settings)
            || (!is_hidden && (is_day || matches!(world.kind(path), Ok(Kind::Folder))))
    }
}
