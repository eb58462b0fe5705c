//! The laws of an addition, for texts of chance: it is one insertion, the text says what it said and exactly the new
//! entries, and what is taken out again leaves the old text.

use daymark::amend::{Addition, Entry, Text, add, close, is_only};
use daymark::journal::build;
use daymark::syntax::{Document, EntryKind, parse};
use daymark::text::edit::apply;
use daymark::text::{Day, Source, SourceId, Time};
use proptest::prelude::*;

const LINES: &[&str] = &[
    "habit run",
    "  2 per week",
    "day starts 04:00",
    "2026-01-30",
    "2026-01-31 Sat",
    "2026-02-01: Snow.",
    "2026-02-01 Sunday",
    "2026-02-01 07:15 [x] run",
    "2026-02-02 Mon 21:00: Late.",
    "2026-02-30 [x] run",
    "  [x] run 3 km: a note",
    "\t08:00 [+] run",
    "    21:40 A fox.",
    "  21:40: A fox.",
    "      - a list",
    "  // a comment",
    "// another",
    "// daymark: allow unused-name",
    "",
    "   ",
    "wrong",
    "  [?] run",
    "  [ ] run",
    "\t07:00 [ ]  RUN 3 km :  ",
    "  [ ] run: easy",
    "2026-02-01 [ ] run",
    "  24:00 no time",
];

fn texts() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(0..LINES.len(), 0..14);
    let ending = prop::sample::select(vec!["\n", "\r\n"]);
    (lines, ending, any::<bool>(), any::<bool>()).prop_map(|(lines, ending, has_bom, has_end)| {
        let lines: Vec<&str> = lines.into_iter().map(|line| LINES[line]).collect();
        let bom = if has_bom { "\u{feff}" } else { "" };
        let end = if has_end && !lines.is_empty() {
            ending
        } else {
            ""
        };
        format!("{bom}{}{end}", lines.join(ending))
    })
}

fn additions() -> impl Strategy<Value = Addition> {
    let entries = prop::sample::subsequence(
        vec![
            Entry::Mark("[x] run 5 km: felt good".into()),
            Entry::Mark("[ ] read".into()),
            Entry::Prose("Snow again.".into()),
            Entry::Prose("[x] is no mark".into()),
            Entry::Prose("// nor a comment".into()),
            Entry::Prose("- an item".into()),
        ],
        1..4,
    );
    let time = prop::option::of((0_u16..1440).prop_map(Time));
    (28..34, time, entries, any::<bool>()).prop_map(|(days, time, entries, is_below)| Addition {
        day: Day::parse("2026-01-01").unwrap().plus(days),
        time,
        entries,
        is_below,
    })
}

/// What a text says, line by line: each entry with its day and time, each declaration, each mistake.
fn says(document: &Document, text: &str) -> Vec<String> {
    let mut said: Vec<String> = document
        .entries(text)
        .map(|entry| match entry.kind {
            EntryKind::Prose { time, text: words } => {
                format!("{} {time:?} {}", entry.day, words.of(text))
            }
            EntryKind::Mark(_) => {
                let time = document.mark_time(entry.line, text);
                format!(
                    "{} {time:?} {}",
                    entry.day,
                    document.mark_text(entry.line, text)
                )
            }
        })
        .collect();
    let declarations = document.declarations.iter();
    said.extend(declarations.map(|it| format!("{:?} {}", it.kind, it.attributes.len())));
    said.extend(document.problems.iter().map(|it| it.message.clone()));
    said.sort();
    said
}

fn expected(addition: &Addition) -> impl Iterator<Item = String> {
    addition.entries.iter().map(|entry| {
        let words = match entry {
            Entry::Mark(words) | Entry::Prose(words) => words,
        };
        format!("{} {:?} {words}", addition.day, addition.time)
    })
}

fn text<'a>(document: &'a Document, text: &'a str) -> Text<'a> {
    Text { document, text }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn an_addition_is_all_that_is_new(old in texts(), model in texts(), addition in additions()) {
        let before = parse(SourceId(0), &old);
        let other = parse(SourceId(0), &model);
        let model = text(&other, &model);
        let edit = add(text(&before, &old), Some(model), &addition, Time(4 * 60));
        prop_assert_eq!(edit.span.start, edit.span.end, "an insertion");
        let new = apply(&old, std::slice::from_ref(&edit)).unwrap();
        let after = parse(SourceId(0), &new);
        let mut said = says(&before, &old);
        said.extend(expected(&addition));
        said.sort();
        prop_assert_eq!(says(&after, &new), said, "{:?}\n{:?}", old, new);
        prop_assert!(is_only(text(&before, &old), text(&after, &new), &[], &addition), "{new:?}");
        let more = edit.text.len();
        let at = edit.span.start as usize;
        prop_assert_eq!(format!("{}{}", &new[..at], &new[at + more..]), old.as_str());
        let is_crlf = new.matches("\r\n").count() == new.matches('\n').count();
        prop_assert!(is_crlf || !new.contains('\r'), "one kind of line ending: {new:?}");
        let has_end = |text: &str| text.is_empty() || text.ends_with('\n');
        let is_bare = old.trim_start_matches('\u{feff}').is_empty();
        prop_assert!(is_bare || has_end(&old) == has_end(&new));
    }

    /// Whatever else is put into a text is told from it.
    #[test]
    fn anything_else_is_more(old in texts(), at in 0..20_usize, more in 0..LINES.len(), addition in additions()) {
        let before = parse(SourceId(0), &old);
        let places: Vec<usize> = old.match_indices('\n').map(|(at, _)| at + 1).collect();
        let Some(place) = places.get(at % places.len().max(1)).copied() else { return Ok(()) };
        let new = format!("{}{}\n{}", &old[..place], LINES[more], &old[place..]);
        let after = parse(SourceId(0), &new);
        prop_assert!(!is_only(text(&before, &old), text(&after, &new), &[], &addition));
    }
    /// Open marks that wait become what was meant, and nothing of them goes.
    #[test]
    fn a_closing_only_fills_in(old in texts(), mut addition in additions()) {
        let old = format!("{old}\nhabit run\n");
        let before = parse(SourceId(0), &old);
        let sources = [Source::new("j.day", old.as_str())];
        let documents = [parse(SourceId(0), &old)];
        let (journal, _) = build(&sources, &documents);
        let meant = expected(&addition).count();
        let closings = close(&journal, text(&before, &old), &mut addition);
        prop_assert_eq!(expected(&addition).count() + closings.len(), meant);
        let edits: Vec<_> = closings.iter().flat_map(|it| it.edits.clone()).collect();
        let new = apply(&old, &edits).unwrap();
        let after = parse(SourceId(0), &new);
        let nothing = Addition { entries: Vec::new(), ..addition };
        let (before, after) = (text(&before, &old), text(&after, &new));
        prop_assert!(is_only(before, after, &closings, &nothing), "{old:?}\n{new:?}");
        prop_assert_eq!(is_only(before, after, &[], &nothing), closings.is_empty());
        prop_assert_eq!(is_only(before, before, &closings, &nothing), closings.is_empty());
        let mut left = new.chars();
        let is_left = |letter: char| left.any(|other| other == letter);
        prop_assert!(old.replace("[ ]", "[]").chars().all(is_left), "{old:?}\n{new:?}");
    }
}
