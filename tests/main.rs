//! The one test binary: cases are data in files, each kind run by one function.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod amend;
mod cli;
mod config;
mod diff;
mod docs;
mod due;
mod edit;
mod examples;
mod fixes;
mod format;
mod formats;
mod grammar;
mod help;
mod ide;
mod journal;
mod lint;
mod lsp;
mod order;
mod page;
mod position;
mod properties;
mod render;
mod report;
mod search;
mod serve;
mod session;
mod syntax;
mod tidy;
mod treesitter;
mod watch;
mod world;
