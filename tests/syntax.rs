//! Texts to documents and problems: every file of tests/syntax has its document and its problems as snapshots.

use daymark::diagnostic::Diagnostic;
use daymark::syntax::{Document, EntryKind, Unit, parse, parse_whole};
use daymark::text::SourceId;
use daymark::text::edit::{Edit, apply};
use std::fmt::Write;
use std::path::Path;

const SOURCE: SourceId = SourceId(0);

#[test]
fn every_file_of_tests_syntax_reads_as_its_snapshot_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "day"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let document = parse(SOURCE, &text);
        assert_eq!(
            document,
            parse_whole(SOURCE, &text),
            "{name}: the whole grammar"
        );
        assert_eq!(document.print(&text), text, "{name}: printed back");
        insta::with_settings!({ snapshot_path => "syntax/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, show(&document, &text));
        });
    }
}

/// Every line with its kind, what it means, and its problems.
fn show(document: &Document, text: &str) -> String {
    let mut shown = String::new();
    let mut problems = document.problems.iter().peekable();
    let mut entries = document.entries(text).peekable();
    for number in 0..document.lines.len() as u32 {
        let kind = document.lines.kind(number);
        let line = document.lines.text(number, text);
        writeln!(shown, "{:<9} |{line}", kind.name()).unwrap();
        for declaration in document.declarations.iter().filter(|d| d.line == number) {
            let name = document.token(number, declaration.name, text);
            let title = declaration
                .title
                .map(|title| document.token(number, title, text));
            writeln!(
                shown,
                "          = {:?} `{name}` {title:?} to line {}",
                declaration.kind, declaration.end_line
            )
            .unwrap();
        }
        for attribute in attributes(document).filter(|a| a.line == number) {
            let keyword = document.token(number, attribute.keyword, text);
            writeln!(
                shown,
                "          = `{keyword}` {}",
                clause(&attribute.clause)
            )
            .unwrap();
        }
        for setting in document.settings.iter().filter(|s| s.line == number) {
            writeln!(shown, "          = {:?}", setting.clause).unwrap();
        }
        while let Some(entry) = entries.next_if(|entry| entry.line == number) {
            let day = entry.day;
            match entry.kind {
                EntryKind::Prose { time, text: span } => {
                    let time = time.map(|time| time.to_string());
                    writeln!(
                        shown,
                        "          = {day} {time:?} prose `{}`",
                        span.of(text)
                    )
                    .unwrap();
                }
                EntryKind::Mark(mark) => {
                    let time = document.mark_time(number, text);
                    let time = time.map(|time| time.to_string());
                    let name = document.in_line(number, mark.name, text);
                    let name = document.token(number, name, text);
                    write!(
                        shown,
                        "          = {day} {time:?} {:?} `{name}`",
                        mark.state
                    )
                    .unwrap();
                    for amount in document.amounts(mark) {
                        let placed = |token| document.in_line(number, token, text);
                        let unit = match amount.unit {
                            Unit::None => Unit::None,
                            Unit::Minutes(token) => Unit::Minutes(placed(token)),
                            Unit::Written(token) => Unit::Written(placed(token)),
                        };
                        write!(shown, " {} {unit:?}", amount.number.0).unwrap();
                    }
                    let note = document.note(number, mark, text).map(|span| span.of(text));
                    writeln!(shown, " {note:?}").unwrap();
                }
            }
        }
        let end = document.lines.start(number + 1);
        let last = number + 1 == document.lines.len() as u32;
        while let Some(problem) =
            problems.next_if(|problem| last || problem.primary.span.start < end)
        {
            let start = document.lines.start(number);
            let span = problem.primary.span;
            let before = text[start as usize..span.start as usize].chars().count();
            let width = span.of(text).chars().count().max(1);
            let label = &problem.primary.message;
            writeln!(
                shown,
                "           {}{} {label}",
                " ".repeat(before),
                "^".repeat(width)
            )
            .unwrap();
            writeln!(
                shown,
                "          ! {}: {}",
                problem.code.name(),
                problem.message
            )
            .unwrap();
            for other in &problem.others {
                writeln!(shown, "          + {}", other.message).unwrap();
            }
            if let Some(help) = &problem.help {
                writeln!(shown, "          > {help}").unwrap();
            }
            for fix in &problem.fixes {
                let edits: Vec<Edit> = fix.edits.iter().map(|(_, edit)| edit.clone()).collect();
                let mended = apply(text, &edits).unwrap();
                let line = mended.split('\n').nth(number as usize).unwrap();
                writeln!(shown, "          {:?} |{line}", fix.safety).unwrap();
            }
        }
    }
    shown
}

