//! Searching: what a needle finds (`tests/search/needles.txt`), and laws over journals made up by chance.

use crate::properties;
use daymark::journal::{self, Journal, fold};
use daymark::render::{Look, words};
use daymark::report::writing::does_something;
use daymark::search::{Entry, Hit, Needle, Query, Term, Word, as_line, find, word};
use daymark::syntax::{self, EntryKind, MentionKind, State, mentions};
use daymark::text::{Day, Period, Source, SourceId, Time};
use daymark::view::Meaning;
use proptest::prelude::*;
use std::path::Path;

#[test]
fn needles() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/needles.txt");
    let cases = std::fs::read_to_string(path).unwrap();
    for case in cases.lines().filter(|line| !line.starts_with("//")) {
        let (typed, marked) = case.split_once(" | ").unwrap();
        let Ok(Word::Term(Term::Words(needle))) = word(typed) else {
            panic!("{typed} is no needle");
        };
        let text = marked.replace(['«', '»'], "");
        assert_eq!(show(&needle, &text), marked, "{typed}");
        if !typed.contains('*') {
            assert_eq!(needle.is_in(&text), marked.contains('«'), "{case}");
        }
    }
}

fn show(needle: &Needle, text: &str) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for place in needle.all_in(text) {
        let (start, end) = (place.start as usize, place.end as usize);
        shown += &format!("{}«{}»", &text[at..start], &text[start..end]);
        at = end;
    }
    shown + &text[at..]
}

/// Names that marks made up by chance may have.
const NAMES: &str = "habit run\nhabit go out\ntask naïve\ngoal 日本\nhabit don't\n";

