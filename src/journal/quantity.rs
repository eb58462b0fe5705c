//! Written amounts to exact quantities: amounts of one dimension add up to one.
//!
//! A written `m` is minutes right after hours, beside another amount of time, or where the habit's target
//! is an amount of time; else metres.

use super::build::Build;
use super::{Dimension, Quantity, Site, Target, UnitId};
use crate::syntax::{Amount, Target as Written, Unit};
use crate::text::SourceId;

impl Build<'_> {
    /// `minutes`: the target that this one takes over from is an amount of time.
    pub(super) fn target(
        &mut self,
        source: SourceId,
        line: u32,
        written: &Written,
        minutes: bool,
    ) -> Option<Target> {
        Some(match written {
            Written::AtLeast { amounts, .. } => {
                Target::AtLeast(self.quantity(source, line, amounts, minutes, None)?)
            }
            Written::AtMost { amounts, .. } => {
                Target::AtMost(self.quantity(source, line, amounts, minutes, None)?)
            }
            Written::Before(time) => Target::Before(time.value),
            Written::After(time) => Target::After(time.value),
        })
    }

    /// The sum of amounts of one dimension. Where one is of another that is told, and there is none.
    ///
    /// `bare` is the unit that a bare number takes.
    pub(super) fn quantity(
        &mut self,
        source: SourceId,
        line: u32,
        amounts: &[Amount],
        minutes: bool,
        bare: Option<UnitId>,
    ) -> Option<Quantity> {
        let units = self.units_of(source, line, amounts, minutes, bare);
        let mut sum: Option<(Quantity, Site)> = None;
        let mut adds_up = true;
        for (amount, unit) in amounts.iter().zip(units) {
            let (dimension, value) = self.units.exact(amount.number, unit);
            let site = Site::new(source, line, amount.token);
            match &mut sum {
                None => {
                    let quantity = Quantity {
                        value,
                        dimension,
                        unit,
                    };
                    sum = Some((quantity, site));
                }
                Some((quantity, _)) if quantity.dimension == dimension => {
                    quantity.value = quantity.value.saturating_add(value);
                    if amount.unit.is_written() {
                        quantity.unit = unit;
                    }
                }
                Some((quantity, first)) => {
                    let (first, asked) = (*first, quantity.dimension);
                    let hours = quantity.unit.filter(|_| dimension.is_none());
                    let are_minutes = hours == self.units.find("h") && hours.is_some();
                    self.two_dimensions(site, first, are_minutes);
                    self.mend_unit(source, line, amount, asked);
                    adds_up = false;
                }
            }
        }
        sum.filter(|_| adds_up).map(|(quantity, _)| quantity)
    }

    /// The unit of each of some amounts that are to be added.
    fn units_of(
        &mut self,
        source: SourceId,
        line: u32,
        amounts: &[Amount],
        minutes: bool,
        bare: Option<UnitId>,
    ) -> Vec<Option<UnitId>> {
        let units: Vec<Option<UnitId>> = amounts
            .iter()
            .map(|amount| self.unit(source, line, amount).or(bare))
            .collect();
        let is_time = |unit: &Option<UnitId>| self.units.dimension(*unit) == Some(Dimension::Time);
        let minutes = minutes || units.iter().any(is_time);
        let in_context = |unit: Option<UnitId>| Some(self.units.in_context(unit?, minutes));
        units.into_iter().map(in_context).collect()
    }

    /// The last unit that is written in some amounts, where they add up.
    pub(super) fn last_unit(
        &mut self,
        source: SourceId,
        line: u32,
        amounts: &[Amount],
        minutes: bool,
    ) -> Option<UnitId> {
        let units = self.units_of(source, line, amounts, minutes, None);
        let dimension = |unit: &Option<UnitId>| self.units.dimension(*unit);
        let adds_up = units.windows(2).all(|pair| match pair {
            [one, other] => dimension(one) == dimension(other),
            _ => true,
        });
        let written = amounts.iter().rposition(|amount| amount.unit.is_written());
        units.get(written?).copied().flatten().filter(|_| adds_up)
    }

    fn two_dimensions(&mut self, site: Site, first: Site, are_minutes: bool) {
        let (new, old) = (self.problems.quote(site), self.problems.quote(first));
        let help = if are_minutes {
            format!("write `{old} {new} min`, if minutes are meant")
        } else {
            format!("ask for one thing that adds up, as in `{old}` alone")
        };
        self.problems.unit_mismatch(
            site,
            (first, "added to this"),
            format!("`{new}` can't be added to `{old}`"),
            help,
        );
    }

    /// Offers the unit that the last mismatch told was meant to have.
    pub(super) fn mend_unit(
        &mut self,
        source: SourceId,
        line: u32,
        amount: &Amount,
        asked: Option<Dimension>,
    ) {
        if let (Unit::Written(token), Some(asked)) = (amount.unit, asked) {
            let unit = Site::new(source, line, token);
            let fix = self.problems.unit_meant(&self.units, unit, asked);
            self.problems.mend(fix);
        }
    }

    /// The unit that an amount of a declaration is written with.
    fn unit(&mut self, source: SourceId, line: u32, amount: &Amount) -> Option<UnitId> {
        match amount.unit {
            Unit::None => None,
            // Glued to hours nothing is written, and `min` is what anyone would write.
            Unit::Minutes(token) if token.is_empty() => self.units.intern("min"),
            Unit::Minutes(token) => {
                let written = self.problems.text(Site::new(source, line, token));
                Some(UnitId::minute(written))
            }
            Unit::Written(token) => {
                let written = self.problems.text(Site::new(source, line, token));
                self.units.intern(written)
            }
        }
    }
}
