//! The one layout: journals as data, each beside what becomes of it, and laws that hold for every text.
//!
//! `tests/format/NAME.day` becomes `NAME.formatted`; with its days in order it becomes `NAME.sorted`, where
//! there is one. `\t`, `\r`, `\u{…}` and a `\` at the end of the last line stand for what can't be seen.
//! `UPDATE_FORMAT=1` writes them anew, to be read before they go in.

mod laws;
mod program;

use daymark::format::{changed, sorted};
use daymark::journal::build;
use daymark::syntax::parse;
use daymark::text::{Source, SourceId};
use std::path::{Path, PathBuf};

fn format(text: &str) -> String {
    let sources = [Source::new("a.day", text)];
    let documents = [parse(SourceId(0), text)];
    let (journal, _) = build(&sources, &documents);
    changed(&journal, SourceId(0), false).unwrap_or_else(|| text.to_owned())
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format");
    let mut wrong = Vec::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "day"))
        .collect();
    paths.sort();
    assert!(paths.len() > 5, "{paths:?}");
    for path in paths {
        let written = std::fs::read_to_string(&path).unwrap();
        let text = seen(&written);
        let formatted = format(&text);
        assert_eq!(format(&formatted), formatted, "{}", path.display());
        held(&path, "formatted", &formatted, &mut wrong);
        if path.with_extension("sorted").exists() {
            let sorted = sorted(&formatted);
            assert_eq!(format(&sorted), sorted, "{}", path.display());
            held(&path, "sorted", &sorted, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn held(path: &Path, extension: &str, found: &str, wrong: &mut Vec<String>) {
    let path = path.with_extension(extension);
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let found = shown(found);
    if found == expected {
        return;
    }
    if std::env::var_os("UPDATE_FORMAT").is_some() {
        std::fs::write(&path, found).unwrap();
    } else {
        wrong.push(format!("{}:\n{found}", path.display()));
    }
}

/// The text that a case stands for.
fn seen(case: &str) -> String {
    let mut text = String::new();
    let mut rest = case;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let length = match escape.chars().next() {
            Some('t') => {
                text.push('\t');
                1
            }
            Some('r') => {
                text.push('\r');
                1
            }
            Some('u') => {
                let end = escape.find('}').unwrap();
                let code = u32::from_str_radix(&escape[2..end], 16).unwrap();
                text.push(char::from_u32(code).unwrap());
                end + 1
            }
            Some('\n') => 1,
            _ => {
                text.push('\\');
                0
            }
        };
        rest = &escape[length..];
    }
    text.push_str(rest);
    text
}

/// As a case shows it.
fn shown(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control() && c != '\n' || c == '\u{feff}' || c.is_whitespace() && !c.is_ascii()
    };
    let mut shown = String::new();
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("\\t"),
            '\r' => shown.push_str("\\r"),
            c if is_hidden(c) => shown.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => shown.push(c),
        }
    }
    if !shown.ends_with('\n') {
        shown.push_str("\\\n");
    }
    shown
}
