//! The typed lines of a document. Every part keeps its token: bytes from the start of its line.
//!
//! What stands here is what the text says, judged line by line; what it means together is the journal's.

use crate::text::{Day, PeriodUnit, Time, Token, Weekday, Weekdays};
use std::fmt;

/// A value and the characters that wrote it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At<T> {
    pub value: T,
    pub token: Token,
}

/// A decimal number in millionths: at most 12 digits before and 6 after the point, not negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number(pub i64);

impl Number {
    pub const ONE: i64 = 1_000_000;
}

/// As it is written: no zeros behind the fraction.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / Self::ONE, self.0 % Self::ONE);
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let fraction = format!("{fraction:06}");
        write!(f, "{whole}.{}", fraction.trim_end_matches('0'))
    }
}

/// How a unit was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A bare number.
    None,
    /// Minutes by their place: glued to hours (`1h30`), or `m` right after hours (`1h 30m`). The token
    /// is the `m`, or empty where nothing was written.
    Minutes(Token),
    /// A unit's own characters: letters, `%`, or a currency sign (before or after its number).
    Written(Token),
}

impl Unit {
    /// Whether it stands in the text: in `1h30` the last unit that does is the hour.
    #[must_use]
    pub fn is_written(self) -> bool {
        match self {
            Self::None => false,
            Self::Minutes(token) => !token.is_empty(),
            Self::Written(_) => true,
        }
    }
}

/// One number with its unit, in a mark, a target or a goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount {
    pub number: Number,
    pub unit: Unit,
    /// All of it, its unit too.
    pub token: Token,
}

/// What a mark says, by the character in its brackets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// `[x]`
    Kept,
    /// `[ ]`
    Open,
    /// `[-]`
    Excused,
    /// `[!]`
    Slipped,
    /// `[+]`
    Amount,
}

impl State {
    /// In the order above, from 0; larger numbers are the last.
    #[must_use]
    pub const fn from_number(number: u8) -> Self {
        match number {
            0 => Self::Kept,
            1 => Self::Open,
            2 => Self::Excused,
            3 => Self::Slipped,
            _ => Self::Amount,
        }
    }
}

/// A parsed mark. Lines share one that are equal from the bracket of the state up to the note, so its tokens
/// count from that bracket ([`super::Document::in_line`] places them), and the time before it is the line's
/// ([`super::Document::mark_time`]).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarkShape {
    /// The first line that has it.
    pub line: u32,
    /// The first mark of the document that differs from it in the digits of its amounts alone; often itself.
    pub like: u32,
    pub state: State,
    /// Of the state as it is written: three, and more where a wide space stands in its brackets.
    pub state_bytes: u8,
    pub name: Token,
    /// A range of the document's amounts, half-open.
    pub amounts: (u32, u32),
    /// Where the colon of the note stands; the note is the rest of the line, trimmed.
    pub colon: Option<u32>,
}

impl MarkShape {
    /// Where the state stands: a bracket, one character, a bracket.
    #[must_use]
    pub fn state_token(&self) -> Token {
        Token::new(0, u32::from(self.state_bytes))
    }
}

/// A column-0 line that starts like a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DatedLine {
    /// None where the date is none (its problem is told); the entries below belong to no day.
    pub day: Option<Day>,
    /// An index into the document's dated shapes.
    pub shape: u32,
}

/// A dated line apart from which day it is. Lines of equal text after the date share one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DatedShape {
    pub date: Token,
    pub weekday: Option<At<Weekday>>,
    pub entry: DatedEntry,
}

/// What a dated line carries behind its date and weekday.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DatedEntry {
    /// The date alone.
    Nothing,
    /// `: prose` or `TIME: prose`; the text is what follows from this byte of the line on, trimmed.
    /// [`super::Document::entries`] gives it ready to use.
    Prose { time: Option<At<Time>>, text: u32 },
    /// An index into the document's marks.
    Mark(u32),
    /// It has a problem, told already, and counts as nothing.
    Broken,
}

/// A column-0 line that sets something for the whole journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setting {
    pub line: u32,
    /// `week starts`, `day starts` or `pause`, as written.
    pub keyword: Token,
    pub clause: SettingClause,
}

/// What a setting sets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingClause {
    /// `week starts WEEKDAY`
    WeekStarts(At<Weekday>),
    /// `day starts HH:MM`
    DayStarts(At<Time>),
    /// Everyone's pause.
    Pause(Pause),
}

/// `pause DATE [until DATE] [: why]`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pause {
    pub from: At<Day>,
    pub until: Option<At<Day>>,
    pub why: Option<Token>,
}

/// The word that a declaration begins with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DeclarationKind {
    Habit,
    Task,
    Goal,
    Plan,
}

impl DeclarationKind {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Habit => "habit",
            Self::Task => "task",
            Self::Goal => "goal",
            Self::Plan => "plan",
        }
    }
}

