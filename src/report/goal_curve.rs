//! The way of a goal's value through its days, beside the even pace that it is measured by.
//!
//! The points are the report's own: the last of them is the value that `goals` tells.

use super::done::Triggers;
use super::goals::{course_of, one, unit};
use super::ratio::share;
use crate::journal::{Goal, Journal};
use crate::text::Day;

/// A goal's way. Values are in the goal's unit.
#[derive(Clone, PartialEq, Debug)]
pub struct GoalCurve {
    /// The day that it counts from.
    pub from: Day,
    pub by: Option<Day>,
    /// None where a `reach` goal has no value yet.
    pub start: Option<f64>,
    pub target: f64,
    pub unit: Option<String>,
    /// The value after each day that changed it.
    pub points: Vec<(Day, f64)>,
    /// What is to be there on the way, and by when.
    pub milestones: Vec<(Day, f64)>,
}

/// None for a goal without a measure, and for one that does not count yet.
#[must_use]
pub fn goal_curve(
    journal: &Journal<'_>,
    triggers: &Triggers,
    goal: &Goal,
    today: Day,
) -> Option<GoalCurve> {
    let (from, course) = course_of(journal, triggers, goal, today);
    let (from, course) = (from?, course?);
    let one = one(journal, &course.target);
    let shown = |value: i128| share(value, one);
    let mut points: Vec<(Day, f64)> = Vec::new();
    for &(day, value) in &course.points {
        match points.last_mut() {
            Some(last) if last.0 == day => last.1 = shown(value),
            _ => points.push((day, shown(value))),
        }
    }
    let milestones = goal.milestones.iter();
    Some(GoalCurve {
        from,
        by: goal.by,
        start: course.start.map(shown),
        target: shown(course.target.value),
        unit: unit(journal, &course.target),
        points,
        milestones: milestones
            .map(|it| (it.by, shown(it.target.value)))
            .collect(),
    })
}
