//! The words that messages share: "did you mean", lists, plurals, quotes cut short.
//!
//! Nearness is the optimal string alignment distance, looked for only where cheap bounds allow it: a journal
//! may have thousands of names, and a file thousands of slips.

use std::borrow::Cow;

/// `1 day`, `2 days`: the number with its noun, an `s` added for the plural.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// `a`, `a or b`, `a, b or c`, each in backticks.
#[must_use]
pub fn either<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The known name nearest to `word`, where one is near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = Spelling::new(word);
    let known = known.into_iter().map(|name| (Spelling::new(name), name));
    let mut nearest = Nearest::new(&word);
    for (spelling, name) in known {
        nearest.look(&spelling, name);
    }
    nearest.found()
}

/// A name made ready to be compared with many others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spelling {
    lower: String,
    length: usize,
    /// How often each letter stands in it; letters share places, which makes names only seem nearer.
    letters: [u8; 32],
}

impl Spelling {
    #[must_use]
    pub fn new(name: &str) -> Self {
        let lower = name.to_lowercase();
        let mut letters = [0_u8; 32];
        let mut length = 0;
        for letter in lower.chars() {
            length += 1;
            if let Some(count) = letters.get_mut(letter as usize % 32) {
                *count = count.saturating_add(1);
            }
        }
        Self {
            lower,
            length,
            letters,
        }
    }

    /// A distance that the true one is never below: each change mends one letter too many or too few.
    fn at_least(&self, other: &Self) -> usize {
        let pairs = || self.letters.iter().zip(&other.letters);
        let more: u32 = pairs().map(|(a, b)| u32::from(a.saturating_sub(*b))).sum();
        let fewer: u32 = pairs().map(|(a, b)| u32::from(b.saturating_sub(*a))).sum();
        more.max(fewer) as usize
    }

    /// How far another name is, where it is near and no farther than `most`.
    ///
    /// Near is an optimal string alignment distance of at most a third of the longer one's letters, or this
    /// one being the start of the other with at least three letters.
    fn distance(&self, other: &Self, most: usize) -> Option<usize> {
        let apart = self.length.abs_diff(other.length);
        if self.length >= 3 && apart <= most && other.lower.starts_with(&self.lower) {
            return Some(apart);
        }
        let most = most.min(self.length.max(other.length) / 3);
        if apart > most || self.at_least(other) > most {
            return None;
        }
        let distance = strsim::osa_distance(&self.lower, &other.lower);
        (distance <= most).then_some(distance)
    }
}

/// The nearest of the names looked at so far; of equals the first in the order of the alphabet.
pub struct Nearest<'w, 'a> {
    word: &'w Spelling,
    found: Option<(usize, &'a str)>,
}

impl<'w, 'a> Nearest<'w, 'a> {
    #[must_use]
    pub const fn new(word: &'w Spelling) -> Self {
        Self { word, found: None }
    }

    pub fn look(&mut self, spelling: &Spelling, name: &'a str) {
        let most = self.found.map_or(usize::MAX, |(distance, _)| distance);
        if let Some(distance) = self.word.distance(spelling, most)
            && self.found.is_none_or(|found| (distance, name) < found)
        {
            self.found = Some((distance, name));
        }
    }

    #[must_use]
    pub const fn found(&self) -> Option<&'a str> {
        match self.found {
            Some((_, name)) => Some(name),
            None => None,
        }
    }
}

/// A message whose quotes are short enough to read: what stands in backticks is cut to `most` characters, and
/// all of it to what no message of ours comes near. The ends say the most, so the middle goes.
#[must_use]
pub fn quoted_short(message: String, most: usize) -> String {
    const LONGEST: usize = 600;
    if message.len() <= most {
        return message;
    }
    let parts: Vec<Cow<'_, str>> = message
        .split('`')
        .enumerate()
        .map(|(at, part)| {
            let is_quote = at % 2 == 1;
            if is_quote {
                short(part, most)
            } else {
                Cow::Borrowed(part)
            }
        })
        .collect();
    let message = parts.join("`");
    short(&message, LONGEST).into_owned()
}

/// The text, or its start and its end around a `…`: at most so many characters.
fn short(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most || text.char_indices().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let tail = most / 3;
    let head = most - tail - 1;
    let place = |at: Option<(usize, char)>| at.map_or(0, |(at, _)| at);
    let end = place(text.char_indices().nth(head));
    let start = place(text.char_indices().rev().nth(tail.saturating_sub(1)));
    let (head, tail) = (
        text.get(..end).unwrap_or(""),
        text.get(start..).unwrap_or(""),
    );
    Cow::Owned(format!("{head}…{tail}"))
}
