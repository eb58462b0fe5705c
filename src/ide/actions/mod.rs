//! What an editor offers to do at a place: mend what is wrong there, silence it, declare what is missing, put a mark
//! into its next state, begin today.
//!
//! An action is edits and nothing else; whoever asked decides.

mod declare;
mod mend;
mod silence;
mod state;
mod today;

use crate::analysis::Analysis;
use crate::diagnostic::Code;
use crate::text::{Edit, SourceId, Span};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ActionKind {
    /// Mends what a diagnostic says.
    Fix,
    /// Mends all of a file that can be mended without a look.
    FixAll,
    /// Says the same thing otherwise: a mark's next state.
    Rewrite,
    /// Adds to a file.
    Add,
}

/// Something to do, as an order: "declare `habit run`". Its edits belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    pub kind: ActionKind,
    pub title: String,
    pub edits: Vec<(SourceId, Edit)>,
    /// The diagnostics that are gone after it: indexes into the analysis's.
    pub mends: Vec<usize>,
    /// Whether it is what one would most likely do.
    pub is_preferred: bool,
}

/// What can be done at a span, the likeliest first.
#[must_use]
pub fn actions(analysis: &Analysis<'_>, source: SourceId, span: Span) -> Vec<Action> {
    let Some(at) = Here::new(analysis, source, span) else {
        return Vec::new();
    };
    let mut actions = mend::fixes(&at);
    actions.extend(declare::habits(&at));
    actions.extend(state::next(&at));
    actions.extend(today::begin(&at));
    actions.extend(mend::all(&at));
    actions.extend(silence::rules(&at));
    // What is not text can't be written again as it was.
    let diagnostics = analysis.diagnostics.iter();
    let bad: Vec<SourceId> = diagnostics
        .filter(|it| it.code == Code::NotUtf8)
        .map(|it| it.primary.source)
        .collect();
    actions.retain(|action| !action.edits.iter().any(|(source, _)| bad.contains(source)));
    actions
}

/// Where actions are asked for, and what is wrong there.
struct Here<'h, 'a> {
    analysis: &'h Analysis<'a>,
    source: SourceId,
    document: &'h crate::syntax::Document,
    text: &'h str,
    /// The line of the cursor, or where the selection ends.
    line: u32,
    /// The indexes of the diagnostics that touch the span.
    touched: Vec<usize>,
}

impl<'h, 'a> Here<'h, 'a> {
    fn new(analysis: &'h Analysis<'a>, source: SourceId, span: Span) -> Option<Self> {
        let document = analysis.journal.documents.get(source.0 as usize)?;
        let text = &analysis.journal.sources.get(source.0 as usize)?.text;
        let diagnostics = analysis.diagnostics.iter().enumerate();
        let touches = |place: Span| place.start <= span.end && span.start <= place.end;
        let touched = diagnostics
            .filter(|(_, it)| it.primary.source == source && touches(it.primary.span))
            .map(|(index, _)| index);
        Some(Self {
            analysis,
            source,
            document,
            text,
            line: document.lines.at(span.end),
            touched: touched.collect(),
        })
    }

    /// The diagnostics that touch the span, with their indexes.
    fn diagnostics(&self) -> impl Iterator<Item = (usize, &'h crate::diagnostic::Diagnostic)> {
        let analysis = self.analysis;
        let touched = self.touched.iter();
        touched.filter_map(|&index| Some((index, analysis.diagnostics.get(index)?)))
    }
}
