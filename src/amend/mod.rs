//! A user's change as the smallest edit of a text, in the user's own style.
//!
//! Text in, edits out: [`close()`] fills in open marks that wait for what is marked, [`add()`] says what to insert for
//! the other new entries of a day, [`is_only`] holds the parsed result to be the old text's plus exactly these,
//! [`marks`] and [`answer`] read the words of a command. Nothing that stands is reflowed.

mod add;
mod awaited;
mod check;
mod close;
mod control;
pub mod day_said;
pub mod pieces;
pub mod style;
mod words;

pub use add::add;
pub use awaited::awaited;
pub use check::is_only;
pub use close::{Closing, close};
pub use control::one_line;
pub use day_said::DaySaid;
pub use words::{Meant, answer, marks, prose};

use crate::syntax::Document;
use crate::text::{Day, Time};

/// Entries for a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addition {
    pub day: Day,
    /// Of each of them.
    pub time: Option<Time>,
    /// Without any, the day itself is added where it is not there.
    pub entries: Vec<Entry>,
    /// Below the dated line, also where the user writes everything into it.
    pub is_below: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// From its bracket on.
    Mark(String),
    /// Its words: one line, without a backslash that keeps a bracket from beginning a mark.
    Prose(String),
}

/// A text and what it was taken apart into.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub document: &'a Document,
    pub text: &'a str,
}
