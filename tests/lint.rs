//! What the pages of the warnings don't show: exact places, other labels, help, and every form of `allow`.
//!
//! `tests/lint/NAME.day` is a journal looked at on 2026-02-01, and `NAME.txt` what is found in it, each
//! with the characters it stands on. `UPDATE_LINT=1` writes the texts anew, to be read before they go in.

use daymark::diagnostic::{Code, Diagnostic, Label};
use daymark::lint::{lint, silence};
use daymark::syntax::parse;
use daymark::text::{Day, Source, SourceId};
use std::fmt::Write as _;
use std::path::Path;

/// Everything found in a journal of these files, silenced where they say so.
fn found(sources: &[Source]) -> Vec<Diagnostic> {
    let numbered = (0..).map(SourceId).zip(sources);
    let documents: Vec<_> = numbered
        .map(|(id, source)| parse(id, &source.text))
        .collect();
    let (journal, mut found) = daymark::journal::build(sources, &documents);
    found.extend(
        documents
            .iter()
            .flat_map(|document| document.problems.clone()),
    );
    found.extend(lint(&journal, Day::parse("2026-02-01").unwrap()));
    silence(&journal, found)
}

/// `LINE:COLUMN` from 1 and the characters that are marked.
fn place(sources: &[Source], label: &Label) -> String {
    let text = &sources[label.source.0 as usize].text;
    let before = &text[..label.span.start as usize];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{line}:{column} `{}`", label.span.of(text))
}

fn show(sources: &[Source], found: &[Diagnostic]) -> String {
    let mut shown = String::new();
    for finding in found {
        let at = place(sources, &finding.primary);
        writeln!(shown, "{at} {}: {}", finding.code.name(), finding.message).unwrap();
        if !finding.primary.message.is_empty() {
            writeln!(shown, "  here: {}", finding.primary.message).unwrap();
        }
        for label in &finding.others {
            writeln!(shown, "  {}: {}", place(sources, label), label.message).unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(shown, "  help: {help}").unwrap();
        }
    }
    shown
}

