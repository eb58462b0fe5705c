//! Goals: how far along, against how far along one would be at an even pace.
//!
//! Every mark from the goal's first day on counts, in a pause or not, after `by` too. Reached sticks.

use super::amounts::values;
use super::done::{self, Triggers};
use super::entries::{Entries, Entry};
use super::lens::Lens;
use super::ratio::{meets, share};
use super::streak::Run;
use super::walk::Walk;
use super::{GoalReport, MilestoneReport, Status};
use crate::journal::{Goal, Journal, Mark, Measure, Quantity};
use crate::syntax::{Number, State};
use crate::text::{Day, Period};

/// Every goal's numbers, in declaration order.
#[must_use]
pub fn goals(journal: &Journal<'_>, triggers: &Triggers, today: Day) -> Vec<GoalReport> {
    journal
        .goals
        .iter()
        .map(|goal| goal_report(journal, triggers, goal, today))
        .collect()
}

/// What a measure comes to, step by step: its value after each thing that changed it.
pub(super) struct Course {
    pub(super) points: Vec<(Day, i128)>,
    /// Where a `reach` goal starts; None where nothing says.
    pub(super) start: Option<i128>,
    /// The value now, where it isn't the last point's.
    now: Option<i128>,
    pub(super) target: Quantity,
}

/// The goal at an index as it stands today.
#[must_use]
pub fn goal_report(
    journal: &Journal<'_>,
    triggers: &Triggers,
    goal: &Goal,
    today: Day,
) -> GoalReport {
    let (from, course) = course_of(journal, triggers, goal, today);
    let (closed, dropped) = (
        first(&goal.marks, State::Kept, today),
        first(&goal.marks, State::Excused, today),
    );
    let by_measure = course
        .as_ref()
        .and_then(|course| course.reached(course.target.value));
    let reached = [closed, by_measure].into_iter().flatten().min();
    let is_reach = matches!(goal.measure, Some(Measure::Reach { .. }));
    let progress = match &course {
        _ if reached.is_some() && !is_reach => Some(1.0),
        Some(course) => Some(course.progress()),
        None => None,
    };
    let expected = from
        .zip(goal.by)
        .map(|(from, by)| expected(from, by, today));
    let state = match () {
        () if reached.is_some() => "reached",
        () if dropped.is_some() => "dropped",
        () if goal.by.is_some_and(|by| by < today) => "overdue",
        () => match progress.zip(expected) {
            Some((progress, expected)) if meets(progress, expected) => "on pace",
            Some(_) => "behind",
            None => "open",
        },
    };
    let shown = |value: i128, quantity: &Quantity| share(value, one(journal, quantity));
    GoalReport {
        name: goal.name.clone(),
        title: goal.title.clone(),
        measure: goal.measure.as_ref().map(measure_word),
        value: course
            .as_ref()
            .and_then(|course| Some(shown(course.value()?, &course.target))),
        target: course
            .as_ref()
            .map(|course| shown(course.target.value, &course.target)),
        unit: course
            .as_ref()
            .and_then(|course| unit(journal, &course.target)),
        progress,
        expected,
        state,
        by: goal.by,
        reached,
        milestones: milestones(journal, goal, course.as_ref(), today),
    }
}

/// The day from which a goal counts, where there is one, and what its measure came to since.
pub(super) fn course_of(
    journal: &Journal<'_>,
    triggers: &Triggers,
    goal: &Goal,
    today: Day,
) -> (Option<Day>, Option<Course>) {
    let lens = goal
        .measure
        .as_ref()
        .and_then(|measure| Lens::new(journal, measure.habit(), today));
    let first_mark = lens
        .as_ref()
        .and_then(|lens| lens.entries.marks().first())
        .map(|mark| mark.day());
    let from = goal.from.or(goal.plan_from).or(first_mark);
    let course = match (&goal.measure, &lens) {
        (Some(measure), Some(lens)) => Some(course(measure, lens, triggers, from)),
        _ => None,
    };
    (from, course)
}

fn milestones(
    journal: &Journal<'_>,
    goal: &Goal,
    course: Option<&Course>,
    today: Day,
) -> Vec<MilestoneReport> {
    let report = |milestone: &crate::journal::Milestone| {
        let reached = course.and_then(|course| course.reached(milestone.target.value));
        let state = match reached {
            Some(_) => "reached",
            None if milestone.by < today => "overdue",
            None => "open",
        };
        let target = course.map_or(milestone.target, |course| course.target);
        MilestoneReport {
            target: share(milestone.target.value, one(journal, &target)),
            by: milestone.by,
            reached,
            state,
        }
    };
    goal.milestones.iter().map(report).collect()
}

/// (today − from) / (by − from), within 0..1.
fn expected(from: Day, by: Day, today: Day) -> f64 {
    if by <= from {
        return if today >= by { 1.0 } else { 0.0 };
    }
    let (gone, all) = (from.until(today), from.until(by));
    (f64::from(gone) / f64::from(all)).clamp(0.0, 1.0)
}

