//! `daymark note`: a line of prose under a day.
//!
//! A time at the start of the words is theirs, as in a journal, unless one was given by a flag; then they are
//! words and nothing else. It is written by `workspace::capture`, like everything.

use super::Outcome;
use super::args::note::Note;
use super::mark::{refused, time, told};
use super::surroundings::Surroundings;
use crate::amend::{Addition, Entry, prose};
use crate::workspace::{Captured, capture, home};
use std::io;

pub fn run(around: &Surroundings<'_>, asked: &Note) -> io::Result<Outcome> {
    match write(around, asked) {
        Ok(captured) => told(around, &captured, &[]),
        Err(why) => Ok(refused(around.world, &why)),
    }
}

fn write(around: &Surroundings<'_>, asked: &Note) -> Result<Captured, String> {
    let world = around.world;
    let words = asked.words.join(" ");
    let said = time(world, &asked.when);
    let (time, words) = match said {
        // The words begin with what looks like a time, and mean something else by it.
        Some(time) => (Some(time), prose(&format!("{time} {words}"))?.1),
        None => prose(&words)?,
    };
    let home = home(world, asked.when.place.file.as_deref())?;
    capture(
        world,
        &home,
        &|settings| around.today(settings),
        &mut |analysis| {
            Ok(Addition {
                day: asked.when.date.day(analysis.today),
                time,
                entries: vec![Entry::Prose(words.clone())],
                is_below: false,
            })
        },
        &mut |_| {},
    )
}
