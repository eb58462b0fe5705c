//! The one layout of a journal's text, as edits: indentation, white space around structure, the declared spelling
//! of names, keywords in lower case, `[x]`, `07:15`.
//!
//! Free text, comments, blank lines, line endings and lines with an error stay as they are, and no line moves;
//! only [`sorted`] moves days.

mod clauses;
mod entries;
mod layout;
mod lead;
mod names;
mod order;
mod pen;

pub use order::sorted;

use crate::journal::Journal;
use crate::syntax::{Document, LineKind, indent};
use crate::text::{Edit, SourceId, edit};
use layout::Plan;
use pen::Pen;
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;

/// Fewer lines than this are not worth a second thread.
const WORTH_SPLITTING: usize = 10_000;

/// What changes in a file, in order of place.
#[must_use]
pub fn format(journal: &Journal<'_>, source: SourceId) -> Vec<Edit> {
    let document = journal.documents.get(source.0 as usize);
    let count = document.map_or(0, |document| document.lines.len());
    let each = count
        .div_ceil(rayon::current_num_threads())
        .max(WORTH_SPLITTING);
    (0..count.div_ceil(each))
        .into_par_iter()
        .flat_map_iter(|part| {
            let lines = part * each..(part + 1) * each;
            format_lines(journal, source, lines.start as u32..lines.end as u32)
        })
        .collect()
}

/// What changes in some lines of a file: the edits of [`format()`] that stand in them.
#[must_use]
pub fn format_lines(journal: &Journal<'_>, source: SourceId, lines: Range<u32>) -> Vec<Edit> {
    let index = source.0 as usize;
    let (Some(text), Some(document)) = (
        journal
            .sources
            .get(index)
            .map(|source| source.text.as_str()),
        journal.documents.get(index),
    ) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    let until = lines.end.min(document.lines.len() as u32);
    let mut start = head_above(document, text, lines.start.min(until));
    while start < until {
        let end = next_head(document, text, start + 1);
        for (line, plan) in (start..end).zip(layout::plans(document, text, start..end)) {
            if let Plan::Indent(columns) = plan
                && lines.contains(&line)
            {
                format_line(journal, document, text, line, columns, &mut edits);
            }
        }
        start = end;
    }
    edits
}

/// A file's text in the one layout; with its days in order, if asked for. None where that is what it is.
#[must_use]
pub fn changed(journal: &Journal<'_>, source: SourceId, sort: bool) -> Option<String> {
    let text = &journal.sources.get(source.0 as usize)?.text;
    let edits = format(journal, source);
    let now = match edits.as_slice() {
        [] => None,
        edits => edit::apply(text, edits),
    };
    if !sort {
        return now;
    }
    let sorted = sorted(now.as_ref().unwrap_or(text));
    (sorted != *text).then_some(sorted)
}

fn format_line(
    journal: &Journal<'_>,
    document: &Document,
    text: &str,
    line: u32,
    columns: usize,
    edits: &mut Vec<Edit>,
) {
    let words = document.lines.text(line, text);
    let kind = document.lines.kind(line);
    let gap = spaces(columns);
    let pen = &mut Pen::new(words, document.lines.start(line), edits);
    match kind {
        LineKind::Dated => entries::dated(document, &journal.names, line, text, pen),
        LineKind::Mark => {
            if let Some(mark) = document.mark(line) {
                entries::mark(document, &journal.names, mark, line, text, &gap, pen);
            }
        }
        LineKind::Prose => entries::prose(document, line, text, &gap, pen),
        LineKind::Blank | LineKind::Comment => pen.put(indent(words) as u32, &gap),
        LineKind::Habit
        | LineKind::Task
        | LineKind::Goal
        | LineKind::Plan
        | LineKind::Setting
        | LineKind::Attribute => {
            pen.put(indent(words) as u32, &gap);
            clauses::clause(&journal.names, kind, words, pen);
        }
        LineKind::Junk => {}
    }
}

/// Most lines need but a few.
fn spaces(count: usize) -> Cow<'static, str> {
    const SOME: &str = "                                ";
    match SOME.get(..count) {
        Some(spaces) => Cow::Borrowed(spaces),
        None => Cow::Owned(" ".repeat(count)),
    }
}

/// Whether a block begins with this line.
fn is_head(document: &Document, text: &str, line: u32) -> bool {
    match document.lines.kind(line) {
        LineKind::Habit
        | LineKind::Task
        | LineKind::Goal
        | LineKind::Plan
        | LineKind::Setting
        | LineKind::Dated => true,
        LineKind::Junk => indent(document.lines.text(line, text)) == 0,
        _ => false,
    }
}

/// The first line of the block that this line stands in; the first line of all where it stands in none.
fn head_above(document: &Document, text: &str, line: u32) -> u32 {
    let lines = (0..=line).rev();
    let mut heads = lines.filter(|line| is_head(document, text, *line));
    heads.next().unwrap_or(0)
}

/// The first line of the next block, from this line on; else the number of lines.
fn next_head(document: &Document, text: &str, line: u32) -> u32 {
    let count = document.lines.len() as u32;
    let mut heads = (line..count).filter(|line| is_head(document, text, *line));
    heads.next().unwrap_or(count)
}
