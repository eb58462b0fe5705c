//! Finding in the past: a journal's entries by days, tags, people, names, states and words.
//!
//! An entry is what the language calls one: prose, or a mark that says something. Open marks are found where they are
//! asked for by name. Days go in order; the entries of a day stay as they are written, files by path.

pub mod entry;
pub mod find;
pub mod line;
pub mod needle;
pub mod query;

pub use entry::Entry;
pub use find::{Hit, find};
pub use line::as_line;
pub use needle::Needle;
pub use query::{Query, Term, Word, word};