fn attributes(document: &Document) -> impl Iterator<Item = &daymark::syntax::Attribute> {
    use daymark::syntax::Clause;
    document.declarations.iter().flat_map(|declaration| {
        declaration.attributes.iter().flat_map(|attribute| {
            let inner = match &attribute.clause {
                Clause::Change { inner, .. } | Clause::Step { inner, .. } => inner.as_slice(),
                _ => &[],
            };
            std::iter::once(attribute).chain(inner)
        })
    })
}

/// A clause without the lines it owns: those are shown in their own places.
fn clause(clause: &daymark::syntax::Clause) -> String {
    use daymark::syntax::Clause;
    match clause {
        Clause::Change { on, inner } => format!("Change {} owns {}", on.value, inner.len()),
        Clause::Step {
            number,
            title,
            inner,
        } => {
            format!("Step {} {title:?} owns {}", number.value, inner.len())
        }
        clause => format!("{clause:?}"),
    }
}

/// The pages of the syntax errors, as far as this room can tell: right text has no error, wrong text the named.
#[test]
fn the_pages_of_syntax_errors_show_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax/problems");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let page = std::fs::read_to_string(&path).unwrap();
        assert!(page.starts_with(&format!("# `{name}`\n\n")), "{name}");
        let mut shown = 0;
        for fence in page.split("```daymark").skip(1) {
            let (attributes, rest) = fence.split_once('\n').unwrap();
            let (text, _) = rest.split_once("```").unwrap();
            let wanted = attributes.trim().strip_prefix("wrong=").unwrap_or("");
            let found: Vec<&str> = parse(SOURCE, text)
                .problems
                .iter()
                .map(|problem| problem.code.name())
                .collect();
            assert_eq!(found.join(","), wanted, "{name}: {text}");
            shown += usize::from(wanted.contains(&name));
        }
        assert!(
            shown > 0 || name == "not-utf8",
            "{name} shows no wrong text"
        );
    }
}

/// Lines with an error that shows only when another one is mended.
const DEEPER: &[&str] = &[
    "2026-02-30 Mon 25:10 [?] 5",
    "  before 23.00 please",
    "  [?] run 5k",
];

/// Every help that says ``write `…` `` or ``write `…`, or `…` ``, in every file of tests/syntax, is right text:
/// put in the place of its line it takes the error away, and the line has no other one in its stead.
#[test]
fn right_text_is_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax");
    let mut wrong = String::new();
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "day") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let problems = parse(SOURCE, &text).problems;
        let line_of = |at: u32| text[..at as usize].matches('\n').count();
        for problem in &problems {
            let number = line_of(problem.primary.span.start);
            let on_line = |it: &&Diagnostic| line_of(it.primary.span.start) == number;
            let told = problems.iter().filter(on_line).count();
            let help = problem.help.as_deref().unwrap_or("");
            for right in rights(help) {
                tried += 1;
                let left = problems_with(&text, number, right);
                let line = text.lines().nth(number).unwrap();
                let enough = left.len() < told || DEEPER.contains(&line);
                if !enough || left.contains(&problem.message) {
                    writeln!(wrong, "{line}\n  > {help}\n  {right}: {}", left.join(", ")).unwrap();
                }
            }
        }
    }
    assert!(tried > 250, "{tried}");
    assert!(wrong.is_empty(), "{wrong}");
}

