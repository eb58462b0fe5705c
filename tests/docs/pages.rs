//! Every code has a page, every page is a code's, and all pages have one shape.

use super::markdown::fences;
use daymark::diagnostic::{Code, Severity};
use daymark::lint::RULES;
use std::path::Path;

/// What is wrong with the shape of a code's page.
fn flaws(code: Code) -> Vec<String> {
    let (name, page) = (code.name(), code.page());
    let fences = fences(page);
    let mut lines = page.lines();
    let mut flaws = Vec::new();
    let mut ask = |holds: bool, what: &str| {
        if !holds {
            flaws.push(format!("{name}.md: {what}"));
        }
    };
    ask(
        lines.next() == Some(&format!("# `{name}`")),
        "the first line is its name",
    );
    ask(lines.next() == Some(""), "a blank line follows the name");
    let summary = lines.next().unwrap_or_default();
    ask(
        !summary.is_empty() && summary.len() <= 100,
        "the third line is its summary",
    );
    ask(lines.next() == Some(""), "a blank line follows the summary");
    let why = lines.next().unwrap_or_default();
    ask(!why.is_empty() && !why.starts_with('#'), "then it says why");
    let mut headings: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    headings.retain(|heading| ["## Wrong", "## Right", "## Fix", "## Silence"].contains(heading));
    let expected: &[&str] = match code.severity() {
        Severity::Warning => &["## Wrong", "## Right", "## Fix", "## Silence"],
        Severity::Error => &["## Wrong", "## Right", "## Fix"],
    };
    ask(
        headings.starts_with(expected),
        "the headings are Wrong, Right, Fix and, for a warning, Silence",
    );
    if code == Code::NotUtf8 {
        // A Markdown document can't hold a text that is not UTF-8.
        return flaws;
    }
    let wrong: Vec<&str> = fences
        .iter()
        .filter_map(|fence| fence.value("wrong"))
        .collect();
    ask(!wrong.is_empty(), "it has a wrong example");
    for codes in wrong {
        ask(
            codes.split(',').next() == Some(name),
            "a wrong example has its own code first",
        );
    }
    let language = match code {
        Code::InvalidSetting => "toml",
        _ => "daymark",
    };
    let right = fences
        .iter()
        .filter(|fence| fence.language == language && fence.value("wrong").is_none());
    ask(right.count() > 0, "it has a right example");
    flaws
}

#[test]
fn every_code_has_a_page_of_the_one_shape() {
    let flaws: Vec<String> = Code::ALL.iter().copied().flat_map(flaws).collect();
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

#[test]
fn every_page_is_a_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for room in [
        "src/syntax/problems",
        "src/journal/problems",
        "src/config/problems",
        "src/lint/rules",
    ] {
        for path in super::entries(&root.join(room)) {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            if path.extension().is_some_and(|end| end == "md") {
                assert!(
                    Code::named(stem).is_some(),
                    "{} is no code's page",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_warning_is_a_rule_and_the_rules_are_sorted() {
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code.name()).collect();
    let mut warnings: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| code.severity() == Severity::Warning)
        .map(|code| code.name())
        .collect();
    warnings.sort_unstable();
    assert_eq!(rules, warnings);
}
