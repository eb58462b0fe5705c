//! What a made-up day holds, in the order it is written and in no form yet, and the few dates that are fixed.

use crate::calendar::Date;

/// A task or a goal marked on a day of its own, and the day it is marked on.
pub const FINISHED: [(Date, &str); 2] = [
    (Date::new(2025, 5, 20), "file taxes"),
    (Date::new(2025, 12, 7), "learn to swim"),
];

#[derive(Clone, Copy, PartialEq)]
pub enum State {
    Kept,
    Open,
    Excused,
    Slipped,
    Added,
}

/// A number of tenths and its unit.
pub type Amount = (u32, &'static str);

pub enum What {
    Mark {
        state: State,
        name: Name,
        amounts: Vec<Amount>,
        note: Option<String>,
    },
    Prose(String),
}

pub enum Name {
    /// A place in the list of habits.
    Habit(usize),
    Other(&'static str),
}

pub struct Entry {
    /// Minutes after midnight.
    pub time: Option<u32>,
    pub what: What,
}

pub struct Day {
    pub date: Date,
    pub headline: Option<String>,
    pub entries: Vec<Entry>,
}

/// True in the week that every year's pause covers.
pub fn is_paused(date: Date) -> bool {
    date.month == 8 && (4..=10).contains(&date.day)
}
