//! The words of a command, read as the language reads a line: names, amounts, a colon and a note.
//!
//! Unlike a line, a command may leave off the end of a name where that is the only one, and may name several things.

use super::control::one_line;
use crate::journal::name::single_spaced;
use crate::journal::{Beginnings, ItemId, Journal, fold};
use crate::syntax::{LineKind, parse};
use crate::text::{SourceId, Time};

/// One thing marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meant {
    pub item: ItemId,
    /// What stands behind the brackets: `run 5 km: slow and happy`.
    pub written: String,
}

/// So many words before the colon are names and amounts; more are a note that lacks its colon.
const WORDS: usize = 60;

/// Reads `run 5 km read: words`: amounts and the note belong to the name before them. A comma may part two names.
///
/// # Errors
/// Where a name is none, or may be several, or an amount is none: a sentence that says what to write.
pub fn marks(journal: &Journal<'_>, words: &str) -> Result<Vec<Meant>, String> {
    one_line(words)?;
    let (before, note) = match words.find(':') {
        Some(at) if is_clock(words, at) => {
            return Err("a time is given with `--time`, or `--now`".to_owned());
        }
        Some(at) => (
            words.get(..at).unwrap_or(""),
            words.get(at + 1..).unwrap_or("").trim(),
        ),
        None => (words, ""),
    };
    let parted = before.replace(',', " , ");
    let parts: Vec<&str> = parted.split_whitespace().collect();
    if parts.len() > WORDS {
        return Err("so many words are a note: write a colon before it".to_owned());
    }
    let names = Names::of(journal);
    let mut found: Vec<(ItemId, String)> = Vec::new();
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        if *first == "," && !found.is_empty() {
            rest = rest.get(1..).unwrap_or(&[]);
        }
        let length = rest.iter().take_while(|word| is_name(word)).count();
        let (run, behind) = rest.split_at(length);
        if run.is_empty() {
            let found = rest.first().unwrap_or(first);
            return Err(format!("expected a name, found `{found}`"));
        }
        found.extend(names.parted(run)?);
        let amounts = amounts(journal, behind);
        if let Some((_, written)) = found.last_mut() {
            for part in behind.iter().take(amounts) {
                *written += " ";
                *written += part;
            }
        }
        rest = behind.get(amounts..).unwrap_or(&[]);
    }
    let Some((_, last)) = found.last_mut() else {
        return Err("expected a name, found nothing before the colon".to_owned());
    };
    if !note.is_empty() {
        *last += &format!(": {note}");
    }
    let meant = found.into_iter().map(|(item, written)| {
        is_right(&written)?;
        Ok(Meant { item, written })
    });
    meant.collect()
}

/// Whether the colon at this place stands between digits.
fn is_clock(words: &str, at: usize) -> bool {
    let is_digit = |at: Option<usize>| {
        let byte = at.and_then(|at| words.as_bytes().get(at));
        byte.is_some_and(u8::is_ascii_digit)
    };
    is_digit(at.checked_sub(1)) && is_digit(at.checked_add(1))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

/// How many of these parts are amounts: numbers, and a unit behind each.
fn amounts(journal: &Journal<'_>, parts: &[&str]) -> usize {
    let mut is_bare = false;
    let is_amount = |part: &&&str| {
        let is_number = !is_name(part) && **part != ",";
        let is_unit = is_bare && is_name(part) && {
            let is_known = journal.units.find(&fold(part)).is_some();
            is_known || journal.find(part).is_none()
        };
        is_bare = is_number && part.ends_with(|end: char| end.is_ascii_digit());
        is_number || is_unit
    };
    parts.iter().take_while(is_amount).count()
}

/// Whether the language reads it as one mark without a mistake.
fn is_right(written: &str) -> Result<(), String> {
    let line = format!("2000-01-01\n [x] {written}");
    let document = parse(SourceId(0), &line);
    if let Some(problem) = document.problems.first() {
        return Err(problem.words().replace('\n', "; "));
    }
    if document.lines.kind(1) == LineKind::Mark {
        Ok(())
    } else {
        Err(format!("`{written}` is no mark"))
    }
}

/// Every name and alias.
struct Names<'j> {
    journal: &'j Journal<'j>,
    all: Beginnings<'j>,
}

impl<'j> Names<'j> {
    fn of(journal: &'j Journal<'j>) -> Self {
        let all = Beginnings::of(journal, |_| true);
        Self { journal, all }
    }

    /// The names that these words are, one behind the other.
    fn parted(&self, words: &[&str]) -> Result<Vec<(ItemId, String)>, String> {
        // From behind: what the words from here on can be, each beginning tried whole before it is taken for the
        // beginning of a name, long before short.
        let mut ways: Vec<Option<Vec<(ItemId, String)>>> = vec![Some(Vec::new())];
        for start in (0..words.len()).rev() {
            let lengths = (1..=words.len() - start).rev();
            let candidates: Vec<(usize, String)> = lengths
                .map(|length| {
                    let words = words.get(start..start + length).unwrap_or(&[]);
                    (length, fold(&words.join(" ")).into_owned())
                })
                .collect();
            let whole = candidates.iter().map(|(length, name)| (length, name, true));
            let begun = candidates
                .iter()
                .map(|(length, name)| (length, name, false));
            let way = whole.chain(begun).find_map(|(length, name, is_whole)| {
                let follow = ways.get(ways.len().checked_sub(*length)?)?.as_ref()?;
                let found = if is_whole {
                    self.all.whole(name)
                } else {
                    self.all.begun(name).ok().flatten()
                };
                let known = found?;
                let mut way = vec![(known.item, known.written.to_owned())];
                way.extend(follow.iter().cloned());
                Some(way)
            });
            ways.push(way);
        }
        match ways.pop().flatten() {
            Some(way) => Ok(way),
            None => Err(self.unknown(&words.join(" "))),
        }
    }

    fn unknown(&self, words: &str) -> String {
        let words = single_spaced(words);
        if let Err(several) = self.all.begun(&fold(&words)) {
            return format!("`{words}` {several}");
        }
        if let Some(start) = self.journal.names.known_start(&words) {
            let note = words.get(start.len()..).unwrap_or("").trim();
            return format!(
                "`{note}` names nothing in this journal; for a note write `{start} : {note}`"
            );
        }
        match self.journal.names.nearest(&words, |_| true) {
            Some(near) => {
                format!("`{words}` names nothing in this journal; did you mean `{near}`?")
            }
            None if self.all.is_empty() => {
                "this journal declares no habit, task or goal yet; write one, like `habit run`"
                    .to_owned()
            }
            None => format!("`{words}` names nothing in this journal; declare it: `habit {words}`"),
        }
    }
}

/// Reads the words of a note: a time that stands before them is its time.
///
/// # Errors
/// Where there are no words, or they are more than one line.
pub fn prose(words: &str) -> Result<(Option<Time>, String), String> {
    one_line(words)?;
    let words = words.trim();
    let first = words.split_whitespace().next().unwrap_or("");
    let time = Time::parse(first.strip_suffix(':').unwrap_or(first));
    let words = match time {
        Some(_) => words.get(first.len()..).unwrap_or("").trim(),
        None => words,
    };
    let is_escaped = words.starts_with("\\[") || words.starts_with("\\//");
    let words = if is_escaped {
        words.get(1..).unwrap_or("")
    } else {
        words
    };
    if words.is_empty() {
        return Err("expected words to write down, found none".to_owned());
    }
    Ok((time, words.to_owned()))
}
