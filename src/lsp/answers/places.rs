//! What stands at a place: what it means, where it is declared, where else it stands, and giving it another name.
//!
//! All of these are asked at a position, and each is one question to `ide`. Only renaming can be refused, and
//! then says why in words for the user.

use super::super::scene::Scene;
use super::prose;
use crate::ide::{self, Role, Use};
use crate::text::SourceId;
use gen_lsp_types::{
    Definition, DefinitionLink, DefinitionParams, DefinitionResponse, DocumentHighlight,
    DocumentHighlightKind, DocumentHighlightParams, Hover, HoverParams, Location, LocationLink,
    MarkupContent, MarkupKind, PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult,
    ReferenceParams, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

fn offset(scene: &Scene<'_>, source: SourceId, at: &TextDocumentPositionParams) -> u32 {
    scene.lines(source).offset(at.position)
}

pub fn hover(scene: &Scene<'_>, source: SourceId, params: HoverParams) -> Option<Hover> {
    let offset = offset(scene, source, &params.text_document_position_params);
    let hover = ide::hover(scene.analysis, source, offset)?;
    let contents = if scene.client.markdown_hover {
        prose::markdown(hover.markdown)
    } else {
        MarkupContent {
            kind: MarkupKind::PlainText,
            value: prose::plain(&hover.markdown),
        }
    };
    Some(Hover {
        contents: contents.into(),
        range: Some(scene.lines(source).range(hover.span)),
    })
}

pub fn definition(
    scene: &Scene<'_>,
    source: SourceId,
    params: DefinitionParams,
) -> Option<DefinitionResponse> {
    let offset = offset(scene, source, &params.text_document_position_params);
    let found = ide::definition(scene.analysis, source, offset)?;
    let name = scene.location(found.name.source, found.name.span)?;
    if !scene.client.links_definitions {
        return Some(Definition::Location(name).into());
    }
    let link = LocationLink {
        origin_selection_range: Some(scene.lines(source).range(found.from)),
        target_uri: name.uri,
        target_range: scene.lines(found.name.source).range(found.block),
        target_selection_range: name.range,
    };
    Some(vec![DefinitionLink::from(link)].into())
}

pub fn references(
    scene: &Scene<'_>,
    source: SourceId,
    params: ReferenceParams,
) -> Option<Vec<Location>> {
    let offset = offset(scene, source, &params.text_document_position_params);
    let is_asked = |found: &Use| params.context.include_declaration || !is_declaration(found);
    let found = ide::references(scene.analysis, source, offset).into_iter();
    let found = found.filter(is_asked);
    Some(
        found
            .filter_map(|it| scene.location(it.place.source, it.place.span))
            .collect(),
    )
}

pub fn highlights(
    scene: &Scene<'_>,
    source: SourceId,
    params: DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let offset = offset(scene, source, &params.text_document_position_params);
    let lines = scene.lines(source);
    let found = ide::highlight(scene.analysis, source, offset);
    let highlight = |it: &Use| DocumentHighlight {
        range: lines.range(it.place.span),
        kind: Some(if is_declaration(it) {
            DocumentHighlightKind::Write
        } else {
            DocumentHighlightKind::Read
        }),
    };
    Some(found.iter().map(highlight).collect())
}

fn is_declaration(found: &Use) -> bool {
    matches!(found.role, Some(Role::Declares | Role::Alias))
}

pub fn prepare_rename(
    scene: &Scene<'_>,
    source: SourceId,
    params: PrepareRenameParams,
) -> Result<Option<PrepareRenameResult>, String> {
    let offset = offset(scene, source, &params.text_document_position_params);
    let (span, placeholder) = ide::prepare_rename(scene.analysis, source, offset)?;
    let range = scene.lines(source).range(span);
    Ok(Some(PrepareRenamePlaceholder { range, placeholder }.into()))
}

pub fn rename(
    scene: &Scene<'_>,
    source: SourceId,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>, String> {
    let offset = offset(scene, source, &params.text_document_position_params);
    let edits = ide::rename(scene.analysis, source, offset, &params.new_name)?;
    let edit = scene.workspace_edit(&edits);
    edit.map(Some).ok_or_else(|| {
        "the name stands in a file outside of the journal's folder, which is not changed from here".to_owned()
    })
}
