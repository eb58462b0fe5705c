//! Laws that hold for every text: nothing panics, nothing is lost, and all ways of reading agree.

use daymark::syntax::{Document, EntryKind, mentions, parse, parse_in_parts, parse_whole};
use daymark::text::{SourceId, Span};
use proptest::prelude::*;

const SOURCE: SourceId = SourceId(0);

/// Pieces that lines are made of, right and wrong: chance puts them together.
pub const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n  ",
    "\n  ",
    "\n  ",
    "\n\t",
    "\r\n",
    "\r\n  ",
    "\r",
    " ",
    "  ",
    "\u{a0}",
    "\u{3000}",
    "\t",
    ":",
    ": ",
    ",",
    ", ",
    "//",
    "// ",
    "\\[",
    "\\//",
    "[x] ",
    "[X]",
    "[ ] ",
    "[-] ",
    "[!] ",
    "[+] ",
    "[?] ",
    "[x ] ",
    "[] ",
    "[é\u{301}]",
    "habit ",
    "task ",
    "goal ",
    "plan ",
    "habbit ",
    "week starts ",
    "day starts ",
    "pause ",
    "2026-01-05",
    "2026-02-30",
    "2026-1-5",
    "2026/01/05",
    "05.01.2026",
    "20260105",
    "2026–01–05",
    "2026-01-05 ",
    "\n2026-01-05 ",
    "\n2026-01-05: ",
    "\n2026-01-05 Mon: ",
    "\n2026-01-05 [x] run 5 km: ",
    " Mon",
    " Tue",
    " Tues",
    "Monday",
    "21:40",
    "21:40 ",
    "21:40: ",
    "25:10",
    "7:05",
    "21:40:30",
    "12:5",
    "run",
    "go out",
    "run ",
    "don’t",
    "naïve",
    "e\u{301}",
    "日本",
    "5",
    " 5",
    "3.2",
    ".5",
    "5.",
    "1,000",
    "1e5",
    "-3",
    "1234567890123",
    "0.1234567",
    " km",
    "km",
    "m",
    "h",
    "1h30",
    "1h 30m",
    "min",
    "%",
    "€",
    "€50",
    "x",
    "k",
    "per ",
    "per week",
    "per day",
    "of ",
    "by ",
    "starting ",
    "in ",
    "days",
    "every ",
    "every day",
    "every mon wed",
    "but sun",
    "avoid",
    "at least ",
    "at most ",
    "before ",
    "after ",
    "from ",
    "until ",
    "for 13 weeks",
    "forgive ",
    "counts ",
    "journal",
    "#tag",
    "#tag/sub",
    "@alex",
    "a@b.c",
    "ask: ",
    "also ",
    "note: ",
    "change on ",
    "total ",
    "best ",
    "reach ",
    "streak ",
    "count ",
    "milestone ",
    "without ",
    "on track at ",
    "80%",
    "step ",
    "1",
    "needs ",
    "week 3",
    "when ",
    "when: ",
    "whenever",
    "\u{feff}",
    "\u{7}",
    "\u{202e}",
    "\u{200d}",
    "👩‍👩‍👧",
    "(",
    "{",
    ".",
    "-",
    "'",
    "É",
    "ß",
];

pub fn journal() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// A day block whose lines are all of one kind of trouble: colons, digits and brackets.
pub fn close() -> impl Strategy<Value = String> {
    prop::collection::vec("( |\t)?(2026-01-05)?[ :]{0,2}[0-9]{0,3}:?[0-9]{0,2}[: ]{0,2}(\\[[x ?]\\])?[a-z0-9: .]{0,8}\r?\n", 0..8)
        .prop_map(|lines| lines.concat())
}

/// A day of marks that differ in little but their digits.
pub fn alike() -> impl Strategy<Value = String> {
    let mark = "(  |\t| )(([0-9]{1,2}:[0-9]{2}) )?\\[[x+ ]\\] ?(run|r2|run 5k)?( [€+]?[0-9]{1,2}([.,:][0-9]{1,2})?( ?(km|m|h|x|h[0-9]{2}))?){0,3}(:[0-9]?| : [0-9]:)?\n";
    prop::collection::vec(mark, 1..16).prop_map(|lines| format!("2026-01-05\n{}", lines.concat()))
}

fn inside(span: Span, text: &str) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end)
}

fn check(text: &str) -> Document {
    let document = parse(SOURCE, text);
    assert_eq!(document.print(text), text, "the lines print back");
    assert_eq!(
        document,
        parse_whole(SOURCE, text),
        "the grammar over the whole text"
    );
    for parts in [2, 3, 7] {
        assert_eq!(
            document,
            parse_in_parts(SOURCE, text, parts),
            "in {parts} parts"
        );
    }
    let mut before = 0;
    for problem in &document.problems {
        assert!(inside(problem.primary.span, text), "{problem:?}");
        assert!(
            before <= problem.primary.span.start,
            "problems are in order of place"
        );
        before = problem.primary.span.start;
    }
    for entry in document.entries(text) {
        match entry.kind {
            EntryKind::Prose { text: span, .. } => {
                assert!(inside(span, text));
                assert!(!span.of(text).is_empty());
                for mention in mentions(span.of(text)) {
                    assert!(!mention.name(span.of(text)).is_empty());
                }
            }
            EntryKind::Mark(mark) => {
                for token in [mark.state_token(), mark.name]
                    .into_iter()
                    .chain(document.amounts(mark).iter().map(|a| a.token))
                {
                    let token = document.in_line(entry.line, token, text);
                    assert!(inside(document.span(entry.line, token), text));
                    assert!(!token.is_empty());
                }
                if let Some(note) = document.note(entry.line, mark, text) {
                    assert!(inside(note, text));
                }
            }
        }
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn journals_of_chance_read_the_same_every_way(text in journal()) {
        check(&text);
    }

    #[test]
    fn lines_full_of_colons_read_the_same_every_way(text in close()) {
        check(&text);
    }

    #[test]
    fn marks_of_other_digits_read_the_same_every_way(text in alike()) {
        check(&text);
    }

    #[test]
    fn any_text_at_all_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_bytes_at_all_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_text_of_many_blocks_is_one_document_however_it_is_split() {
    let mut text = String::from("\u{feff}habit run\r\n  every day\n");
    for day in 1..=28 {
        for line in 0..50 {
            let kilometres = line % 7;
            text.push_str(&format!("2026-01-{day:02}: day {line}\n  [x] run {kilometres} km: note {line}\n// a comment\n  21:40 tea\n"));
        }
        text.push_str("habit walk\n  change on 2026-02-01\n  every week\nweek starts sunday\n");
    }
    let one = check(&text);
    for parts in 1..40 {
        assert_eq!(one, parse_in_parts(SOURCE, &text, parts));
    }
}
