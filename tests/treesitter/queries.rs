//! The queries of editors/tree-sitter-daymark: colours as the samples in test/highlight say, the rest as snapshots.
//!
//! A sample is a journal. A comment of carets says which colour exactly these characters of the line above have,
//! `<-` which one begins in column 0; tree-sitter's own command line reads the same comments.

use super::{agree, parse};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use tree_sitter::{Query, QueryCursor, StreamingIterator as _};

struct Capture {
    name: String,
    range: Range<usize>,
    node: usize,
}

fn grammar() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/tree-sitter-daymark")
}

/// What the query in `queries/NAME.scm` captures, in order of place.
fn captures(name: &str, text: &str) -> Vec<Capture> {
    let path = grammar().join("queries").join(name).with_extension("scm");
    let query = Query::new(
        &tree_sitter_daymark::LANGUAGE.into(),
        &std::fs::read_to_string(&path).unwrap(),
    );
    let query = query.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let tree = parse(text, None);
    let mut cursor = QueryCursor::new();
    let mut found = cursor.captures(&query, tree.root_node(), text.as_bytes());
    let mut captures = Vec::new();
    while let Some((found, index)) = found.next() {
        let capture = found.captures[*index];
        captures.push(Capture {
            name: query.capture_names()[capture.index as usize].to_owned(),
            range: capture.node.byte_range(),
            node: capture.node.id(),
        });
    }
    captures
}

/// The colours of a text: what is captured for the sake of spelling has none.
fn colours(text: &str) -> Vec<Capture> {
    let mut colours = captures("highlights", text);
    colours.retain(|capture| capture.name != "spell");
    colours
}

/// The byte at a column of a line.
fn byte(line: &str, column: usize) -> usize {
    line.char_indices()
        .nth(column)
        .map_or(line.len(), |(at, _)| at)
}

/// What a comment says: the columns it points at, and their colour.
fn pointer(line: &str) -> Option<(Range<usize>, &str)> {
    let words = line.strip_prefix("//")?.trim_start();
    let (arrow, colour) = words.split_once(' ')?;
    let start = line.len() - words.len();
    match arrow {
        "<-" => Some((0..0, colour)),
        _ if arrow.bytes().all(|byte| byte == b'^') => Some((start..start + arrow.len(), colour)),
        _ => None,
    }
}

#[test]
fn the_samples_have_the_colours_that_they_say() {
    let mut count = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(grammar().join("test/highlight")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let colours = colours(&text);
        let mut start = 0;
        let mut above = (0, "");
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if let Some((columns, colour)) = pointer(line.trim_end()) {
                count += 1;
                let place = |column| above.0 + byte(above.1, column);
                let place = place(columns.start)..place(columns.end);
                let is_there = |capture: &&Capture| {
                    capture.range == place
                        || (place.is_empty() && capture.range.start == place.start)
                };
                let found: Vec<&str> = colours
                    .iter()
                    .filter(is_there)
                    .map(|capture| capture.name.as_str())
                    .collect();
                if found != [colour] {
                    failures.push(format!(
                        "{}:{}: expected {colour}, found {found:?}",
                        path.display(),
                        number + 1
                    ));
                }
            } else {
                above = (start, line);
            }
            start += line.len();
        }
    }
    assert!(count > 80, "{count} places");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Editors differ in whether the first pattern wins or the last: here no node has two colours.
#[test]
fn no_node_of_any_journal_has_two_colours() {
    for path in agree::journals() {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut colours = colours(&text);
        colours.sort_by_key(|capture| capture.node);
        for pair in colours.windows(2) {
            let [one, other] = pair else { unreachable!() };
            let (words, place) = (&text[one.range.clone()], path.display());
            let (one, other) = ((one.node, &one.name), (other.node, &other.name));
            assert!(
                one.0 != other.0,
                "{place}: `{words}` is {} and {}",
                one.1,
                other.1
            );
        }
    }
}

/// What each of the other queries captures in a sample: the lines, and the words where they are few.
#[test]
fn folds_indents_and_objects_are_those_of_the_blocks() {
    let text = std::fs::read_to_string(grammar().join("test/blocks.day")).unwrap();
    let mut shown = String::new();
    for name in ["folds", "indents", "injections", "outline", "textobjects"] {
        for capture in captures(name, &text) {
            let row = |at: usize| text[..at].matches('\n').count() + 1;
            let words = text[capture.range.clone()]
                .lines()
                .next()
                .unwrap_or_default();
            let (from, until) = (row(capture.range.start), row(capture.range.end));
            writeln!(
                shown,
                "{name:<11} {:<17} {from:>2}-{until:<2} {words}",
                capture.name
            )
            .unwrap();
        }
    }
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("queries", shown);
    });
}
