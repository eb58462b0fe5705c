//! The formats that code hosts read: what is escaped comes back whole, places agree, fingerprints stay.

use daymark::analysis::{Analysis, BadBytes, Depth};
use daymark::config::Config;
use daymark::diagnostic::{Code, Diagnostic, Fix, Safety};
use daymark::render::diagnostics::gitlab::Gitlab;
use daymark::render::diagnostics::sarif::Sarif;
use daymark::render::diagnostics::{Texts, github};
use daymark::text::{Day, Edit, Source, SourceId, Span, edit};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Write;

/// What `write` writes of a journal, once `add` has had a look at its findings.
fn written(
    sources: &[Source],
    add: impl FnOnce(&mut Vec<Diagnostic>),
    write: impl FnOnce(&mut dyn Write, Texts<'_>, &[Diagnostic]),
) -> String {
    let bad_bytes = vec![BadBytes::default(); sources.len()];
    let settings = Source::new("a/daymark.toml", "asci = true\n");
    let config = Config::read(settings, SourceId(sources.len() as u32));
    let today = Day::parse("2026-02-01").unwrap();
    let mut out = Vec::new();
    Analysis::with(
        sources,
        &bad_bytes,
        &config,
        Depth::All,
        |_| today,
        |mut analysis| {
            add(&mut analysis.diagnostics);
            write(&mut out, Texts::of(&analysis), &analysis.diagnostics);
        },
    );
    String::from_utf8(out).unwrap()
}

fn gitlab(sources: &[Source]) -> Vec<Value> {
    let text = written(
        sources,
        |_| {},
        |out, texts, found| {
            let mut gitlab = Gitlab::default();
            gitlab.journal(out, texts, found).unwrap();
            gitlab.end(out).unwrap();
        },
    );
    serde_json::from_str(&text).unwrap()
}

fn sarif(sources: &[Source], add: impl FnOnce(&mut Vec<Diagnostic>)) -> Value {
    let text = written(sources, add, |out, texts, found| {
        let mut sarif = Sarif::default();
        sarif.journal(out, texts, found).unwrap();
        sarif.end(out).unwrap();
    });
    serde_json::from_str(&text).unwrap()
}

const NAMES: [&str; 6] = [
    "100% of it.day",
    "a,b:c.day",
    "%2C%3A%25.day",
    "ä/😀 b;c=d.day",
    "x::error file=y::.day",
    "../up & away?#.day",
];

/// Errors and warnings, with labels in other lines and files, on lines of many kinds of characters.
const JOURNAL: &str = "habit run: 😀\n  3 per week\n\
    2026-01-06 Mon: 100% wrong, or: not?\n\t21:40 [x] rnu%0A:: 5 km\n2026-01-05: é漢\n  - [x] run\n";

fn journal() -> Vec<Source> {
    let mut sources = NAMES.map(|name| Source::new(name, JOURNAL)).to_vec();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// As the program that runs workflows takes a command apart.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let unescaped = |text: &str, marks: &[(&str, &str)]| {
        let text = marks
            .iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        text.replace("%25", "%")
    };
    let lines = [("%0D", "\r"), ("%0A", "\n")];
    let all = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")];
    let properties = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), unescaped(value, &all))
    });
    (
        name.to_owned(),
        properties.collect(),
        unescaped(data, &lines),
    )
}

#[test]
fn annotations_come_back_whole() {
    let sources = journal();
    let mut said = Vec::new();
    let text = written(
        &sources,
        |found| {
            for finding in found {
                let path = match sources.get(finding.primary.source.0 as usize) {
                    Some(source) => source.path.as_str(),
                    None => "a/daymark.toml",
                };
                said.push((path.to_owned(), finding.code.name(), finding.words()));
            }
        },
        |out, texts, found| github::write(out, texts, found).unwrap(),
    );
    assert!(said.len() > 20, "{said:?}");
    assert_eq!(text.lines().count(), said.len());
    for (line, (path, code, words)) in text.lines().zip(said) {
        let (name, properties, data) = command(line);
        let property = |key: &str| {
            let mut known = properties.iter();
            known.find(|(known, _)| known == key).map(|(_, it)| it)
        };
        assert!(["error", "warning"].contains(&name.as_str()), "{line}");
        assert_eq!(property("file"), Some(&path), "{line}");
        assert_eq!(property("title").map(String::as_str), Some(code));
        assert_eq!(data, words.replace('\t', " "), "{line}");
        for number in ["line", "endLine", "col", "endColumn"] {
            let number = property(number).unwrap().parse::<u32>();
            assert!(number.unwrap() > 0, "{line}");
        }
    }
}

