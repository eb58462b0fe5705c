//! What a stretch of text is to a reader's eye: one word for each colour, and what shades it.
//!
//! The words are one table each, in an order that stays: the protocol sends numbers that point into it. Which
//! part of a line has which is `tokens`'.

use crate::syntax::State;
use crate::text::Span;

/// A coloured stretch. It never crosses the end of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coloured {
    pub span: Span,
    pub colour: Colour,
    pub shade: Option<Shade>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name { $($(#[$about])* $variant,)* }

        impl $name {
            /// Every one, in an order that stays.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name, as themes and tests write it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// What it is.
    Colour {
        Comment "comment",
        Keyword "keyword",
        Date "date",
        Weekday "weekday",
        Time "time",
        State "state",
        Habit "habit",
        Task "task",
        Goal "goal",
        Plan "plan",
        /// A name that stands for nothing.
        Name "name",
        Number "number",
        Unit "unit",
        Tag "tag",
        Person "person",
        Title "title",
        /// Your own words: prose, notes, questions.
        Prose "prose",
    }
}

words! {
    /// What more can be said of it: what a state says, or that a name is declared here.
    Shade {
        Declaration "declaration",
        Kept "kept",
        Open "open",
        Excused "excused",
        Slipped "slipped",
        Added "added",
    }
}

impl Shade {
    #[must_use]
    pub const fn of_state(state: State) -> Self {
        match state {
            State::Kept => Self::Kept,
            State::Open => Self::Open,
            State::Excused => Self::Excused,
            State::Slipped => Self::Slipped,
            State::Amount => Self::Added,
        }
    }
}
