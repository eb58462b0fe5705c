//! What an editor asks of a journal, answered from one [`Analysis`](crate::analysis::Analysis) as plain data.
//!
//! Places are bytes of a source; what a protocol calls things and how it counts is `lsp`'s. Nothing here
//! reads a file or a clock: today is the analysis's.

mod place;

pub use place::Place;
