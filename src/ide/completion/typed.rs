//! The cursor's line as it is typed so far.
//!
//! Bytes of the line, from its start, are the coordinates of the whole room; `span` turns them into
//! bytes of the source.

use crate::syntax::{indent, is_space};
use crate::text::Span;

#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'t> {
    /// Where the line starts.
    pub start: u32,
    /// The line up to the cursor.
    pub before: &'t str,
    /// The line behind it.
    pub after: &'t str,
    /// How many bytes of white space it starts with.
    pub indent: usize,
}

impl<'t> Typed<'t> {
    /// None for a place within a character, or outside the text.
    pub fn new(text: &'t str, offset: u32) -> Option<Self> {
        let offset = offset as usize;
        let (head, tail) = text.split_at_checked(offset)?;
        let start = head.rfind('\n').map_or(0, |newline| newline + 1);
        let bom = if start == 0 && head.starts_with('\u{feff}') {
            3
        } else {
            0
        };
        let before = head.get(start + bom..)?;
        let after = tail.split('\n').next().unwrap_or("");
        Some(Self {
            start: (start + bom) as u32,
            before,
            after: after.strip_suffix('\r').unwrap_or(after),
            indent: indent(before),
        })
    }

    /// From this byte of the line to the cursor, and on to the end of the word that the cursor is in.
    pub fn word_from(&self, from: usize) -> Span {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’' | '/');
        let rest = self.after.len() - self.after.trim_start_matches(is_part).len();
        self.span(from, self.before.len() + rest)
    }

    pub const fn span(&self, from: usize, until: usize) -> Span {
        Span::new(self.start + from as u32, self.start + until as u32)
    }

    /// The words from this byte on with where each starts, and where the word being typed starts: the last one,
    /// or the cursor where white space is before it.
    pub fn words(&self, from: usize) -> (Vec<&'t str>, usize) {
        let text = self.before.get(from..).unwrap_or("");
        let typing = text.trim_end_matches(|c| !is_space(c));
        let words = typing.split(is_space).filter(|word| !word.is_empty());
        (words.collect(), from + typing.len())
    }
}
