//! Line and column of a byte: from 1, columns in Unicode scalars, a tab being one.
//!
//! Findings come in order of place, so a [`Places`] goes on from where it was: many findings in one long
//! line cost one pass over it.

use super::Texts;
use crate::text::SourceId;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// Finds places, remembering the last.
#[derive(Debug)]
pub struct Places<'a> {
    texts: Texts<'a>,
    source: Option<SourceId>,
    line_start: u32,
    offset: u32,
    column: u32,
}

impl<'a> Places<'a> {
    #[must_use]
    pub const fn new(texts: Texts<'a>) -> Self {
        Self {
            texts,
            source: None,
            line_start: 0,
            offset: 0,
            column: 0,
        }
    }

    #[must_use]
    pub fn at(&mut self, source: SourceId, offset: u32) -> Place {
        let Some((text, lines)) = self.texts.source(source) else {
            return Place { line: 1, column: 1 };
        };
        let line = lines.at(offset);
        // A byte-order mark belongs to no line, and stands at the first one's start.
        let start = lines.start(line).min(text.text.len() as u32);
        let goes_on =
            self.source == Some(source) && self.line_start == start && self.offset <= offset;
        if !goes_on {
            (self.offset, self.column) = (start, 0);
        }
        let between = text
            .text
            .get(self.offset as usize..offset as usize)
            .unwrap_or("");
        self.column += between.chars().count() as u32;
        (self.source, self.line_start) = (Some(source), start);
        self.offset = offset.max(start);
        Place {
            line: line + 1,
            column: self.column + 1,
        }
    }
}
