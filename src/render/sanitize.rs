//! A file's text made safe to show: nothing in it moves a cursor, changes a colour or turns the order of
//! reading.
//!
//! What is an error in a journal, and nothing else, becomes a replacement of the same length in UTF-8, so that every
//! span still fits.

use crate::syntax::is_control;
use std::borrow::Cow;

/// What an unsafe character is shown as; None for a safe one. A tab is left to [`cell`].
const fn replacement(character: char) -> Option<char> {
    if !is_control(character) {
        return None;
    }
    Some(match character.len_utf8() {
        1 => '?',
        2 => '¿',
        _ => char::REPLACEMENT_CHARACTER,
    })
}

/// Whether a character is shown as something else.
#[must_use]
pub const fn is_unsafe(character: char) -> bool {
    replacement(character).is_some()
}

/// A line of text, its tabs kept.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unsafe) {
        Cow::Owned(replaced(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text within other text: a name, a title, a path, a message. A tab becomes a space.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    if text
        .chars()
        .any(|character| character == '\t' || is_unsafe(character))
    {
        Cow::Owned(replaced(text).replace('\t', " "))
    } else {
        Cow::Borrowed(text)
    }
}

fn replaced(text: &str) -> String {
    text.chars()
        .map(|character| replacement(character).unwrap_or(character))
        .collect()
}
