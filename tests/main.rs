//! The one test binary: cases are data in files, each kind run by one function.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod cli;
mod docs;
mod examples;
mod grammar;
mod journal;
mod lint;
mod order;
mod properties;
mod render;
mod report;
mod syntax;
mod tidy;
mod treesitter;
