//! Some characters of one of the journal's sources.
//!
//! The common coin of this room: bytes, never lines and columns, which each client counts in its own way.

use crate::journal::{Journal, Site};
use crate::text::{SourceId, Span};

/// A stretch of a source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    pub source: SourceId,
    pub span: Span,
}

impl Place {
    #[must_use]
    pub const fn new(source: SourceId, span: Span) -> Self {
        Self { source, span }
    }

    /// The place of a line's token.
    #[must_use]
    pub fn of(site: Site, journal: &Journal<'_>) -> Option<Self> {
        let document = journal.documents.get(site.source.0 as usize)?;
        Some(Self::new(site.source, document.span(site.line, site.token)))
    }

    /// The characters that stand there.
    #[must_use]
    pub fn text<'a>(self, journal: &Journal<'a>) -> &'a str {
        let source = journal.sources.get(self.source.0 as usize);
        source.map_or("", |source| self.span.of(&source.text))
    }
}
