//! A change to a text as plain data: these characters become those.
//!
//! Fixes, the formatter and captures say what they change in edits, so each of them can be shown as a
//! difference, sent to an editor, or applied.

use super::Span;

/// The text of `span` becomes `text`; an empty span inserts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    #[must_use]
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    #[must_use]
    pub fn insert(at: u32, text: impl Into<String>) -> Self {
        Self::new(Span::new(at, at), text)
    }

    #[must_use]
    pub const fn remove(span: Span) -> Self {
        Self {
            span,
            text: String::new(),
        }
    }
}

/// The text with every edit made, which may come in any order; insertions at one place stay in the order
/// given. None where two overlap, or one does not fit the text.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        changed += text.get(done..edit.span.start as usize)?;
        changed += &edit.text;
        done = edit.span.end as usize;
        if edit.span.end < edit.span.start {
            return None;
        }
    }
    changed += text.get(done..)?;
    Some(changed)
}
