//! A plan's lines to what they mean: its days, its people, when it is on track.
//!
//! The first day of a step is also that of the habits it needs, where they have none of their own; the
//! plan's first day that of its goals.

use super::build::Build;
use super::dates::{Dated, Dates};
use super::declare::Declared;
use super::name::fold;
use super::once::Once;
use super::step::{PlanDays, steps};
use super::{Goal, Habit, ItemId, Plan, Site};
use crate::syntax::{Clause, SpanUnit};
use crate::text::Day;

/// What is on track where a plan doesn't say.
const ON_TRACK: i64 = 80_000_000;

pub(super) fn plans(
    build: &mut Build<'_>,
    declared: &[Declared<'_>],
    habits: &mut [Habit],
    goals: &mut [Goal],
) -> Vec<Plan> {
    let plans: Vec<Plan> = declared
        .iter()
        .map(|&declared| plan(build, declared))
        .collect();
    for plan in &plans {
        for step in &plan.steps {
            // A step can't begin before its plan does.
            let begins = step.from.max(plan.from);
            for &need in &step.needs {
                match need {
                    ItemId::Habit(habit) => {
                        if let Some(habit) = habits.get_mut(habit) {
                            habit.step_from = earlier(habit.step_from, begins);
                        }
                    }
                    ItemId::Goal(goal) => {
                        if let Some(goal) = goals.get_mut(goal) {
                            goal.plan_from = earlier(goal.plan_from, plan.from);
                        }
                    }
                    ItemId::Task(_) => {}
                }
            }
        }
    }
    plans
}

fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn plan(build: &mut Build<'_>, declared: Declared<'_>) -> Plan {
    let source = declared.place.source;
    let mut once = Once::default();
    let mut dates = Dates::default();
    let mut span = None;
    let mut without = Vec::new();
    let mut on_track = ON_TRACK;
    for attribute in &declared.declaration.attributes {
        let problems = &mut build.problems;
        let site = Site::new(source, attribute.line, attribute.token);
        dates.read(problems, &mut once, source, attribute);
        match &attribute.clause {
            Clause::For { count, unit } if once.is_first(problems, "for", site) => {
                span = Some((*count, *unit, site));
            }
            Clause::Without(person) => {
                let written = problems.text(Site::new(source, attribute.line, *person));
                let name = fold(written.trim_start_matches('@')).into_owned();
                if !without.contains(&name) {
                    without.push(name);
                }
            }
            Clause::OnTrack(percent) if once.is_first(problems, "on track", site) => {
                on_track = percent.value.0;
            }
            Clause::Note(_) => {
                once.is_first(problems, "note", site);
            }
            _ => {}
        }
    }
    dates.check(&mut build.problems);
    if let (Some((.., site)), Some(until)) = (span, dates.until) {
        let (later, first) = if site < until.site {
            (until.site, site)
        } else {
            (site, until.site)
        };
        let said = |site| {
            let written = build.problems.quote(site);
            if site == until.site {
                format!("until {written}")
            } else {
                written
            }
        };
        let (new, old) = (said(later), said(first));
        build.problems.conflicting_attributes(
            later,
            first,
            format!("`{new}` and `{old}` both say when the plan ends"),
            "keep one of them, as in `from 2026-01-05 for 13 weeks`".to_owned(),
        );
    }
    let from = dates.first();
    let spanned = span.and_then(|(count, unit, site)| {
        let day = last_day(from?, count, unit)?;
        Some(Dated { day, site })
    });
    // Where both are there, the earlier line holds.
    let ends = [dates.until, spanned].into_iter().flatten();
    let until = ends.min_by_key(|end| end.site);
    let heading = build.heading(declared);
    let days = PlanDays {
        from: dates.from,
        last: until,
    };
    Plan {
        name: heading.name,
        title: heading.title,
        tags: heading.tags,
        place: declared.place,
        from,
        until: until.map(|until| until.day),
        without,
        on_track,
        steps: steps(build, declared, days),
    }
}

/// The last of so many days, weeks or months from a day on.
fn last_day(from: Day, count: u32, unit: SpanUnit) -> Option<Day> {
    let days = |each: u32| {
        let days = count.saturating_mul(each).min(i32::MAX as u32);
        from.plus(days as i32 - 1)
    };
    (count > 0).then(|| match unit {
        SpanUnit::Days => days(1),
        SpanUnit::Weeks => days(7),
        SpanUnit::Months => from.last_of_months(count),
    })
}
