//! A report laid out for reading: one table a section, cells tagged by meaning.
//!
//! N sections and M formats meet in [`Table`]; only JSON is taken from the report itself.

pub mod chart;
pub mod curve;
pub mod diary;
pub mod goals;
pub mod grid;
pub mod habits;
pub mod heatmap;
pub mod log;
pub mod markable;
pub mod markdown;
pub mod number;
pub mod page;
pub mod so_far;
pub mod steps;
pub mod table;
pub mod timeline;
pub mod today;
pub mod trend;
pub mod writing;

pub use chart::{Chart, Point, Series};
pub use curve::Curve;
pub use grid::Grid;
pub use heatmap::{HeatDay, Heatmap, WeekdayRow};
pub use markable::Markable;
pub use page::Page;
pub use table::{Cell, Column, Fit, For, Meaning, Table, Value, Words};
pub use timeline::Timeline;

/// What an empty journal is shown: the first lines to write.
pub const FIRST_LINES: &str = "\
This journal is empty. Write a few lines into a file that ends in `.day`, for example:

    habit run: Out of the door, however slow
      2 per week

    2026-01-05: First day.
      [x] run 3 km

Then `daymark check` reads it over, and `daymark report` shows how it goes.
";
