//! A plan's steps: what each needs, and its dates made absolute.
//!
//! Days and weeks are counted from the plan's first day; where it has none, such a date is None and
//! `missing-from` warns. A repeated number is told, and both steps stay.

use super::build::Build;
use super::dates::{self, Dated};
use super::declare::Declared;
use super::once::{Once, OnceEach};
use super::problem::Use;
use super::{Site, Step};
use crate::syntax::{At, Attribute, Clause, StepDate};
use crate::text::{Day, SourceId};

/// The days of the plan that the steps belong to.
#[derive(Clone, Copy)]
pub(super) struct PlanDays {
    pub from: Option<Dated>,
    pub last: Option<Dated>,
}

pub(super) fn steps(build: &mut Build<'_>, declared: Declared<'_>, days: PlanDays) -> Vec<Step> {
    let source = declared.place.source;
    let mut numbers: Vec<(u32, Site)> = Vec::new();
    let mut steps = Vec::new();
    let written = declared.declaration.attributes.iter();
    let highest = written
        .clone()
        .filter_map(|line| match &line.clause {
            Clause::Step { number, .. } => Some(number.value),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    for attribute in written {
        let Clause::Step {
            number,
            title,
            inner,
        } = &attribute.clause
        else {
            continue;
        };
        let site = Site::new(source, attribute.line, number.token);
        if let Some((_, first)) = numbers.iter().find(|(known, _)| *known == number.value) {
            let first = *first;
            build
                .problems
                .repeated_step(site, first, highest.saturating_add(1));
        }
        numbers.push((number.value, site));
        let title = title
            .map(|title| {
                build
                    .problems
                    .text(Site::new(source, attribute.line, title))
            })
            .filter(|title| !title.is_empty());
        let mut step = Step {
            number: number.value,
            title: title.map(str::to_owned),
            line: attribute.line,
            from: None,
            until: None,
            needs: Vec::new(),
        };
        step_lines(build, source, inner, days, &mut step);
        steps.push(step);
    }
    steps
}

fn step_lines(
    build: &mut Build<'_>,
    source: SourceId,
    lines: &[Attribute],
    days: PlanDays,
    step: &mut Step,
) {
    let mut once = Once::default();
    let mut from: Option<Dated> = None;
    let mut until: Option<Dated> = None;
    for line in lines {
        let site = Site::new(source, line.line, line.token);
        match &line.clause {
            Clause::Needs(names) if once.is_first(&mut build.problems, "needs", site) => {
                let mut each = OnceEach::new("needs");
                for &name in names {
                    let site = Site::new(source, line.line, name);
                    let found = build.problems.resolve(site, Use::Needs, &build.names);
                    if let Some(item) = found
                        && each.is_first(&mut build.problems, item, site)
                    {
                        step.needs.push(item);
                    }
                }
            }
            Clause::StepDates {
                from: first,
                until: last,
            } => {
                let mut take = |slot: &mut Option<Dated>, name, date: &Option<At<StepDate>>| {
                    let Some(date) = date else { return };
                    let site = Site::new(source, line.line, date.token);
                    if once.is_first(&mut build.problems, name, site) {
                        let day = absolute(date.value, days.from, name == "until");
                        *slot = day.map(|day| Dated { day, site });
                    }
                };
                take(&mut from, "from", first);
                take(&mut until, "until", last);
            }
            Clause::Note(_) => {
                once.is_first(&mut build.problems, "note", site);
            }
            _ => {}
        }
    }
    if dates::is_reversed(&mut build.problems, from, until, "until") {
        until = None;
    }
    build.check_step(days, from, until);
    step.from = from.map(|from| from.day);
    step.until = until.map(|until| until.day);
}

/// A step's date as a day; a week's last day where it is an end. None where the plan has no first day.
fn absolute(date: StepDate, plan_from: Option<Dated>, is_end: bool) -> Option<Day> {
    let first = || plan_from.map(|from| from.day);
    let days = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    match date {
        StepDate::Date(day) => Some(day),
        StepDate::Day(count) => Some(first()?.plus(days(count.saturating_sub(1)))),
        StepDate::Week(count) => {
            let weeks = if is_end {
                count
            } else {
                count.saturating_sub(1)
            };
            let last = i32::from(is_end);
            Some(first()?.plus(days(weeks.saturating_mul(7)) - last))
        }
    }
}

impl Build<'_> {
    /// Tells a step that ends before its plan begins, or begins after its plan ended.
    fn check_step(&mut self, plan: PlanDays, from: Option<Dated>, until: Option<Dated>) {
        let Some(begins) = plan.from else { return };
        if let Some(until) = until.filter(|until| until.day < begins.day) {
            self.problems.reversed_dates(
                (until.site, "the step's last day"),
                (begins.site, "the plan's first day"),
                format!(
                    "the step ends on {}, before its plan begins on {}",
                    until.day, begins.day
                ),
                "give the step days of its plan, as in `from week 1 until week 2`".to_owned(),
            );
        }
        let (Some(from), Some(last)) = (from, plan.last) else {
            return;
        };
        if from.day > last.day {
            self.problems.reversed_dates(
                (from.site, "the step's first day"),
                (last.site, "the plan's last day"),
                format!(
                    "the step begins on {}, after its plan ended on {}",
                    from.day, last.day
                ),
                "let the step begin earlier, as in `from week 1`, or the plan last longer"
                    .to_owned(),
            );
        }
    }
}
