//! One pass over a document's lines: which mark stands on which day, and which days hold what.
//!
//! Runs on many documents at once, so it only reads the journal; units that no declaration uses are
//! numbered for the document and given their number in the journal afterwards.

use super::day::Numbers;
use super::problem::{Problems, Use};
use super::unknown::UnknownNames;
use super::{Journal, Mark, Site, Units};
use crate::diagnostic::Diagnostic;
use crate::syntax::{
    DatedEntry, Document, LineKind, MarkShape, MentionKind, State, Unit, mentions, trim,
};
use crate::text::{Day, SourceId, Time};
use rustc_hash::FxHashMap;

/// What a pass needs to know of the journal.
pub(super) struct LinePass<'j, 'a> {
    pub journal: &'j Journal<'a>,
    pub numbers: Numbers,
    /// The tags that some habit counts, folded.
    pub tags: &'j [String],
}

/// What a document's lines say.
#[derive(Default)]
pub(super) struct Found {
    /// Each with its item's number, in order of line, open ones left out.
    pub marks: Vec<(u32, Mark)>,
    pub first_dated: Option<Day>,
    pub entries: Vec<Day>,
    pub prose: Vec<Day>,
    /// For each counted tag.
    pub tags: Vec<Vec<Day>>,
    /// For each amount its unit's number; from `first_spelling` on an index into `spellings`.
    pub units: Vec<u16>,
    pub first_spelling: u16,
    pub spellings: Vec<String>,
    pub problems: Vec<Diagnostic>,
}

/// What a shape's name came to.
#[derive(Clone, Copy)]
enum Resolved {
    Unseen,
    /// An item's number.
    Item(u32),
    /// Told on every line that has it.
    Nothing,
}

struct Pass<'p, 'a> {
    pass: &'p LinePass<'p, 'a>,
    source: SourceId,
    document: &'a Document,
    text: &'a str,
    resolved: Vec<Resolved>,
    numbers: FxHashMap<&'a str, u16>,
    unknown: UnknownNames<'p, 'a>,
    problems: Problems<'a>,
    found: Found,
}

impl<'a> LinePass<'_, 'a> {
    pub fn read(&self, source: SourceId) -> Found {
        let index = source.0 as usize;
        let (Some(document), Some(text)) = (
            self.journal.documents.get(index),
            self.journal.sources.get(index),
        ) else {
            return Found::default();
        };
        let mut pass = Pass {
            pass: self,
            source,
            document,
            text: &text.text,
            resolved: vec![Resolved::Unseen; document.marks.len()],
            numbers: FxHashMap::default(),
            unknown: UnknownNames::default(),
            problems: Problems::new(self.journal.sources, self.journal.documents),
            found: Found {
                tags: vec![Vec::new(); self.tags.len()],
                units: vec![Units::BARE; document.amounts.len()],
                first_spelling: u16::try_from(self.journal.units.list.len()).unwrap_or(Units::BARE),
                ..Found::default()
            },
        };
        pass.lines();
        pass.found.problems = pass.problems.found;
        pass.found
    }
}

impl Pass<'_, '_> {
    fn lines(&mut self) {
        let mut day = None;
        let lines = &self.document.lines;
        let columns = lines.kinds.iter().zip(&lines.shapes);
        for (line, (&kind, &shape)) in (0..).zip(columns) {
            match kind {
                LineKind::Dated => day = self.dated(line, shape),
                LineKind::Mark => {
                    self.mark(line, shape, day);
                }
                LineKind::Prose => {
                    let text = trim(lines.text(line, self.text));
                    if let Some(day) = day.filter(|_| !is_time_alone(text)) {
                        self.prose(day, text);
                    }
                }
                _ => {}
            }
        }
    }

    /// The day of a dated line.
    fn dated(&mut self, line: u32, shape: u32) -> Option<Day> {
        let day = self.document.dated.get(shape as usize)?.day;
        match self.document.dated_shape(shape)?.entry {
            DatedEntry::Nothing => {
                if let Some(day) = day {
                    self.is_dated(day);
                }
            }
            DatedEntry::Mark(mark) => self.mark(line, mark, day),
            DatedEntry::Prose { text, .. } => {
                let whole = self.document.lines.text(line, self.text);
                let prose = trim(whole.get(text as usize..).unwrap_or(""));
                match day {
                    Some(day) if prose.is_empty() => self.is_dated(day),
                    Some(day) => self.prose(day, prose),
                    None => {}
                }
            }
            DatedEntry::Broken => {}
        }
        day
    }

    fn is_dated(&mut self, day: Day) {
        self.found.first_dated = Some(self.found.first_dated.map_or(day, |first| first.min(day)));
    }

    fn entry(&mut self, day: Day) {
        self.is_dated(day);
        add(&mut self.found.entries, day);
    }

