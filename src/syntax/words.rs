//! Every word that names an attribute: where it may stand, and how it is written.
//!
//! The one list that lowering, "did you mean" and completion in editors read.

use super::ast::{DeclarationKind, State};

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

/// An attribute: its keyword, where it may stand, its forms (capitals stand for what the user fills in), and
/// what it does, in a line of Markdown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttributeWord {
    pub word: &'static str,
    pub places: &'static [Place],
    pub forms: &'static [&'static str],
    pub about: &'static str,
}

/// The keyword under which `N per …` and `N in M days` stand in the list.
pub const TIMES: &str = "N per week";

use Place::{Change, Goal, Habit, Plan, Step, Task};

const fn word(
    word: &'static str,
    places: &'static [Place],
    forms: &'static [&'static str],
    about: &'static str,
) -> AttributeWord {
    AttributeWord {
        word,
        places,
        forms,
        about,
    }
}

/// Every attribute, in the order of the reference.
#[rustfmt::skip]
pub const ATTRIBUTES: &[AttributeWord] = &[
    word("every", &[Habit, Change], &["every day", "every day but WEEKDAY", "every weekday", "every weekend",
        "every WEEKDAY", "every N days", "every week", "every month", "every quarter", "every year"],
        "The days it is due on, or once in each period; `every N days` counts from the last time."),
    word(TIMES, &[Habit, Change], &["N per day", "N per week", "N per month", "N per quarter", "N per year", "N in M days"],
        "On so many days of each period, so many times a day, or on N days of any M in a row."),
    word("when", &[Habit, Change], &["when NAME", "when: TEXT"],
        "Due on each day that another habit was done; with a colon, each time something happens."),
    word("whenever", &[Habit, Change], &["whenever"],
        "Never due, only recorded."),
    word("avoid", &[Habit, Change], &["avoid"],
        "Something to hold back from: a day without a slip is kept."),
    word("at least", &[Habit, Change], &["at least AMOUNT", "at least AMOUNT per week"],
        "How much a day needs, or a whole period with `per`."),
    word("at most", &[Habit, Change], &["at most AMOUNT", "at most AMOUNT per week"],
        "How much is allowed on a day, or in a whole period with `per`."),
    word("before", &[Habit, Change], &["before HH:MM"],
        "A mark counts with a time no later than that."),
    word("after", &[Habit, Change], &["after HH:MM"],
        "A mark counts with a time no earlier than that."),
    word("from", &[Habit, Task, Goal, Plan, Step], &["from DATE", "from DATE until DATE"],
        "The first day; in a step also `day N` or `week N` of the plan."),
    word("until", &[Habit, Plan, Step], &["until DATE"],
        "The last day; in a step also `day N` or `week N` of the plan."),
    word("for", &[Plan], &["for N weeks"],
        "How long the plan goes on: so many days, weeks or months."),
    word("pause", &[Habit], &["pause DATE", "pause DATE until DATE"],
        "Days that are excused; without an end, until the habit's own."),
    word("forgive", &[Habit], &["forgive N per month", "forgive N in a row"],
        "So many misses don't end a streak: in each period, or in a row."),
    word("counts", &[Habit], &["counts journal", "counts #TAG", "counts NAME"],
        "What stands for a mark: prose, prose with a tag, or the marks of other habits."),
    word("ask", &[Habit], &["ask: QUESTION"],
        "A question that every kept mark answers in its note."),
    word("change", &[Habit], &["change on DATE"],
        "The lines below it hold from that day on; what they don't name goes on as it was."),
    word("by", &[Task, Goal], &["by DATE"],
        "The day it is due."),
    word("also", &[Habit, Task, Goal], &["also NAME"],
        "More names for the same thing."),
    word("note", &[Habit, Task, Goal, Plan, Step], &["note: TEXT"],
        "Words of your own."),
    word("total", &[Goal], &["total AMOUNT of NAME"],
        "Measures the sum of the habit's amounts."),
    word("best", &[Goal], &["best AMOUNT of NAME"],
        "Measures the largest amount in a single mark."),
    word("reach", &[Goal], &["reach AMOUNT of NAME", "reach AMOUNT of NAME starting AMOUNT"],
        "Measures the amount of the latest mark, on its way up or down."),
    word("streak", &[Goal], &["streak N of NAME"],
        "Measures the habit's current streak."),
    word("count", &[Goal], &["count N of NAME"],
        "Measures the days on which the habit was done."),
    word("milestone", &[Goal], &["milestone AMOUNT by DATE"],
        "A part of the goal with a day on it."),
    word("without", &[Plan], &["without @PERSON"],
        "Somebody whom no goal should be about; the plain name means them too."),
    word("on track", &[Plan], &["on track at N%"],
        "How much of a step has to be kept for it to be on track: 80% unless said."),
    word("step", &[Plan], &["step N: TITLE"],
        "A step of the plan; the lines below it say what it needs, and when."),
    word("needs", &[Step], &["needs NAME"],
        "The habits, tasks and goals that the step is made of."),
];