/// The whole lines that a help shows as right text. (Text that is cut or leaves a gap is none.)
fn rights(help: &str) -> impl Iterator<Item = &str> {
    let parts: Vec<&str> = help.split('`').collect();
    let shown = [
        "write ",
        "put a colon before your words: ",
        "put your words after a colon: ",
    ];
    let shown = shown.contains(&parts[0]);
    let mut lead = "";
    let pairs = parts.into_iter().enumerate().filter(move |(at, part)| {
        if at % 2 == 0 {
            lead = part;
            return false;
        }
        let leads = *at == 1 || lead.ends_with(" or ") || lead == ", ";
        shown && leads && !part.contains('…')
    });
    pairs.map(|(_, part)| part)
}

/// What is wrong with a line when other words stand in its place.
fn problems_with(text: &str, number: usize, right: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let line = lines[number];
    let indent = &line[..line.len() - line.trim_start().len()];
    let right = format!("{indent}{right}");
    // The block that the line stands in is enough.
    let starts = |line: &&str| line.starts_with(|c: char| !c.is_whitespace());
    let first = lines[..=number].iter().rposition(starts).unwrap_or(0);
    let before = if first < number {
        lines[first..number].join("\n") + "\n"
    } else {
        String::new()
    };
    let mended = format!("{before}{right}");
    let problems = parse(SOURCE, &mended).problems;
    let here = problems
        .into_iter()
        .filter(|it| it.primary.span.start as usize >= before.len());
    here.map(|problem| problem.message).collect()
}

#[test]
fn mentions_are_found_where_they_start_a_word() {
    let found = |text: &str| {
        let mentions = daymark::syntax::mentions(text);
        let shown: Vec<&str> = mentions.map(|mention| mention.token.of(text)).collect();
        shown.join(" ")
    };
    for (text, wanted) in [
        ("#evening with @alex", "#evening @alex"),
        ("tea (@kim) [#a] {#b}", "@kim #a #b"),
        ("mail me@example.org or @kim@example.org", ""),
        ("#health/sleep, #health/ #/x", "#health/sleep #health"),
        ("#a/b/c @a/b", "#a/b/c @a"),
        ("#book/1984/-1, #b//2 #b/@c", "#book/1984/-1 #b #b"),
        ("#1st #-x @_y # @", ""),
        ("#x1 @y-z_2.", "#x1 @y-z_2"),
        ("C# a#b #a#b", "#a"),
        (
            "#übung @Зоя #e\u{301}te\u{301}",
            "#übung @Зоя #e\u{301}te\u{301}",
        ),
        ("#می\u{200c}روم #می\u{200c} x", "#می\u{200c}روم #می"),
        ("\u{3000}#wide\u{a0}@narrow", "#wide @narrow"),
        ("\"#quoted\" '#too'", ""),
        ("@alex's", "@alex"),
    ] {
        assert_eq!(found(text), wanted, "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_by_the_reader() {
    let told = daymark::syntax::problem::not_utf8(SOURCE, 12, 0xe9);
    assert_eq!(told.code.name(), "not-utf8");
    assert_eq!(
        told.message,
        "the file is not UTF-8: byte 0xe9 at offset 12 starts no character"
    );
}

#[test]
fn lines_cover_the_text_to_the_last_byte() {
    for (text, wanted) in [
        ("", 0),
        ("\u{feff}", 0),
        ("\n", 1),
        ("a", 1),
        ("a\n", 1),
        ("a\r\n\r\nb", 3),
        ("a\rb\r", 1),
    ] {
        let document = parse(SOURCE, text);
        assert_eq!(document.lines.len(), wanted, "{text:?}");
        assert_eq!(document.print(text), text);
    }
}

#[test]
fn a_block_knows_whether_a_line_of_it_has_an_error() {
    let text = "habit run\n  evry day\nhabit walk\n  every day\n2026-02-30\n";
    let document = parse(SOURCE, text);
    let has = |lines| document.has_problem(lines);
    assert!(has(0..2) && has(1..2) && has(4..5));
    assert!(!has(0..1) && !has(2..4) && !has(5..9));
}