/// Nothing in a file makes a command of its own, and nothing a terminal acts on goes out.
#[test]
fn an_annotation_is_one_line() {
    let finding = Diagnostic::new(
        Code::StrayLine,
        SourceId(0),
        Span::new(0, 3),
        "a\u{1b}[m b\r",
    );
    let text = written(
        &[Source::new("a\nb\u{202e}.day", "habit run\n")],
        |found| *found = vec![finding.help("one\n::error::two\u{9b}")],
        |out, texts, found| github::write(out, texts, found).unwrap(),
    );
    assert_eq!(
        text,
        "::error title=stray-line,file=a?b\u{fffd}.day,line=1,endLine=1,col=1,endColumn=4::\
         a?[m b?%0Aone%0A::error::two¿\n"
    );
}

/// A finding over the end of a line has no columns.
#[test]
fn columns_are_of_one_line() {
    let finding = Diagnostic::new(Code::StrayLine, SourceId(0), Span::new(6, 12), "m");
    let text = written(
        &[Source::new("a.day", "habit run\n  every day\n")],
        |found| *found = vec![finding],
        |out, texts, found| github::write(out, texts, found).unwrap(),
    );
    assert_eq!(
        text,
        "::error title=stray-line,file=a.day,line=1,endLine=2::m\n"
    );
}

fn fingerprints(sources: &[Source]) -> Vec<String> {
    let of = |it: &Value| it["fingerprint"].as_str().unwrap().to_owned();
    gitlab(sources).iter().map(of).collect()
}

#[test]
fn fingerprints_stay_and_are_one_each() {
    let alike = "2026-01-07 [x] rnu\n".repeat(3);
    let sources = [Source::new("a.day", format!("{JOURNAL}{alike}"))];
    let before = fingerprints(&sources);
    let different: BTreeSet<&String> = before.iter().collect();
    assert!(before.len() > 6, "{before:?}");
    assert_eq!(different.len(), before.len());
    let moved = [Source::new(
        "a.day",
        format!("\n// above\n\n{JOURNAL}\n{alike}"),
    )];
    assert_eq!(fingerprints(&moved), before);
    let renamed = [Source::new("b.day", sources[0].text.clone())];
    let after = fingerprints(&renamed);
    let kept = after.iter().filter(|it| different.contains(it)).count();
    assert_eq!(kept, 1, "only that of the settings");
}

#[test]
fn gitlab_has_what_its_reports_need() {
    let found = gitlab(&journal());
    for it in &found {
        assert!(it["description"].as_str().unwrap().contains('\n'), "{it}");
        assert!(Code::named(it["check_name"].as_str().unwrap()).is_some());
        let severity = it["severity"].as_str().unwrap();
        assert!(["major", "minor"].contains(&severity), "{it}");
        let path = it["location"]["path"].as_str().unwrap();
        assert!(NAMES.contains(&path) || path == "a/daymark.toml", "{it}");
        let lines = &it["location"]["lines"];
        let (begin, end) = (lines["begin"].as_u64().unwrap(), lines["end"].as_u64());
        assert!(begin > 0 && end >= Some(begin), "{it}");
    }
}

/// The text of a region by its bytes, which has to be that of its lines and columns too.
fn region(text: &str, region: &Value) -> Span {
    let number = |key: &str| region[key].as_u64().unwrap() as usize;
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
    let place = |line: usize, column: usize| {
        let start = starts[line - 1];
        let mut scalars = text[start..].char_indices().map(|(at, _)| start + at);
        scalars.nth(column - 1).unwrap_or(text.len())
    };
    let by_column = place(number("startLine"), number("startColumn"))
        ..place(number("endLine"), number("endColumn"));
    let start = number("byteOffset");
    assert_eq!(by_column, start..start + number("byteLength"), "{region}");
    Span::new(by_column.start as u32, by_column.end as u32)
}

