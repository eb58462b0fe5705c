//! Numbers only: what a journal's habits, plans, goals and tasks come to, up to a given day.
//!
//! Occasions are the kernel: cadence × days gives an ordered list of them, and streak, adherence, strength,
//! strips and steps are folds over it. There is no second way to decide whether a day was kept.

pub mod adherence;
pub mod amounts;
pub mod calendar;
pub mod done;
pub mod due;
pub mod entries;
pub mod goal_curve;
pub mod goals;
pub mod habit;
pub mod judge;
pub mod lens;
pub mod numbers;
pub mod occasion;
pub mod period;
mod period_near;
pub mod periods;
pub mod plans;
pub mod ratio;
pub mod rolling;
pub mod runs;
pub mod safe;
pub mod so_far;
pub mod spec;
pub mod step_course;
pub mod streak;
pub mod strength;
pub mod strip;
pub mod tasks;
pub mod today;
pub mod trend;
pub mod verdict;
pub mod walk;
pub mod whole;
pub mod window;
pub mod writing;

pub use calendar::{CalendarDay, HabitCalendar, WeekdayCount, calendars};
pub use due::{Due, due};
pub use goal_curve::{GoalCurve, goal_curve};
pub use numbers::*;
pub use runs::{RunReport, runs};
pub use so_far::{Progress, SoFar, so_far};
pub use spec::{Selection, Spec};
pub use step_course::{PlanCourse, plan_course};
pub use tasks::task_report;
pub use today::{TodayReport, today};
pub use trend::{Trend, TrendPeriod, trend};
pub use verdict::verdicts;
pub use whole::{Chosen, Rest, Sections, report, stream};
pub use writing::writing;