/// Every keyword that starts a column-0 line.
pub const KEYWORDS: &[&str] = &["habit", "task", "goal", "plan", "week", "day", "pause"];

/// What begins a line in column 0, dates apart: its words, its form, and what it does, in a line of Markdown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeadWord {
    pub word: &'static str,
    pub form: &'static str,
    pub about: &'static str,
}

/// Every one of them, in the order of the reference.
#[rustfmt::skip]
pub const HEADS: &[HeadWord] = &[
    HeadWord { word: "habit", form: "habit NAME: TITLE",
        about: "Something to do, or to hold back from, again and again." },
    HeadWord { word: "task", form: "task NAME: TITLE", about: "Something to do once." },
    HeadWord { word: "goal", form: "goal NAME: TITLE", about: "Something to arrive at." },
    HeadWord { word: "plan", form: "plan NAME: TITLE", about: "A programme of steps." },
    HeadWord { word: "pause", form: "pause DATE until DATE", about: "Days on which every habit is excused." },
    HeadWord { word: "week starts", form: "week starts WEEKDAY", about: "The first day of the week: Monday unless said." },
    HeadWord { word: "day starts", form: "day starts HH:MM", about: "Until when the night belongs to the day before: midnight unless said." },
];

/// The attribute of this keyword, in lower case with single spaces.
#[must_use]
pub fn attribute_word(word: &str) -> Option<&'static AttributeWord> {
    ATTRIBUTES.iter().find(|attribute| attribute.word == word)
}

/// A state of a mark: how it is written, and what it says, in a line of Markdown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StateWord {
    pub state: State,
    pub sign: &'static str,
    pub word: &'static str,
    pub about: &'static str,
}

/// Every state, in the order of the reference.
#[rustfmt::skip]
pub const STATES: &[StateWord] = &[
    StateWord { state: State::Kept, sign: "[x]", word: "kept",
        about: "Did it, or held back from it; a task or goal is done." },
    StateWord { state: State::Open, sign: "[ ]", word: "open",
        about: "As if the line were not there." },
    StateWord { state: State::Excused, sign: "[-]", word: "excused",
        about: "The day does not count either way; a task or goal is dropped." },
    StateWord { state: State::Slipped, sign: "[!]", word: "slipped",
        about: "Broke it, or knowingly did not do it." },
    StateWord { state: State::Amount, sign: "[+]", word: "amount",
        about: "Adds an amount, or does it once more." },
];

/// The state that was meant by what stands between two brackets: `Some(None)` where they are empty, None where they
/// hold other text.
#[must_use]
pub fn state_meant(inside: &str) -> Option<Option<char>> {
    let mut characters = inside.trim().chars();
    match (characters.next(), characters.next()) {
        (None, _) if inside == " " => Some(Some(' ')),
        (None, _) => Some(None),
        (Some(state @ ('x' | 'X' | '-' | '!' | '+')), None) => {
            Some(Some(state.to_ascii_lowercase()))
        }
        _ => None,
    }
}
