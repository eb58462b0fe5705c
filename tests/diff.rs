//! Differences: every one of them is applied by the real `patch`, and shows nothing raw.

use daymark::render::{Look, diff};
use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};

fn drawn(path: &str, old: &str, new: &str, look: Look) -> String {
    let mut out = Vec::new();
    diff::write(&mut out, path, old, new, look).unwrap();
    String::from_utf8(out).unwrap()
}

/// What `patch` makes of the old text.
fn patched(path: &str, old: &str, difference: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(path);
    std::fs::write(&file, old).unwrap();
    let mut patch = Command::new("patch")
        .args(["--strip=0", "--binary", "--fuzz=0", "--quiet"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("this test runs `patch`; tests/run installs it");
    let mut input = patch.stdin.take().unwrap();
    input.write_all(difference.as_bytes()).unwrap();
    drop(input);
    let is_done = patch.wait().unwrap().success();
    is_done.then(|| std::fs::read_to_string(&file).unwrap_or_default())
}

/// What `cat` would show of every case, in one snapshot.
#[test]
fn differences_are_shown_and_applied() {
    let many: String = (1..40).map(|line| format!("line {line}\n")).collect();
    let mended = many.replace("e 3\n", "e three\n").replace("line 30\n", "");
    let cases = [
        ("a.day", "one\ntwo\n", "one\n2\n"),
        ("my year.day", "one\r\ntwo\r\n", "one\r\n2\r\n"),
        ("a.day", "one\ntwo", "1\ntwo"),
        ("a.day", "one\ntwo", "one\ntwo\n"),
        ("a.day", "", "one"),
        ("a.day", "one\n", ""),
        ("a.day", "\u{feff}  one\t\n", "\u{feff}one\n"),
        ("a.day", &many, &mended),
        ("a.day", "a\nb\nc\n", "a\nb\nc\n"),
    ];
    let mut shown = String::new();
    for (path, old, new) in cases {
        let difference = drawn(path, old, new, Look::PLAIN);
        if old != new {
            let applied = patched(path, old, &difference);
            assert_eq!(applied.as_deref(), Some(new), "{difference}");
        }
        shown += &difference;
        shown += "\n";
    }
    insta::assert_snapshot!(shown.replace('\r', "\\r").replace('\u{feff}', "\\u{feff}"));
}

#[test]
fn nothing_raw_is_shown() {
    let colour = Look {
        colour: true,
        ..Look::PLAIN
    };
    let old = "a \u{1b}[2J\rb\u{202e}\u{9b}\r\nc\r";
    for look in [Look::PLAIN, colour] {
        let shown = drawn("a\u{1b}\n.day", old, "\u{7}\u{1b}c", look);
        let plain = anstream::adapter::strip_str(&shown).to_string();
        let is_raw = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!plain.replace("\r\n", "\n").contains(is_raw), "{shown:?}");
        assert!(shown.contains("-a ?[2J?b\u{fffd}¿"), "{shown:?}");
    }
    assert_eq!(
        drawn("a", "one\r\nsame\n", "1\r\nsame\n", colour),
        "\u{1b}[1m--- a\u{1b}[0m\n\u{1b}[1m+++ a\u{1b}[0m\n\u{1b}[2m@@ -1,2 +1,2 @@\u{1b}[0m\n\
         \u{1b}[31m-one\u{1b}[0m\r\n\u{1b}[32m+1\u{1b}[0m\r\n same\n"
    );
}

/// A journal turned around, and one in which every line differs: both come to an end, and say all of it.
#[test]
fn large_differences_come_to_an_end() {
    let line = |number: usize| format!("2026-01-05: line {number} of many\n");
    let forward: String = (0..20_000).map(line).collect();
    let backward: String = (0..20_000).rev().map(line).collect();
    let other = forward.replace("line", "row");
    for new in [&backward, &other] {
        assert!(drawn("a.day", &forward, new, Look::PLAIN).len() > forward.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn every_difference_is_applied(old in "([ab]?\r?\n){0,12}a?", new in "([ab]?\r?\n){0,12}a?") {
        prop_assume!(old != new);
        let difference = drawn("a.day", &old, &new, Look::PLAIN);
        let applied = patched("a.day", &old, &difference);
        prop_assert_eq!(applied, Some(new), "{}", difference);
    }
}
