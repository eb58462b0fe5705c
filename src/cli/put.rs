//! What commands write of a user's text: a file's new text in its place, or a text to standard output.

use crate::render::sanitize;
use crate::world::{Kind, Stream, World};
use std::io::{self, Write};
use std::path::Path;

/// Gives a file the text `now` if it still holds `was`.
pub fn file(world: &dyn World, path: &Path, was: &str, now: &str) -> io::Result<()> {
    if world.kind(path)? != Kind::File {
        let why = "it is no file; `-` reads standard input";
        return Err(io::Error::other(why));
    }
    world.replace(path, Some(was.as_bytes()), now.as_bytes())
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
