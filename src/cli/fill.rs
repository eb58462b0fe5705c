//! `daymark fill`: one answer for each habit that is due and has no mark, written as soon as it is given.
//!
//! On a terminal an answer is one key. From anything else it is a line: a word, which amounts and a note may follow. It
//! marks what was asked about, and nothing else.

use super::args::fill::Fill;
use super::mark::refused;
use super::surroundings::Surroundings;
use super::{Outcome, put, say};
use crate::amend::DaySaid;
use crate::analysis::{Analysis, Depth};
use crate::diagnostic::wording::plural;
use crate::render::sanitize::cell;
use crate::report::due;
use crate::syntax::State;
use crate::text::{Day, Period};
use crate::workspace::{self, MarkWish, Trouble, home, load, reason};
use crate::world::{Stream, World};
use std::io::{self, BufRead, Write};
use std::path::Path;

const KEYS: &str = "x kept, - excused, ! slipped, s skip, q quit";

/// What can be said to a question.
enum Answer {
    /// A state, and what goes on behind the name.
    Mark(State, String),
    Skip,
    Quit,
    Unknown,
}

/// A day and a habit that waits for a mark there.
type Question = (Day, String);

pub fn run(around: &Surroundings<'_>, asked: &Fill) -> io::Result<Outcome> {
    let mut written = 0;
    let outcome = filled(around, asked, &mut written);
    let done = told(written);
    put::kept(around.world, outcome, if written > 0 { &done } else { "" })
}

fn told(written: usize) -> String {
    match written {
        0 => "nothing written".to_owned(),
        _ => format!("{} written", plural(written, "mark")),
    }
}

fn filled(around: &Surroundings<'_>, asked: &Fill, written: &mut usize) -> io::Result<Outcome> {
    let world = around.world;
    let file = asked.place.file.as_deref();
    let today = |settings: &_| around.today(settings);
    let is_keyed = world.is_terminal(Stream::In) && world.is_terminal(Stream::Out);
    let mut lines = (!is_keyed).then(|| world.input());
    let mut out = world.out();
    let mut past: Vec<Question> = Vec::new();
    let mut outcome = Outcome::Clean;
    // After each answer the journal is another one: what is due `when` something is done may be due now.
    loop {
        let questions = match questions(around, file, asked.since) {
            Ok(questions) => questions,
            Err(why) => return Ok(refused(world, &why)),
        };
        let Some(question) = questions.into_iter().find(|it| !past.contains(it)) else {
            break;
        };
        let (day, name) = &question;
        write!(out, "{day} {} {}? ", day.weekday().short(), cell(name))?;
        out.flush()?;
        let answer = match &mut lines {
            Some(lines) => line(lines.as_mut()),
            None => key(world),
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                writeln!(out)?;
                let why = format!("cannot read an answer: {}", reason(&error));
                outcome = refused(world, &why);
                break;
            }
        };
        if is_keyed || !matches!(answer, Answer::Mark(..)) {
            writeln!(out)?;
        }
        let (state, rest) = match answer {
            Answer::Quit => break,
            Answer::Skip => {
                past.push(question);
                continue;
            }
            Answer::Unknown => {
                writeln!(out, "  {KEYS}")?;
                continue;
            }
            Answer::Mark(state, rest) => (state, rest),
        };
        let wish = MarkWish {
            words: &rest,
            state,
            day: DaySaid::On(*day),
            time: None,
        };
        let done =
            home(world, file).and_then(|home| workspace::answer(world, &home, &today, name, wish));
        match done {
            Ok((captured, marked)) => {
                for it in marked {
                    writeln!(out, "  {}", it.outcome)?;
                }
                if let Some(trouble) = &captured.trouble {
                    say(world, &cell(trouble));
                }
                *written += 1;
                past.push(question);
            }
            Err(why) => {
                writeln!(out)?;
                out.flush()?;
                outcome = refused(world, &why);
                // A line can be said again; a key has no other words.
                if is_keyed {
                    break;
                }
            }
        }
    }
    writeln!(out, "{}", told(*written))?;
    out.flush()?;
    Ok(outcome)
}

/// Everything that waits for a mark, day by day.
fn questions(
    around: &Surroundings<'_>,
    file: Option<&Path>,
    since: DaySaid,
) -> Result<Vec<Question>, String> {
    let home = home(around.world, file)?;
    let loaded = load(around.world, &home.wanted(around.world)?);
    if let Some(Trouble { path, reason }) = loaded.troubles.first() {
        return Err(format!("cannot read `{path}`: {reason}"));
    }
    let waiting = |analysis: Analysis<'_>| {
        let journal = &analysis.journal;
        let days = Period::new(since.day(analysis.today), analysis.today);
        let days = (days.from.0..=days.until.0).map(Day);
        let of_day = |day: Day| {
            let due = due(journal, day).into_iter().filter(|due| due.is_open());
            let names = due.filter_map(|due| Some(journal.habits.get(due.habit)?.name.clone()));
            names.map(|name| (day, name)).collect::<Vec<_>>()
        };
        days.flat_map(of_day).collect()
    };
    let today = |settings: &_| around.today(settings);
    Ok(Analysis::with(
        &loaded.sources,
        &loaded.bad_bytes,
        &loaded.config,
        Depth::Errors,
        today,
        waiting,
    ))
}

fn key(world: &dyn World) -> io::Result<Answer> {
    match world.key() {
        Ok(key) => Ok(answer(key.to_string().trim(), "")),
        Err(error) => match error.kind() {
            io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => Ok(Answer::Quit),
            _ => Err(error),
        },
    }
}

fn line(lines: &mut dyn BufRead) -> io::Result<Answer> {
    let mut line = String::new();
    if lines.read_line(&mut line)? == 0 {
        return Ok(Answer::Quit);
    }
    let line = line.trim();
    let is_end = |c: char| c.is_whitespace() || c == ':';
    let (word, rest) = line.split_at(line.find(is_end).unwrap_or(line.len()));
    Ok(answer(word, rest.trim()))
}

/// What a word says, and what stands behind it. Nothing is no answer, unless something stands behind it.
fn answer(word: &str, rest: &str) -> Answer {
    let state = match word.to_lowercase().as_str() {
        "x" | "y" | "yes" | "kept" => State::Kept,
        "-" | "excused" => State::Excused,
        "!" | "n" | "no" | "slipped" => State::Slipped,
        "" if rest.is_empty() => return Answer::Skip,
        "s" | "skip" => return Answer::Skip,
        "q" | "quit" => return Answer::Quit,
        _ => return Answer::Unknown,
    };
    Answer::Mark(state, rest.to_owned())
}
