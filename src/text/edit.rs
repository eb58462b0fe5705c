//! A change to a text as plain data: these characters become those.
//!
//! Fixes, the formatter and captures say what they change in edits, so each of them can be shown as a
//! difference, sent to an editor, or applied.

use super::{Span, Token};

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

    /// The same edit, its span counted from further back.
    #[must_use]
    pub fn at(self, start: u32) -> Self {
        let span = Span::new(start + self.span.start, start + self.span.end);
        Self { span, ..self }
    }

    #[must_use]
    pub const fn remove(span: Span) -> Self {
        Self {
            span,
            text: String::new(),
        }
    }
}

/// One of a list's items taken out of a line, with the comma or the space that parts it from what is left.
#[must_use]
pub fn without_item(line: &str, item: Token) -> Edit {
    let before = line.get(..item.start as usize).unwrap_or("").trim_end();
    let after = line.get(item.end as usize..).unwrap_or("");
    let rest = after.trim_start();
    let span = if let Some(before) = before.strip_suffix(',') {
        Span::new(before.trim_end().len() as u32, item.end)
    } else if let Some(rest) = rest.strip_prefix(',') {
        Span::new(item.start, (line.len() - rest.trim_start().len()) as u32)
    } else if rest.is_empty() || rest.starts_with(':') {
        Span::new(before.len() as u32, item.end)
    } else {
        Span::new(item.start, (line.len() - rest.len()) as u32)
    };
    Edit::remove(span)
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
