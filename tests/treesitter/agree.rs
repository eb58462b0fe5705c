//! Every journal of the project, right or wrong, is taken alike by both grammars: same lines, same kinds, same spans.
//!
//! The journals of the examples and of the tests, and every `daymark` fence of the reference, of the pages of the
//! rules and of the other documents.

use super::{lines, parse, pest, tree};
use crate::docs::{documents, markdown};
use daymark::diagnostic::Severity;
use daymark::syntax::LineKind;
use daymark::text::SourceId;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What differs between the two; nothing where they agree.
pub fn difference(text: &str) -> Option<String> {
    let expected = pest::lines(text);
    let found = match tree::lines(&parse(text, None)) {
        Ok(found) => found,
        Err(tree) => return Some(format!("the tree has errors: {tree}")),
    };
    if expected == found {
        return kinds(text, &found);
    }
    let mut at = 0;
    while expected.get(at) == found.get(at) {
        at += 1;
    }
    let (expected, found) = (expected.get(at..=at), found.get(at..=at));
    Some(format!(
        "expected {}   found {}",
        lines::show(expected.unwrap_or_default(), text),
        lines::show(found.unwrap_or_default(), text)
    ))
}

/// What differs between the kinds of the tree's lines and of those that Daymark works with.
fn kinds(text: &str, lines: &[lines::Line]) -> Option<String> {
    let document = daymark::syntax::parse(SourceId(0), text);
    // A line with an error of syntax counts as nothing; its shape is still the grammar's.
    let errors = document
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    let wrong: HashSet<u32> = errors
        .map(|problem| document.lines.at(problem.primary.span.start))
        .collect();
    let mut left = lines.iter().peekable();
    for number in 0..document.lines.len() as u32 {
        let whole = document.lines.whole(number);
        let inside = |line: &&lines::Line| line.range.start < whole.end as usize;
        let found = left.next_if(inside).map_or("blank", |line| {
            kind(line, line.range.start == whole.start as usize)
        });
        let expected = document.lines.kind(number);
        if found != expected.name() && !(expected == LineKind::Junk && wrong.contains(&number)) {
            return Some(format!(
                "line {}: expected {}, found {found}",
                number + 1,
                expected.name()
            ));
        }
    }
    left.next()
        .map(|line| format!("a line too many: {}", line.kind))
}

/// The kind of a line, as Daymark calls it; a pause is a setting in column 0.
fn kind(line: &lines::Line, in_column_0: bool) -> &str {
    match line.kind.as_str() {
        "declaration" => &line.tokens[0].kind,
        "week_starts" | "day_starts" => "setting",
        "pause" if in_column_0 => "setting",
        "stray" => "junk",
        kind @ ("comment" | "junk" | "dated" | "mark" | "prose") => kind,
        _ => "attribute",
    }
}

/// Every journal file of the examples and of the tests.
pub fn journals() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["examples", "tests", "editors"] {
        collect(&root.join(folder), &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|end| end == "day") {
            found.push(path);
        }
    }
}

#[test]
fn the_two_grammars_agree_on_every_journal() {
    let paths = journals();
    assert!(paths.len() > 50, "{paths:?}");
    let mut failures = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        failures.extend(
            difference(&text).map(|difference| format!("{}: {difference}", path.display())),
        );
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_two_grammars_agree_on_every_example_of_the_documents() {
    let mut count = 0;
    let mut failures = Vec::new();
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        for fence in markdown::fences(&text)
            .iter()
            .filter(|fence| fence.language == "daymark")
        {
            count += 1;
            // As it stands, with the other ending, and without the last one.
            for text in [
                fence.text.clone(),
                fence.text.replace('\n', "\r\n"),
                fence.text.trim_end().to_owned(),
            ] {
                let place = || format!("{}:{}", path.display(), fence.line);
                failures.extend(
                    difference(&text).map(|difference| format!("{}: {difference}", place())),
                );
            }
        }
    }
    assert!(count > 200, "{count} examples");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
