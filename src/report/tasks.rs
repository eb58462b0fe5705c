//! Tasks: done by the first `[x]`, dropped by a `[-]`, overdue when their day is over.
//!
//! Marks after today are not looked at. An `[x]` goes before a `[-]`, whichever stands first. A task has no
//! numbers beyond this.

use super::TaskReport;
use super::goals::first;
use crate::journal::{Journal, Task};
use crate::syntax::State;
use crate::text::Day;

/// Every task, in declaration order.
#[must_use]
pub fn tasks(journal: &Journal<'_>, today: Day) -> Vec<TaskReport> {
    journal
        .tasks
        .iter()
        .map(|task| task_report(task, today))
        .collect()
}

impl TaskReport {
    /// Whether it is to be done by this day, and is not.
    #[must_use]
    pub fn is_due(&self, day: Day) -> bool {
        matches!(self.state, "open" | "overdue") && self.by.is_some_and(|by| by <= day)
    }
}

#[must_use]
pub fn task_report(task: &Task, today: Day) -> TaskReport {
    let done = first(&task.marks, State::Kept, today);
    let state = match done {
        Some(_) => "done",
        None if first(&task.marks, State::Excused, today).is_some() => "dropped",
        None if task.by.is_some_and(|by| by < today) => "overdue",
        None => "open",
    };
    TaskReport {
        name: task.name.clone(),
        title: task.title.clone(),
        by: task.by,
        state,
        done,
    }
}
