//! What holds for every text, real ones mangled and ones of chance: formatting twice is formatting once, it
//! changes nothing but layout, and the journal stays what it was.

use crate::properties::{PIECES, alike, close, journal};
use daymark::analysis::{Analysis, BadBytes, Depth};
use daymark::config::Config;
use daymark::diagnostic::Code;
use daymark::format::{changed, format, format_lines, sorted};
use daymark::journal::fold;
use daymark::report::{self, Spec};
use daymark::syntax::{
    Clause, Declaration, Document, EntryKind, LineKind, is_space, mentions, parse, pieces, trim,
};
use daymark::text::{Day, Edit, Source, SourceId, edit};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

const FILE: SourceId = SourceId(0);

/// Declarations beside the text, so that its names have a spelling.
const PLAN: &str = "habit Run\n  also Jog\nhabit go OUT\n  when run\nhabit Don’t\n  at least 7 h\n  after 7:15\nhabit Naïve\ngoal far\n  total 100 KM of RUN\n";

/// Journals that people could have written, right and wrong.
static REAL: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    for folder in ["examples", "tests"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "day") {
                    texts.push((path.clone(), std::fs::read_to_string(path).unwrap()));
                }
            }
        }
    }
    texts.sort();
    assert!(texts.len() > 40);
    texts.into_iter().map(|(_, text)| text).collect()
});

/// Those of them without an error of syntax.
static CLEAN: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let texts = REAL.iter().map(String::as_str);
    let is_clean = |text: &&str| parse(FILE, text).problems.is_empty();
    texts.filter(is_clean).collect()
});

