//! Fixes made: round after round over a journal's texts, until nothing is left that may be fixed.
//!
//! A round makes every fix that shares no characters with one before it; the others wait for the next round, which
//! looks at the journal anew. A guess waits for all that is beyond doubt: it is made from a journal as right as can
//! be. Nothing is read or written here.

use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::text::edit::apply;
use crate::text::{Edit, Source, SourceId, Span};
use std::collections::BTreeMap;

/// Fixes may uncover findings with fixes of their own, and these again; so often, and no more.
pub const ROUNDS: usize = 50;

/// Which fixes may be made.
#[derive(Clone, Copy, Debug)]
pub struct Allowed<'a> {
    /// The least that a fix has to be.
    pub safety: Safety,
    /// For each source, whether it may be changed.
    pub sources: &'a [bool],
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fixed {
    pub sources: Vec<Source>,
    /// How many fixes were made, for each source that has the finding.
    pub counts: Vec<usize>,
    /// Whether none is left to make; otherwise they went on uncovering others.
    pub is_done: bool,
}

impl Allowed<'_> {
    /// The first way to mend a finding that may be gone.
    #[must_use]
    pub fn fix<'d>(&self, finding: &'d Diagnostic) -> Option<&'d Fix> {
        let may_change = |source: SourceId| self.sources.get(source.0 as usize) == Some(&true);
        let is_allowed = |fix: &&Fix| {
            fix.safety <= self.safety && fix.edits.iter().all(|(source, _)| may_change(*source))
        };
        let is_asked = may_change(finding.primary.source);
        finding.fixes.iter().find(is_allowed).filter(|_| is_asked)
    }
}

/// Fixes what `look` finds in the texts. The order and the paths of the sources stay.
#[must_use]
pub fn fix(
    sources: Vec<Source>,
    allowed: Allowed<'_>,
    look: impl Fn(&[Source]) -> Vec<Diagnostic>,
) -> Fixed {
    let mut fixed = Fixed {
        counts: vec![0; sources.len()],
        sources,
        is_done: false,
    };
    for _ in 0..ROUNDS {
        let found = look(&fixed.sources);
        let mut round = Round::default();
        for safety in [Safety::Safe, allowed.safety] {
            if !round.edits.is_empty() {
                break;
            }
            let allowed = Allowed { safety, ..allowed };
            for finding in &found {
                let fix = allowed.fix(finding);
                if fix.is_some_and(|fix| round.take(fix, &fixed.sources))
                    && let Some(count) = fixed.counts.get_mut(finding.primary.source.0 as usize)
                {
                    *count += 1;
                }
            }
        }
        if round.edits.is_empty() {
            fixed.is_done = true;
            break;
        }
        for (source, edits) in round.by_source() {
            let Some(source) = fixed.sources.get_mut(source.0 as usize) else {
                continue;
            };
            if let Some(text) = apply(&source.text, &edits) {
                source.text = text;
            }
        }
    }
    fixed
}

/// The edits of one round, by where they start: an insertion before what begins at its place.
#[derive(Default)]
pub struct Round {
    edits: BTreeMap<(SourceId, Span), String>,
}

impl Round {
    /// Takes a fix in, where none of its edits meets another.
    pub fn take(&mut self, fix: &Fix, sources: &[Source]) -> bool {
        let is_free = fix.edits.iter().all(|(source, edit)| {
            let text = sources.get(source.0 as usize);
            let text = text.map_or("", |source| source.text.as_str());
            edit.span.start <= edit.span.end
                && text.is_char_boundary(edit.span.start as usize)
                && text.is_char_boundary(edit.span.end as usize)
                && !self.meets(*source, edit.span, text)
        });
        if is_free {
            for (source, edit) in &fix.edits {
                self.edits.insert((*source, edit.span), edit.text.clone());
            }
        }
        is_free
    }

    /// Whether an edit shares characters with this span, or touches it within a line.
    fn meets(&self, source: SourceId, span: Span, text: &str) -> bool {
        let is_line_start = |at: u32| text.get(..at as usize).is_some_and(|it| it.ends_with('\n'));
        let meets = |other: Span| {
            let touches = (span.start == other.end && !is_line_start(span.start))
                || (span.end == other.start && !is_line_start(span.end));
            (span.start < other.end && other.start < span.end) || span == other || touches
        };
        let after = (source, Span::new(span.start, 0))..;
        let before = ..(source, Span::new(span.start, 0));
        let next = self.edits.range(after).next();
        let last = self.edits.range(before).next_back();
        [last, next]
            .into_iter()
            .flatten()
            .any(|((other, at), _)| *other == source && meets(*at))
    }

    #[must_use]
    pub fn by_source(self) -> BTreeMap<SourceId, Vec<Edit>> {
        let mut by_source: BTreeMap<SourceId, Vec<Edit>> = BTreeMap::new();
        for ((source, span), text) in self.edits {
            by_source
                .entry(source)
                .or_default()
                .push(Edit { span, text });
        }
        by_source
    }
}
