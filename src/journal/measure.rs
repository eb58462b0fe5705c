//! What a goal measures, and amounts that are compared with its own: milestones and a start.
//!
//! The dimensions have to agree, or `unit-mismatch` is told and the amount left out. Whether an `m` is
//! minutes is decided before, from the habit's targets.

use super::build::Build;
use super::{Measure, Quantity, Site, UnitId};
use crate::syntax::{Amount, Attribute, Measure as Written};
use crate::text::SourceId;

/// The measure's line, and the habit that it measures.
pub(super) type Measured<'a> = Option<(&'a Attribute, &'a Written, usize)>;

/// The name of the habit it measures.
pub(super) const fn of(measure: &Written) -> crate::text::Token {
    match measure {
        Written::Total { of, .. }
        | Written::Best { of, .. }
        | Written::Reach { of, .. }
        | Written::Streak { of, .. }
        | Written::Count { of, .. } => *of,
    }
}

/// What it asks for; none where it counts.
pub(super) fn amounts(measure: &Written) -> &[Amount] {
    match measure {
        Written::Total { amounts, .. }
        | Written::Best { amounts, .. }
        | Written::Reach { amounts, .. } => amounts,
        Written::Streak { .. } | Written::Count { .. } => &[],
    }
}

impl Build<'_> {
    pub(super) fn measure(
        &mut self,
        source: SourceId,
        line: u32,
        measure: &Written,
        habit: usize,
        minutes: bool,
        bare: Option<UnitId>,
    ) -> Option<Measure> {
        let target = self.quantity(source, line, amounts(measure), minutes, bare);
        Some(match measure {
            Written::Total { .. } => Measure::Total {
                habit,
                target: target?,
            },
            Written::Best { .. } => Measure::Best {
                habit,
                target: target?,
            },
            Written::Reach {
                starting, amounts, ..
            } => {
                let target = target?;
                let starting = match starting {
                    Some(starting) => {
                        let given = self.quantity(source, line, starting, minutes, target.unit)?;
                        let own = (amounts.as_slice(), target);
                        Some(self.same_dimension(source, line, (starting, given), line, own)?)
                    }
                    None => None,
                };
                Measure::Reach {
                    habit,
                    target,
                    starting,
                }
            }
            Written::Streak { count, .. } => Measure::Streak {
                habit,
                target: count.value,
            },
            Written::Count { count, .. } => Measure::Count {
                habit,
                target: count.value,
            },
        })
    }

    /// A milestone's amount, of the dimension of the goal's own.
    pub(super) fn like(
        &mut self,
        source: SourceId,
        line: u32,
        given: &[Amount],
        minutes: bool,
        target: Quantity,
        measured: Measured<'_>,
    ) -> Option<Quantity> {
        let quantity = self.quantity(source, line, given, minutes, target.unit)?;
        let (attribute, measure, _) = measured?;
        let own = (amounts(measure), target);
        self.same_dimension(source, line, (given, quantity), attribute.line, own)
    }

    fn same_dimension(
        &mut self,
        source: SourceId,
        line: u32,
        (given, quantity): (&[Amount], Quantity),
        target_line: u32,
        (own, target): (&[Amount], Quantity),
    ) -> Option<Quantity> {
        if quantity.dimension == target.dimension {
            return Some(quantity);
        }
        let site = Site::new(source, line, given.first()?.token);
        let expected = Site::new(source, target_line, own.first()?.token);
        let (new, old) = (self.problems.quote(site), self.problems.quote(expected));
        self.problems.unit_mismatch(
            site,
            (expected, "the goal's own amount"),
            format!("`{new}` can't be compared with the goal's `{old}`"),
            format!("write it in the goal's own unit, as in `{old}`"),
        );
        if let [only] = given {
            self.mend_unit(source, line, only, target.dimension);
        }
        None
    }

    /// The milestone of a `streak` or `count` goal, which is a plain number.
    pub(super) fn milestone_number(
        &mut self,
        source: SourceId,
        line: u32,
        given: &[Amount],
        measured: Measured<'_>,
    ) -> Option<Quantity> {
        let quantity = self.quantity(source, line, given, false, None)?;
        if quantity.dimension.is_none() {
            return Some(quantity);
        }
        let (attribute, ..) = measured?;
        let site = Site::new(source, line, given.first()?.token);
        let expected = Site::new(source, attribute.line, attribute.token);
        let (new, old) = (self.problems.quote(site), self.problems.quote(expected));
        self.problems.unit_mismatch(
            site,
            (expected, "the goal's measure"),
            format!("`{new}` can't be compared with `{old}`, which counts"),
            "write a plain number, as in `milestone 10 by 2026-03-01`".to_owned(),
        );
        None
    }
}