/// A `habit`, `task`, `goal` or `plan` with its attributes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declaration {
    pub kind: DeclarationKind,
    /// Its first line; its block ends before `end_line`.
    pub line: u32,
    pub end_line: u32,
    pub keyword: Token,
    /// Empty where the name is missing or no name (its problem is told); such a declaration is not declared.
    pub name: Token,
    /// The words after the colon, trimmed; None where there are none.
    pub title: Option<Token>,
    /// In the order written; broken lines are left out (their problems are told).
    pub attributes: Vec<Attribute>,
}

/// Usually one line; `from DATE for N weeks` is two attributes of one line, `Dates` and `For`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    pub line: u32,
    /// The whole attribute without indentation and trailing white space (its own part of a line of two).
    pub token: Token,
    /// The word or words that name it (`at least`, `every`, `from`); for `3 per week` all of it.
    pub keyword: Token,
    pub clause: Clause,
}

/// What an attribute says. Which kinds of declaration may hold which is judged before it is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clause {
    // habit, and inside `change`
    Cadence(Cadence),
    /// `avoid`
    Avoid,
    Target(Target),
    // habit
    Pause(Pause),
    Forgive(Forgive),
    Counts(Counts),
    /// The question's text.
    Ask(Token),
    /// `change on DATE`, with the attributes below it.
    Change {
        on: At<Day>,
        inner: Vec<Attribute>,
    },
    // shared
    /// `from DATE`, `until DATE`, `from DATE until DATE`: one or both are there.
    Dates {
        from: Option<At<Day>>,
        until: Option<At<Day>>,
    },
    /// `also NAME, …`
    Also(Vec<Token>),
    /// `note: text`
    Note(Token),
    /// `by DATE`
    By(At<Day>),
    // goal
    Measure(Measure),
    /// `milestone AMOUNT by DATE [: text]`; one amount or several that add up.
    Milestone {
        amounts: Vec<Amount>,
        by: At<Day>,
        text: Option<Token>,
    },
    // plan
    /// `for N days|weeks|months`
    For {
        count: u32,
        unit: SpanUnit,
    },
    /// The person's name without the `@`; the token starts at the `@`.
    Without(Token),
    /// Percent, 0 to 100.
    OnTrack(At<Number>),
    /// `step N [: title]`, with the attributes below it.
    Step {
        number: At<u32>,
        title: Option<Token>,
        inner: Vec<Attribute>,
    },
    // step
    /// `needs NAME, …`
    Needs(Vec<Token>),
    /// `from` and `until` of a step: one or both are there.
    StepDates {
        from: Option<At<StepDate>>,
        until: Option<At<StepDate>>,
    },
}

/// When a habit is due, as one line says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cadence {
    /// `every day`, `every day but sun`, `every weekday`, `every weekend`, `every mon wed fri`
    Days(Weekdays),
    /// `N per day`
    PerDay(u32),
    /// `every N days`
    EveryDays(u32),
    /// `N per PERIOD`; `every PERIOD` is 1
    Per { count: u32, period: PeriodUnit },
    /// `N in M days`
    Rolling { count: u32, days: u32 },
    /// `when NAME`
    When(Token),
    /// `when: free text`
    Occasion(Token),
    /// `whenever`
    Whenever,
}

/// What a habit asks for, as one line says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// `per day` is None. The amounts are of one dimension once units are known (`1h 30m`).
    AtLeast {
        amounts: Vec<Amount>,
        per: Option<PeriodUnit>,
    },
    /// The same; the amounts may be nothing.
    AtMost {
        amounts: Vec<Amount>,
        per: Option<PeriodUnit>,
    },
    /// `before HH:MM`
    Before(At<Time>),
    /// `after HH:MM`
    After(At<Time>),
}

/// The misses that end no streak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forgive {
    /// `forgive N per PERIOD`
    Per { count: u32, period: PeriodUnit },
    /// `forgive N in a row`
    InARow(u32),
}

/// What counts for a habit without a mark of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Counts {
    /// `counts journal`: prose, whatever it says.
    Journal,
    /// The tag with its `#`.
    Tag(Token),
    /// `counts NAME, …`: the marks of other habits.
    Names(Vec<Token>),
}

/// What a goal measures, as one line says it; `of` is the name of the habit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Measure {
    /// `total AMOUNT of HABIT`
    Total { amounts: Vec<Amount>, of: Token },
    /// `best AMOUNT of HABIT`
    Best { amounts: Vec<Amount>, of: Token },
    /// `reach AMOUNT of HABIT [starting AMOUNT]`
    Reach {
        amounts: Vec<Amount>,
        of: Token,
        starting: Option<Vec<Amount>>,
    },
    /// `streak N of HABIT`
    Streak { count: At<u32>, of: Token },
    /// `count N of HABIT`
    Count { count: At<u32>, of: Token },
}

/// What `for` counts in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpanUnit {
    Days,
    Weeks,
    Months,
}

/// A step's date, absolute or counted from the plan's first day (from 1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepDate {
    /// `2026-01-05`
    Date(Day),
    /// `day N`: day 1 is the first.
    Day(u32),
    /// `week N`: days 1 to 7 are week 1, whatever weekday they begin on.
    Week(u32),
}