fn with_journal<T>(texts: &[String], then: impl FnOnce(&Journal<'_>) -> T) -> T {
    let named = (0..)
        .zip(texts)
        .map(|(number, text): (u32, _)| (format!("{number}.day"), text));
    let sources: Vec<Source> = named.map(|(path, text)| Source::new(path, text)).collect();
    let parsed = sources.iter().zip(0..);
    let documents: Vec<_> = parsed
        .map(|(source, id)| syntax::parse(SourceId(id), &source.text))
        .collect();
    let (journal, _) = journal::build(&sources, &documents);
    then(&journal)
}

/// What an entry says, wherever it stands and however it is spaced.
#[derive(Clone, PartialEq, Debug)]
struct Said {
    day: Day,
    time: Option<Time>,
    state: Option<State>,
    name: String,
    amounts: Vec<(i64, String)>,
    free: String,
    is_escaped: bool,
}

fn said(entry: &Entry<'_>) -> Said {
    let token = |token| {
        let token = entry.document.in_line(entry.line, token, entry.text);
        entry
            .document
            .token(entry.line, token, entry.text)
            .to_owned()
    };
    let amounts = entry.mark.map(|mark| entry.document.amounts(mark));
    Said {
        day: entry.day,
        time: entry.time,
        state: entry.mark.map(|mark| mark.state),
        name: entry.mark.map_or(String::new(), |mark| token(mark.name)),
        amounts: (amounts.into_iter().flatten())
            .map(|amount| (amount.number.0, token(amount.token)))
            .collect(),
        // A line's end can't hold one more carriage return; it is an error anyway.
        free: entry.free.trim_end_matches('\r').to_owned(),
        is_escaped: entry.is_escaped,
    }
}

/// Every entry, found without the search: file by file, then sorted by day.
fn plainly<'j>(journal: &'j Journal<'_>, wants_open: bool) -> Vec<Entry<'j>> {
    let mut entries = Vec::new();
    for ((source, document), id) in journal.sources.iter().zip(journal.documents).zip(0..) {
        for entry in document.entries(&source.text) {
            let is_entry = match entry.kind {
                EntryKind::Prose { .. } => true,
                EntryKind::Mark(mark) if mark.state == State::Open => wants_open,
                EntryKind::Mark(mark) => {
                    does_something(journal, document, entry.line, mark, &source.text)
                }
            };
            let site = (SourceId(id), entry.line);
            let entry = Entry::new(journal, entry.day, site, entry.kind, wants_open);
            entries.extend(entry.filter(|_| is_entry));
        }
    }
    entries.sort_by_key(|entry| entry.day);
    entries
}

fn entries<'j>(journal: &'j Journal<'_>, hits: &[Hit]) -> Vec<Entry<'j>> {
    let entry = |hit: &Hit| Entry::at(journal, hit.day, hit.place).unwrap();
    hits.iter().map(entry).collect()
}

fn all_said(entries: &[Entry<'_>]) -> Vec<Said> {
    entries.iter().map(said).collect()
}

/// As lines of days, read again, entries say the same.
fn comes_back(texts: &[String]) {
    let (lines, before) = with_journal(texts, |journal| {
        let found = plainly(journal, true);
        let lines = found
            .iter()
            .map(|entry| as_line(entry) + "\n")
            .collect::<String>();
        (lines, all_said(&found))
    });
    let mut again = vec![lines];
    again.extend(texts.iter().map(|text| declarations(text)));
    with_journal(&again, |journal| {
        let found = plainly(journal, true);
        let found: Vec<_> = found
            .into_iter()
            .filter(|it| it.source == SourceId(0))
            .collect();
        assert_eq!(all_said(&found), before, "{:?}", again[0]);
    });
}

/// A text without its days.
fn declarations(text: &str) -> String {
    let is_dated = |block: &str| block.starts_with(|c: char| c.is_ascii_digit());
    let mut kept = String::new();
    let mut block = String::new();
    for line in text.split_inclusive('\n').chain(["end"]) {
        let begins = !line.starts_with([' ', '\t', '\r', '\n', '\u{a0}', '\u{3000}', '/']);
        if begins {
            if !is_dated(&block) {
                kept += &block;
            }
            block.clear();
        }
        block += line;
    }
    kept
}

#[test]
fn lines_of_the_examples_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for example in std::fs::read_dir(root).unwrap() {
        let mut texts = Vec::new();
        let mut folders = vec![example.unwrap().path()];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder)
                .unwrap()
                .map(|it| it.unwrap().path())
            {
                match path.extension() {
                    Some(end) if end == "day" => texts.push(std::fs::read_to_string(path).unwrap()),
                    None => folders.push(path),
                    _ => {}
                }
            }
        }
        comes_back(&texts);
        count += with_journal(&texts, |journal| find(journal, &Query::all(journal)).len());
    }
    assert!(count > 2000, "{count}");
}

