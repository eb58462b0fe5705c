//! Places in a text, in bytes and half-open.
//!
//! A [`Span`] counts from the start of a source, a [`Token`] from the start of its line.
//! Tokens let equal lines share one parse, and let an edit shift lines without touching them.

/// A stretch of a source: byte offsets, `start` included, `end` not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The text of this span; empty where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// A stretch of one line: byte offsets from the line's start, half-open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Token {
    pub start: u32,
    pub end: u32,
}

impl Token {
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The place of this token in its source, given where its line starts.
    #[must_use]
    pub const fn at(self, line_start: u32) -> Span {
        Span::new(line_start + self.start, line_start + self.end)
    }

    /// The text of this token in its line; empty where it does not fit.
    #[must_use]
    pub fn of(self, line: &str) -> &str {
        line.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}
