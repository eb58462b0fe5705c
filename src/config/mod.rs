//! `daymark.toml`: how loud each finding is and how output looks, never what a number means.
//!
//! The file is a setting and a source: what is wrong in it is a finding with its place, told beside those of
//! the journal, and whatever else it says holds all the same. Only this room knows of TOML.

mod levels;
mod read;

pub use levels::{Level, Levels, Refused, Subject};

use crate::diagnostic::Diagnostic;
use crate::syntax::Lines;
use crate::text::{Source, SourceId};

/// When output is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// On a terminal, unless the environment says otherwise.
    Auto,
    Always,
    Never,
}

impl Colour {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];
    pub const WORDS: [&'static str; 3] = ["auto", "always", "never"];

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let mut pairs = Self::WORDS.into_iter().zip(Self::ALL);
        pairs.find(|(known, _)| *known == word).map(|(_, it)| it)
    }
}

/// What is said of looks; None where nothing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Looks {
    pub ascii: Option<bool>,
    pub colour: Option<Colour>,
}

impl Looks {
    /// Whatever is said here, and for the rest what is said there.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii.or(other.ascii),
            colour: self.colour.or(other.colour),
        }
    }
}

/// The file's text and where its lines start.
#[derive(Clone, Debug)]
pub struct Page {
    pub source: Source,
    pub lines: Lines,
}

/// A journal's settings.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// None where the journal has no such file.
    pub page: Option<Page>,
    pub looks: Looks,
    pub levels: Levels,
    /// What is wrong in the file, in order of place.
    pub problems: Vec<Diagnostic>,
}

impl Config {
    /// What a `daymark.toml` says. Its number is the one after those of the journal's own sources.
    #[must_use]
    pub fn read(source: Source, id: SourceId) -> Self {
        let page = Page::new(source);
        let (looks, levels, problems) = read::read(&page, id);
        Self {
            page: Some(page),
            looks,
            levels,
            problems,
        }
    }

    /// A file of which nothing could be made, and why.
    #[must_use]
    pub fn unread(source: Source, problem: Diagnostic) -> Self {
        Self {
            page: Some(Page::new(source)),
            problems: vec![problem],
            ..Self::default()
        }
    }
}

impl Page {
    fn new(source: Source) -> Self {
        let lines = Lines::bare(&source.text);
        Self { source, lines }
    }
}