fn course(measure: &Measure, lens: &Lens<'_>, triggers: &Triggers, from: Option<Day>) -> Course {
    // Without a first day nothing counts yet.
    let from = from.unwrap_or(Day::MAX);
    let entries = lens.entries_in(Period::new(from, Day::MAX));
    let in_dimension = |entry: &Entry, target: &Quantity| {
        let value = values(lens, entry)
            .into_iter()
            .find(|value| value.dimension == target.dimension)?;
        Some((entry.mark.day(), value.value))
    };
    match measure {
        Measure::Total { target, .. } => {
            let mut sum = 0;
            let points = entries
                .iter()
                .filter_map(|entry| in_dimension(&entry, target))
                .map(|(day, value)| {
                    sum += value;
                    (day, sum)
                });
            Course {
                points: points.collect(),
                start: Some(0),
                now: Some(sum_of(lens, entries, target)),
                target: *target,
            }
        }
        Measure::Best { target, .. } => {
            let mut best = None;
            let points = entries
                .iter()
                .filter_map(|entry| in_dimension(&entry, target))
                .map(|(day, value)| {
                    let value = best.map_or(value, |best: i128| best.max(value));
                    best = Some(value);
                    (day, value)
                });
            Course {
                points: points.collect(),
                start: Some(0),
                now: None,
                target: *target,
            }
        }
        Measure::Reach {
            target, starting, ..
        } => {
            let points: Vec<_> = entries
                .iter()
                .filter_map(|entry| in_dimension(&entry, target))
                .collect();
            let first = points.first().map(|&(_, value)| value);
            let start = starting.map(|starting| starting.value).or(first);
            Course {
                points,
                start,
                now: None,
                target: *target,
            }
        }
        Measure::Streak { target, .. } => streak_course(lens, triggers, from, *target),
        Measure::Count { target, .. } => {
            let days = done::days_in(lens, triggers, Period::ALL);
            let days = days.into_iter().filter(|&day| day >= from);
            let points: Vec<_> = days
                .zip(1..)
                .map(|(day, count)| (day, whole(count)))
                .collect();
            let now = points.last().map_or(0, |&(_, value)| value);
            Course {
                points,
                start: Some(0),
                now: Some(now),
                target: count_of(*target),
            }
        }
    }
}

fn sum_of(lens: &Lens<'_>, entries: Entries<'_>, target: &Quantity) -> i128 {
    let all = entries.iter().flat_map(|entry| values(lens, &entry));
    all.filter(|value| value.dimension == target.dimension)
        .map(|value| value.value)
        .sum()
}

/// The run at each kept closing on or after `from`, and nothing at a miss that ends it or on the day after the habit's
/// last (a forgiven miss adds nothing to a run, so none closes with it); the value is the current streak.
fn streak_course(lens: &Lens<'_>, triggers: &Triggers, from: Day, target: u32) -> Course {
    let mut run = Run::new(lens.habit.forgive, lens.journal.settings.week_starts);
    let mut points = Vec::new();
    Walk::new(lens, triggers).each(&mut |occasion| {
        let has_changed = run.take(&occasion) || occasion.status == Status::Kept;
        if let Some(closed) = occasion
            .closed
            .filter(|&closed| closed >= from && has_changed)
        {
            points.push((closed, whole(i128::from(run.current))));
        }
    });
    if let Some(last) = lens.last.filter(|&last| last < lens.today) {
        if run.current > 0 && last >= from {
            points.push((last.next(), 0));
        }
        run.end();
    }
    Course {
        points,
        start: Some(0),
        now: Some(whole(i128::from(run.current))),
        target: count_of(target),
    }
}

impl Course {
    /// Whether less is further along.
    fn is_down(&self) -> bool {
        self.start.is_some_and(|start| start > self.target.value)
    }

    /// The first day on which the value was there, in the goal's own direction.
    fn reached(&self, value: i128) -> Option<Day> {
        let down = self.is_down();
        let there = |now: i128| if down { now <= value } else { now >= value };
        self.points
            .iter()
            .find(|&&(_, now)| there(now))
            .map(|&(day, _)| day)
    }

    fn value(&self) -> Option<i128> {
        self.now
            .or_else(|| self.points.last().map(|&(_, value)| value))
    }

    fn progress(&self) -> f64 {
        let (Some(start), Some(now)) = (self.start, self.value()) else {
            return 0.0;
        };
        // Adding 0 turns a negative zero into none.
        share(start - now, start - self.target.value).clamp(0.0, 1.0) + 0.0
    }
}

/// The first day on or before today on which a task or goal has this mark.
#[must_use]
pub fn first(marks: &[Mark], state: State, today: Day) -> Option<Day> {
    marks
        .iter()
        .find(|mark| mark.state() == state && mark.day() <= today)
        .map(|mark| mark.day())
}

fn whole(count: i128) -> i128 {
    count * i128::from(Number::ONE)
}

fn count_of(count: u32) -> Quantity {
    Quantity {
        value: whole(i128::from(count)),
        dimension: None,
        unit: None,
    }
}

/// One of a quantity's unit, in its dimension's smallest steps.
pub(super) fn one(journal: &Journal<'_>, quantity: &Quantity) -> i128 {
    let info = quantity.unit.and_then(|unit| journal.units.info(unit));
    whole(info.map_or(1, |info| info.factor))
}

pub(super) fn unit(journal: &Journal<'_>, quantity: &Quantity) -> Option<String> {
    quantity
        .unit
        .and_then(|unit| journal.units.info(unit))
        .map(|info| info.written.clone())
}

const fn measure_word(measure: &Measure) -> &'static str {
    match measure {
        Measure::Total { .. } => "total",
        Measure::Best { .. } => "best",
        Measure::Reach { .. } => "reach",
        Measure::Streak { .. } => "streak",
        Measure::Count { .. } => "count",
    }
}
