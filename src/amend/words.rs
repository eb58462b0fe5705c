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

/// So many words behind a number are looked at for a name.
const LONG_NAME: usize = 8;

/// Reads `run 5 km read: words`: amounts and the note belong to the name before them. A comma may part two names.
///
/// # Errors
/// Where a name is none, or may be several, or an amount is none: a sentence that says what to write.
pub fn marks(journal: &Journal<'_>, words: &str) -> Result<Vec<Meant>, String> {
    let (before, note) = parted(words)?;
    let parts: Vec<&str> = before.split_whitespace().collect();
    let names = Names::of(journal);
    let mut found: Vec<(ItemId, String)> = Vec::new();
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        if *first == "," && !found.is_empty() {
            rest = rest.get(1..).unwrap_or(&[]);
        }
        let (run, behind) = rest.split_at(run(rest));
        if run.is_empty() {
            let found = rest.first().unwrap_or(first);
            return Err(format!("expected a name, found `{found}`"));
        }
        found.extend(names.parted(run)?);
        let (amounts, others) = behind.split_at(names.amounts(behind)?);
        if let Some((_, written)) = found.last_mut() {
            *written = with(written, amounts, "");
        }
        rest = others;
    }
    let Some((_, last)) = found.last_mut() else {
        return Err("expected a name, found nothing before the colon".to_owned());
    };
    *last = with(last, &[], note);
    let meant = found.into_iter().map(|(item, written)| {
        is_right(&written)?;
        Ok(Meant { item, written })
    });
    meant.collect()
}

/// Reads what is answered where one thing was asked about: its amounts and a note, and no other name.
///
/// # Errors
/// Where it is anything else: a sentence.
pub fn answer(journal: &Journal<'_>, name: &str, words: &str) -> Result<Meant, String> {
    // Names are compared with any white space in them, and this one is written as it is.
    one_line(name)?;
    let item = journal
        .find(name)
        .ok_or_else(|| format!("`{name}` names nothing in this journal any more"))?;
    let (before, note) = parted(words)?;
    let parts: Vec<&str> = before.split_whitespace().collect();
    let count = Names::of(journal).amounts(&parts)?;
    if let Some(other) = parts.get(count) {
        return Err(format!(
            "expected an amount of `{name}`, or a note behind a colon, found `{other}`"
        ));
    }
    let written = with(name, &parts, note);
    is_right(&written)?;
    Ok(Meant { item, written })
}

/// The words before the colon, commas apart, and the note behind it.
fn parted(words: &str) -> Result<(String, &str), String> {
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
    if parted.split_whitespace().count() > WORDS {
        return Err("so many words are a note: write a colon before it".to_owned());
    }
    Ok((parted, note))
}

/// A mark's name with its amounts and its note.
fn with(name: &str, amounts: &[&str], note: &str) -> String {
    let colon = if note.is_empty() { "" } else { ": " };
    let words: Vec<&str> = std::iter::once(name)
        .chain(amounts.iter().copied())
        .collect();
    format!("{}{colon}{note}", words.join(" "))
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

/// How many words there are before an amount or a comma.
fn run(parts: &[&str]) -> usize {
    parts.iter().take_while(|word| is_name(word)).count()
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

    /// How many of these parts are amounts: numbers, and a unit behind each.
    fn amounts(&self, parts: &[&str]) -> Result<usize, String> {
        let mut count = 0;
        let mut bare = None;
        while let Some(part) = parts.get(count) {
            let is_number = !is_name(part) && *part != ",";
            let is_amount = match bare {
                Some(number) if is_name(part) => {
                    self.is_unit(number, parts.get(count..).unwrap_or(&[]))?
                }
                _ => is_number,
            };
            if !is_amount {
                break;
            }
            let lacks_unit = is_number && part.ends_with(|end: char| end.is_ascii_digit());
            bare = lacks_unit.then_some(*part);
            count += 1;
        }
        Ok(count)
    }

    /// Whether the first of these words is the unit of the number before it; else a name begins there.
    ///
    /// # Errors
    /// Where it is no unit that is known, and may be a name mistyped: a sentence.
    fn is_unit(&self, number: &str, words: &[&str]) -> Result<bool, String> {
        let Some(word) = words.first() else {
            return Ok(false);
        };
        let run = run(words).min(LONG_NAME);
        let start = |length: usize| words.get(..length).unwrap_or(&[]).join(" ");
        // A name of several words is more than a unit that it may begin with.
        if (2..=run).any(|length| self.all.whole(&fold(&start(length))).is_some()) {
            return Ok(false);
        }
        if self.journal.units.knows(word) {
            return Ok(true);
        }
        if self.all.begun(&fold(word)) != Ok(None) {
            return Ok(false);
        }
        let names = &self.journal.names;
        let mut starts = (1..=run).rev().map(start);
        match starts.find_map(|start| names.nearest(&start, |_| true)) {
            Some(near) => Err(format!(
                "`{word}` is no unit in this journal yet; did you mean `{near}`? \
                 A new unit is written right at its number: `{number}{word}`"
            )),
            None => Ok(true),
        }
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
