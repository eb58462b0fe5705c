//! Findings and tables dressed: for a terminal, a pipe, Markdown, CSV, JSON.
//!
//! Everything writes to a stream it is given; whatever a file's text reaches passes [`sanitize`] first.

pub mod chart;
pub mod csv;
pub mod diagnostics;
pub mod diff;
pub mod heatmap;
pub mod html;
pub mod json;
pub mod log;
pub mod look;
pub mod markdown;
pub mod month;
pub mod page;
pub mod palette;
pub mod report;
pub mod sanitize;
pub mod strip;
pub mod text;
pub mod words;
pub mod wrap;

pub use look::Look;
