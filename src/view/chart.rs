//! A chart: rows that each have a label and, for every series, a number and how long its bar is.
//!
//! No colour, no width: `render` decides how long the longest bar is, and draws the same points as a sparkline.

use super::table::{Meaning, Words};

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Chart {
    pub title: Words,
    /// One for each row, the oldest first.
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    pub notes: Vec<Words>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    pub name: String,
    /// One for each label.
    pub points: Vec<Point>,
    /// All of it in a word, as `80%` or `52 km`.
    pub whole: String,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// 0..1 of the longest bar; None where there is nothing to show.
    pub share: Option<f64>,
    /// The number, without its unit where the series is named by it.
    pub text: String,
    pub meaning: Meaning,
}

impl Point {
    #[must_use]
    pub const fn nothing() -> Self {
        Self {
            share: None,
            text: String::new(),
            meaning: Meaning::Dim,
        }
    }
}
