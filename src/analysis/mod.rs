//! One journal as every command asks for it: its texts, what they mean, and what is wrong with them.
//!
//! `check` and `report` share it, so they can never disagree: what is silenced, what is an error and what a
//! warning is decided here. A journal borrows its texts, so an [`Analysis`] lives within [`Analysis::with`].

mod decode;
pub mod fixing;

pub use decode::{BadBytes, decode};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::journal::{self, Journal, Settings};
use crate::lint;
use crate::syntax::{self, Document};
use crate::text::{Day, Source, SourceId};
use rayon::prelude::*;

/// How much is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// What a report has to say: errors.
    Errors,
    /// Warnings too.
    All,
}

#[derive(Debug)]
pub struct Analysis<'a> {
    pub journal: Journal<'a>,
    pub config: &'a Config,
    /// In order of file and place, those of the settings last.
    pub diagnostics: Vec<Diagnostic>,
    pub today: Day,
}

/// Fewer files than this are parsed one after the other.
const MANY: usize = 16;

impl Analysis<'_> {
    /// Reads a journal and hands it over. The two lists go together, in the order of the files' paths, and
    /// `config` was read as the source after them; `today` may depend on when the journal's days start.
    pub fn with<T>(
        sources: &[Source],
        bad_bytes: &[BadBytes],
        config: &Config,
        depth: Depth,
        today: impl FnOnce(&Settings) -> Day,
        then: impl FnOnce(Analysis<'_>) -> T,
    ) -> T {
        let documents = parse(sources);
        let (journal, problems) = journal::build(sources, &documents);
        let today = today(&journal.settings);
        let mut diagnostics: Vec<Diagnostic> = documents
            .iter()
            .flat_map(|document| document.problems.iter().cloned())
            .collect();
        for found in diagnostics.iter_mut().filter(|it| !it.fixes.is_empty()) {
            found.fixes.retain(|fix| journal.names_in(fix));
        }
        diagnostics.extend(problems);
        // A rule that is denied finds errors, so whoever wants those needs it.
        if depth == Depth::All || config.levels.deny_warnings() {
            diagnostics.extend(lint::lint(&journal, today));
        }
        // Comments first: one that silences what a level would allow anyway is not in vain.
        let mut diagnostics = lint::silence(&journal, diagnostics);
        config.levels.apply(&mut diagnostics);
        if depth == Depth::Errors {
            diagnostics.retain(|it| it.severity() == Severity::Error);
        }
        say_bad_bytes(&mut diagnostics, &documents, bad_bytes);
        diagnostics.extend(config.problems.iter().cloned());
        diagnostics.sort_by_key(|it| {
            let at = &it.primary;
            (at.source, at.span.start, at.span.end, it.code)
        });
        then(Analysis {
            journal,
            config,
            diagnostics,
            today,
        })
    }
}

fn parse(sources: &[Source]) -> Vec<Document> {
    let parse = |(index, source): (usize, &Source)| {
        syntax::parse(
            SourceId(u32::try_from(index).unwrap_or(u32::MAX)),
            &source.text,
        )
    };
    if sources.len() < MANY {
        sources.iter().enumerate().map(parse).collect()
    } else {
        sources.par_iter().enumerate().map(parse).collect()
    }
}

/// One error for a file with bytes that aren't UTF-8, and nothing else about the lines that hold them.
fn say_bad_bytes(
    diagnostics: &mut Vec<Diagnostic>,
    documents: &[Document],
    bad_bytes: &[BadBytes],
) {
    for (index, bad) in bad_bytes.iter().enumerate() {
        let source = SourceId(u32::try_from(index).unwrap_or(u32::MAX));
        let (Some(document), Some(said)) = (documents.get(index), bad.diagnostic(source)) else {
            continue;
        };
        let mut lines: Vec<u32> = bad
            .offsets
            .iter()
            .map(|at| document.lines.at(*at))
            .collect();
        lines.dedup();
        diagnostics.retain(|it| {
            let line = document.lines.at(it.primary.span.start);
            it.primary.source != source || lines.binary_search(&line).is_err()
        });
        // What is fixed is written, and the source is not what the file holds.
        for it in diagnostics.iter_mut() {
            if it.primary.source == source {
                it.fixes.clear();
            }
        }
        diagnostics.push(said);
    }
}
