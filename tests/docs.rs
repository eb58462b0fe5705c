//! Every example in every Markdown document is run: the pages of the codes, the reference, the README.
//!
//! A `daymark` fence is a journal, checked as of its day: it has no finding, or with `wrong=a,b` exactly
//! those, in order of place. A `toml` fence is a `daymark.toml`, and read likewise. What a `console` or `json` fence shows is what the tool says of the journal
//! above it; with `UPDATE_DOCS=1` that is written back into the document instead.

mod console;
mod json;
pub mod markdown;
mod pages;
mod sheet;

use daymark::config::Config;
use daymark::diagnostic::Code;
use daymark::syntax::parse;
use daymark::text::{Day, Source, SourceId};
use markdown::Fence;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The day on which an example is looked at, unless its fence says another.
const TODAY: &str = "2026-02-01";

/// Every document whose examples run.
pub fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![root.join("grammar/SPEC.md"), root.join("README.md")];
    for room in [
        "src/syntax/problems",
        "src/journal/problems",
        "src/config/problems",
        "src/lint/rules",
    ] {
        found.extend(entries(&root.join(room)));
    }
    for example in entries(&root.join("examples")) {
        found.push(example.join("README.md"));
    }
    found.retain(|path| path.extension().is_some_and(|end| end == "md") && path.exists());
    found.sort();
    found
}

/// What stands in a folder, in order; nothing where there is none.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|dir| dir.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths
}

/// The codes that a journal of one file gets, in order of place.
fn check(text: &str, today: Day) -> Vec<&'static str> {
    let sources = [Source::new("journal.day", text)];
    let documents = [parse(SourceId(0), text)];
    let (journal, mut found) = daymark::journal::build(&sources, &documents);
    found.extend(
        documents
            .iter()
            .flat_map(|document| document.problems.clone()),
    );
    found.extend(daymark::lint::lint(&journal, today));
    let found = daymark::lint::silence(&journal, found);
    found.iter().map(|finding| finding.code.name()).collect()
}

/// The codes that a `daymark.toml` gets.
fn check_settings(text: &str) -> Vec<&'static str> {
    let config = Config::read(Source::new("daymark.toml", text), SourceId(0));
    let found = config.problems.iter();
    found.map(|finding| finding.code.name()).collect()
}

/// The day that a journal's fence is looked at.
pub fn today(fence: &Fence) -> Day {
    Day::parse(fence.value("today").unwrap_or(TODAY)).expect("today=DATE")
}

fn run_journals(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut failures = Vec::new();
    for fence in markdown::fences(&text)
        .iter()
        .filter(|fence| ["daymark", "toml"].contains(&fence.language.as_str()))
    {
        let wrong = fence.value("wrong").unwrap_or_default();
        let expected: Vec<&str> = wrong.split(',').filter(|code| !code.is_empty()).collect();
        let found = match fence.language.as_str() {
            "toml" => check_settings(&fence.text),
            _ => check(&fence.text, today(fence)),
        };
        if let Some(code) = expected.iter().find(|code| Code::named(code).is_none()) {
            failures.push(format!(
                "{}:{}: `{code}` is no code",
                path.display(),
                fence.line
            ));
        } else if found != expected {
            failures.push(format!(
                "{}:{}: expected {expected:?}, found {found:?}\n{}",
                path.display(),
                fence.line,
                fence.text
            ));
        }
    }
    failures
}

#[test]
fn every_journal_in_a_document_gets_the_codes_it_says() {
    let failures: Vec<String> = documents()
        .par_iter()
        .flat_map(|path| run_journals(path))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_console_in_a_document_shows_what_is_printed() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let failures: Vec<String> = documents()
        .par_iter()
        .flat_map(|path| console::run(path, update))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
