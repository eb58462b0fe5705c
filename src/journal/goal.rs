//! A goal's lines to what they mean: its measure, its milestones, the units that bare numbers take.
//!
//! Two passes, because a bare number may take the unit that all goals measuring its habit share.

use super::build::Build;
use super::dates::{self, Dated, Dates};
use super::declare::Declared;
use super::once::Once;
use super::problem::Use;
use super::{Goal, Habit, ItemId, Measure, Milestone, Quantity, Site, UnitId};
use crate::syntax::{Amount, Attribute, Clause, Measure as Written};
use crate::text::SourceId;

/// The measure's line, and the habit that it measures.
type Measured<'a> = Option<(&'a Attribute, &'a Written, usize)>;

pub(super) fn goals(
    build: &mut Build<'_>,
    declared: &[Declared<'_>],
    habits: &mut [Habit],
) -> Vec<Goal> {
    let measured: Vec<Measured<'_>> = declared
        .iter()
        .map(|&declared| measured(build, declared))
        .collect();
    share_units(build, declared, &measured, habits);
    declared
        .iter()
        .zip(measured)
        .map(|(&declared, measured)| goal(build, declared, measured, habits))
        .collect()
}

fn measured<'a>(build: &mut Build<'_>, declared: Declared<'a>) -> Measured<'a> {
    let source = declared.place.source;
    let mut first: Option<(&Attribute, &Written)> = None;
    for attribute in &declared.declaration.attributes {
        let Clause::Measure(measure) = &attribute.clause else {
            continue;
        };
        let Some((earlier, _)) = first else {
            first = Some((attribute, measure));
            continue;
        };
        let later = Site::new(source, attribute.line, attribute.token);
        let earlier = Site::new(source, earlier.line, earlier.token);
        let (new, old) = (build.problems.quote(later), build.problems.quote(earlier));
        build.problems.conflicting_attributes(
            later,
            earlier,
            format!("`{old}` and `{new}` are two measures"),
            format!("keep one, and give `{new}` a goal of its own"),
        );
    }
    let (attribute, measure) = first?;
    let site = Site::new(source, attribute.line, of(measure));
    match build.problems.resolve(site, Use::Of, &build.names) {
        Some(ItemId::Habit(habit)) => Some((attribute, measure, habit)),
        _ => None,
    }
}

const fn of(measure: &Written) -> crate::text::Token {
    match measure {
        Written::Total { of, .. }
        | Written::Best { of, .. }
        | Written::Reach { of, .. }
        | Written::Streak { of, .. }
        | Written::Count { of, .. } => *of,
    }
}

fn amounts(measure: &Written) -> &[Amount] {
    match measure {
        Written::Total { amounts, .. }
        | Written::Best { amounts, .. }
        | Written::Reach { amounts, .. } => amounts,
        Written::Streak { .. } | Written::Count { .. } => &[],
    }
}

/// Gives each habit the unit that all goals measuring it are written in, where they share one.
fn share_units(
    build: &mut Build<'_>,
    declared: &[Declared<'_>],
    measured: &[Measured<'_>],
    habits: &mut [Habit],
) {
    let mut differ = vec![false; habits.len()];
    for (declared, measured) in declared.iter().zip(measured) {
        let Some((attribute, measure, habit)) = *measured else {
            continue;
        };
        let source = declared.place.source;
        let written = amounts(measure).last();
        let unit = written.and_then(|amount| build.unit(source, attribute.line, amount));
        let (Some(unit), Some(index), Some(habit)) =
            (unit, differ.get_mut(habit), habits.get_mut(habit))
        else {
            continue;
        };
        let unit = build.units.in_context(unit, habit.minutes);
        let size = |unit| {
            let info = build.units.info(unit);
            info.map(|info| (info.dimension, info.factor))
        };
        match habit.goal_unit {
            None => habit.goal_unit = Some(unit),
            Some(first) if size(first) == size(unit) => {}
            Some(_) => *index = true,
        }
    }
    for (habit, _) in habits.iter_mut().zip(differ).filter(|(_, differ)| *differ) {
        habit.goal_unit = None;
    }
}

fn goal(
    build: &mut Build<'_>,
    declared: Declared<'_>,
    measured: Measured<'_>,
    habits: &[Habit],
) -> Goal {
    let source = declared.place.source;
    let mut once = Once::default();
    let mut dates = Dates::default();
    for attribute in &declared.declaration.attributes {
        let problems = &mut build.problems;
        let site = Site::new(source, attribute.line, attribute.token);
        dates.read(problems, &mut once, source, attribute);
        match &attribute.clause {
            Clause::Note(_) => {
                once.is_first(problems, "note", site);
            }
            Clause::Also(_) => {
                once.is_first(problems, "also", site);
            }
            _ => {}
        }
    }
    dates.check(&mut build.problems);
    let habit = measured.and_then(|(_, _, habit)| habits.get(habit));
    let minutes = habit.is_some_and(|habit| habit.minutes);
    let bare = habit.and_then(|habit| bare_unit(habit, &dates));
    let measure = measured.and_then(|(attribute, measure, habit)| {
        build.measure(source, attribute.line, measure, habit, minutes, bare)
    });
    let milestones = declared
        .declaration
        .attributes
        .iter()
        .filter_map(|attribute| {
            let Clause::Milestone { amounts, by, .. } = &attribute.clause else {
                return None;
            };
            let day = Dated::new(source, attribute.line, *by);
            build.check_milestone(day, &dates);
            let target = match measure {
                Some(Measure::Streak { .. } | Measure::Count { .. }) => {
                    build.milestone_number(source, attribute.line, amounts, measured)?
                }
                Some(
                    Measure::Total { target, .. }
                    | Measure::Best { target, .. }
                    | Measure::Reach { target, .. },
                ) => build.like(source, attribute.line, amounts, minutes, target, measured)?,
                None => build.quantity(source, attribute.line, amounts, minutes, bare)?,
            };
            Some(Milestone {
                target,
                by: by.value,
            })
        })
        .collect();
    let heading = build.heading(declared);
    Goal {
        name: heading.name,
        title: heading.title,
        tags: heading.tags,
        place: declared.place,
        from: dates.first(),
        plan_from: None,
        by: dates.due(),
        measure,
        milestones,
        marks: Vec::new(),
    }
}

/// The unit of the target in force on the goal's first day, else of the first one that has a unit, else
/// the one that goals share.
fn bare_unit(habit: &Habit, dates: &Dates) -> Option<UnitId> {
    let unit = |section: &super::Section| section.quantity().and_then(|quantity| quantity.unit);
    dates
        .first()
        .and_then(|from| habit.section_on(from))
        .and_then(unit)
        .or_else(|| habit.sections.iter().find_map(unit))
        .or(habit.goal_unit)
}

impl Build<'_> {
    fn measure(
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
                let starting = starting.as_ref().and_then(|starting| {
                    let given = self.quantity(source, line, starting, minutes, target.unit)?;
                    self.same_dimension(source, line, (starting, given), line, (amounts, target))
                });
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
    fn like(
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
            expected,
            format!("`{new}` can't be compared with the goal's `{old}`"),
            format!("write it in the goal's own unit, as in `{old}`"),
        );
        None
    }

    /// The milestone of a `streak` or `count` goal, which is a plain number.
    fn milestone_number(
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
            expected,
            format!("`{new}` can't be compared with `{old}`, which counts"),
            "write a plain number, as in `milestone 10 by 2026-03-01`".to_owned(),
        );
        None
    }

    /// Tells a milestone that is outside the goal's own dates.
    fn check_milestone(&mut self, day: Dated, dates: &Dates) {
        if dates::is_reversed(&mut self.problems, dates.from, Some(day), "by") {
            return;
        }
        let Some(by) = dates.by.filter(|by| by.day < day.day) else {
            return;
        };
        self.problems.reversed_dates(
            by.site,
            day.site,
            format!(
                "the goal is due on {}, before its milestone on {}",
                by.day, day.day
            ),
            format!(
                "let the goal end last: `by {}`, or move the milestone before it",
                day.day
            ),
        );
    }
}
