//! The outline of a document, and names found all over the workspace.

use super::super::scene::{Ruler, Scene};
use crate::ide::{self, Found, Symbol, SymbolKind as Kind};
use crate::render::sanitize::cell;
use crate::text::SourceId;
use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location,
    SymbolInformation, SymbolKind, Uri, WorkspaceSymbol,
};

pub fn of_workspace(scene: &Scene<'_>, query: &str) -> Vec<WorkspaceSymbol> {
    let found = ide::workspace_symbols(&scene.analysis.journal, query);
    let symbol = |found: Found| {
        Some(WorkspaceSymbol {
            location: scene.location(found.place.source, found.place.span)?.into(),
            data: None,
            base_symbol_information: BaseSymbolInformation {
                name: cell(&found.name).into_owned(),
                kind: kind(found.kind),
                tags: None,
                container_name: found.within.map(|within| cell(&within).into_owned()),
            },
        })
    };
    found.into_iter().filter_map(symbol).collect()
}

pub fn of_document(
    scene: &Scene<'_>,
    source: SourceId,
    _: DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let symbols = ide::document_symbols(&scene.analysis.journal, source);
    let lines = scene.lines(source);
    if scene.client.nests_symbols {
        let symbols: Vec<DocumentSymbol> = symbols.iter().map(|it| nested(it, &lines)).collect();
        return Some(symbols.into());
    }
    let uri = &scene.file(source)?.uri;
    let mut flat = Vec::new();
    flatten(&symbols, None, &lines, uri, &mut flat);
    Some(flat.into())
}

fn nested(symbol: &Symbol, lines: &Ruler<'_>) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.iter().map(|it| nested(it, lines)).collect();
    let detail = symbol
        .detail
        .as_deref()
        .map(|detail| cell(detail).into_owned());
    DocumentSymbol::new(
        cell(&symbol.name).into_owned(),
        detail,
        kind(symbol.kind),
        None,
        None,
        lines.range(symbol.span),
        lines.range(symbol.name_span),
        (!children.is_empty()).then_some(children),
    )
}

/// For clients that know no nesting: each symbol with the name of the one it stands in.
fn flatten(
    symbols: &[Symbol],
    within: Option<&str>,
    lines: &Ruler<'_>,
    uri: &Uri,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let location = Location {
            uri: uri.clone(),
            range: lines.range(symbol.span),
        };
        let base = BaseSymbolInformation {
            name: cell(&symbol.name).into_owned(),
            kind: kind(symbol.kind),
            tags: None,
            container_name: within.map(|within| cell(within).into_owned()),
        };
        flat.push(SymbolInformation::new(None, location, base));
        flatten(&symbol.children, Some(&symbol.name), lines, uri, flat);
    }
}

/// Editors choose a picture by it; none of their kinds is ours.
const fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Habit => SymbolKind::Class,
        Kind::Task => SymbolKind::Method,
        Kind::Goal => SymbolKind::Interface,
        Kind::Plan => SymbolKind::Module,
        Kind::Step => SymbolKind::Field,
        Kind::Change => SymbolKind::Property,
        Kind::Setting => SymbolKind::Constant,
        Kind::Day => SymbolKind::Event,
        Kind::Tag => SymbolKind::Key,
        Kind::Person => SymbolKind::Object,
    }
}
