//! The parser that pest derives from `grammar/daymark.pest`, and nothing else.
//!
//! Only this room sees it: pest's rules, pairs and messages never leave `syntax`.
#![allow(missing_docs, clippy::all, clippy::pedantic)]

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/daymark.pest"]
pub(super) struct Daymark;
