//! The other places in the same text of what the cursor stands on.
//!
//! It is `references` kept to one source, without a look at the others.

use super::references::{Use, subject_at, uses_in};
use crate::analysis::Analysis;
use crate::text::SourceId;

/// Every place in this source of what stands at `offset`, in order.
#[must_use]
pub fn highlight(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Vec<Use> {
    let journal = &analysis.journal;
    let Some((subject, _)) = subject_at(journal, source, offset) else {
        return Vec::new();
    };
    uses_in(journal, source, &subject).collect()
}
