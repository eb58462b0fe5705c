//! `daymark undo`: the last capture taken back.

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
    let undone = home(world, asked.place.file.as_deref()).and_then(|home| undo(world, &home));
    match undone {
        Ok(undone) => {
            let file = undone.file.to_string_lossy();
            let lines = plural(undone.lines, "line");
            let also = if undone.is_removed {
                ", and the file, which was made for it"
            } else {
                ""
            };
            let done = format!("took back {lines} of {}{also}\n", cell(&file));
            put::done(world, &done)?;
            Ok(Outcome::Clean)
        }
        Err(why) => Ok(refused(world, &why)),
    }
}
