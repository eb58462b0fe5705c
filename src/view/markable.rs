//! Everything that can be marked, what the day asks for first: for a form.
//!
//! What is due is due by `report/due`, as `daymark today` has it. A habit comes with the question that its note answers.

use crate::journal::Journal;
use crate::report::due::due;
use crate::report::tasks::tasks;
use crate::text::Day;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Markable {
    pub name: String,
    /// Its `ask`.
    pub question: Option<String>,
    /// Whether the day waits for it.
    pub is_due: bool,
}

/// Habits, tasks and goals in the order they are declared, those that are due before the others.
#[must_use]
pub fn markables(journal: &Journal<'_>, today: Day) -> Vec<Markable> {
    let due = due(journal, today);
    let is_open = |habit: usize| due.iter().any(|it| it.habit == habit && it.is_open());
    let one = |name: &String, is_due: bool| Markable {
        name: name.clone(),
        question: None,
        is_due,
    };
    let habits = journal.habits.iter().enumerate();
    let habits = habits.map(|(index, habit)| Markable {
        question: habit.ask.clone(),
        ..one(&habit.name, is_open(index))
    });
    let tasks = tasks(journal, today);
    let tasks = tasks.iter().map(|task| one(&task.name, task.is_due(today)));
    let goals = journal.goals.iter().map(|goal| one(&goal.name, false));
    let mut all: Vec<Markable> = habits.chain(tasks).chain(goals).collect();
    all.sort_by_key(|it| !it.is_due);
    all
}
