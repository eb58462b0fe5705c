//! A habit, resolved: when it is due, what it asks, section by section.
//!
//! These are what `report` counts by: every date absolute, every name an index, every amount exact. Marks are
//! handed out to them after all is declared, in order.

use super::{Dimension, ItemId, Mark, Place, Site, UnitId};
use crate::text::{Day, Period, PeriodUnit, Time, Weekdays};

/// A habit as declared, with the marks that the journal has for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Habit {
    /// As declared, single spaces between its words.
    pub name: String,
    /// The words after the colon of its first line, trimmed; None where there are none.
    pub title: Option<String>,
    /// The title's tags, folded, without `#`.
    pub tags: Vec<String>,
    /// Where it is declared.
    pub place: Place,
    /// Its own first day, as written. Without one it begins as `report` has it: by a step, a mark or the journal.
    pub from: Option<Day>,
    /// Its own last day, as written.
    pub until: Option<Day>,
    /// Its own pauses, in order; an open one ends at `Day::MAX`. Everyone's are in the settings.
    pub pauses: Vec<Period>,
    /// How many misses end no streak.
    pub forgive: Option<Forgive>,
    /// What keeps it without a mark of its own.
    pub evidence: Evidence,
    /// `ask`: the question that every kept mark answers in its note.
    pub ask: Option<String>,
    /// At least one, in order of date; the first has no `from`.
    pub sections: Vec<Section>,
    /// Its own marks, in order; open ones and `[+]` of nothing but zeros left out.
    pub marks: Vec<Mark>,
    /// The first day of the earliest step that needs it.
    pub step_from: Option<Day>,
    /// Whether a written `m` is minutes in its goals: the target of some section is an amount of time.
    pub minutes: bool,
    /// The unit that all goals measuring it share, which a bare amount takes where the target has none.
    pub goal_unit: Option<UnitId>,
}

/// What a habit asks from a date on: everything carried over is filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The date of its `change`; None for the first.
    pub from: Option<Day>,
    /// When it is due, `every day` where nothing says so.
    pub cadence: Cadence,
    /// Whether it is for doing or for holding back.
    pub direction: Direction,
    /// What it asks of a day or a period, if more than to be marked.
    pub target: Option<Target>,
    /// As written with single spaces and keywords in lower case (`per week` where a target is the cadence).
    pub cadence_text: String,
    /// The same of the target: keywords in lower case, amounts as written. None without one.
    pub target_text: Option<String>,
    /// The line that the target is written in.
    pub target_site: Option<Site>,
}

impl Section {
    /// Whether the target is an amount of time: a written `m` in a mark is then minutes.
    #[must_use]
    pub fn minutes(&self) -> bool {
        self.quantity().and_then(|quantity| quantity.dimension) == Some(Dimension::Time)
    }

    /// The amounts of its target as they are written: `20 min` of `at least 20 min per week`.
    #[must_use]
    pub fn target_amounts(&self) -> &str {
        let text = self.target_text.as_deref().unwrap_or_default();
        let amounts = text
            .trim_start_matches("at least ")
            .trim_start_matches("at most ");
        amounts.split(" per ").next().unwrap_or(amounts)
    }

    /// The amount of its target, where it has one.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        self.target.as_ref()?.quantity()
    }
}

/// When a habit is due, in days of the calendar and in periods of it. Counts are from 1 up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cadence {
    /// `every day`, `every weekday`, `every mon wed fri`: these days of the week.
    Days(Weekdays),
    /// `N per day`: each day, N marks of it.
    PerDay(u32),
    /// `every N days`: within N days from the last time.
    EveryDays(u32),
    /// `N per week|month|quarter|year`: on N days in each; `every week` is 1.
    Per { count: u32, period: PeriodUnit },
    /// `N in M days`: on N days of any M in a row.
    Rolling { count: u32, days: u32 },
    /// `when NAME`: an index into the journal's habits.
    When(usize),
    /// `when: text`
    Occasion,
    /// `whenever`: never due, only recorded.
    Whenever,
    /// The period of a `per` target.
    Target(PeriodUnit),
}

/// What a habit is for, which says what silence means: a doing habit misses by it, a holding one is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Anything that is neither of the others.
    Do,
    /// `avoid`: not at all.
    Avoid,
    /// `at most AMOUNT`: no more than that.
    Limit,
}

impl Direction {
    /// Holding is `avoid` and `at most`.
    #[must_use]
    pub const fn is_holding(self) -> bool {
        !matches!(self, Self::Do)
    }
}

/// What is asked of a day; of a period where the cadence is [`Cadence::Target`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// `at least AMOUNT`: this much or more, never nothing.
    AtLeast(Quantity),
    /// `at most AMOUNT`: this much or less, which may be nothing.
    AtMost(Quantity),
    /// `before HH:MM`: a mark with a time no later.
    Before(Time),
    /// `after HH:MM`: a mark with a time no earlier.
    After(Time),
}

impl Target {
    #[must_use]
    pub const fn quantity(&self) -> Option<Quantity> {
        match self {
            Self::AtLeast(quantity) | Self::AtMost(quantity) => Some(*quantity),
            Self::Before(_) | Self::After(_) => None,
        }
    }
}

/// An exact amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quantity {
    /// Millionths times the unit's factor; for a bare number millionths.
    pub value: i128,
    /// None for a bare number.
    pub dimension: Option<Dimension>,
    /// The last written unit, which bare amounts take. An `m` for minutes is [`UnitId::minute`].
    pub unit: Option<UnitId>,
}

/// The misses that end no streak; how often they were needed changes no adherence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forgive {
    /// `forgive N per PERIOD`: the first N of each period of the calendar.
    Per { count: u32, period: PeriodUnit },
    /// `forgive N in a row`: as many as N, one after another.
    InARow(u32),
}

/// What stands for a mark without one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    /// `counts journal`: a day with prose is a day done.
    pub journal: bool,
    /// `counts #tag`: an index into the journal's `days.tags`.
    pub tags: Vec<usize>,
    /// `counts NAME, …`, each once, in order of index: their `[x]` and `[+]` marks, and those of the habits
    /// that they count ([`super::Journal::counted`]), are as if this habit's own, a bare amount in its own
    /// habit's unit.
    pub counts: Vec<usize>,
}

impl Habit {
    /// The section in force on a day.
    #[must_use]
    pub fn section_on(&self, day: Day) -> Option<&Section> {
        self.sections
            .iter()
            .rev()
            .find(|section| section.from.is_none_or(|from| from <= day))
    }

    /// The unit that a bare amount on this day takes in goals and in amounts: that of the target in force,
    /// else the one its goals share.
    #[must_use]
    pub fn bare_unit(&self, day: Day) -> Option<UnitId> {
        self.section_on(day)
            .and_then(|section| section.quantity()?.unit)
            .or(self.goal_unit)
    }

    #[must_use]
    pub fn id(index: usize) -> ItemId {
        ItemId::Habit(index)
    }
}
