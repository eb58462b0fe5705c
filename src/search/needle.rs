//! Words to look for in a text: as they are, whatever their case and the way their accents are written, or a pattern.
//!
//! Plain words are loosened as names are, and found places led back to the text as it is written. Patterns
//! are bounded in size, so no one can hang the search with one.

use crate::journal::loosen;
use crate::text::Token;
use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use unicode_normalization::char::canonical_combining_class;

/// What is looked for.
#[derive(Clone, Debug)]
pub enum Needle {
    Plain(Box<Plain>),
    Pattern(Regex),
}

/// Words, loosened.
#[derive(Clone, Debug)]
pub struct Plain {
    finder: Finder<'static>,
    length: usize,
}

/// How large a pattern and its tables may grow, in bytes: any that a person writes is far below.
const LARGEST: usize = 1 << 20;

impl Needle {
    #[must_use]
    pub fn plain(words: &str) -> Self {
        let mut loose = String::new();
        loosen(words, &mut loose);
        Self::Plain(Box::new(Plain {
            finder: Finder::new(loose.as_bytes()).into_owned(),
            length: loose.len(),
        }))
    }

    /// # Errors
    /// What is wrong with the pattern.
    pub fn pattern(pattern: &str) -> Result<Self, String> {
        let built = RegexBuilder::new(pattern)
            .size_limit(LARGEST)
            .dfa_size_limit(LARGEST)
            .nest_limit(100)
            .build();
        built.map(Self::Pattern).map_err(|error| {
            // Of a message of many lines the last one says what is wrong.
            let why = match error {
                regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
                error => {
                    let said = error.to_string();
                    let last = said.lines().next_back().unwrap_or("");
                    last.trim_start_matches("error: ").to_owned()
                }
            };
            format!("`/{pattern}/` is no regular expression: {why}")
        })
    }

    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Plain(plain) if plain.length == 0 => true,
            Self::Plain(plain) => !plain.places(text, 1).is_empty(),
            Self::Pattern(pattern) => pattern.is_match(text),
        }
    }

    /// Every place of it in a text, in order; places of nothing left out.
    #[must_use]
    pub fn all_in(&self, text: &str) -> Vec<Token> {
        let token = |start: usize, end: usize| Token::new(start as u32, end as u32);
        match self {
            Self::Plain(plain) => plain.places(text, usize::MAX),
            Self::Pattern(pattern) => (pattern.find_iter(text))
                .filter(|found| !found.is_empty())
                .map(|found| token(found.start(), found.end()))
                .collect(),
        }
    }
}

impl Plain {
    /// Its first places in a text.
    fn places(&self, text: &str, most: usize) -> Vec<Token> {
        if self.length == 0 {
            return Vec::new();
        }
        if text.is_ascii() {
            let lower = text.to_ascii_lowercase();
            let found = self.finder.find_iter(lower.as_bytes()).take(most);
            return found
                .map(|at| Token::new(at as u32, (at + self.length) as u32))
                .collect();
        }
        let loose = Loose::new(text);
        let found = self.finder.find_iter(loose.text.as_bytes());
        found
            .filter_map(|at| {
                let (start, end) = (loose.origin(at)?, loose.origin(at + self.length)?);
                Some(Token::new(start, end))
            })
            .take(most)
            .collect()
    }
}

/// A text loosened, and where each of its letters came from. A letter goes with the marks that combine with it.
struct Loose {
    text: String,
    /// Where letters start: in the loosened text, and in the text itself; and both ends.
    starts: Vec<(usize, u32)>,
}

impl Loose {
    fn new(text: &str) -> Self {
        let mut loose = Self {
            text: String::with_capacity(text.len()),
            starts: Vec::new(),
        };
        let mut start = 0;
        let ends = text.char_indices().skip(1);
        let ends = ends.filter(|&(_, c)| canonical_combining_class(c) == 0);
        for end in ends.map(|(at, _)| at).chain([text.len()]) {
            loose.starts.push((loose.text.len(), start as u32));
            loosen(text.get(start..end).unwrap_or(""), &mut loose.text);
            start = end;
        }
        loose.starts.push((loose.text.len(), text.len() as u32));
        loose
    }

    /// The place in the text itself; None within a letter.
    fn origin(&self, at: usize) -> Option<u32> {
        let found = self.starts.binary_search_by_key(&at, |&(start, _)| start);
        self.starts.get(found.ok()?).map(|&(_, origin)| origin)
    }
}
