//! From a name to where it is declared.
//!
//! It gives the whole declaration too, for clients that show it in a glance. Tags and people have none: they
//! are declared by being used.

use super::part::{Meant, What};
use super::{Place, at};
use crate::analysis::Analysis;
use crate::journal::{self, Journal};
use crate::text::{SourceId, Span};

/// Where something is declared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The characters that led here.
    pub from: Span,
    pub name: Place,
    /// The whole declaration, up to its last line that says something.
    pub block: Span,
}

/// The declaration of the name at `offset`, by whichever of its names it goes there.
#[must_use]
pub fn definition(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Option<Definition> {
    let journal = &analysis.journal;
    let part = at(journal, source, offset)?;
    let What::Name(_, Some(meant)) = part.what else {
        return None;
    };
    let (name, block) = declared(journal, meant)?;
    let from = part.span;
    Some(Definition { from, name, block })
}

/// The name and the whole block of a declaration.
pub(super) fn declared(journal: &Journal<'_>, meant: Meant) -> Option<(Place, Span)> {
    let place: journal::Place = match meant {
        Meant::Item(item) => journal.place(item)?,
        Meant::Plan(index) => journal.plans.get(index)?.place,
    };
    let document = journal.documents.get(place.source.0 as usize)?;
    let declaration = document.declarations.get(place.declaration as usize)?;
    let last = declaration
        .attributes
        .iter()
        .flat_map(|attribute| {
            use crate::syntax::Clause::{Change, Step};
            let inner = match &attribute.clause {
                Change { inner, .. } | Step { inner, .. } => inner.last(),
                _ => None,
            };
            [Some(attribute), inner]
        })
        .flatten()
        .map(|attribute| attribute.line)
        .max();
    let text = &journal.sources.get(place.source.0 as usize)?.text;
    let last = last.unwrap_or(declaration.line);
    let start = document.lines.start(declaration.line);
    let end = document.lines.start(last) + document.lines.text(last, text).len() as u32;
    let name = document.span(declaration.line, declaration.name);
    Some((Place::new(place.source, name), Span::new(start, end)))
}
