//! Findings and tables dressed: for a terminal, a pipe, Markdown, CSV, JSON.
//!
//! Everything writes to a stream it is given; whatever a file's text reaches passes [`sanitize`] first.

pub mod csv;
pub mod diagnostics;
pub mod diff;
pub mod html;
pub mod json;
pub mod look;
pub mod markdown;
pub mod page;
pub mod report;
pub mod sanitize;
pub mod strip;
pub mod text;
pub mod words;
pub mod wrap;

pub use look::Look;
