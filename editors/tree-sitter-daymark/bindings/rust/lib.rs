//! The Daymark language for the `tree-sitter` crate, with its queries.
//!
//! `parser.set_language(&tree_sitter_daymark::LANGUAGE.into())` is all it takes.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_daymark() -> *const ();
}

/// The grammar.
// SAFETY: the function is the generated one of src/parser.c, and gives the language that this type stands for.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_daymark) };

/// The kinds of nodes, as JSON.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// Which node has which colour.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// What folds.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");

/// What indents the line behind it.
pub const INDENTS_QUERY: &str = include_str!("../../queries/indents.scm");

/// Which parts are text of another language.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");
