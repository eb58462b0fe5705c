//! Any text through everything that is pure: parse, journal, lint, report. Nothing may panic or hang, and
//! the document must give its text back.
//!
//! Run with `cargo fuzz run --fuzz-dir tests/fuzz -s none journal -- -max_total_time=300` (cargo-fuzz, stable).

#![no_main]

use daymark::text::{Day, Source, SourceId};
use daymark::{journal, lint, report, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let documents = [syntax::parse(SourceId(0), &text)];
    let sources = [Source::new("journal.day", text)];
    assert_eq!(documents[0].print(&sources[0].text), sources[0].text);
    let (journal, _) = journal::build(&sources, &documents);
    let today = journal.days.entries.last().copied().or(Day::parse("2026-02-01"));
    if let Some(today) = today {
        let _ = lint::lint(&journal, today);
        let _ = report::report(&journal, &report::Spec::new(today));
    }
});
