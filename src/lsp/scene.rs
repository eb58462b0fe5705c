//! One analysed journal as a client speaks of it: URIs for sources, lines and columns for bytes.
//!
//! The one place where bytes become lines and columns, in the encoding that the client asked for. An edit of
//! a file outside of the journal's root is handed out to no one.

use super::change::position;
use super::client::Client;
use super::held::{File, Held};
use crate::analysis::Analysis;
use crate::render::diagnostics::Texts;
use crate::text::{Edit, LineIndex, LineStarts, SourceId, Span};
use gen_lsp_types::{
    Location, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub analysis: &'a Analysis<'a>,
    pub held: &'a Held,
    pub client: &'a Client,
}

impl<'a> Scene<'a> {
    pub fn file(&self, source: SourceId) -> Option<&'a File> {
        self.held.file(source.0 as usize)
    }

    /// The lines of a source; of nothing where there is no such source.
    pub fn lines(&self, source: SourceId) -> Ruler<'a> {
        let (text, starts) = match Texts::of(self.analysis).source(source) {
            Some((source, lines)) => (source.text.as_str(), &lines.starts as &dyn LineStarts),
            None => ("", const { &Vec::new() } as &dyn LineStarts),
        };
        Ruler(LineIndex::new(text, starts, self.client.encoding))
    }

    pub fn location(&self, source: SourceId, span: Span) -> Option<Location> {
        let uri = self.file(source)?.uri.clone();
        let range = self.lines(source).range(span);
        Some(Location { uri, range })
    }

    /// The edits as one change of the workspace. None where one of them is in a file outside of the root, which
    /// a link or an editor brought in: what is asked of a journal stays in it.
    pub fn workspace_edit(&self, edits: &[(SourceId, Edit)]) -> Option<WorkspaceEdit> {
        let mut by_source: BTreeMap<SourceId, Vec<TextEdit>> = BTreeMap::new();
        for (source, edit) in edits {
            let edits = by_source.entry(*source).or_default();
            edits.push(self.lines(*source).edit(edit));
        }
        let mut documents = Vec::new();
        for (source, edits) in by_source {
            let file = self.file(source)?;
            let is_outside = |root| !file.real.starts_with(root);
            if self.held.root.as_ref().is_some_and(is_outside) {
                return None;
            }
            documents.push((file, edits));
        }
        let mut edit = WorkspaceEdit::default();
        if self.client.versioned_edits {
            let changes = documents.into_iter().map(|(file, edits)| {
                let text_document = OptionalVersionedTextDocumentIdentifier {
                    version: file.version,
                    text_document_identifier: TextDocumentIdentifier {
                        uri: file.uri.clone(),
                    },
                };
                let edits = edits.into_iter().map(Into::into).collect();
                TextDocumentEdit {
                    text_document,
                    edits,
                }
                .into()
            });
            edit.document_changes = Some(changes.collect());
        } else {
            let changes = documents
                .into_iter()
                .map(|(file, edits)| (file.uri.clone(), edits));
            edit.changes = Some(changes.collect::<HashMap<_, _>>());
        }
        Some(edit)
    }
}

/// A source's lines in the protocol's types.
pub struct Ruler<'a>(LineIndex<'a>);

impl Ruler<'_> {
    pub fn position(&self, offset: u32) -> gen_lsp_types::Position {
        let at = self.0.position(offset);
        gen_lsp_types::Position::new(at.line, at.column)
    }

    pub fn range(&self, span: Span) -> Range {
        Range {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    pub fn edit(&self, edit: &Edit) -> TextEdit {
        TextEdit {
            range: self.range(edit.span),
            new_text: edit.text.clone(),
        }
    }

    pub fn offset(&self, at: gen_lsp_types::Position) -> u32 {
        self.0.offset(position(at))
    }

    pub fn span(&self, range: Range) -> Span {
        self.0.span(position(range.start), position(range.end))
    }
}
