//! What each mark of a document means, looked up once for all lines that share it: its item and its units.
//!
//! Documents are looked at side by side, so this only reads the journal; units that no declaration uses are
//! numbered for the document and given their number in the journal afterwards.

use super::day::Numbers;
use super::unknown::{Unknown, UnknownNames};
use super::{Journal, Units};
use crate::syntax::{Document, MarkShape, State, Unit};
use crate::text::SourceId;
use rustc_hash::FxHashMap;

/// What a mark comes to wherever it stands.
#[derive(Clone, Copy)]
pub(super) struct Meaning {
    /// An item's number, or [`Meaning::UNKNOWN`].
    pub item: u32,
    pub state: State,
    pub has_amounts: bool,
    /// A `[+]` of nothing but zeros.
    pub is_nothing: bool,
}

impl Meaning {
    pub const UNKNOWN: u32 = u32::MAX;

    /// Whether it is handed to its item: an open mark only says what is planned, and one of nothing does nothing.
    pub fn is_entry(self) -> bool {
        self.state != State::Open && !self.is_nothing
    }
}

/// The meanings of a document's marks, and the units of its amounts.
#[derive(Default)]
pub(super) struct Meanings<'j> {
    marks: Vec<Meaning>,
    /// For the marks whose name names nothing; a plan's name is told in its own words, and one that an error lost
    /// not at all.
    unknown: FxHashMap<u32, Unknown<'j>>,
    /// For each amount its unit's number; from `first_spelling` on an index into `spellings`.
    pub units: Vec<u16>,
    first_spelling: u16,
    spellings: Vec<String>,
}

impl<'j> Meanings<'j> {
    pub fn new(journal: &'j Journal<'_>, numbers: Numbers, source: SourceId) -> Self {
        let index = source.0 as usize;
        let (Some(document), Some(text)) =
            (journal.documents.get(index), journal.sources.get(index))
        else {
            return Self::default();
        };
        let mut lookup = Lookup {
            journal,
            document,
            text: &text.text,
            numbers: FxHashMap::default(),
            names: UnknownNames::new(journal.names.looks(journal.documents.len())),
            found: Self {
                marks: Vec::with_capacity(document.marks.len()),
                units: vec![Units::BARE; document.amounts.len()],
                first_spelling: u16::try_from(journal.units.list.len()).unwrap_or(Units::BARE),
                ..Self::default()
            },
        };
        for (index, shape) in (0..).zip(&document.marks) {
            lookup.mark(index, shape, numbers);
        }
        lookup.found
    }

    pub fn of(&self, mark: u32) -> Option<Meaning> {
        self.marks.get(mark as usize).copied()
    }

    pub fn unknown(&self, mark: u32) -> Option<Unknown<'j>> {
        self.unknown.get(&mark).copied()
    }

    /// Gives the spellings that only this document has their number in the journal.
    pub fn number_spellings(&mut self, units: &mut Units) {
        let numbers: Vec<u16> = self
            .spellings
            .iter()
            .map(|written| units.intern(written).map_or(Units::BARE, |unit| unit.0))
            .collect();
        if numbers.is_empty() {
            return;
        }
        for unit in &mut self.units {
            if *unit >= self.first_spelling && *unit != Units::BARE {
                let local = usize::from(*unit - self.first_spelling);
                *unit = numbers.get(local).copied().unwrap_or(Units::BARE);
            }
        }
    }
}

struct Lookup<'j, 'a> {
    journal: &'j Journal<'a>,
    document: &'a Document,
    text: &'a str,
    numbers: FxHashMap<&'a str, u16>,
    names: UnknownNames<'j, 'a>,
    found: Meanings<'j>,
}

impl<'a> Lookup<'_, 'a> {
    fn mark(&mut self, index: u32, shape: &MarkShape, numbers: Numbers) {
        let item = match self.found.of(shape.like) {
            Some(like) => {
                self.share(index, shape);
                like.item
            }
            None => self.look_up(index, shape, numbers),
        };
        self.found.marks.push(Meaning {
            item,
            state: shape.state,
            has_amounts: !self.document.amounts(shape).is_empty(),
            is_nothing: self.document.is_nothing(shape),
        });
    }

    /// A mark like one before it has the same units, and names as little.
    fn share(&mut self, index: u32, shape: &MarkShape) {
        if let Some(unknown) = self.found.unknown(shape.like) {
            self.found.unknown.insert(index, unknown);
        }
        let units = &mut self.found.units;
        if let Some(like) = self.document.marks.get(shape.like as usize) {
            let from = like.amounts.0 as usize..like.amounts.1 as usize;
            let to = shape.amounts.0 as usize;
            if from.start <= from.end && to + from.len() <= units.len() {
                units.copy_within(from, to);
            }
        }
    }

    /// The item's number of a mark that none before it is like.
    fn look_up(&mut self, index: u32, shape: &MarkShape, numbers: Numbers) -> u32 {
        let mark = self.document.mark_text(shape.line, self.text);
        self.number_units(mark, shape);
        let name = shape.name.of(mark);
        let names = &self.journal.names;
        let named = names.find(name);
        if named.is_none() && names.find_plan(name).is_none() && !names.is_lost(name) {
            let unknown = self.names.meant(names, name);
            self.found.unknown.insert(index, unknown);
        }
        named.map_or(Meaning::UNKNOWN, |named| numbers.of(named.id))
    }

    fn number_units(&mut self, mark: &'a str, shape: &MarkShape) {
        let range = shape.amounts.0 as usize..;
        for (index, amount) in range.zip(self.document.amounts(shape)) {
            let number = match amount.unit {
                Unit::None => Units::BARE,
                Unit::Minutes(token) if token.is_empty() => self.unit("min"),
                Unit::Minutes(token) => super::UnitId::minute(token.of(mark)).0,
                Unit::Written(token) => self.unit(token.of(mark)),
            };
            if let Some(slot) = self.found.units.get_mut(index) {
                *slot = number;
            }
        }
    }

    fn unit(&mut self, written: &'a str) -> u16 {
        if let Some(unit) = self.journal.units.find(written) {
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