/// One change to a text, somewhere in it.
#[derive(Clone, Debug)]
enum Slip {
    Insert(usize, &'static str),
    Remove(usize),
    Case(usize),
}

fn mangled() -> impl Strategy<Value = String> {
    let at = || 0..1_000_000_usize;
    let space = prop::sample::select(vec![" ", "  ", "\t", "\u{a0}", "\u{3000}", "\n", "\r\n"]);
    let slip = prop_oneof![
        4 => (at(), space).prop_map(|(at, text)| Slip::Insert(at, text)),
        2 => (at(), prop::sample::select(PIECES)).prop_map(|(at, text)| Slip::Insert(at, text)),
        2 => at().prop_map(Slip::Remove),
        4 => at().prop_map(Slip::Case),
    ];
    let slips = prop::collection::vec(slip, 0..60);
    (0..REAL.len(), slips, any::<bool>()).prop_map(|(real, slips, crlf)| {
        let mut text = REAL[real].clone();
        for slip in slips {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let place = |at: usize| starts.get(at % starts.len().max(1)).copied();
            match slip {
                Slip::Insert(at, new) => text.insert_str(place(at).unwrap_or(0), new),
                Slip::Remove(at) => {
                    if let Some(at) = place(at) {
                        text.remove(at);
                    }
                }
                Slip::Case(at) => {
                    if let Some(at) = place(at) {
                        let old = text.remove(at);
                        let new = if old.is_ascii_lowercase() {
                            old.to_ascii_uppercase()
                        } else {
                            old.to_ascii_lowercase()
                        };
                        text.insert(at, new);
                    }
                }
            }
        }
        if crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => mangled(), 2 => journal(), 1 => close(), 1 => alike(), 1 => any::<String>()]
}

/// What Daymark makes of a text beside [`PLAN`].
struct Read {
    formatted: String,
    report: serde_json::Value,
    /// Name and line of every finding but those of style.
    findings: Vec<(Code, SourceId, u32)>,
    edits: Vec<Edit>,
}

fn read(text: &str, lines: &[std::ops::Range<u32>]) -> (Read, Vec<Vec<Edit>>) {
    let sources = [Source::new("a.day", text), Source::new("plan.day", PLAN)];
    let bad = [BadBytes::default(), BadBytes::default()];
    let today = |_: &_| Day::parse("2026-02-01").unwrap();
    let config = Config::default();
    Analysis::with(&sources, &bad, &config, Depth::All, today, |analysis| {
        let journal = &analysis.journal;
        let mut spec = Spec::new(analysis.today);
        spec.details = true;
        let mut findings: Vec<(Code, SourceId, u32)> = analysis
            .diagnostics
            .iter()
            .filter(|it| !matches!(it.code, Code::MixedIndentation | Code::UnusedAllow))
            .map(|it| {
                let document = &journal.documents[it.primary.source.0 as usize];
                let line = document.lines.at(it.primary.span.start);
                (it.code, it.primary.source, line)
            })
            .collect();
        findings.sort_unstable();
        let parts = lines
            .iter()
            .map(|lines| format_lines(journal, FILE, lines.clone()))
            .collect();
        let read = Read {
            formatted: changed(journal, FILE, false).unwrap_or_else(|| text.to_owned()),
            report: serde_json::to_value(report::report(journal, &spec)).unwrap(),
            findings,
            edits: format(journal, FILE),
        };
        (read, parts)
    })
}

/// A line without what layout may change in it.
fn bare(line: &str) -> String {
    // `7:15` is `07:15`.
    let is_kept = |c: &char| !is_space(*c) && *c != '0';
    let words: String = line.chars().filter(is_kept).collect();
    fold(&words).into_owned()
}

fn lines<'t>(document: &Document, text: &'t str) -> Vec<(LineKind, &'t str, &'t str)> {
    (0..document.lines.len() as u32)
        .map(|line| {
            let words = document.lines.text(line, text);
            let whole = document.lines.whole(line).of(text);
            (document.lines.kind(line), words, &whole[words.len()..])
        })
        .collect()
}

/// The user's own words: prose, notes, titles, questions, and the tags in them.
fn words(document: &Document, text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for entry in document.entries(text) {
        let span = match entry.kind {
            EntryKind::Prose { text, .. } => Some(text),
            EntryKind::Mark(mark) => document.note(entry.line, mark, text),
        };
        if let Some(span) = span {
            words.push(span.of(text).to_owned());
            words.extend(mentions(span.of(text)).map(|it| format!("{it:?}")));
        }
    }
    for declaration in &document.declarations {
        words.extend(own_words(document, declaration, text));
    }
    words
}

fn own_words(document: &Document, declaration: &Declaration, text: &str) -> Vec<String> {
    let title = declaration.title.map(|token| (declaration.line, token));
    let notes = declaration.attributes.iter().filter_map(|attribute| {
        let token = match attribute.clause {
            Clause::Note(token) | Clause::Ask(token) => token,
            Clause::Milestone { text, .. } => text?,
            Clause::Step { title, .. } => title?,
            Clause::Pause(pause) => pause.why?,
            _ => return None,
        };
        Some((attribute.line, token))
    });
    let all = title.into_iter().chain(notes);
    all.map(|(line, token)| document.token(line, token, text).to_owned())
        .collect()
}

/// Two reports, item by item, so that a difference is easy to see.
fn same(before: &serde_json::Value, after: &serde_json::Value) {
    for (section, value) in before.as_object().unwrap() {
        match (value.as_array(), after[section].as_array()) {
            (Some(before), Some(after)) => {
                for (before, after) in before.iter().zip(after) {
                    assert_eq!(before, after, "{section}");
                }
                assert_eq!(before.len(), after.len(), "{section}");
            }
            _ => assert_eq!(value, &after[section], "{section}"),
        }
    }
}

fn laws(text: &str) {
    let (before, _) = read(text, &[]);
    let (after, _) = read(&before.formatted, &[]);
    let now = &before.formatted;
    assert_eq!(&after.formatted, now, "formatting twice is formatting once");
    same(&before.report, &after.report);
    assert_eq!(before.findings, after.findings, "the same findings");

    let (old, new) = (parse(FILE, text), parse(FILE, now));
    assert_eq!(old.bom, new.bom);
    assert_eq!(words(&old, text), words(&new, now), "no word is touched");
    let (old_lines, new_lines) = (lines(&old, text), lines(&new, now));
    // White space alone in a last line without an ending is no line.
    let is_nothing = old_lines
        .last()
        .is_some_and(|(kind, _, end)| *kind == LineKind::Blank && end.is_empty());
    assert_eq!(old_lines.len() - usize::from(is_nothing), new_lines.len());
    for ((line, old_line), new_line) in (0..).zip(&old_lines).zip(&new_lines) {
        let ((kind, was, ending), (new_kind, is, new_ending)) = (old_line, new_line);
        assert_eq!((kind, ending), (new_kind, new_ending), "{was:?} {is:?}");
        assert_eq!(bare(was), bare(is));
        let is_wrong = old.problems.iter().any(|problem| {
            problem.code != Code::WrongWeekday && old.lines.at(problem.primary.span.start) == line
        });
        if *kind == LineKind::Comment {
            assert_eq!(
                was.trim_start_matches(is_space),
                is.trim_start_matches(is_space)
            );
        } else if *kind == LineKind::Junk || is_wrong {
            assert_eq!(was, is, "what is not understood stays");
        }
    }

    // Edits stand in order, touch nothing twice, stay in their lines, and each of them changes something.
    let mut done = 0;
    for edit in &before.edits {
        assert!(done < edit.span.start || done == 0, "{edit:?}");
        assert!(!edit.span.of(text).contains('\n') && !edit.text.contains('\n'));
        assert_ne!(edit.span.of(text), edit.text);
        done = edit.span.end;
    }
    assert_eq!(edit::apply(text, &before.edits).as_ref(), Some(now));
}

/// Formatting some lines makes the edits that stand in them.
fn parts(text: &str, ranges: &[(u32, u32)]) {
    let document = parse(FILE, text);
    let count = document.lines.len() as u32 + 2;
    let ranges: Vec<_> = ranges
        .iter()
        .map(|(a, b)| (a % count).min(b % count)..(a % count).max(b % count))
        .collect();
    let (read, parts) = read(text, &ranges);
    for (range, part) in ranges.iter().zip(parts) {
        let inside = |edit: &&Edit| range.contains(&document.lines.at(edit.span.start));
        let expected: Vec<Edit> = read.edits.iter().filter(inside).cloned().collect();
        assert_eq!(part, expected, "{range:?}");
    }
}

/// Sorting moves whole days and nothing else.
fn order(text: &str) {
    let (before, _) = read(text, &[]);
    let now = sorted(&before.formatted);
    assert_eq!(sorted(&now), now, "sorting twice is sorting once");
    let (after, _) = read(&now, &[]);
    assert_eq!(after.formatted, now, "what is sorted is formatted");
    same(&before.report, &after.report);
    let codes = |read: &Read| -> Vec<Code> {
        let codes = read.findings.iter().map(|(code, _, _)| *code);
        codes.filter(|code| *code != Code::UnsortedDays).collect()
    };
    assert_eq!(codes(&before), codes(&after), "the same findings");
    let is_unsorted =
        |(code, source, _): &(Code, SourceId, u32)| *code == Code::UnsortedDays && *source == FILE;
    assert!(!after.findings.iter().any(is_unsorted), "{now}");
    let held = |text: &str| {
        let document = parse(FILE, text);
        let mut lines: Vec<String> = lines(&document, text)
            .into_iter()
            .filter(|(kind, _, _)| *kind != LineKind::Blank)
            .map(|(_, words, _)| words.to_owned())
            .collect();
        lines.sort_unstable();
        lines
    };
    assert_eq!(held(&before.formatted), held(&now), "no line is lost");
    let ends = |text: &str| text.ends_with('\n');
    assert_eq!(ends(&before.formatted), ends(&now));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn layout_alone_changes(text in any_text()) {
        laws(&text);
    }

    #[test]
    fn lines_alone_are_formatted_as_all(
        text in any_text(),
        ranges in prop::collection::vec((any::<u32>(), any::<u32>()), 1..5),
    ) {
        parts(&text, &ranges);
    }

    #[test]
    fn sorting_moves_days_alone(text in any_text()) {
        order(&text);
    }

    /// However the white space of structure is mangled, the layout is one.
    #[test]
    fn there_is_one_layout(
        real in prop::sample::select(&*CLEAN),
        gaps in prop::collection::vec(prop::sample::select(vec!["  ", "\t", " \u{a0}", "\u{2003}"]), 1..20),
    ) {
        let text = read(real, &[]).0.formatted;
        let loose = loosened(&text, &gaps);
        prop_assert_eq!(read(&loose, &[]).0.formatted, text);
    }
}

/// The text with other white space between the parts of its lines, and keywords in capitals.
fn loosened(text: &str, gaps: &[&str]) -> String {
    let document = parse(FILE, text);
    let mut gaps = gaps.iter().cycle();
    let mut loose = String::from(if document.bom { "\u{feff}" } else { "" });
    for line in 0..document.lines.len() as u32 {
        let words = document.lines.text(line, text);
        let whole = document.lines.whole(line).of(text);
        let mut done = 0;
        for piece in pieces(document.lines.kind(line), words) {
            let (start, end) = (piece.token.start as usize, piece.token.end as usize);
            let gap = &words[done..start];
            loose += match gap {
                "" => "",
                // How far prose stands behind the other lines of its day is its own.
                _ if done == 0 && document.lines.kind(line) == LineKind::Mark => gap,
                _ if trim(gap).is_empty() => gaps.next().unwrap(),
                _ => gap,
            };
            let own = &words[start..end];
            match piece.kind {
                daymark::syntax::PieceKind::Keyword => loose += &own.to_ascii_uppercase(),
                _ => loose += own,
            }
            done = end;
        }
        loose += &words[done..];
        loose += &whole[words.len()..];
    }
    loose
}

#[test]
fn real_journals_hold_the_laws() {
    for text in REAL.iter() {
        laws(text);
        order(text);
    }
}
