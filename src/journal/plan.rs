//! A plan's lines to what they mean: its days, its people, its steps with dates made absolute.
//!
//! A step tells what it needs when it begins, which decides the first day of habits and goals without one.

use super::build::Build;
use super::dates::{self, Dated, Dates};
use super::declare::Declared;
use super::name::fold;
use super::once::Once;
use super::problem::Use;
use super::{Goal, Habit, ItemId, Plan, Site, Step};
use crate::syntax::{At, Attribute, Clause, SpanUnit, StepDate};
use crate::text::{Day, SourceId};

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
            let begins = step
                .from
                .max(plan.from)
                .filter(|_| plan.from.is_some())
                .or(step.from);
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
        let (new, old) = (build.problems.quote(later), build.problems.quote(first));
        build.problems.conflicting_attributes(
            later,
            first,
            format!("`{new}` and `{old}` both say when the plan ends"),
            "keep one of them, as in `from 2026-01-05 for 13 weeks`".to_owned(),
        );
    }
    let from = dates.first();
    let until = dates.last().or_else(|| {
        let (count, unit, _) = span?;
        last_day(from?, count, unit)
    });
    let heading = build.heading(declared);
    let days = PlanDays {
        from: dates.from,
        first: from,
        last: until,
    };
    Plan {
        name: heading.name,
        title: heading.title,
        tags: heading.tags,
        place: declared.place,
        from,
        until,
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
        SpanUnit::Months => from.plus_months(count).previous(),
    })
}

#[derive(Clone, Copy)]
struct PlanDays {
    from: Option<Dated>,
    first: Option<Day>,
    last: Option<Day>,
}

fn steps(build: &mut Build<'_>, declared: Declared<'_>, days: PlanDays) -> Vec<Step> {
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
                for &name in names {
                    let site = Site::new(source, line.line, name);
                    let found = build.problems.resolve(site, Use::Needs, &build.names);
                    if let Some(item) = found.filter(|item| !step.needs.contains(item)) {
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
                        let day = absolute(date.value, days.first, name == "until");
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
fn absolute(date: StepDate, plan_from: Option<Day>, is_end: bool) -> Option<Day> {
    let days = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    match date {
        StepDate::Date(day) => Some(day),
        StepDate::Day(count) => Some(plan_from?.plus(days(count.saturating_sub(1)))),
        StepDate::Week(count) => {
            let weeks = if is_end {
                count
            } else {
                count.saturating_sub(1)
            };
            let first = plan_from?.plus(days(weeks.saturating_mul(7)));
            Some(if is_end { first.previous() } else { first })
        }
    }
}

impl Build<'_> {
    /// Tells a step that ends before its plan begins, or begins after its plan ended.
    fn check_step(&mut self, plan: PlanDays, from: Option<Dated>, until: Option<Dated>) {
        let Some(begins) = plan.from else { return };
        if let Some(until) = until.filter(|until| until.day < begins.day) {
            self.problems.reversed_dates(
                until.site,
                begins.site,
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
        if from.day > last {
            self.problems.reversed_dates(
                begins.site,
                from.site,
                format!(
                    "the plan ends on {last}, before its step begins on {}",
                    from.day
                ),
                "let the plan last longer, as in `for 13 weeks`, or let the step begin earlier"
                    .to_owned(),
            );
        }
    }
}
