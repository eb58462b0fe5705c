//! Units and their dimensions: known ones convert exactly, others are a dimension of their own.
//!
//! An exact amount is an i128: the number in millionths times the unit's factor to its dimension's
//! smallest step (1 s; 0.1 mm; 1 ng for mass, so that an ounce of 28.349523125 g is whole; 1 ml).

use super::exact::divide;
use super::known_unit::{known, stem, words};
use super::name::fold;
use crate::diagnostic::wording::nearest;
use crate::syntax::Number;
use crate::text::SourceId;
use rustc_hash::FxHashMap;

/// A unit as one spelling wrote it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UnitId(pub u16);

impl UnitId {
    /// A written `m`, read as metres.
    pub const METRE: Self = Self(0);
    /// A written `M`, read as metres.
    const BIG_METRE: Self = Self(1);
    /// What reads the two above as minutes, in the same order.
    const MINUTES: [Self; 2] = [Self(2), Self(3)];

    /// An `m` for minutes, as it is written.
    #[must_use]
    pub fn minute(written: &str) -> Self {
        let [small, big] = Self::MINUTES;
        if written == "M" { big } else { small }
    }
}

/// What an amount measures. Amounts of one dimension add up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    Time,
    Length,
    Mass,
    Volume,
    Percent,
    /// Each currency sign is its own.
    Money(u16),
    /// Glasses, pages, …: each word is its own, singular and plural are one.
    Counted(u16),
}

impl Dimension {
    /// Whether its units are counted ones: no known dimension, `%` or money.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Counted(_))
    }
}

/// A unit and what it is worth.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitInfo {
    /// As it was first written.
    pub written: String,
    pub dimension: Dimension,
    /// How many of the dimension's smallest steps one of it is; 1 outside the known dimensions.
    pub factor: i128,
}

/// Every unit of a journal, and which unit each written amount has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Units {
    pub list: Vec<UnitInfo>,
    /// For each source, for each of its document's amounts: its unit, [`Units::BARE`] where it has none.
    pub of_source: Vec<Vec<u16>>,
    /// Every spelling met, as written.
    spellings: FxHashMap<String, UnitId>,
    /// The dimensions that are no known ones: a currency sign, or a counted unit's stem.
    words: FxHashMap<String, Dimension>,
}

impl Default for Units {
    /// The two readings of `m` and of `M` alone.
    fn default() -> Self {
        let both = |dimension, factor| {
            ["m", "M"].map(|written| UnitInfo {
                written: written.to_owned(),
                dimension,
                factor,
            })
        };
        let metres = [("m", UnitId::METRE), ("M", UnitId::BIG_METRE)];
        Self {
            list: [both(Dimension::Length, 10_000), both(Dimension::Time, 60)].concat(),
            of_source: Vec::new(),
            spellings: metres
                .map(|(written, unit)| (written.to_owned(), unit))
                .into_iter()
                .collect(),
            words: FxHashMap::default(),
        }
    }
}

impl Units {
    pub const BARE: u16 = u16::MAX;

    /// The unit of the amount with this index in this source's document.
    #[must_use]
    pub fn of_amount(&self, source: SourceId, index: u32) -> Option<UnitId> {
        let unit = *self.of_source.get(source.0 as usize)?.get(index as usize)?;
        (unit != Self::BARE).then_some(UnitId(unit))
    }

    #[must_use]
    pub fn info(&self, unit: UnitId) -> Option<&UnitInfo> {
        self.list.get(unit.0 as usize)
    }

    /// The unit of this spelling, where the journal has it. A written `m` is metres.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<UnitId> {
        self.spellings.get(written).copied()
    }

    /// Whether a word is a unit here: one whose dimension is known, or one that the journal counts in, one or many.
    #[must_use]
    pub fn knows(&self, written: &str) -> bool {
        known(written).is_some() || self.words.contains_key(stem(&fold(written)))
    }

    /// A written `m` as its place has it: minutes where `minutes`. Other units are what they are.
    #[must_use]
    pub fn in_context(&self, unit: UnitId, minutes: bool) -> UnitId {
        let [small, big] = UnitId::MINUTES;
        match unit {
            UnitId::METRE if minutes => small,
            UnitId::BIG_METRE if minutes => big,
            _ => unit,
        }
    }

    #[must_use]
    pub fn dimension(&self, unit: Option<UnitId>) -> Option<Dimension> {
        self.info(unit?).map(|info| info.dimension)
    }

    /// What the unit was written as; empty for a bare number.
    #[must_use]
    pub fn written(&self, unit: Option<UnitId>) -> &str {
        unit.and_then(|unit| self.info(unit))
            .map_or("", |info| &info.written)
    }

    /// The exact amount: its dimension (None where bare) and its value in smallest steps' millionths.
    #[must_use]
    pub fn exact(&self, number: Number, unit: Option<UnitId>) -> (Option<Dimension>, i128) {
        let millionths = i128::from(number.0);
        match unit.and_then(|unit| self.info(unit)) {
            // 18 digits times 12 never come near the end of an i128.
            Some(info) => (Some(info.dimension), millionths * info.factor),
            None => (None, millionths),
        }
    }

    /// An exact value as a number of `unit`: the float nearest to the true one.
    #[must_use]
    pub fn show(&self, value: i128, unit: Option<UnitId>) -> f64 {
        let factor = unit
            .and_then(|unit| self.info(unit))
            .map_or(1, |info| info.factor);
        divide(value, factor.saturating_mul(i128::from(Number::ONE)))
    }

    /// The unit of a dimension that a word of none was most likely meant for, as it is written.
    #[must_use]
    pub fn meant<'u>(&'u self, written: &str, dimension: Dimension) -> Option<&'u str> {
        let own = self.dimension(self.find(written))?;
        let known: Vec<&'u str> = words(dimension).collect();
        let met = self.list.iter().filter(|info| info.dimension == dimension);
        let met = met.map(|info| info.written.as_str());
        own.is_counted()
            .then(|| nearest(written, met.chain(known)))
            .flatten()
    }

    /// The unit of this spelling, made known if it is new. None beyond 65,534 spellings: such an amount is bare.
    pub(super) fn intern(&mut self, written: &str) -> Option<UnitId> {
        if let Some(unit) = self.find(written) {
            return Some(unit);
        }
        let index = u16::try_from(self.list.len()).ok()?;
        if index == Self::BARE {
            return None;
        }
        let (dimension, factor) = known(written).unwrap_or_else(|| (self.word(written, index), 1));
        self.list.push(UnitInfo {
            written: written.to_owned(),
            dimension,
            factor,
        });
        self.spellings.insert(written.to_owned(), UnitId(index));
        Some(UnitId(index))
    }

    /// The dimension of a unit that is no known one; a new one is told apart by the unit that first has it.
    fn word(&mut self, written: &str, first: u16) -> Dimension {
        if written == "%" {
            return Dimension::Percent;
        }
        let folded = fold(written);
        // A unit is letters, `%` or a currency sign.
        let money = !folded.starts_with(char::is_alphabetic);
        let key = if money { &folded } else { stem(&folded) };
        let dimension = if money {
            Dimension::Money(first)
        } else {
            Dimension::Counted(first)
        };
        *self.words.entry(key.to_owned()).or_insert(dimension)
    }
}