/// Days with marks and prose that mention tags and people.
fn days() -> impl Strategy<Value = String> {
    let entry = prop::sample::select(vec![
        "[x] run 3 km: with @mira",
        "07:15 [x] run 20 min",
        "[!] go out: #evening",
        "[ ] run: #evening",
        "[+] run 0 km: @mira",
        "[+] go out 2 h",
        "[x] unknown: #evening @mira",
        "[-] run",
        "21:40 On the way with @Mira #evening/late",
        "#Evening at home (@jonas)",
        "mira@example.org, no #evenings",
        "\\[x] run #evening",
        "Nothing.",
    ]);
    let block = (0..800_i32, prop::collection::vec(entry, 0..5));
    prop::collection::vec(block, 0..12).prop_map(|blocks| {
        let start = Day::parse("2025-01-01").unwrap();
        let day = |(offset, entries): (i32, Vec<&str>)| {
            let lines: String = entries.iter().map(|it| format!("  {it}\n")).collect();
            format!("{}\n{lines}", start.plus(offset))
        };
        blocks.into_iter().map(day).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn lines_come_back(
        text in prop_oneof![days(), properties::journal(), properties::close(), properties::alike()]
    ) {
        comes_back(&[NAMES.to_owned(), text]);
    }

    #[test]
    fn a_filter_is_a_filter(
        one in days(), other in days(), from in 0..800_i32, length in 0..400_i32, count in 0..9_usize
    ) {
        let texts = [NAMES.to_owned(), one, other];
        with_journal(&texts, |journal| {
            let everything = plainly(journal, false);
            let same = |query: &Query, wanted: &dyn Fn(&Entry<'_>) -> bool| {
                let found = entries(journal, &find(journal, query));
                let sites = |all: &[Entry<'_>]| -> Vec<_> {
                    all.iter().map(|it| (it.day, it.source, it.line)).collect()
                };
                let wanted: Vec<_> = everything.iter().copied().filter(|it| wanted(it)).collect();
                assert_eq!(sites(&found), sites(&wanted), "{query:?}");
            };
            let all = Query::all(journal);
            same(&all, &|_| true);
            let from = Day::parse("2025-01-01").unwrap().plus(from);
            let period = Period::new(from, from.plus(length));
            same(&Query { period, ..all.clone() }, &|it| period.contains(it.day));
            same(&Query { years_before: Some(from), ..all.clone() }, &|it| {
                it.day.to_string()[4..] == from.to_string()[4..] && it.day < from
            });
            for (typed, kind, name) in [
                ("#evening", MentionKind::Tag, "evening"),
                ("#EVENING/late", MentionKind::Tag, "evening/late"),
                ("@mira", MentionKind::Person, "mira"),
            ] {
                let Ok(Word::Term(term)) = word(typed) else { panic!("{typed}") };
                same(&Query { terms: vec![term], ..all.clone() }, &|it| {
                    mentions(it.free).any(|mention| {
                        let found = fold(mention.name(it.free)).into_owned();
                        mention.kind == kind
                            && (found == name || found.starts_with(&format!("{name}/")))
                    })
                });
            }
            let run = journal.find("run").unwrap();
            same(&Query { items: vec![run], ..all.clone() }, &|it| it.item == Some(run));
            same(&Query { states: vec![State::Slipped], ..all.clone() }, &|it| {
                it.mark.is_some_and(|mark| mark.state == State::Slipped)
            });
            // Context adds entries and takes none away; a limit leaves the first ones, or the last.
            let mira = vec![Term::Person("mira".into())];
            let plain = find(journal, &Query { terms: mira.clone(), ..all.clone() });
            let context = find(journal, &Query { terms: mira.clone(), context: count, ..all.clone() });
            let site = |hit: &Hit| (hit.day, hit.place);
            let matches: Vec<_> = context.iter().filter(|hit| hit.is_match).map(site).collect();
            assert_eq!(matches, plain.iter().map(site).collect::<Vec<_>>());
            // Whatever is not shown between two entries of a day is told.
            let shown: Vec<_> = context.iter().map(site).collect();
            let all_sites: Vec<_> = find(journal, &all).iter().map(site).collect();
            for (one, other) in context.iter().zip(context.iter().skip(1)) {
                let left_out = count > 0 && all_sites.iter().any(|it| *it > site(one) && *it < site(other) && it.0 == other.day);
                assert_eq!(other.is_apart, left_out && one.day == other.day, "{shown:?}");
            }
            let limit = Some(count);
            let first = find(journal, &Query { terms: mira.clone(), limit, ..all.clone() });
            assert_eq!(first, plain[..count.min(plain.len())]);
            let mut last = find(journal, &Query { terms: mira, limit, reverse: true, ..all });
            last.sort_by_key(|hit| (hit.day, hit.place));
            assert_eq!(last, plain[plain.len() - count.min(plain.len())..]);
        });
    }

    /// Where a text changes its colour makes no difference to where its lines break.
    #[test]
    fn runs_break_as_one(parts in prop::collection::vec("[a-z \u{e9}日]{0,9}", 0..12), width in 40..60_usize) {
        let look = Look { width, ..Look::PLAIN };
        let write = |parts: &[String]| {
            let runs = parts.iter().zip([Meaning::Plain, Meaning::Found].iter().cycle());
            let mut out = Vec::new();
            let runs = runs.map(|(text, meaning)| (*meaning, text.clone())).collect();
            words::write(&mut out, &runs, 2, look).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(write(&parts), write(&[parts.concat()]));
    }
}
