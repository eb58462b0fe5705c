//! `daymark edit`: the user's editor at a day, and the journal checked when it closes.
//!
//! The editor's words are parted as a shell would, and no shell runs: nothing in a path can be a command.

mod editor;

use super::args::edit::Edit;
use super::args::{Check, CheckFormat, Paths};
use super::levels::LevelFlags;
use super::mark::refused;
use super::surroundings::Surroundings;
use super::{Outcome, check, say};
use crate::amend::{Addition, Text, awaited};
use crate::analysis::decode;
use crate::render::sanitize::cell;
use crate::syntax::parse;
use crate::text::SourceId;
use crate::workspace::{Captured, Home, capture, home, reason};
use crate::world::World;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn run(around: &Surroundings<'_>, asked: &Edit) -> io::Result<Outcome> {
    match edited(around, asked) {
        Ok((home, file)) => checked(around, &home, &file),
        Err(why) => Ok(refused(around.world, &why)),
    }
}

/// Lets the user edit; gives back the journal and the file.
fn edited(around: &Surroundings<'_>, asked: &Edit) -> Result<(Home, PathBuf), String> {
    let words = editor::words(around.world)?;
    let home = home(around.world, asked.place.file.as_deref())?;
    let (captured, line) = day(around, &home, asked)?;
    if let Some(trouble) = &captured.trouble {
        say(around.world, &cell(trouble));
    }
    let mut words = words.into_iter();
    let program = words.next().unwrap_or_default();
    let mut command = Command::new(&program);
    command.args(words);
    command.args(editor::place(&program, &captured.path, line));
    let file = captured.path.display();
    let status = command.status().map_err(|error| {
        let kept = match &captured.trouble {
            _ if !captured.is_new => "is as it was",
            None => "has the day now, which `daymark undo` takes back",
            Some(_) => "has the day now",
        };
        let why = reason(&error);
        format!(
            "cannot start the editor `{program}`: {why}; VISUAL or EDITOR names another. `{file}` {kept}"
        )
    })?;
    if !status.success() {
        return Err(format!(
            "the editor `{program}` ended with {status}; what it saved is in `{file}`"
        ));
    }
    Ok((home, captured.path))
}

/// Sees to it that the day is there, with what is due where that was asked; its file and its line there.
fn day(around: &Surroundings<'_>, home: &Home, asked: &Edit) -> Result<(Captured, u32), String> {
    let captured = capture(
        around.world,
        home,
        &|settings| around.today(settings),
        &mut |analysis| {
            let journal = &analysis.journal;
            let day = asked.date.day(analysis.today);
            let mut sources = journal.sources.iter().zip(journal.documents).rev();
            let own = sources.find(|(_, document)| {
                let mut dated = document.dated.iter();
                dated.any(|line| line.day == Some(day))
            });
            let empty = parse(SourceId(0), "");
            let text = own.map_or(
                Text {
                    document: &empty,
                    text: "",
                },
                |(source, document)| Text {
                    document,
                    text: &source.text,
                },
            );
            Ok(Addition {
                day,
                time: None,
                entries: if asked.due {
                    awaited(journal, text, day)
                } else {
                    Vec::new()
                },
                is_below: true,
            })
        },
        &mut |_| {},
    )?;
    let line = line_of(around.world, &captured);
    Ok((captured, line + 1))
}

/// The line of the day in its file, from 0: the last one where it stands there more than once.
fn line_of(world: &dyn World, captured: &Captured) -> u32 {
    let (text, _) = decode(world.read(&captured.path).unwrap_or_default());
    let document = parse(SourceId(0), &text);
    let is_day = |line: &u32| {
        let dated = document.dated_at(*line);
        dated.is_some_and(|dated| dated.day == Some(captured.day))
    };
    let mut lines = (0..document.lines.len() as u32).rev();
    lines.find(is_day).unwrap_or(0)
}

/// The journal that the day was written into checked, of it the file's own findings shown.
fn checked(around: &Surroundings<'_>, home: &Home, file: &Path) -> io::Result<Outcome> {
    let mut wanted = match home.wanted(around.world) {
        Ok(wanted) => wanted,
        Err(why) => return Ok(refused(around.world, &why)),
    };
    for known in &mut wanted.files {
        known.asked = known.real == file;
    }
    if !wanted.files.iter().any(|known| known.asked) {
        let why = format!("`{}` is gone, so it was not checked", file.display());
        return Ok(refused(around.world, &why));
    }
    check::these(around, (vec![wanted], Outcome::Clean), &plain())
}

/// A check that only tells.
fn plain() -> Check {
    Check {
        paths: Paths {
            paths: Vec::new(),
            stdin_filename: None,
        },
        format: CheckFormat::Text,
        deny_warnings: false,
        levels: LevelFlags::default(),
        fix: false,
        unsafe_fixes: false,
        diff: false,
    }
}
