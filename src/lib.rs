//! Daymark: a plain-text language for dated journal lines, habit marks, goals and plans made of steps.
//!
//! The rooms below are the whole program; `main` only hands them the real world. What is public here serves
//! the binary, the tests and the benches: it is no promise to others.
#![doc = include_str!("ARCHITECTURE.md")]

pub mod amend;
pub mod analysis;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod format;
pub mod ide;
pub mod journal;
pub mod lint;
pub mod lsp;
pub mod render;
pub mod report;
pub mod search;
pub mod serve;
pub mod syntax;
pub mod text;
pub mod view;
pub mod workspace;
pub mod world;
