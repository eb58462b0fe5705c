//! The tree-sitter grammar of editors/tree-sitter-daymark, held equal to the grammar of the language.
//!
//! `lines` is what both sides are brought to: every line with its kind and its tokens. `pest` takes them from
//! grammar/daymark.pest, `tree` from a tree; `agree` compares them over every journal there is and over journals of
//! chance. `corpus` runs the corpus tests, `queries` the queries.

mod agree;
mod corpus;
mod laws;
mod lines;
mod pest;
mod queries;
mod tree;

use std::path::Path;
use std::process::Command;
use tree_sitter::{Parser, Tree};

/// The tree of a text; with an old tree, what was edited in it is read anew.
fn parse(text: &str, old: Option<&Tree>) -> Tree {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_daymark::LANGUAGE.into())
        .unwrap();
    parser.parse(text, old).unwrap()
}

/// Only `regenerate` writes these sums, so a changed grammar without a new parser is told.
#[test]
fn the_parser_is_made_of_the_grammar() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/tree-sitter-daymark");
    let output = Command::new("sha256sum")
        .args(["--check", "src/generated.sha256"])
        .current_dir(folder)
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "run editors/tree-sitter-daymark/regenerate\n{shown}"
    );
}
