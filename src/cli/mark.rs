//! `daymark mark`: what was done, written as a line; what that did to the streak, told.
//!
//! `workspace::mark` reads the words and writes the line; here its answer is told, where and with
//! what outcome. `note` tells its line by the same words, and every capture that is refused is
//! refused by `refused`.

use super::args::mark::{Mark, When};
use super::surroundings::Surroundings;
use super::{Outcome, put, say};
use crate::render::sanitize::cell;
use crate::text::Time;
use crate::workspace::{Captured, MarkWish, Marked, home, mark};
use crate::world::World;
use std::io;

pub fn run(around: &Surroundings<'_>, asked: &Mark) -> io::Result<Outcome> {
    let world = around.world;
    let words = asked.words.join(" ");
    let wish = MarkWish {
        words: &words,
        state: asked.state(),
        day: asked.when.date,
        time: time(world, &asked.when),
    };
    let done = home(world, asked.when.place.file.as_deref())
        .and_then(|home| mark(world, &home, &|settings| around.today(settings), wish));
    match done {
        Ok((captured, marked)) => told(around, &captured, &marked),
        Err(why) => Ok(refused(world, &why)),
    }
}

/// The time an entry is to have.
pub fn time(world: &dyn World, when: &When) -> Option<Time> {
    if when.now {
        Some(world.now().1)
    } else {
        when.time
    }
}

/// Says what was written where; of the user's words only the names.
pub fn told(
    around: &Surroundings<'_>,
    captured: &Captured,
    marked: &[Marked],
) -> io::Result<Outcome> {
    let mut done = String::new();
    let (day, file) = (captured.day, cell(&captured.file));
    for Marked { name, outcome } in marked {
        done.push_str(&format!("{day} {}: {outcome}\n", cell(name)));
    }
    if marked.is_empty() {
        done.push_str(&format!("{day}: written into {file}\n"));
    }
    put::done(around.world, &done)?;
    if let Some(trouble) = &captured.trouble {
        say(around.world, &cell(trouble));
    }
    Ok(Outcome::Clean)
}

/// Nothing was written, and why.
pub fn refused(world: &dyn World, why: &str) -> Outcome {
    say(world, &cell(why));
    Outcome::Trouble
}
