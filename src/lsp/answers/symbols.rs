//! The outline of a document, and names found all over the workspace.
//!
//! The user's words in them are made safe to show, as everywhere. An outline may be long, and is written
//! while it is made; a search names what it found.

use super::super::each::Each;
use super::super::scene::{Ruler, Scene};
use super::Asked;
use crate::ide::{self, Found, Symbol, SymbolKind as Kind};
use crate::render::sanitize::cell;
use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, Location, SymbolInformation,
    SymbolKind, Uri, WorkspaceSymbol,
};
use std::borrow::Cow;

pub fn of_workspace(scene: &Scene<'_>, query: &str) -> Vec<WorkspaceSymbol> {
    let found = ide::workspace_symbols(&scene.analysis.journal, query);
    let symbol = |found: Found| {
        Some(WorkspaceSymbol {
            location: scene.location(found.place.source, found.place.span)?.into(),
            data: None,
            base_symbol_information: BaseSymbolInformation {
                name: shown(found.name),
                kind: kind(found.kind),
                tags: None,
                container_name: found.within.map(shown),
            },
        })
    };
    found.into_iter().filter_map(symbol).collect()
}

pub(super) fn of_document(asked: Asked<'_, '_>, _: DocumentSymbolParams) {
    let (scene, source) = (asked.scene, asked.source);
    let symbols = ide::document_symbols(&scene.analysis.journal, source);
    let lines = scene.lines(source);
    if scene.client.nests_symbols {
        let symbols = symbols.into_iter().map(|it| nested(it, &lines));
        return asked.answer(Each::new(symbols));
    }
    let mut flat = Vec::new();
    if let Some(file) = scene.file(source) {
        flatten(&symbols, None, &lines, &file.uri, &mut flat);
    }
    asked.answer(flat);
}

fn nested(symbol: Symbol, lines: &Ruler<'_>) -> DocumentSymbol {
    let children = symbol.children.into_iter();
    let children: Vec<_> = children.map(|it| nested(it, lines)).collect();
    DocumentSymbol::new(
        shown(symbol.name),
        symbol.detail.map(shown),
        kind(symbol.kind),
        None,
        None,
        lines.range(symbol.span),
        lines.range(symbol.name_span),
        (!children.is_empty()).then_some(children),
    )
}

/// The words made safe to show; most are.
fn shown(words: String) -> String {
    match cell(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(safe) => safe,
    }
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
            name: shown(symbol.name.clone()),
            kind: kind(symbol.kind),
            tags: None,
            container_name: within.map(|within| shown(within.to_owned())),
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
