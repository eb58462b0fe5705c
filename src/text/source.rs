//! A named text as it was read, and its number within a journal.
//!
//! Sources are kept in the order of their paths, so that a lower [`SourceId`] is an earlier file.

/// The place of a source in the journal's list of sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub u32);

/// A text and the path shown for it. The text is kept byte for byte, BOM and line endings too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// As it is shown: as it was typed, or from the current folder.
    pub path: String,
    pub text: String,
}

impl Source {
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}
