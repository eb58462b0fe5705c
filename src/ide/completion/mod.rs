//! What may stand where the cursor is: names, states, dates, attributes and what they take, tags, people, units.
//!
//! A line that is being typed is mostly none yet, so its text up to the cursor decides, with the block it stands
//! in. Each answer says which characters it takes the place of; the list is in order of what is likeliest.

mod attributes;
mod codes;
mod dates;
mod entry;
mod fits;
mod form;
mod heads;
mod mentioned;
pub use mentioned::{Mentioned, mentioned};
mod names;
mod room;
mod typed;
mod units;
mod values;

use super::block;
use crate::analysis::Analysis;
use crate::syntax::{Document, LineKind};
use crate::text::{Edit, LineStarts, SourceId, Span};
use typed::Typed;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CompletionKind {
    Habit,
    Task,
    Goal,
    Alias,
    /// A name that lines use and none declares.
    Undeclared,
    Tag,
    Person,
    Unit,
    Attribute,
    /// A word that goes on with what was begun: `per`, `week`, `mon`.
    Word,
    /// A word that begins a line in column 0.
    Keyword,
    Date,
    State,
    Code,
}

/// One thing that may stand at the cursor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    pub label: String,
    pub kind: CompletionKind,
    /// A few words beside the label; may be empty.
    pub detail: String,
    /// Markdown.
    pub documentation: Option<String>,
    /// On the cursor's line, around the cursor.
    pub edit: Edit,
    /// Its place in the list: what is likeliest is 0.
    pub rank: u32,
}

/// A completion before its place in the list is known.
struct Candidate {
    label: String,
    kind: CompletionKind,
    detail: String,
    documentation: Option<String>,
    /// What is written; the label where it is empty.
    text: String,
}

impl Candidate {
    fn new(kind: CompletionKind, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            kind,
            detail: String::new(),
            documentation: None,
            text: String::new(),
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    fn documentation(mut self, markdown: impl Into<String>) -> Self {
        self.documentation = Some(markdown.into());
        self
    }

    /// What is written, where it is more than the label.
    fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }
}

/// What some characters may become, the likeliest first.
struct Offer {
    span: Span,
    candidates: Vec<Candidate>,
}

/// Where the cursor is, and what it knows of the journal.
struct Cursor<'a, 'j> {
    analysis: &'a Analysis<'j>,
    source: SourceId,
    document: &'a Document,
    text: &'a str,
    line: u32,
    typed: Typed<'a>,
}

/// What may stand at `offset`, the likeliest first.
#[must_use]
pub fn completions(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Vec<Completion> {
    let offers = offers(analysis, source, offset).unwrap_or_default();
    let all = offers.into_iter().flat_map(|offer| {
        let span = offer.span;
        offer.candidates.into_iter().map(move |it| (span, it))
    });
    let ranked = (0..).zip(all);
    ranked
        .map(|(rank, (span, candidate))| {
            let Candidate {
                label,
                kind,
                detail,
                documentation,
                text,
            } = candidate;
            let text = if text.is_empty() { label.clone() } else { text };
            let edit = Edit::new(span, text);
            Completion {
                label,
                kind,
                detail,
                documentation,
                edit,
                rank,
            }
        })
        .collect()
}

fn offers(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Option<Vec<Offer>> {
    let journal = &analysis.journal;
    let document = journal.documents.get(source.0 as usize)?;
    let text = journal.sources.get(source.0 as usize)?.text.as_str();
    let typed = Typed::new(text, offset)?;
    let cursor = Cursor {
        analysis,
        source,
        document,
        text,
        line: (typed.start.checked_sub(1))
            .map_or(0, |before| document.lines.starts.until(before) as u32),
        typed,
    };
    let before = typed.before;
    if before.trim_start().starts_with("//") {
        return Some(codes::codes(&cursor));
    }
    if typed.indent == 0 && !before.is_empty() || cursor.line == 0 {
        return Some(heads::heads(&cursor));
    }
    let head = cursor
        .line
        .checked_sub(1)
        .and_then(|above| block::head(document, text, above));
    let kind = head.map(|head| document.lines.kind(head));
    Some(match (kind, head) {
        _ if before.is_empty() => heads::heads(&cursor),
        (Some(LineKind::Dated), Some(_)) => {
            let day = block::day(document, text, cursor.line - 1);
            entry::entry(&cursor, typed.indent, day)
        }
        (Some(LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan), Some(head)) => {
            attributes::attribute(&cursor, head)
        }
        _ => Vec::new(),
    })
}
