//! From documents to the journal: names first, then what each declaration means, then the days' marks.
//!
//! Order of files, of declarations and of days never changes meaning; it only decides the order in which
//! things are listed, and which of two that can't both be is kept (the first).

use super::declare::declare;
use super::names::Names;
use super::problem::Problems;
use super::{
    Journal, Units, circle, day, evidence, goal, habit_lines, mismatch, plan, setting, task,
};
use crate::diagnostic::Diagnostic;
use crate::syntax::Document;
use crate::text::Source;

/// What every step of the build reads and adds to.
pub(super) struct Build<'a> {
    pub names: Names,
    pub units: Units,
    pub problems: Problems<'a>,
}

/// Fewer lines than this are not worth a second thread.
const WORTH_SPLITTING: usize = 20_000;

/// The journal of these sources, in the order of their paths, and every problem that their documents
/// have together, in order of place.
#[must_use]
pub fn build<'a>(
    sources: &'a [Source],
    documents: &'a [Document],
) -> (Journal<'a>, Vec<Diagnostic>) {
    let lines: usize = documents.iter().map(|document| document.lines.len()).sum();
    let pieces = if lines < WORTH_SPLITTING {
        1
    } else {
        rayon::current_num_threads()
    };
    build_in_pieces(sources, documents, pieces)
}

/// The same, its lines read in about this many pieces at once. The journal doesn't depend on how many.
#[must_use]
pub fn build_in_pieces<'a>(
    sources: &'a [Source],
    documents: &'a [Document],
    pieces: usize,
) -> (Journal<'a>, Vec<Diagnostic>) {
    let mut problems = Problems::new(sources, documents);
    let (declarations, names) = declare(&mut problems);
    let mut build = Build {
        names,
        units: Units::default(),
        problems,
    };
    let settings = setting::settings(&mut build);
    let mut tags = Vec::new();
    let mut lines: Vec<_> = declarations
        .habits
        .iter()
        .map(|&declared| habit_lines::habit(&mut build, declared, &mut tags))
        .collect();
    circle::break_whens(&mut build, &mut lines);
    evidence::close(&mut build, &mut lines);
    let mut habits: Vec<_> = lines.into_iter().map(|lines| lines.habit).collect();
    let tasks: Vec<_> = declarations
        .tasks
        .iter()
        .map(|&declared| task::task(&mut build, declared))
        .collect();
    let mut goals = goal::goals(&mut build, &declarations.goals, &mut habits);
    let plans = plan::plans(&mut build, &declarations.plans, &mut habits, &mut goals);
    let Build {
        names,
        units,
        mut problems,
    } = build;
    let mut journal = Journal {
        sources,
        documents,
        first_places: first_places(documents),
        settings,
        names,
        units,
        habits,
        tasks,
        goals,
        plans,
        days: super::Days::default(),
    };
    problems
        .found
        .append(&mut day::hand_out(&mut journal, tags, pieces));
    problems.found.append(&mut mismatch::marks(&journal));
    let mut found = problems.found;
    found.sort_by_key(|problem| (problem.primary.source, problem.primary.span));
    (journal, found)
}

fn first_places(documents: &[Document]) -> Vec<u32> {
    let lines = documents.iter().map(|document| document.lines.len() as u32);
    let firsts = lines.scan(0u32, |before, lines| {
        let first = *before;
        *before = before.saturating_add(lines);
        Some(first)
    });
    firsts.collect()
}
