//! The features that look at a file as a whole: outline, folds, selections, colours.

use super::{Ask, Feature, Scope, shown};
use daymark::ide::{self, Symbol};
use daymark::text::Span;
use std::fmt::Write as _;

pub const FEATURES: &[Feature] = &[
    ("symbols", Scope::File, symbols),
    ("find", Scope::File, find),
    ("folds", Scope::File, folds),
    ("select", Scope::File, select),
    ("tokens", Scope::File, tokens),
];

/// The lines of a span, from 1.
fn lines(ask: &Ask<'_>, span: Span) -> String {
    let text = &ask.analysis.journal.sources[ask.source.0 as usize].text;
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    format!("{}-{}", line(span.start), line(span.end))
}

fn symbols(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    tell(
        ask,
        &ide::document_symbols(&ask.analysis.journal, ask.source),
        0,
        &mut told,
    );
    told
}

fn tell(ask: &Ask<'_>, symbols: &[Symbol], depth: usize, told: &mut String) {
    for symbol in symbols {
        let kind = format!("{:?}", symbol.kind).to_lowercase();
        let lines = lines(ask, symbol.span);
        let text = &ask.analysis.journal.sources[ask.source.0 as usize].text;
        assert_eq!(symbol.name_span.of(text), symbol.name);
        assert!(symbol.span.start <= symbol.name_span.start);
        assert!(symbol.name_span.end <= symbol.span.end);
        let detail = symbol
            .detail
            .as_ref()
            .map_or(String::new(), |detail| format!(" | {detail}"));
        let indent = "  ".repeat(depth);
        writeln!(told, "{indent}{kind} {} {lines}{detail}", symbol.name).unwrap();
        tell(ask, &symbol.children, depth + 1, told);
    }
}

fn find(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    for found in ide::workspace_symbols(&ask.analysis.journal, ask.more) {
        let kind = format!("{:?}", found.kind).to_lowercase();
        let within = found
            .within
            .map_or(String::new(), |within| format!(" in {within}"));
        let place = shown(ask.analysis, found.place.source, found.place.span);
        writeln!(told, "{kind} {}{within}: {place}", found.name).unwrap();
    }
    told
}

fn folds(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    for fold in ide::folds(&ask.analysis.journal, ask.source) {
        let kind = format!("{:?}", fold.kind).to_lowercase();
        writeln!(told, "{} {kind}", lines(ask, fold.span)).unwrap();
    }
    told
}

fn select(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    for span in ide::selections(&ask.analysis.journal, ask.source, ask.range.start) {
        writeln!(told, "{}", shown(ask.analysis, ask.source, span)).unwrap();
    }
    told
}

fn tokens(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    for token in ide::tokens(&ask.analysis.journal, ask.source, ask.range) {
        let shade = token
            .shade
            .map_or(String::new(), |shade| format!(".{}", shade.word()));
        let place = shown(ask.analysis, ask.source, token.span);
        writeln!(told, "{place} {}{shade}", token.colour.word()).unwrap();
    }
    told
}