    fn prose(&mut self, day: Day, text: &str) {
        self.entry(day);
        add(&mut self.found.prose, day);
        if self.pass.tags.is_empty() || memchr::memchr(b'#', text.as_bytes()).is_none() {
            return;
        }
        for tag in mentions(text).filter(|mention| mention.kind == MentionKind::Tag) {
            let tag = super::name::fold(tag.name(text));
            for (counted, days) in self.pass.tags.iter().zip(&mut self.found.tags) {
                let rest = tag.strip_prefix(counted.as_str());
                if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
                    add(days, day);
                }
            }
        }
    }

    fn mark(&mut self, line: u32, index: u32, day: Option<Day>) {
        let document = self.document;
        let Some(shape) = document.marks.get(index as usize) else {
            return;
        };
        let seen = self.resolved.get(index as usize).copied();
        let item = match seen.unwrap_or(Resolved::Unseen) {
            Resolved::Item(item) => item,
            Resolved::Nothing => {
                self.unknown(line, shape);
                return;
            }
            Resolved::Unseen => {
                self.number_units(line, shape);
                let name = document.token(line, shape.name, self.text);
                let named = self.pass.journal.names.find(name);
                let found = named.map(|named| self.pass.numbers.of(named.id));
                if let Some(slot) = self.resolved.get_mut(index as usize) {
                    *slot = found.map_or(Resolved::Nothing, Resolved::Item);
                }
                let Some(item) = found else {
                    self.unknown(line, shape);
                    return;
                };
                item
            }
        };
        let (Some(day), false) = (day, shape.state.value == State::Open) else {
            return;
        };
        let amounts = document.amounts(shape);
        let nothing = shape.state.value == State::Amount
            && !amounts.is_empty()
            && amounts.iter().all(|amount| amount.number.0 == 0);
        if nothing {
            // A `[+]` of nothing but zeros does nothing anywhere: its day has no entry by it.
            self.is_dated(day);
        } else {
            self.entry(day);
        }
        let mark = Mark {
            day,
            source: self.source,
            line,
            minutes: shape.time.map_or(Mark::UNTIMED, |time| time.value.0),
            state: shape.state.value,
            has_amounts: !amounts.is_empty(),
        };
        self.found.marks.push((item, mark));
    }

    fn number_units(&mut self, line: u32, shape: &MarkShape) {
        for index in shape.amounts.0..shape.amounts.1 {
            let amount = self.document.amounts.get(index as usize);
            let number = match amount.map(|amount| amount.unit) {
                None | Some(Unit::None) => Units::BARE,
                Some(Unit::Minutes(token)) if token.is_empty() => self.unit("min"),
                Some(Unit::Minutes(_)) => super::UnitId::MINUTE.0,
                Some(Unit::Written(token)) => {
                    let written = self.document.token(line, token, self.text);
                    self.unit(written)
                }
            };
            if let Some(slot) = self.found.units.get_mut(index as usize) {
                *slot = number;
            }
        }
    }
}

impl<'p, 'a> Pass<'p, 'a> {
    /// A name that marks nothing: told on each line, with the words after a known name as a note.
    fn unknown(&mut self, line: u32, shape: &MarkShape) {
        let site = Site::new(self.source, line, shape.name);
        let names = &self.pass.journal.names;
        let name = self.problems.text(site);
        if names.find_plan(name).is_some() {
            self.problems.resolve(site, Use::Mark, names);
            return;
        }
        let unknown = self.unknown.meant(names, name);
        let instead = unknown.known.map(|known| {
            let whole = self.document.lines.text(line, self.text);
            let state = shape.state.token.of(whole);
            let after = shape.name.start as usize + known;
            let words = whole.get(after..).unwrap_or("").trim();
            format!("{state} {}: {words}", name.get(..known).unwrap_or(""))
        });
        self.problems
            .unknown_name(site, Use::Mark, unknown.near, instead);
    }

    fn unit(&mut self, written: &'a str) -> u16 {
        if let Some(unit) = self.pass.journal.units.find(written) {
            return unit.0;
        }
        let next = usize::from(self.found.first_spelling) + self.found.spellings.len();
        if let Some(&number) = self.numbers.get(written) {
            return number;
        }
        let number = u16::try_from(next).unwrap_or(Units::BARE);
        if number != Units::BARE {
            self.found.spellings.push(written.to_owned());
        }
        self.numbers.insert(written, number);
        number
    }
}

/// Whether an indented line of prose is `21:40` or `21:40:` and no word: it is no entry.
fn is_time_alone(text: &str) -> bool {
    // Longer ones need no closer look.
    text.len() <= 7 && Time::parse(trim(text.strip_suffix(':').unwrap_or(text))).is_some()
}

/// Adds a day to a list that grows in about its order.
fn add(days: &mut Vec<Day>, day: Day) {
    if days.last() != Some(&day) {
        days.push(day);
    }
}
