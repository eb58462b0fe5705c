//! Tabs and spaces mixed in the indentation of one file. Told once a file, at the first line that differs.
//!
//! `syntax` noted the first line of each kind while it cut the text, so no line is looked through here. White
//! space that is neither tab nor space is of no kind.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Look;
use crate::syntax::Document;
use crate::text::{SourceId, Span};

pub fn check(look: &Look<'_>, source: SourceId, found: &mut Vec<Diagnostic>) {
    let Some(document) = look.document(source) else {
        return;
    };
    let text = look.text(source).as_bytes();
    let indents = document.indents;
    let all = [indents.spaces, indents.tabs, indents.both];
    let Some(at) = all.into_iter().flatten().min() else {
        return;
    };
    let first = text.get(document.lines.start(at) as usize).copied();
    let kind = first.unwrap_or_default();
    let opposite = if kind == b'\t' {
        indents.spaces
    } else {
        indents.tabs
    };
    let Some(line) = [opposite, indents.both].into_iter().flatten().min() else {
        return;
    };
    let span = indentation(document, text, line);
    let own = text
        .get(span.start as usize..span.end as usize)
        .unwrap_or_default();
    let message = "tabs and spaces are mixed in the indentation of this file";
    let diagnostic = Diagnostic::new(Code::MixedIndentation, source, span, message)
        .label(if own.iter().all(|byte| *byte != kind) {
            other(kind)
        } else {
            "both"
        })
        .help("indent every line in one way, with two spaces or with a tab");
    found.push(match at == line {
        true => diagnostic,
        false => diagnostic.other(source, indentation(document, text, at), word(kind)),
    });
}

/// The white space that a line starts with.
fn indentation(document: &Document, text: &[u8], line: u32) -> Span {
    let start = document.lines.start(line);
    let rest = text.get(start as usize..).unwrap_or_default();
    let length = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    Span::new(start, start + length as u32)
}

const fn word(byte: u8) -> &'static str {
    if byte == b'\t' { "tabs" } else { "spaces" }
}

const fn other(byte: u8) -> &'static str {
    if byte == b'\t' { "spaces" } else { "tabs" }
}
