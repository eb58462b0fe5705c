//! The law of renames: what is handed out leaves the journal as it was, but for the name.

use super::analysed;
use daymark::analysis::Analysis;
use daymark::ide;
use daymark::journal::fold;
use daymark::report::{Spec, report};
use daymark::text::{Source, SourceId, edit::apply};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::Value;
use std::path::Path;

/// New names, some of which mean something somewhere.
const NAMES: &[&str] = &[
    "jog",
    "swim far",
    "of",
    "starting gun",
    "gun starting",
    "journal",
    "per",
    "every day",
    "week",
    "until",
    "x",
    "Ærø’s x-1_b",
    "h",
    "note",
    "naïve",
    "日本",
    "health",
    "health/sleep/deep",
    "alex",
    "km",
    "but sun",
];

/// Journals of every kind: the examples and the tests' own.
fn journals() -> Vec<Vec<Source>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut journals = Vec::new();
    for example in std::fs::read_dir(root.join("examples")).unwrap() {
        let mut sources = Vec::new();
        super::read(&example.unwrap().path(), &mut sources);
        sources.sort_by(|one, other| one.path.cmp(&other.path));
        journals.push(sources);
    }
    for folder in [
        "tests/report",
        "tests/journal",
        "tests/lint",
        "tests/syntax",
    ] {
        let mut sources = Vec::new();
        super::read(&root.join(folder), &mut sources);
        journals.extend(sources.into_iter().map(|source| vec![source]));
    }
    journals
}

/// What a journal comes to: its findings' names and its report.
fn seen(analysis: &Analysis<'_>) -> (Vec<&'static str>, Value) {
    let mut codes: Vec<&str> = analysis
        .diagnostics
        .iter()
        .map(|finding| finding.code.name())
        // These look at words that are no names: prose that reads like a mark of something declared, a person's
        // plain name, and what an unknown name or a broken line may have meant.
        .filter(|code| !matches!(*code, "mark-in-prose" | "goal-about-person" | "unused-name"))
        // A name that marks in vain does so too where a plan has it, and is then told as of the wrong kind.
        .map(|code| {
            if code == "wrong-kind" {
                "unknown-name"
            } else {
                code
            }
        })
        .collect();
    codes.sort_unstable();
    let report = report(&analysis.journal, &Spec::new(analysis.today));
    (codes, serde_json::to_value(report).unwrap())
}

/// Whether two reports differ only where one has the old name and the other the new one.
fn alike(before: &Value, after: &Value, old: &str, new: &str) -> bool {
    let renamed = |before: &str, after: &str| {
        before == after || fold(before).replace(old, new) == fold(after).as_ref()
    };
    match (before, after) {
        (Value::String(before), Value::String(after)) => renamed(before, after),
        (Value::Array(before), Value::Array(after)) => {
            let mut pairs = before.iter().zip(after);
            before.len() == after.len() && pairs.all(|(one, other)| alike(one, other, old, new))
        }
        (Value::Object(before), Value::Object(after)) => {
            before.len() == after.len()
                && before.iter().all(|(key, value)| {
                    let mut other = after.iter();
                    other.any(|(name, other)| renamed(key, name) && alike(value, other, old, new))
                })
        }
        (before, after) => before == after,
    }
}

/// Renames what stands at a place, and holds what comes of it against what was.
fn check(sources: &[Source], source: usize, offset: u32, new: &str) -> bool {
    let id = SourceId(source as u32);
    let found = analysed(sources, |analysis| {
        let edits = ide::rename(&analysis, id, offset, new).ok()?;
        let (_, old) = ide::prepare_rename(&analysis, id, offset).unwrap();
        Some((edits, fold(&old).into_owned(), seen(&analysis)))
    });
    let Some((edits, old, (codes, report))) = found else {
        return false;
    };
    assert!(edits.is_sorted());
    let renamed: Vec<Source> = (0..)
        .map(SourceId)
        .zip(sources)
        .map(|(id, source)| {
            let own = edits.iter().filter(|(of, _)| *of == id);
            let own: Vec<_> = own.map(|(_, edit)| edit.clone()).collect();
            Source::new(&source.path, apply(&source.text, &own).unwrap())
        })
        .collect();
    analysed(&renamed, |analysis| {
        let (codes_now, report_now) = seen(&analysis);
        assert_eq!(codes, codes_now, "`{old}` to `{new}`");
        let is_alike = alike(&report, &report_now, &old, &fold(new));
        assert!(is_alike, "`{old}` to `{new}`:\n{report}\n{report_now}");
    });
    true
}

#[test]
fn a_rename_changes_nothing_but_the_name() {
    let journals = journals();
    let mut done = 0;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let place = (
        0..journals.len(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    );
    for _ in 0..120 {
        let (journal, source, name) = place.new_tree(&mut runner).unwrap().current();
        let sources = &journals[journal];
        let source = source.index(sources.len());
        let offsets = names(sources, source);
        if offsets.is_empty() {
            continue;
        }
        let (at, new) = (name.index(offsets.len()), NAMES[name.index(NAMES.len())]);
        done += u32::from(check(sources, source, offsets[at], new));
    }
    assert!(done > 50, "{done}");
}

/// Where a name, a tag or a person begins.
fn names(sources: &[Source], source: usize) -> Vec<u32> {
    let source = SourceId(source as u32);
    analysed(sources, |analysis| {
        let lines = 0..analysis.journal.documents[source.0 as usize].lines.len() as u32;
        let parts = lines.flat_map(|line| ide::parts(&analysis.journal, source, line));
        use ide::What::{Name, Person, Tag};
        let named = parts.filter(|part| matches!(part.what, Name(..) | Person | Tag));
        named.map(|part| part.span.start).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    /// Also where most lines are wrong.
    #[test]
    fn a_rename_in_a_text_of_chance_changes_nothing_but_the_name(
        text in crate::properties::journal(),
        place in any::<prop::sample::Index>(),
        name in 0..NAMES.len(),
    ) {
        let sources = [Source::new("a.day", format!("habit run\ntask shoes #tag\nplan p\n{text}"))];
        let offsets = names(&sources, 0);
        check(&sources, 0, offsets[place.index(offsets.len())], NAMES[name]);
    }
}
