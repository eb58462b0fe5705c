//! What a habit's marks came to over some days, dimension by dimension, one value a mark.
//!
//! Over some days and over pieces of them the units are the same, so that the pieces can be compared.

use super::AmountReport;
use super::entries::Entry;
use super::lens::Lens;
use super::ratio::share;
use crate::journal::{Dimension, Target, UnitId};
use crate::syntax::{Number, State};
use crate::text::Period;

/// One dimension of a mark: its exact value in the dimension's smallest steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Value {
    pub dimension: Option<Dimension>,
    /// The unit it was first written in.
    pub unit: Option<UnitId>,
    pub value: i128,
}

/// A mark's amounts, added up within each dimension; what a bare mark counts as stands for one.
#[must_use]
pub fn values(lens: &Lens<'_>, entry: &Entry) -> Vec<Value> {
    let mut values = Vec::new();
    add_values(lens, entry, &mut values);
    values
}

/// The same, added to a list that is there already.
fn add_values(lens: &Lens<'_>, entry: &Entry, values: &mut Vec<Value>) {
    if !matches!(
        entry.mark.state(),
        State::Kept | State::Amount | State::Slipped
    ) {
        return;
    }
    if !entry.mark.has_amounts() {
        let section = lens.section_on(entry.mark.day());
        let target = section
            .and_then(|section| section.target)
            .as_ref()
            .and_then(Target::quantity);
        let limit = section.is_some_and(|section| section.direction.is_holding());
        if let Some(target) = target {
            let (value, _) = lens.towards(entry, target, limit);
            if value > 0 {
                values.push(Value {
                    dimension: target.dimension,
                    unit: target.unit,
                    value,
                });
            }
        }
        return;
    }
    for (number, unit) in entry.mark.amounts(lens.journal) {
        let (unit, value) = lens.value(entry, number, unit);
        let dimension = unit
            .and_then(|unit| lens.journal.units.info(unit))
            .map(|info| info.dimension);
        match values.iter_mut().find(|known| known.dimension == dimension) {
            Some(known) => known.value += value,
            None => values.push(Value {
                dimension,
                unit,
                value,
            }),
        }
    }
}

struct Sum {
    dimension: Option<Dimension>,
    unit: Option<UnitId>,
    marks: u32,
    total: i128,
    min: i128,
    max: i128,
    latest: i128,
}

/// Every dimension marked in the period: the target's unit first, others in the unit first met.
#[must_use]
pub fn amounts(lens: &Lens<'_>, over: Period) -> Vec<AmountReport> {
    let sums = ordered_sums(lens, over);
    sums.iter().map(|sum| report(lens, sum)).collect()
}

/// The same, and of each piece what it has of each of these dimensions.
#[must_use]
pub fn amounts_of_pieces(
    lens: &Lens<'_>,
    over: Period,
    pieces: impl Iterator<Item = Period>,
) -> (Vec<AmountReport>, Vec<Vec<Option<AmountReport>>>) {
    let whole = ordered_sums(lens, over);
    let of_piece = |piece: Period| {
        let mut sums = sums(lens, piece);
        let in_order = whole.iter().map(|like| {
            let sum = (sums.iter_mut()).find(|sum| sum.dimension == like.dimension)?;
            sum.unit = like.unit;
            Some(report(lens, sum))
        });
        in_order.collect()
    };
    let pieces = pieces.map(of_piece).collect();
    (whole.iter().map(|sum| report(lens, sum)).collect(), pieces)
}

/// Each dimension in the unit first met.
fn sums(lens: &Lens<'_>, over: Period) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    let mut values = Vec::new();
    for entry in lens.entries_in(over).iter() {
        add_values(lens, &entry, &mut values);
        for Value {
            dimension,
            unit,
            value,
        } in values.drain(..)
        {
            match sums.iter_mut().find(|sum| sum.dimension == dimension) {
                Some(sum) => {
                    sum.marks += 1;
                    sum.total += value;
                    sum.min = sum.min.min(value);
                    sum.max = sum.max.max(value);
                    sum.latest = value;
                }
                None => sums.push(Sum {
                    dimension,
                    unit,
                    marks: 1,
                    total: value,
                    min: value,
                    max: value,
                    latest: value,
                }),
            }
        }
    }
    sums
}

/// The target's dimension first, in the target's unit.
fn ordered_sums(lens: &Lens<'_>, over: Period) -> Vec<Sum> {
    let mut sums = sums(lens, over);
    let section = lens.section_on(lens.today);
    let target = section
        .and_then(|section| section.target)
        .as_ref()
        .and_then(Target::quantity);
    if let Some(target) = target
        && let Some(place) = sums
            .iter()
            .position(|sum| sum.dimension == target.dimension)
    {
        let mut sum = sums.remove(place);
        sum.unit = target.unit;
        sums.insert(0, sum);
    }
    sums
}

fn report(lens: &Lens<'_>, sum: &Sum) -> AmountReport {
    let info = sum.unit.and_then(|unit| lens.journal.units.info(unit));
    let one = info.map_or(1, |info| info.factor) * i128::from(Number::ONE);
    let shown = |value: i128| share(value, one);
    AmountReport {
        unit: info.map(|info| info.written.clone()),
        dimension: sum.dimension,
        marks: sum.marks,
        total: shown(sum.total),
        mean: share(sum.total, one * i128::from(sum.marks)),
        min: shown(sum.min),
        max: shown(sum.max),
        latest: shown(sum.latest),
    }
}
