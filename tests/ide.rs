//! What an editor asks, as cases: a journal, a question about a place in it, and the answer.
//!
//! Each `tests/ide/NAME.txt` is a case and holds its own answers: `DAYMARK_BLESS=1` writes what came out, to
//! be read before it is kept. Today is 2026-02-01.
//!
//! ```text
//! Words about the case.
//! === journal.day                 a file, up to the next line of this kind or the first question
//! $ hover [x] r‸un                a question: the feature, and words that stand once in the journal, the
//!                                 cursor in them; two cursors are a range; `⏎` is the end of a line
//! $ rename [x] r‸un -> jog        what else the feature has to know
//! $ symbols journal.day           of a whole file: its path, or nothing for the first
//! ```

#[path = "ide/actions.rs"]
mod actions;
#[path = "ide/completions.rs"]
mod completions;
#[path = "ide/laws.rs"]
mod laws;
#[path = "ide/numbers.rs"]
mod numbers;
#[path = "ide/outline.rs"]
mod outline;
#[path = "ide/places.rs"]
mod places;
#[path = "ide/renames.rs"]
mod renames;

use daymark::analysis::{Analysis, BadBytes, Depth};
use daymark::config::Config;
use daymark::text::{Day, Source, SourceId, Span};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A question about an analysed journal.
pub struct Ask<'a> {
    pub analysis: &'a Analysis<'a>,
    pub source: SourceId,
    /// Empty for one cursor; the whole file where there is none.
    pub range: Span,
    /// What stands behind ` -> `.
    pub more: &'a str,
}

/// What a feature is asked about.
#[derive(Clone, Copy, PartialEq)]
pub enum Scope {
    /// A cursor or a range.
    Place,
    /// A cursor, and all the journal is looked through for what stands there: equal words, equal answer.
    Subject,
    /// A whole file, whatever the cursor.
    File,
}

pub type Feature = (&'static str, Scope, fn(&Ask<'_>) -> String);

/// Every feature, by the room's two halves.
fn features() -> impl Iterator<Item = &'static Feature> {
    [
        places::FEATURES,
        outline::FEATURES,
        numbers::FEATURES,
        actions::FEATURES,
    ]
    .into_iter()
    .flatten()
}

