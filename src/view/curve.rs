//! A goal's way as a line through days and values, with the even pace, the target and the milestones beside it.
//!
//! The days and values are `report`'s; here are decided the range that is drawn and every word beside a dot.
//! No pixel is: those are `render`'s.

use super::goals::so_far;
use super::number::{amount, decimal};
use crate::report::{GoalCurve, GoalReport};
use crate::text::{Day, Period};

#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    pub name: String,
    pub title: Option<String>,
    /// `8.4 of 21.1 km, behind`
    pub said: String,
    pub days: Period,
    /// The lowest and the highest value that is drawn, with how they are written.
    pub lowest: (f64, String),
    pub highest: (f64, String),
    /// The value after each day that changed it, in order.
    pub points: Vec<Dot>,
    /// Up to when the last value holds.
    pub until: Day,
    /// From where one starts to the target on its day.
    pub pace: Option<[(Day, f64); 2]>,
    pub target: Dot,
    pub milestones: Vec<Dot>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Dot {
    pub day: Day,
    pub value: f64,
    /// `2026-02-01: 8.4 km`
    pub words: String,
}

#[must_use]
pub fn curve(goal: &GoalReport, course: &GoalCurve, today: Day) -> Curve {
    let shown = |value: f64| amount(&decimal(value), course.unit.as_deref());
    let dot = |&(day, value): &(Day, f64)| Dot {
        day,
        value,
        words: format!("{day}: {}", shown(value)),
    };
    let last = course.points.last().map_or(course.from, |point| point.0);
    let ends = [Some(today), course.by, Some(last)];
    let days = Period::new(
        course.from,
        ends.into_iter().flatten().max().unwrap_or(today),
    );
    let values = || {
        let points = course.points.iter().chain(&course.milestones);
        points
            .map(|point| point.1)
            .chain(course.start)
            .chain([course.target])
    };
    let lowest = values().fold(f64::INFINITY, f64::min);
    let highest = values().fold(f64::NEG_INFINITY, f64::max);
    let milestones = course.milestones.iter().map(|point| Dot {
        words: format!("milestone: {} by {}", shown(point.1), point.0),
        ..dot(point)
    });
    let by = course.by.map(|by| format!(" by {by}")).unwrap_or_default();
    Curve {
        name: goal.name.clone(),
        title: goal.title.clone(),
        said: format!("{}, {}", so_far(goal).unwrap_or_default(), goal.state),
        days,
        lowest: (lowest, shown(lowest)),
        highest: (highest, shown(highest)),
        points: course.points.iter().map(dot).collect(),
        until: today.min(days.until).max(last),
        pace: course
            .start
            .zip(course.by)
            .map(|(start, by)| [(course.from, start), (by, course.target)]),
        target: Dot {
            day: course.by.unwrap_or(days.until),
            value: course.target,
            words: format!("target: {}{by}", shown(course.target)),
        },
        milestones: milestones.collect(),
    }
}
