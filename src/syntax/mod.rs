//! Text to [`Document`]: never fails, loses nothing, and says what is wrong with each line.
//!
//! `blocks` cuts and classes the lines, `grammar` (pest) parses the shapes, `lower` turns pairs into the
//! typed lines of `ast` and judges the loose tokens.

pub mod ast;
pub mod document;

pub use ast::*;
pub use document::{Document, LineKind, Lines};
