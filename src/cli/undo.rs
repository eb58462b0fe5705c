//! `daymark undo`: the last capture taken back.
//!
//! What was written is remembered by `workspace/undo`, which also refuses where the file has changed since.
//! Here it is told how much went, without any of the words.

use super::args::undo::Undo;
use super::mark::refused;
use super::surroundings::Surroundings;
use super::{Outcome, put};
use crate::diagnostic::wording::plural;
use crate::render::sanitize::cell;
use crate::workspace::{home, undo};
use std::io;

pub fn run(around: &Surroundings<'_>, asked: &Undo) -> io::Result<Outcome> {
    let world = around.world;
    let undone = home(world, asked.file.as_deref()).and_then(|home| undo(world, &home));
    match undone {
        Ok(undone) => {
            let file = undone.file.to_string_lossy();
            let counts = [(undone.lines, "line"), (undone.opened, "mark")];
            let counts = counts.into_iter().filter(|(count, _)| *count > 0);
            let counts: Vec<String> = counts.map(|(count, noun)| plural(count, noun)).collect();
            let also = match undone.opened {
                _ if undone.is_removed => ", and the file, which was made for it",
                0 => "",
                1 => ", which is open again",
                _ => ", which are open again",
            };
            let what = counts.join(" and ");
            let done = format!("took back {what} of {}{also}\n", cell(&file));
            put::done(world, &done)?;
            Ok(Outcome::Clean)
        }
        Err(why) => Ok(refused(world, &why)),
    }
}
