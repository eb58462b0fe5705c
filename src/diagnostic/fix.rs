//! What would mend a finding: a title and the edits, and whether it can be made unasked.
//!
//! Whoever finds something offers these with it, best first. Making them is left to `analysis/fixing`, which
//! also sees to it that no two are made over the same text.

use super::RIGHT_TEXT;
use super::wording::quoted_short;
use crate::text::{Edit, SourceId};

/// Whether a fix can be made without looking at it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Safety {
    /// It writes what was meant, beyond doubt.
    Safe,
    /// What was most likely meant. A person decides.
    Guess,
}

/// One way to mend a finding. Its edits belong together: all are made, or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as an order: "write `2026-01-05`".
    pub title: String,
    pub safety: Safety,
    pub edits: Vec<(SourceId, Edit)>,
}

impl Fix {
    /// A fix of one edit.
    #[must_use]
    pub fn new(safety: Safety, title: impl Into<String>, source: SourceId, edit: Edit) -> Self {
        Self::of(safety, title, vec![(source, edit)])
    }

    /// A fix of several edits. Long words of the user's are cut in the title.
    #[must_use]
    pub fn of(safety: Safety, title: impl Into<String>, edits: Vec<(SourceId, Edit)>) -> Self {
        Self {
            title: quoted_short(title.into(), RIGHT_TEXT),
            safety,
            edits,
        }
    }
}
