//! The numbers: each `tests/report/*.day` is a journal whose first lines say `// today: DATE` and, if a period
//! is asked for, `// period: FROM..UNTIL`; its whole JSON report is a snapshot.

use daymark::journal::{self, Journal};
use daymark::report::{self, Report, Spec};
use daymark::syntax;
use daymark::text::{Day, Period, Source, SourceId};
use std::path::Path;

fn with_journal<T>(text: &str, answer: impl FnOnce(&Journal<'_>) -> T) -> T {
    let sources = [Source::new("journal.day", text)];
    let documents = [syntax::parse(SourceId(0), text)];
    assert_eq!(documents[0].problems, [], "the case has errors of syntax");
    let (journal, problems) = journal::build(&sources, &documents);
    assert_eq!(problems, [], "the case has errors");
    answer(&journal)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("`{text}` is no date"))
}

fn spec(text: &str) -> Spec {
    let after = |key: &str| {
        text.lines()
            .take(3)
            .find_map(|line| line.strip_prefix(key))
            .map(str::trim)
    };
    let mut spec = Spec::new(day(after("// today:").expect("a case says its today")));
    spec.period = after("// period:").map(|period| {
        let (from, until) = period.split_once("..").expect("FROM..UNTIL");
        Period::new(day(from), day(until))
    });
    spec
}

fn report(text: &str, spec: &Spec) -> Report {
    with_journal(text, |journal| report::report(journal, spec))
}

/// The report as JSON, one item a line, so that a difference is easy to see.
fn lines(report: &Report) -> String {
    let json = serde_json::to_value(report).unwrap();
    let mut text = String::new();
    for (key, value) in json.as_object().unwrap() {
        match value.as_array() {
            Some(items) => items
                .iter()
                .for_each(|item| text += &format!("{key}: {item}\n")),
            None => text += &format!("{key}: {value}\n"),
        }
    }
    text
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "day") {
            continue;
        }
        count += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let json = lines(&report(&text, &spec(&text)));
        insta::with_settings!({snapshot_path => "report/snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, json);
        });
    }
    assert!(count >= 10, "only {count} cases");
}

/// A journal of one daily habit with these marks, one a day from 2024-01-01 on, seen the day after,
/// which is excused.
fn strength(target: &str, mark: &str, days: i32) -> f64 {
    let first = day("2024-01-01");
    let mut text = format!("habit h\n  from 2024-01-01\n{target}");
    for number in 0..days {
        text += &format!("{} {mark}\n", first.plus(number));
    }
    // Half a target is missed only when the day is over.
    let today = first.plus(days);
    let text = format!("{text}{today} [-] h\n");
    report(&text, &Spec::new(today)).habits[0].strength.unwrap()
}

/// What Loop Habit Tracker publishes of its daily score.
#[test]
fn strength_is_loops_score() {
    assert!((strength("", "[x] h", 20) - 0.655_747).abs() < 1e-6);
    assert!((strength("", "[x] h", 1) - 0.051_922).abs() < 1e-6);
    assert!((strength("  at least 10 pages\n", "[+] h 5 pages", 500) - 0.5).abs() < 1e-3);
}

/// A habit counts what the habits that it counts count themselves.
#[test]
fn what_counted_habits_count_is_counted() {
    let text = "habit move\n  counts sport\nhabit sport\n  counts run\nhabit run\n\n2026-01-05 [x] run 3 km\n2026-01-06 [x] sport\n";
    let report = serde_json::to_value(report(text, &Spec::new(day("2026-01-06")))).unwrap();
    let of = |habit: usize, field: &str| report["habits"][habit][field].clone();
    assert_eq!([0, 1, 2].map(|habit| of(habit, "done")), [2, 2, 1]);
    for habit in 0..3 {
        assert_eq!(of(habit, "amounts")[0]["total"], 3.0);
    }
}
