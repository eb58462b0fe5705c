//! The shipped journals: each is clean under `check`, and its whole report is a snapshot.

use std::path::Path;
use std::process::{Command, Output};

/// The examples, and a day on which each is a lived one: its last.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("nine-steps", "2026-04-05"),
    ("learner", "2025-12-31"),
    ("runner", "2026-10-04"),
    ("taper", "2026-08-29"),
];

fn daymark(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_daymark"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .env("COLUMNS", "80")
        .output()
        .unwrap()
}

#[test]
fn every_example_is_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    let mut listed: Vec<&str> = EXAMPLES.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(found, listed);
}

#[test]
fn examples_are_clean() {
    // On the day each ends, and for whoever reads them much later.
    for today in EXAMPLES
        .iter()
        .map(|(_, today)| *today)
        .chain(["2030-01-01"])
    {
        for (name, ends) in EXAMPLES {
            if *ends <= today {
                let output = daymark(&[
                    "check",
                    "--deny-warnings",
                    "--today",
                    today,
                    &format!("examples/{name}"),
                ]);
                let said = String::from_utf8_lossy(&output.stdout);
                assert!(
                    output.status.success() && output.stderr.is_empty(),
                    "{name} on {today}: {said}"
                );
            }
        }
    }
    let all = daymark(&["check", "examples"]);
    assert!(
        all.status.success(),
        "{}",
        String::from_utf8_lossy(&all.stdout)
    );
}

#[test]
fn reports_of_examples() {
    for (name, today) in EXAMPLES {
        let path = format!("examples/{name}");
        let output = daymark(&["report", "--period", "all", "--today", today, &path]);
        assert!(output.status.success() && output.stderr.is_empty());
        let text = String::from_utf8(output.stdout).unwrap();
        insta::with_settings!({snapshot_path => "examples", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(*name, text);
        });
    }
}
