//! `daymark serve`: a report's page in a browser, for whoever has the address.
//!
//! It finds the one journal, binds the port, prints the address, which is the only way in, and hands
//! over to `serve`.

use super::args::serve::Serve;
use super::surroundings::Surroundings;
use super::{Outcome, load, say};
use crate::serve::{Journals, Limits, Server};
use crate::workspace::reason;
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Serve) -> io::Result<Outcome> {
    let world = around.world;
    let (journals, outcome) = load::wanted(world, &asked.paths);
    if outcome != Outcome::Clean {
        return Ok(outcome);
    }
    if journals.len() != 1 || asked.paths.stdin_filename.is_some() {
        let count = journals.len();
        say(
            world,
            &format!("a page is of one journal, and the paths name {count}; give the path of one"),
        );
        return Ok(Outcome::Trouble);
    }
    let server = match Server::bind(asked.port, Limits::default()) {
        Ok(server) => server,
        Err(error) => {
            say(
                world,
                &format!("cannot serve on port {}: {}", asked.port, reason(&error)),
            );
            return Ok(Outcome::Trouble);
        }
    };
    {
        let mut out = world.out();
        writeln!(out, "{}", server.address())?;
        out.flush()?;
    }
    say(
        world,
        "serving this machine only, to whoever has that address; Ctrl-C ends it",
    );
    let site = Journals {
        world,
        paths: asked.paths.paths.clone(),
        today: &|settings| around.today(settings),
        with_text: asked.with_text,
    };
    if let Err(error) = server.run(&site) {
        say(
            world,
            &format!("cannot serve any longer: {}", reason(&error)),
        );
        return Ok(Outcome::Trouble);
    }
    Ok(Outcome::Clean)
}