pub fn analysed<T>(sources: &[Source], then: impl FnOnce(Analysis<'_>) -> T) -> T {
    let bad = vec![BadBytes::default(); sources.len()];
    let today = |_: &_| Day::parse("2026-02-01").unwrap();
    Analysis::with(sources, &bad, &Config::default(), Depth::All, today, then)
}

/// `PATH:LINE:COLUMN` from 1, and the characters that stand there.
pub fn shown(analysis: &Analysis<'_>, source: SourceId, span: Span) -> String {
    let source = &analysis.journal.sources[source.0 as usize];
    let before = source.text.get(..span.start as usize).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let words = span.of(&source.text).replace('\n', "⏎");
    format!("{}:{line}:{column} `{words}`", source.path)
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ide");
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    names.sort();
    let mut wrong = Vec::new();
    for path in names {
        let expected = std::fs::read_to_string(&path).unwrap();
        let found = played(&expected);
        if found == expected {
            continue;
        }
        if std::env::var_os("DAYMARK_BLESS").is_some() {
            std::fs::write(&path, found).unwrap();
        } else {
            wrong.push(format!(
                "{}:\n{}",
                path.display(),
                first_difference(&expected, &found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn first_difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().zip(found.lines());
    let same = lines.take_while(|(a, b)| a == b).count();
    let rest = |text: &str| {
        text.lines()
            .skip(same)
            .take(12)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let (expected, found) = (rest(expected), rest(found));
    format!("line {}\nexpected:\n{expected}\nfound:\n{found}", same + 1)
}

/// The case with what its questions answer now.
fn played(case: &str) -> String {
    let mut played = String::new();
    let mut sources: Vec<Source> = Vec::new();
    let mut is_file = false;
    for line in case.lines() {
        if let Some(path) = line.strip_prefix("=== ") {
            is_file = true;
            sources.retain(|source| source.path != path);
            sources.push(Source::new(path, ""));
            sources.sort_by(|one, other| one.path.cmp(&other.path));
            played += &format!("{line}\n");
            continue;
        }
        if let Some(question) = line.strip_prefix("$ ") {
            is_file = false;
            played += &format!("{line}\n{}\n", answer(question, &sources));
            continue;
        }
        if is_file {
            let path = played
                .lines()
                .rev()
                .find_map(|line| line.strip_prefix("=== "));
            let source = sources
                .iter_mut()
                .find(|source| Some(source.path.as_str()) == path);
            source.unwrap().text += &format!("{line}\n");
        } else if !sources.is_empty() {
            // What a question was answered before.
            continue;
        }
        played += &format!("{line}\n");
    }
    played
}

fn answer(question: &str, sources: &[Source]) -> String {
    let (name, words) = question.split_once(' ').unwrap_or((question, ""));
    let (words, more) = words.split_once(" -> ").unwrap_or((words, ""));
    let feature = features().find(|(known, ..)| *known == name);
    let (.., ask) = feature.unwrap_or_else(|| panic!("no feature is named {name}"));
    let (source, range) = place(words, sources);
    let answer = analysed(sources, |analysis| {
        ask(&Ask {
            analysis: &analysis,
            source,
            range,
            more,
        })
    });
    let answer = answer.trim_end();
    if answer.is_empty() {
        "(nothing)\n".to_owned()
    } else {
        format!("{answer}\n")
    }
}

/// The source and the range that some words with cursors in them stand for.
fn place(words: &str, sources: &[Source]) -> (SourceId, Span) {
    let words = words.replace('⏎', "\n");
    let cursors: Vec<usize> = words.match_indices('‸').map(|(at, _)| at).collect();
    let Some(&first) = cursors.first() else {
        let of_path = |source: &Source| words.is_empty() || source.path == words;
        let index = sources.iter().position(of_path);
        let index = index.unwrap_or_else(|| panic!("no file is named {words}"));
        let end = sources[index].text.len() as u32;
        return (SourceId(index as u32), Span::new(0, end));
    };
    let last = cursors[cursors.len() - 1] - (cursors.len() - 1) * '‸'.len_utf8();
    let plain = words.replace('‸', "");
    let found = sources.iter().enumerate().flat_map(|(index, source)| {
        let starts = source.text.match_indices(&plain);
        starts.map(move |(start, _)| (index, start))
    });
    let found: Vec<(usize, usize)> = found.collect();
    let [(index, start)] = found[..] else {
        panic!("`{words}` stands {} times in the journal", found.len());
    };
    let range = Span::new((start + first) as u32, (start + last) as u32);
    (SourceId(index as u32), range)
}

/// No place of any example is too much for any feature.
#[test]
fn every_place_has_an_answer() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let places: usize = std::thread::scope(|scope| {
        let examples = std::fs::read_dir(examples).unwrap();
        let asked: Vec<_> = examples
            .map(|example| scope.spawn(move || ask_everywhere(&example.unwrap().path())))
            .collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).sum()
    });
    assert!(places > 100_000, "{places}");
}

/// Asks everything at every place of a folder's journal; how often that was.
fn ask_everywhere(folder: &Path) -> usize {
    let mut sources = Vec::new();
    read(folder, &mut sources);
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    analysed(&sources, |analysis| {
        let mut places = 0;
        let mut known = HashSet::new();
        for (source, text) in (0..).map(SourceId).zip(&sources) {
            let whole = Span::new(0, text.text.len() as u32);
            // One past the end, and within characters, are places an editor may ask about too.
            let every: Vec<u32> = (0..=whole.end + 1).collect();
            let first = |offset: &u32| known.insert(subject(&analysis, source, *offset));
            let subjects: Vec<u32> = every.iter().copied().filter(first).collect();
            for (_, scope, ask) in features() {
                let ranges: Vec<Span> = match scope {
                    Scope::Place => every.iter().map(|at| Span::new(*at, *at)).collect(),
                    Scope::Subject => subjects.iter().map(|at| Span::new(*at, *at)).collect(),
                    Scope::File => vec![whole],
                };
                places += ranges.len();
                for range in ranges {
                    ask(&Ask {
                        analysis: &analysis,
                        source,
                        range,
                        more: "another name",
                    });
                }
            }
        }
        places
    })
}

/// What stands at a place, so far as a name is all that matters of it.
fn subject(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Option<String> {
    let part = daymark::ide::at(&analysis.journal, source, offset)?;
    let text = &analysis.journal.sources[source.0 as usize].text;
    let kind = std::mem::discriminant(&part.what);
    let after = part.span.start.abs_diff(offset);
    let after = if part.what == daymark::ide::What::Tag {
        after
    } else {
        0
    };
    Some(format!("{kind:?} {after} {}", part.span.of(text)))
}

/// Every journal file in a folder and below it.
fn read(folder: &Path, sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else if path.extension().is_some_and(|end| end == "day") {
            let text = std::fs::read_to_string(&path).unwrap();
            sources.push(Source::new(path.to_string_lossy(), text));
        }
    }
}
