//! Marking what was done: words read by the names of the journal, written, and told what they did to the streak.
//!
//! It is what `daymark mark`, `fill` and the form of `serve` have in common. The journal is looked at before and
//! after, and the difference is what the user is told.

use super::capture::{Captured, capture};
use super::home::Home;
use super::stood::{Stood, stood};
use crate::amend::{Addition, DaySaid, Entry, Meant, marks};
use crate::journal::{Journal, Settings};
use crate::syntax::State;
use crate::text::{Day, Time};
use crate::world::World;
use std::cell::RefCell;

/// What is to be marked: `words` as on a command line, names, amounts, and a note behind a colon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarkWish<'w> {
    pub words: &'w str,
    pub state: State,
    pub day: DaySaid,
    pub time: Option<Time>,
}

/// A name that was marked and what came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    pub name: String,
    /// `streak 3 days, up from 2`
    pub outcome: String,
}

/// Writes the marks into the journal.
///
/// # Errors
/// Where nothing was written, and why: a sentence.
pub fn mark(
    world: &dyn World,
    home: &Home,
    today: &dyn Fn(&Settings) -> Day,
    wish: MarkWish<'_>,
) -> Result<(Captured, Vec<Marked>), String> {
    let read = |journal: &Journal<'_>| marks(journal, wish.words);
    written(world, home, today, wish, &read)
}

/// Writes a mark of this name and no other; `wish.words` are what stands behind it.
///
/// # Errors
/// Where nothing was written, and why: a sentence.
pub fn answer(
    world: &dyn World,
    home: &Home,
    today: &dyn Fn(&Settings) -> Day,
    name: &str,
    wish: MarkWish<'_>,
) -> Result<(Captured, Vec<Marked>), String> {
    let read = |journal: &Journal<'_>| Ok(vec![crate::amend::answer(journal, name, wish.words)?]);
    written(world, home, today, wish, &read)
}

fn written(
    world: &dyn World,
    home: &Home,
    today: &dyn Fn(&Settings) -> Day,
    wish: MarkWish<'_>,
    read: &dyn Fn(&Journal<'_>) -> Result<Vec<Meant>, String>,
) -> Result<(Captured, Vec<Marked>), String> {
    let before: RefCell<Vec<(Meant, Stood)>> = RefCell::default();
    let mut marked = Vec::new();
    let captured = capture(
        world,
        home,
        today,
        &mut |analysis| {
            let meant = read(&analysis.journal)?;
            let day = wish.day.day(analysis.today);
            let entry =
                |meant: &Meant| Entry::Mark(format!("{} {}", brackets(wish.state), meant.written));
            let entries = meant.iter().map(entry).collect();
            let stands = |meant: Meant| {
                let stood = stood(&analysis.journal, analysis.today, meant.item, day);
                (meant, stood)
            };
            before.replace(meant.into_iter().map(stands).collect());
            Ok(Addition {
                day,
                time: wish.time,
                entries,
                is_below: false,
            })
        },
        &mut |analysis| {
            let journal = &analysis.journal;
            let day = wish.day.day(analysis.today);
            let outcome = |(meant, was): &(Meant, Stood)| Marked {
                name: journal.name(meant.item).to_owned(),
                outcome: stood(journal, analysis.today, meant.item, day).since(was, wish.state),
            };
            marked = before.borrow().iter().map(outcome).collect();
        },
    )?;
    Ok((captured, marked))
}

const fn brackets(state: State) -> &'static str {
    match state {
        State::Kept => "[x]",
        State::Open => "[ ]",
        State::Excused => "[-]",
        State::Slipped => "[!]",
        State::Amount => "[+]",
    }
}
