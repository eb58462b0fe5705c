//! A goal's lines to what they mean: its measure, its milestones, the units that bare numbers take.
//!
//! Two passes, because a bare number may take the unit that all goals measuring its habit share.

use super::build::Build;
use super::dates::{Dated, Dates};
use super::declare::Declared;
use super::measure::{Measured, amounts, of};
use super::once::Once;
use super::problem::Use;
use super::{Goal, Habit, ItemId, Measure, Milestone, Site, UnitId};
use crate::syntax::{Attribute, Clause, Measure as Written};

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
        let (Some(index), Some(habit)) = (differ.get_mut(habit), habits.get_mut(habit)) else {
            continue;
        };
        let written = amounts(measure);
        let unit = build.last_unit(source, attribute.line, written, habit.minutes);
        let Some(unit) = unit else { continue };
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
    /// Tells a milestone that is outside the goal's own dates.
    fn check_milestone(&mut self, day: Dated, dates: &Dates) {
        let early = dates.from.filter(|from| day.day < from.day);
        let late = dates.by.filter(|by| by.day < day.day);
        let outside = early
            .map(|from| (from, "begins", "from", "the goal's first day"))
            .or(late.map(|by| (by, "is due", "by", "the goal's last day")));
        let Some((end, does, word, what)) = outside else {
            return;
        };
        let order = if word == "by" { "after" } else { "before" };
        self.problems.reversed_dates(
            (day.site, "outside the goal's days"),
            (end.site, what),
            format!(
                "the milestone on {} is {order} the goal {does} on {}",
                day.day, end.day
            ),
            format!(
                "give the milestone a day of the goal, or write `{word} {}` for the goal",
                day.day
            ),
        );
    }
}
