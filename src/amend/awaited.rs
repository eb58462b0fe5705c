//! What a day still waits for, as open marks to write below it.

use super::{Entry, Text};
use crate::journal::{ItemId, Journal};
use crate::report::due;
use crate::text::Day;

/// `[ ] NAME` for each habit that waits for a mark on the day, but for those that this text has a line for there.
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
    due(journal, day)
        .iter()
        .filter(|due| due.is_open() && !lined.contains(&Some(ItemId::Habit(due.habit))))
        .filter_map(|due| {
            let name = &journal.habits.get(due.habit)?.name;
            Some(Entry::Mark(format!("[ ] {name}")))
        })
        .collect()
}