#[test]
fn findings_stand_on_the_right_characters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
    let mut failures = Vec::new();
    for path in std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if path.extension().is_none_or(|end| end != "day") {
            continue;
        }
        let sources = [Source::new(
            "journal.day",
            std::fs::read_to_string(&path).unwrap(),
        )];
        let shown = show(&sources, &found(&sources));
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_LINT").is_some() {
            std::fs::write(&expected, &shown).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != shown {
            failures.push(format!("{}:\n{shown}", path.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn codes(sources: &[(&str, &str)]) -> Vec<&'static str> {
    let sources: Vec<Source> = sources
        .iter()
        .map(|(path, text)| Source::new(*path, *text))
        .collect();
    found(&sources)
        .iter()
        .map(|finding| finding.code.name())
        .collect()
}

/// A comment reaches its own file only, and what stands in one file is named from another.
#[test]
fn allow_reaches_its_own_file() {
    let plan = "habit run\n  3 per week\n";
    let loud = "2026-01-05 [x] run\n2026-01-05 [x] run\n";
    let quiet = format!("// daymark: allow-file repeated-mark\n{loud}").replace("01-05", "01-06");
    assert_eq!(
        codes(&[("a.day", plan), ("b.day", &quiet)]),
        Vec::<&str>::new()
    );
    assert_eq!(
        codes(&[("a.day", plan), ("b.day", loud), ("c.day", &quiet)]),
        ["repeated-mark"]
    );
}

/// Findings are sorted by file, then place, whatever room they come from.
/// Words of the user's of any length, backticks among them, make no long message, label or help.
#[test]
fn long_words_are_cut_in_every_finding() {
    let [name, ticks, stop] = ["word ".repeat(100), "`".repeat(9_001), "x".repeat(9_000)];
    let text = format!(
        "habit {name}\n  {stop}\n  when {stop}\n  note {ticks}\n  from {stop}\n{stop}\nhabit {name}\n\
         plan p\n  step 1\n    needs {name}y\n  without {stop}\n2026-01-05 {ticks}{stop}\n  [x] {stop}\n  \
         [x] {name} 5{ticks}\n  [+] {name} 3 {stop} 2 {stop}\n  [{ticks}] {name}\n  [!] {name} 5:{stop}\n"
    );
    let findings = found(&[Source::new("journal.day", text)]);
    assert!(findings.len() > 10, "{findings:?}");
    for finding in findings {
        let labels = finding.others.iter().map(|label| &label.message);
        let titles = finding.fixes.iter().map(|fix| &fix.title);
        let texts = labels.chain(&finding.help).chain(titles);
        for text in texts.chain([&finding.message, &finding.primary.message]) {
            assert!(text.chars().count() <= 600, "{text}");
            let quotes = text.split('`').skip(1).step_by(2);
            let longest = quotes.map(|quote| quote.chars().count()).max();
            let is_cut = longest.is_none_or(|longest| longest <= 100);
            // Backticks of the user's leave nobody knowing what is a quote.
            assert!(is_cut || text.contains("``"), "{text}");
        }
    }
}

#[test]
fn findings_are_sorted() {
    let text = "2026-02-30: no day\nhabit run\n2026-01-06 [x] rnu\n2026-01-05: earlier\n";
    assert_eq!(
        codes(&[
            ("a.day", text),
            ("b.day", "2026-01-05 [x] run\n  - [x] run\n")
        ]),
        [
            "invalid-date",
            "unknown-name",
            "unsorted-days",
            "mark-in-prose"
        ]
    );
}

/// A habit whose only mark is misspelled or broken is not told to be unused as well.
#[test]
fn one_slip_is_told_once() {
    let with = |line: &str| codes(&[("a.day", &format!("habit run\n2026-01-05\n  {line}\n"))]);
    assert_eq!(with("[x] rnu"), ["unknown-name"]);
    assert_eq!(with("[x] run felt great"), ["unknown-name"]);
    assert_eq!(with("[?] run"), ["unknown-state"]);
    assert_eq!(with("[x] swim"), ["unused-name", "unknown-name"]);
    assert_eq!(with("[ ] run"), ["unused-name"]);
}

/// A text of many equal marks on one day costs one look at each, not one at each pair.
#[test]
fn a_crowded_day_is_cheap() {
    let mut text = "habit run\n2026-01-05\n".to_owned();
    for note in 0..50_000 {
        writeln!(text, "  [x] run: {note}").unwrap();
    }
    assert_eq!(codes(&[("a.day", &text)]), Vec::<&str>::new());
}

/// Many names and many `allow` comments cost one look each, not one at each pair.
#[test]
fn crowds_of_names_and_allows_are_cheap() {
    let word = |mut number: u32| {
        number = number.wrapping_mul(2_654_435_761);
        let letters = (0..7).map(|place| b'a' + (number >> (place * 4)) as u8 % 26);
        String::from_utf8(letters.collect()).unwrap()
    };
    let mut text = String::new();
    for habit in 0..1_000 {
        writeln!(text, "habit {}", word(habit)).unwrap();
    }
    text.push_str("2026-01-05\n");
    for mark in 10_000..12_000 {
        writeln!(
            text,
            "  // daymark: allow unknown-name\n  [x] {}",
            word(mark)
        )
        .unwrap();
    }
    text.push_str(
        "// daymark: allow-file unused-name, duplicate-name, unknown-name\n"
            .repeat(1_000)
            .as_str(),
    );
    let found = codes(&[("a.day", &text)]);
    // No name stands twice: that is what each comment of the whole file silences in vain. Of what they do silence the
    // first leaves nothing, to the others and to those above each mark.
    assert_eq!(found, ["unused-allow"].repeat(1_000 + 2 * 999 + 2_000));
}

/// Every rule's name is a code's, so a page and a severity belong to it.
#[test]
fn nothing_is_found_under_a_code_that_is_no_warning() {
    for rule in daymark::lint::RULES {
        assert!(rule.code.may_be_silenced(), "{}", rule.code.name());
        assert_eq!(Code::named(rule.code.name()), Some(rule.code));
    }
}