/// The source that a location's URI names.
fn source<'a>(sources: &'a [Source], artifact: &Value) -> Option<&'a Source> {
    assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
    let uri = artifact["uri"].as_str().unwrap();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte);
    assert!(uri.bytes().all(is_plain), "{uri}");
    let mut path = Vec::new();
    let mut parts = uri.split('%');
    path.extend_from_slice(parts.next().unwrap().as_bytes());
    for part in parts {
        path.push(u8::from_str_radix(&part[..2], 16).unwrap());
        path.extend_from_slice(&part.as_bytes()[2..]);
    }
    let path = String::from_utf8(path).unwrap();
    assert!(path == "a/daymark.toml" || NAMES.contains(&path.as_str()));
    sources.iter().find(|source| source.path == path)
}

#[test]
fn sarif_points_where_it_says() {
    let sources = journal();
    let mut said = 0;
    let log = sarif(&sources, |found| said = found.len());
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), said);
    let mut related = 0;
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let code = Code::named(result["ruleId"].as_str().unwrap()).unwrap();
        assert_eq!(rules[index]["help"]["markdown"], code.page());
        let more = result["relatedLocations"].as_array();
        related += more.map_or(0, Vec::len);
        let all = result["locations"].as_array().unwrap().iter();
        for location in all.chain(more.into_iter().flatten()) {
            let physical = &location["physicalLocation"];
            if let Some(source) = source(&sources, &physical["artifactLocation"]) {
                region(&source.text, &physical["region"]);
            }
        }
    }
    assert!(related > 5, "{related}");
}

#[test]
fn sarif_fixes_do_what_they_say() {
    let sources = journal();
    let text = &sources[0].text;
    let at = |word: &str| {
        let start = text.find(word).unwrap() as u32;
        Span::new(start, start + word.len() as u32)
    };
    let edits = [
        Edit::new(at("3 per"), "4 per"),
        Edit::remove(at("é漢")),
        Edit::insert(at("- [x]").start, "* 😀"),
    ];
    let log = sarif(&sources, |found| {
        let mut fix = Fix::new(Safety::Guess, "do", SourceId(0), edits[0].clone());
        let more = [(0, &edits[1]), (0, &edits[2]), (1, &edits[1])];
        let more = more.map(|(source, edit)| (SourceId(source), edit.clone()));
        fix.edits.extend(more);
        let finding = Diagnostic::new(Code::StrayLine, SourceId(0), at("3 per"), "m");
        *found = vec![finding.fix(fix)];
    });
    let fix = &log["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "do");
    assert_eq!(fix["properties"]["safety"], "guess");
    let changes = fix["artifactChanges"].as_array().unwrap();
    let expected = [&edits[..], &edits[1..2]];
    assert_eq!(changes.len(), expected.len());
    for (change, expected) in changes.iter().zip(expected) {
        let source = source(&sources, &change["artifactLocation"]).unwrap();
        let replacements = change["replacements"].as_array().unwrap();
        let found: Vec<Edit> = replacements
            .iter()
            .map(|it| {
                let content = it["insertedContent"]["text"].as_str();
                Edit::new(
                    region(&source.text, &it["deletedRegion"]),
                    content.unwrap_or(""),
                )
            })
            .collect();
        assert_eq!(
            edit::apply(&source.text, &found),
            edit::apply(text, expected)
        );
    }
}

/// A path from the root of the disk is a whole URI and relative to nothing.
#[test]
fn whole_paths_are_file_uris() {
    let log = sarif(&[Source::new("/tmp/a b.day", "x\n")], |_| {});
    let location = &log["runs"][0]["results"][0]["locations"][0];
    let artifact = &location["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact["uri"], "file:///tmp/a%20b.day");
    assert_eq!(artifact["uriBaseId"], Value::Null);
}
