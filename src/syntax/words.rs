//! Every word that names an attribute: where it may stand, and how it is written.
//!
//! The one list that lowering, "did you mean" and completion in editors read.

use super::ast::DeclarationKind;

/// Where an attribute may stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    Habit,
    Task,
    Goal,
    Plan,
    /// Below a habit's `change`.
    Change,
    /// Below a plan's `step`.
    Step,
}

impl Place {
    #[must_use]
    pub const fn of(kind: DeclarationKind) -> Self {
        match kind {
            DeclarationKind::Habit => Self::Habit,
            DeclarationKind::Task => Self::Task,
            DeclarationKind::Goal => Self::Goal,
            DeclarationKind::Plan => Self::Plan,
        }
    }

    /// `a habit`, `a change`
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Habit => "a habit",
            Self::Task => "a task",
            Self::Goal => "a goal",
            Self::Plan => "a plan",
            Self::Change => "a `change`",
            Self::Step => "a `step`",
        }
    }
}

/// An attribute: its keyword, where it may stand, and its forms (capitals stand for what the user fills in).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttributeWord {
    pub word: &'static str,
    pub places: &'static [Place],
    pub forms: &'static [&'static str],
}

/// The keyword under which `N per …` and `N in M days` stand in the list.
pub const TIMES: &str = "N per week";

use Place::{Change, Goal, Habit, Plan, Step, Task};

const fn word(
    word: &'static str,
    places: &'static [Place],
    forms: &'static [&'static str],
) -> AttributeWord {
    AttributeWord {
        word,
        places,
        forms,
    }
}

/// Every attribute, in the order of the reference.
#[rustfmt::skip]
pub const ATTRIBUTES: &[AttributeWord] = &[
    word("every", &[Habit, Change], &["every day", "every day but WEEKDAY", "every weekday", "every weekend",
        "every WEEKDAY", "every N days", "every week", "every month", "every quarter", "every year"]),
    word(TIMES, &[Habit, Change], &["N per day", "N per week", "N per month", "N per quarter", "N per year", "N in M days"]),
    word("when", &[Habit, Change], &["when NAME", "when: TEXT"]),
    word("whenever", &[Habit, Change], &["whenever"]),
    word("avoid", &[Habit, Change], &["avoid"]),
    word("at least", &[Habit, Change], &["at least AMOUNT", "at least AMOUNT per week"]),
    word("at most", &[Habit, Change], &["at most AMOUNT", "at most AMOUNT per week"]),
    word("before", &[Habit, Change], &["before HH:MM"]),
    word("after", &[Habit, Change], &["after HH:MM"]),
    word("from", &[Habit, Task, Goal, Plan, Step], &["from DATE", "from DATE until DATE"]),
    word("until", &[Habit, Plan, Step], &["until DATE"]),
    word("for", &[Plan], &["for N weeks"]),
    word("pause", &[Habit], &["pause DATE", "pause DATE until DATE"]),
    word("forgive", &[Habit], &["forgive N per month", "forgive N in a row"]),
    word("counts", &[Habit], &["counts journal", "counts #TAG", "counts NAME"]),
    word("ask", &[Habit], &["ask: QUESTION"]),
    word("change", &[Habit], &["change on DATE"]),
    word("by", &[Task, Goal], &["by DATE"]),
    word("also", &[Habit, Task, Goal], &["also NAME"]),
    word("note", &[Habit, Task, Goal, Plan, Step], &["note: TEXT"]),
    word("total", &[Goal], &["total AMOUNT of NAME"]),
    word("best", &[Goal], &["best AMOUNT of NAME"]),
    word("reach", &[Goal], &["reach AMOUNT of NAME", "reach AMOUNT of NAME starting AMOUNT"]),
    word("streak", &[Goal], &["streak N of NAME"]),
    word("count", &[Goal], &["count N of NAME"]),
    word("milestone", &[Goal], &["milestone AMOUNT by DATE"]),
    word("without", &[Plan], &["without @PERSON"]),
    word("on track", &[Plan], &["on track at N%"]),
    word("step", &[Plan], &["step N: TITLE"]),
    word("needs", &[Step], &["needs NAME"]),
];

/// Every keyword that starts a column-0 line.
pub const KEYWORDS: &[&str] = &["habit", "task", "goal", "plan", "week", "day", "pause"];

/// The attribute of this keyword, in lower case with single spaces.
#[must_use]
pub fn attribute_word(word: &str) -> Option<&'static AttributeWord> {
    ATTRIBUTES.iter().find(|attribute| attribute.word == word)
}
