//! What is offered at a place, and that each offer does what it says.

use super::{Ask, Feature, Scope, analysed, shown};
use daymark::analysis::Analysis;
use daymark::diagnostic::{Code, Diagnostic, Severity};
use daymark::ide::{self, Action};
use daymark::text::edit::apply;
use daymark::text::{Edit, Source, SourceId, Span};
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

/// After an action what it mends is gone, and nothing is an error that was none.
fn check(sources: &[Source], analysis: &Analysis<'_>, action: &Action) {
    let changed = after(sources, action);
    assert_ne!(changed, sources, "`{}` changes something", action.title);
    let before = &analysis.diagnostics;
    let again = analysed(&changed, |analysis| analysis.diagnostics);
    for &code in Code::ALL
        .iter()
        .filter(|code| code.severity() == Severity::Error)
    {
        let is = |it: &Diagnostic| it.code == code;
        let (before, after) = (count(before, is), count(&again, is));
        let text = &changed[0].text;
        assert!(
            after <= before,
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
    let paths = folders
        .iter()
        .flat_map(files)
        .map(|entry| entry.unwrap().path());
    let mut done = BTreeMap::new();
    for path in paths.filter(|path| path.extension().is_some_and(|end| end == "day")) {
        let text = std::fs::read_to_string(path).unwrap();
        let sources = [Source::new("journal.day", text.as_str())];
        analysed(&sources, |analysis| {
            let places = analysis.diagnostics.iter().map(|it| it.primary.span);
            let lines = text
                .match_indices('\n')
                .map(|(at, _)| Span::new(at as u32, at as u32));
            let mut seen = Vec::new();
            for place in places.chain(lines) {
                for action in ide::actions(&analysis, SourceId(0), place) {
                    if !seen.contains(&action) {
                        check(&sources, &analysis, &action);
                        *done.entry(format!("{:?}", action.kind)).or_insert(0) += 1;
                        seen.push(action);
                    }
                }
            }
        });
    }
    for kind in ["Fix", "Rewrite", "Add"] {
        assert!(done.get(kind).is_some_and(|&done| done >= 10), "{done:?}");
    }
}
