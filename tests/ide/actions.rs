//! What is offered at a place, and that each offer does what it says.

use super::{Ask, Feature, Scope, analysed, shown};
use daymark::analysis::{Analysis, Depth, decode};
use daymark::config::Config;
use daymark::diagnostic::{Code, Diagnostic, Safety, Severity};
use daymark::ide::{self, Action, ActionKind};
use daymark::text::edit::apply;
use daymark::text::{Day, Edit, Source, SourceId, Span};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub const FEATURES: &[Feature] = &[("actions", Scope::File, actions)];

fn actions(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    for action in ide::actions(ask.analysis, ask.source, ask.range) {
        let kind = format!("{:?}", action.kind).to_lowercase();
        let preferred = if action.is_preferred {
            ", preferred"
        } else {
            ""
        };
        let diagnostics = &ask.analysis.diagnostics;
        let mends = action
            .mends
            .iter()
            .map(|&index| diagnostics[index].code.name());
        let mends: String = mends.map(|name| format!(", mends {name}")).collect();
        writeln!(told, "{}: {kind}{preferred}{mends}", action.title).unwrap();
        for (source, edit) in &action.edits {
            let place = shown(ask.analysis, *source, edit.span);
            let text = edit.text.replace("\r\n", "␍⏎").replace('\n', "⏎");
            writeln!(told, "  {place} -> `{text}`").unwrap();
        }
    }
    told
}

/// The sources after an action.
fn after(sources: &[Source], action: &Action) -> Vec<Source> {
    let mut by_source: BTreeMap<SourceId, Vec<Edit>> = BTreeMap::new();
    for (source, edit) in &action.edits {
        by_source.entry(*source).or_default().push(edit.clone());
    }
    let mut changed = sources.to_vec();
    for (source, edits) in by_source {
        let source = &mut changed[source.0 as usize];
        source.text = apply(&source.text, &edits).expect("an action's edits fit");
    }
    changed
}

fn count(found: &[Diagnostic], is: impl Fn(&Diagnostic) -> bool) -> usize {
    found.iter().filter(|it| is(it)).count()
}

/// After an action what it mends is gone, and, but for a guess, nothing is an error that was none.
fn check(sources: &[Source], analysis: &Analysis<'_>, action: &Action) {
    let changed = after(sources, action);
    assert_ne!(changed, sources, "`{}` changes something", action.title);
    let before = &analysis.diagnostics;
    let mut fixes = action.mends.iter().flat_map(|&index| &before[index].fixes);
    let is_guess = fixes.any(|fix| fix.safety == Safety::Guess && fix.edits == action.edits);
    let again = analysed(&changed, |analysis| analysis.diagnostics);
    for &code in Code::ALL
        .iter()
        .filter(|code| code.severity() == Severity::Error)
    {
        let is = |it: &Diagnostic| it.code == code;
        let (before, after) = (count(before, is), count(&again, is));
        let text = &changed[0].text;
        assert!(
            is_guess || after <= before,
            "`{}` brings {}:\n{text}",
            action.title,
            code.name()
        );
    }
    for &index in &action.mends {
        let mended = &before[index];
        let is = |it: &Diagnostic| it.code == mended.code && it.message == mended.message;
        let is_less = count(&again, is) < count(before, is);
        assert!(
            is_less,
            "`{}` mends {mended:?}\n{}",
            action.title, changed[0].text
        );
    }
}

/// Every action of every finding and at every line of the cases about what can be wrong.
#[test]
fn every_action_does_what_it_says() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = ["lint", "journal", "syntax", "due"].map(|folder| tests.join(folder));
    let files = |folder: &PathBuf| std::fs::read_dir(folder).unwrap();
    let paths = folders.iter().flat_map(files);
    let mut paths: Vec<PathBuf> = paths.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "day"));
    let done: Vec<ActionKind> = paths.par_iter().flat_map(|path| checked(path)).collect();
    for kind in [
        ActionKind::Fix,
        ActionKind::FixAll,
        ActionKind::Rewrite,
        ActionKind::Add,
    ] {
        let count = done.iter().filter(|done| **done == kind).count();
        assert!(count >= 5, "{count} of {kind:?}");
    }
}

/// The kinds of the different actions of a file, each checked.
fn checked(path: &Path) -> Vec<ActionKind> {
    let text = std::fs::read_to_string(path).unwrap();
    let sources = [Source::new("journal.day", text.as_str())];
    let mut seen: Vec<Action> = Vec::new();
    analysed(&sources, |analysis| {
        let places = analysis.diagnostics.iter().map(|it| it.primary.span);
        let ends = text.match_indices('\n').map(|(at, _)| at as u32);
        for place in places.chain(ends.map(|at| Span::new(at, at))) {
            for action in ide::actions(&analysis, SourceId(0), place) {
                if !seen.contains(&action) {
                    check(&sources, &analysis, &action);
                    seen.push(action);
                }
            }
        }
    });
    seen.into_iter().map(|action| action.kind).collect()
}

/// A file with bytes that aren't text can't be written again as it was, so nothing is offered that would change it.
#[test]
fn a_file_that_is_not_text_is_left_alone() {
    let today = |_: &_| Day::parse("2026-02-01").unwrap();
    let offered = |bytes: &[u8]| {
        let (text, bad) = decode(bytes.to_vec());
        let end = text.len() as u32;
        let sources = [Source::new("a.day", text)];
        let all = Span::new(0, end);
        Analysis::with(
            &sources,
            &[bad],
            &Config::default(),
            Depth::All,
            today,
            |it| ide::actions(&it, SourceId(0), all).len(),
        )
    };
    assert!(offered(b"habit run\n2026-01-05: caf\xc3\xa9\n  [x] rnu\n") > 3);
    assert_eq!(offered(b"habit run\n2026-01-05: caf\xe9\n  [x] rnu\n"), 0);
}
