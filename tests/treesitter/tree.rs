//! The lines of a text from its tree.

use super::lines::{Line, Token};
use tree_sitter::{Node, Tree};

/// The lines of a tree, and what is wrong with it: a tree of this grammar has neither errors nor missing nodes.
pub fn lines(tree: &Tree) -> Result<Vec<Line>, String> {
    let root = tree.root_node();
    if root.has_error() {
        return Err(root.to_sexp());
    }
    let mut lines = Vec::new();
    for node in children(root) {
        if node.kind().ends_with("_block") {
            lines.extend(children(node).into_iter().map(line));
        } else {
            lines.push(line(node));
        }
    }
    Ok(lines)
}

fn line(node: Node<'_>) -> Line {
    let mut tokens = Vec::new();
    collect(node, &mut tokens);
    Line {
        kind: node.kind().to_owned(),
        range: node.byte_range(),
        tokens,
    }
}

/// All nodes within a node, each before those within it.
fn collect(node: Node<'_>, tokens: &mut Vec<Token>) {
    for child in children(node) {
        tokens.push(Token {
            kind: child.kind().to_owned(),
            range: child.byte_range(),
        });
        collect(child, tokens);
    }
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    node.children(&mut node.walk()).collect()
}
