//! `daymark undo`: the last capture taken back.

use super::Outcome;
use super::args::undo::Undo;
use super::mark::refused;
use super::surroundings::Surroundings;
use crate::diagnostic::wording::plural;
use crate::render::sanitize::cell;
use crate::workspace::{home, undo};
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Undo) -> io::Result<Outcome> {
    let world = around.world;
    let undone = home(world, asked.place.file.as_deref()).and_then(|home| undo(world, &home));
    match undone {
        Ok(undone) => {
            let mut out = world.out();
            let file = undone.file.to_string_lossy();
            let lines = plural(undone.lines, "line");
            let also = if undone.is_removed {
                ", and the file, which was made for it"
            } else {
                ""
            };
            writeln!(out, "took back {lines} of {}{also}", cell(&file))?;
            out.flush()?;
            Ok(Outcome::Clean)
        }
        Err(why) => Ok(refused(world, &why)),
    }
}
