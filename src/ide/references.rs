//! Everywhere a name, a tag or a person is used, and where it is declared.
//!
//! What is looked for is first made a `Subject`: a declaration by any of its names, an unknown name, a tag or
//! a person. Then every line of every source is asked, side by side.

use super::line_parts::parts;
use super::part::{Meant, Part, Role, What};
use super::{Place, at};
use crate::analysis::Analysis;
use crate::journal::{Journal, fold};
use crate::syntax::LineKind;
use crate::text::{SourceId, Span};
use rayon::prelude::*;

/// What a cursor stands on that other places may stand for as well.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A habit, task, goal or plan, by any of its names.
    Named(Meant),
    /// A name that is not declared, folded.
    Unknown(String),
    /// Folded, without `#`: its sub-tags are uses of it too.
    Tag(String),
    /// Folded, without `@`.
    Person(String),
}

/// One place where a subject stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Use {
    /// Of a sub-tag only the part that is asked for.
    pub place: Place,
    /// None for tags and people.
    pub role: Option<Role>,
}

/// Every place of what stands at `offset`, in order.
#[must_use]
pub fn references(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Vec<Use> {
    let journal = &analysis.journal;
    let subject = subject_at(journal, source, offset);
    subject.map_or_else(Vec::new, |(subject, _)| uses(journal, &subject))
}

/// What stands at a place, and the characters there that name it: of `#health/sleep` with the cursor in
/// `health`, `#health`.
pub(super) fn subject_at(
    journal: &Journal<'_>,
    source: SourceId,
    offset: u32,
) -> Option<(Subject, Span)> {
    let part = at(journal, source, offset)?;
    let text = Place::new(source, part.span).text(journal);
    match part.what {
        What::Name(_, Some(meant)) => Some((Subject::Named(meant), part.span)),
        What::Name(_, None) => Some((Subject::Unknown(fold(text).into_owned()), part.span)),
        What::Person => {
            let name = text.strip_prefix('@')?;
            Some((Subject::Person(fold(name).into_owned()), part.span))
        }
        What::Tag => {
            let inside = (offset - part.span.start) as usize;
            let end = text
                .match_indices('/')
                .map(|(at, _)| at)
                .find(|at| inside <= *at)
                .unwrap_or(text.len());
            let tag = text.get(1..end)?;
            let span = Span::new(part.span.start, part.span.start + end as u32);
            Some((Subject::Tag(fold(tag).into_owned()), span))
        }
        _ => None,
    }
}

/// Every use of a subject, in order of place.
pub(super) fn uses(journal: &Journal<'_>, subject: &Subject) -> Vec<Use> {
    let sources = (0..journal.documents.len() as u32).into_par_iter();
    sources
        .flat_map_iter(|source| uses_in(journal, SourceId(source), subject))
        .collect()
}

/// The uses within one source.
pub(super) fn uses_in<'u>(
    journal: &'u Journal<'_>,
    source: SourceId,
    subject: &'u Subject,
) -> impl Iterator<Item = Use> + 'u {
    let lines = journal
        .documents
        .get(source.0 as usize)
        .map_or(0..0, |document| 0..document.lines.len() as u32);
    lines
        .filter(move |line| may_hold(journal, source, *line, subject))
        .flat_map(move |line| parts(journal, source, line))
        .filter_map(move |part| use_of(journal, source, part, subject))
}

/// A quick look at a line before it is taken apart: most are prose, which holds no names.
fn may_hold(journal: &Journal<'_>, source: SourceId, line: u32, subject: &Subject) -> bool {
    let index = source.0 as usize;
    let Some((document, text)) = journal.documents.get(index).zip(journal.sources.get(index))
    else {
        return false;
    };
    match subject {
        Subject::Named(_) | Subject::Unknown(_) => !matches!(
            document.lines.kind(line),
            LineKind::Blank
                | LineKind::Comment
                | LineKind::Prose
                | LineKind::Setting
                | LineKind::Junk
        ),
        Subject::Tag(_) => document.lines.text(line, &text.text).contains('#'),
        Subject::Person(_) => document.lines.text(line, &text.text).contains('@'),
    }
}

fn use_of(journal: &Journal<'_>, source: SourceId, part: Part, subject: &Subject) -> Option<Use> {
    let place = Place::new(source, part.span);
    let text = place.text(journal);
    let role = match (part.what, subject) {
        (What::Name(role, meant), Subject::Named(wanted)) if meant == Some(*wanted) => Some(role),
        (What::Name(role, None), Subject::Unknown(name)) if fold(text) == name.as_str() => {
            Some(role)
        }
        (What::Person, Subject::Person(name)) if fold(text.get(1..)?) == name.as_str() => None,
        (What::Tag, Subject::Tag(tag)) => {
            let end = tag_prefix(text, tag)?;
            let span = Span::new(part.span.start, part.span.start + end);
            let place = Place::new(source, span);
            return Some(Use { place, role: None });
        }
        _ => return None,
    };
    Some(Use { place, role })
}

/// How much of a written tag, its `#` included, is the wanted one; None where it is neither that nor below it.
fn tag_prefix(written: &str, wanted: &str) -> Option<u32> {
    let depth = wanted.split('/').count();
    let end = written.match_indices('/').map(|(at, _)| at).nth(depth - 1);
    let end = end.unwrap_or(written.len());
    (fold(written.get(1..end)?) == wanted).then_some(end as u32)
}
