//! A report's section laid out: columns, rows, cells tagged by what they mean.
//!
//! No colour, no width, no characters to draw with: `render` dresses a table as text, Markdown or CSV.

use crate::report::Cell as Glyph;
use crate::text::Day;

/// What a text tells the reader, which becomes its colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    Plain,
    Strong,
    Good,
    Warn,
    Bad,
    Dim,
    /// What was searched for.
    Found,
}

/// One value with its meaning.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    pub value: Value,
    pub meaning: Meaning,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Nothing,
    Text(String),
    Number(f64),
    /// 0..1, shown in percent.
    Ratio(f64),
    Day(Day),
    /// A ratio drawn as a bar, with its percent.
    Bar(f64),
    /// Days of a habit or step, the oldest first.
    Strip(Vec<Glyph>),
}

/// Who a column is for: tables for people say `3 weeks` where data has a number and a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum For {
    All,
    People,
    Data,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    /// May be broken into lines.
    Wraps,
    /// Never broken.
    Whole,
    /// Never broken, and stands to the right.
    Right,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    pub name: &'static str,
    /// The name where there is little room.
    pub short: &'static str,
    /// The name in data, which is that of the same thing in JSON.
    pub key: &'static str,
    pub fit: Fit,
    pub audience: For,
}

impl Column {
    #[must_use]
    pub const fn new(name: &'static str, fit: Fit, audience: For) -> Self {
        Self {
            name,
            short: name,
            key: name,
            fit,
            audience,
        }
    }

    #[must_use]
    pub const fn short(self, short: &'static str) -> Self {
        Self { short, ..self }
    }

    #[must_use]
    pub const fn key(self, key: &'static str) -> Self {
        Self { key, ..self }
    }
}

/// A piece of a sentence around a table.
pub type Words = Vec<(Meaning, String)>;

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    pub title: Words,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Lines below the table.
    pub notes: Vec<Words>,
}

impl Cell {
    #[must_use]
    pub const fn new(value: Value, meaning: Meaning) -> Self {
        Self { value, meaning }
    }

    #[must_use]
    pub const fn nothing() -> Self {
        Self::new(Value::Nothing, Meaning::Dim)
    }

    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Value::Text(text.into()), Meaning::Plain)
    }

    /// The value in a cell, or an empty cell.
    #[must_use]
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Value) -> Self {
        value.map_or_else(Self::nothing, |value| {
            Self::new(cell(value), Meaning::Plain)
        })
    }

    #[must_use]
    pub fn meaning(self, meaning: Meaning) -> Self {
        Self {
            value: self.value,
            meaning,
        }
    }
}
