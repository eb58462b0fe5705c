//! Order has no meaning: blocks shuffled and dealt out to other files give the same report.
//!
//! Every example and every case of the numbers is taken apart at its blocks. Blocks of one day stay together
//! and in order, for on one day the order of untimed marks is theirs; lists are compared by name.

use daymark::journal;
use daymark::report::{self, Spec};
use daymark::syntax::{self, LineKind};
use daymark::text::{Day, Source, SourceId};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The texts of each journal: an example's files, or one case.
fn journals() -> Vec<Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut journals: Vec<Vec<String>> = Vec::new();
    for example in std::fs::read_dir(root.join("examples")).unwrap() {
        let files = day_files(&example.unwrap().path());
        journals.push(
            files
                .iter()
                .map(|file| std::fs::read_to_string(file).unwrap())
                .collect(),
        );
    }
    for case in day_files(&root.join("tests/report")) {
        journals.push(vec![std::fs::read_to_string(case).unwrap()]);
    }
    assert!(journals.len() > 10);
    journals
}

fn day_files(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        entries.iter().flat_map(|entry| day_files(entry)).collect()
    } else if path.extension().is_some_and(|end| end == "day") {
        vec![path.to_owned()]
    } else {
        Vec::new()
    }
}

/// The report on the last day written, its lists sorted by name.
fn report(texts: &[String]) -> Value {
    let sources: Vec<Source> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| Source::new(format!("{number:04}.day"), text))
        .collect();
    let documents: Vec<_> = sources
        .iter()
        .enumerate()
        .map(|(id, source)| syntax::parse(SourceId(id as u32), &source.text))
        .collect();
    let (journal, problems) = journal::build(&sources, &documents);
    assert!(problems.is_empty(), "{problems:?}");
    let today = *journal.days.entries.last().unwrap();
    let mut report = serde_json::to_value(report::report(&journal, &Spec::new(today))).unwrap();
    for list in ["habits", "plans", "goals", "tasks"] {
        report[list]
            .as_array_mut()
            .unwrap()
            .sort_by_key(|item| item["name"].as_str().unwrap().to_owned());
    }
    report
}

/// A journal's blocks: each declaration alone, all blocks of a day as one.
fn pieces(texts: &[String]) -> Vec<String> {
    let mut days: BTreeMap<Day, String> = BTreeMap::new();
    let mut pieces = Vec::new();
    for text in texts {
        let document = syntax::parse(SourceId(0), text);
        let mut block = String::new();
        let mut day = None;
        let mut keep = |block: &mut String, day: Option<Day>| {
            let block = std::mem::take(block);
            match day {
                Some(day) => days.entry(day).or_default().push_str(&block),
                None => pieces.push(block),
            }
        };
        for line in 0..document.lines.len() as u32 {
            let words = document.lines.whole(line).of(text);
            let kind = document.lines.kind(line);
            let starts = matches!(
                kind,
                LineKind::Habit
                    | LineKind::Task
                    | LineKind::Goal
                    | LineKind::Plan
                    | LineKind::Setting
                    | LineKind::Dated
            );
            if starts {
                keep(&mut block, day);
                day = (kind == LineKind::Dated).then(|| {
                    document.dated[document.lines.shape(line) as usize]
                        .day
                        .unwrap()
                });
            }
            block += words;
            if !words.ends_with('\n') {
                block += "\n";
            }
        }
        keep(&mut block, day);
    }
    pieces.extend(days.into_values());
    pieces
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_blocks_and_files_means_nothing(seed in any::<u64>(), files in 1usize..5) {
        let journals = journals();
        let texts = &journals[seed as usize % journals.len()];
        let mut pieces = pieces(texts);
        let mut state = seed | 1;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for index in (1..pieces.len()).rev() {
            pieces.swap(index, random(index + 1));
        }
        let mut dealt = vec![String::new(); files];
        for piece in pieces {
            dealt[random(files)] += &piece;
        }
        prop_assert_eq!(report(texts), report(&dealt));
    }
}
