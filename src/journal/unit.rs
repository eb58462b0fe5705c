//! Units and their dimensions: known ones convert exactly, others are a dimension of their own.
//!
//! An exact amount is an i128: the number in millionths times the unit's factor to its dimension's
//! smallest step (1 s; 0.1 mm; 1 ng for mass, so that an ounce of 28.349523125 g is whole; 1 ml).

use crate::text::SourceId;

/// A unit as one spelling wrote it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UnitId(pub u16);

impl UnitId {
    /// A written `m`, read as metres.
    pub const METRE: Self = Self(0);
    /// A written `m`, read as minutes.
    pub const MINUTE: Self = Self(1);
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

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitInfo {
    /// As it was first written.
    pub written: String,
    pub dimension: Dimension,
    /// How many of the dimension's smallest steps one of it is; 1 outside the known dimensions.
    pub factor: i128,
}

/// Every unit of a journal, and which unit each written amount has.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Units {
    pub list: Vec<UnitInfo>,
    /// For each source, for each of its document's amounts: its unit, [`Units::BARE`] where it has none.
    pub of_source: Vec<Vec<u16>>,
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
}
