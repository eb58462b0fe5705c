//! How a name is spelled: as it is declared, in whichever file that is, with single spaces between its words.
//!
//! The whole journal's names are given; so a file alone, without the rest of its journal, keeps
//! what it writes.

use crate::journal::{Names, name::single_spaced};
use std::borrow::Cow;

/// The declared spelling of a name that is used; one that is not declared keeps its letters.
pub fn declared<'a>(names: &'a Names, written: &'a str) -> Cow<'a, str> {
    match names.find(written) {
        Some(named) => Cow::Borrowed(named.written.as_str()),
        None => spaced(written),
    }
}

/// A name where it is declared: its letters are its own.
pub fn spaced(written: &str) -> Cow<'_, str> {
    Cow::Owned(single_spaced(written))
}
