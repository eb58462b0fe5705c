//! What commands write of a user's text: a file's new text in its place, or a text to standard output; and what is said
//! where one of them takes nothing.

use super::{Outcome, cannot, say};
use crate::render::sanitize;
use crate::workspace::reason;
use crate::world::{Kind, Stream, World};
use std::io::{self, Write};
use std::path::Path;

/// Says that a file could not be written, and what there is of it.
pub fn unwritten(world: &dyn World, path: &Path, shown: &str, error: &io::Error) -> Outcome {
    let kept = match world.kind(path) {
        Ok(_) => "it is as it was",
        Err(_) => "nothing was written",
    };
    cannot(world, "write", shown, &format!("{}; {kept}", reason(error)))
}

/// Tells what was done to files.
pub fn done(world: &dyn World, done: &str) -> io::Result<()> {
    let mut out = world.out();
    let told = write!(out, "{done}").and_then(|()| out.flush());
    kept(world, told, done)
}

/// Hands a failing standard output on. What was `done` to files by then stays done, and standard error tells of it;
/// not to whoever stopped reading.
pub fn kept<T>(world: &dyn World, result: io::Result<T>, done: &str) -> io::Result<T> {
    if let Err(error) = &result
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        for line in done.lines() {
            say(world, &format!("done all the same: {line}"));
        }
    }
    result
}

/// Gives a file the text `now` if it still holds `was`.
pub fn file(world: &dyn World, path: &Path, was: &str, now: &str) -> io::Result<()> {
    if world.kind(path)? != Kind::File {
        let why = "it is no file; `-` reads standard input";
        return Err(io::Error::other(why));
    }
    world.replace(path, Some(was.as_bytes()), now.as_bytes())
}

/// Gives a file these bytes whatever it held, or makes it with them.
pub fn whole(world: &dyn World, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let was = match world.read(path) {
        Ok(was) => Some(was),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if was.as_deref() == Some(bytes) {
        return Ok(());
    }
    world.replace(path, was.as_deref(), bytes)
}

/// The text itself; on a terminal nothing of it that is no text.
pub fn text(world: &dyn World, out: &mut dyn Write, text: &str) -> io::Result<()> {
    if !world.is_terminal(Stream::Out) {
        return out.write_all(text.as_bytes());
    }
    for line in text.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            Some(line) => writeln!(out, "{}", sanitize::line(line))?,
            None => write!(out, "{}", sanitize::line(line))?,
        }
    }
    Ok(())
}
