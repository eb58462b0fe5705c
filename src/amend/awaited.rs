//! What a day still waits for, as open marks to write below it.
//!
//! What is due is asked of `report`; what has a line already, whatever its state, is left out. It gives
//! entries, and `add` places them: for `edit --due`, and for an editor that begins today.

use super::{Entry, Text};
use crate::journal::{ItemId, Journal};
use crate::report::{due, task_report};
use crate::text::Day;

/// `[ ] NAME` for each habit that waits for a mark on the day and for each task that is to be done by then, but for
/// those that this text has a line for there.
#[must_use]
pub fn awaited(journal: &Journal<'_>, text: Text<'_>, day: Day) -> Vec<Entry> {
    let Text { document, text } = text;
    let mut under = None;
    let mut lined: Vec<Option<ItemId>> = Vec::new();
    for line in 0..document.lines.len() as u32 {
        if let Some(dated) = document.dated_at(line) {
            under = dated.day;
        }
        if let Some(mark) = document.mark(line).filter(|_| under == Some(day)) {
            let token = document.in_line(line, mark.name, text);
            lined.push(journal.find(document.token(line, token, text)));
        }
    }
    let is_new = |item: ItemId| !lined.contains(&Some(item));
    let due = due(journal, day).into_iter();
    let habits = due
        .filter(|due| due.is_open() && is_new(ItemId::Habit(due.habit)))
        .filter_map(|due| Some(journal.habits.get(due.habit)?.name.as_str()));
    let tasks = journal.tasks.iter().enumerate();
    let tasks = tasks
        .filter(|(index, task)| task_report(task, day).is_due(day) && is_new(ItemId::Task(*index)))
        .map(|(_, task)| task.name.as_str());
    habits
        .chain(tasks)
        .map(|name| Entry::Mark(format!("[ ] {name}")))
        .collect()
}
