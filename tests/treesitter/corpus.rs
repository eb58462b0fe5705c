//! The corpus tests of editors/tree-sitter-daymark, in tree-sitter's own format, without its command line.
//!
//! A test is a name between two lines of `=`, a text, a line of `-`, and the tree of the text.
//! `tree-sitter test --update` writes the trees anew, to be read before they go in.

use super::parse;
use std::path::Path;

struct Case {
    name: String,
    text: String,
    tree: String,
}

fn is_line_of(line: &str, c: char) -> bool {
    line.len() >= 3 && line.chars().all(|other| other == c)
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = file.split_inclusive('\n').peekable();
    let mut in_tree = true;
    while let Some(line) = lines.next() {
        let trimmed = line.trim_end();
        if in_tree && is_line_of(trimmed, '=') {
            let name = lines.next().unwrap().trim_end().to_owned();
            assert!(
                is_line_of(lines.next().unwrap().trim_end(), '='),
                "{name}: a name is one line"
            );
            cases.push(Case {
                name,
                text: String::new(),
                tree: String::new(),
            });
            in_tree = false;
        } else if !in_tree && is_line_of(trimmed, '-') {
            in_tree = true;
        } else if let Some(case) = cases.last_mut() {
            if in_tree {
                case.tree += line
            } else {
                case.text += line
            }
        }
    }
    for case in &mut cases {
        // The line of `-` needs an ending before it that is none of the text's.
        assert_eq!(case.text.pop(), Some('\n'));
        case.tree = case.tree.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    cases
}

#[test]
fn every_text_of_the_corpus_has_its_tree() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/tree-sitter-daymark/test/corpus");
    let mut count = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        for case in cases(&std::fs::read_to_string(&path).unwrap()) {
            count += 1;
            let found = parse(&case.text, None).root_node().to_sexp();
            if found != case.tree {
                failures.push(format!(
                    "{}: {}\nexpected {}\n   found {found}",
                    path.display(),
                    case.name,
                    case.tree
                ));
            }
        }
    }
    assert!(count > 25, "{count} tests");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
