//! Growing a selection: a word, the token it stands in, its entry, its line, its part of a block, the block with the
//! comments above it, the file.

use super::line_parts::parts as line_parts;
use super::part::{Part, What};
use super::tokens::tokens;
use crate::amend::pieces::{Piece, parts, pieces, span};
use crate::journal::Journal;
use crate::syntax::{Document, LineKind, indent};
use crate::text::{SourceId, Span};

/// The stretches around a place, each holding the one before it and more; the last is the file.
#[must_use]
pub fn selections(journal: &Journal<'_>, source: SourceId, offset: u32) -> Vec<Span> {
    let index = source.0 as usize;
    let (Some(document), Some(source_text)) =
        (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let text = &source_text.text;
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let line = document.lines.at(offset as u32);
    let at = Span::new(offset as u32, offset as u32);
    let mut wider = vec![word(text, offset)];
    let tokens = tokens(journal, source, at);
    let colours = tokens.iter().map(|token| token.span);
    let parts = line_parts(journal, source, line);
    let mut held: Vec<Span> = parts.iter().map(|part| part.span).chain(colours).collect();
    held.sort_by_key(|span| span.end - span.start);
    wider.extend(held.into_iter().filter(|&span| touches(span, at)));
    wider.extend(in_line(document, line, text, &parts));
    wider.extend(around(document, line, text));
    wider.push(Span::new(0, text.len() as u32));
    let mut grown = vec![at];
    for span in wider {
        let last = grown.last().copied().unwrap_or(at);
        if span.start <= last.start && last.end <= span.end && span != last {
            grown.push(span);
        }
    }
    // Nothing selected is no selection.
    if grown.len() > 1 {
        grown.remove(0);
    }
    grown
}

fn touches(span: Span, at: Span) -> bool {
    span.start <= at.start && at.end <= span.end
}

/// The letters and digits around a place.
fn word(text: &str, offset: usize) -> Span {
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | '’' | '\u{300}'..='\u{36f}');
    let before = text.get(..offset).unwrap_or("");
    let after = text.get(offset..).unwrap_or("");
    let start = before.trim_end_matches(is_word).len();
    let end = offset + after.len() - after.trim_start_matches(is_word).len();
    Span::new(start as u32, end as u32)
}

/// What the line's parts begin, each up to its end: an entry from its state or its time on; and all of the line.
fn in_line(document: &Document, line: u32, text: &str, parts: &[Part]) -> Vec<Span> {
    let start = document.lines.start(line);
    let words = document.lines.text(line, text);
    let end = start + words.trim_end().len() as u32;
    let begins = |what: What| matches!(what, What::State(_) | What::Time | What::Words);
    let begun = parts
        .iter()
        .rev()
        .filter(|part| begins(part.what))
        .map(|part| part.span.start);
    let starts = begun.chain([start + indent(words) as u32]);
    starts
        .map(|start| Span::new(start, end.max(start)))
        .collect()
}

/// The step or change of a line, its block, and the block with its comments.
fn around(document: &Document, line: u32, text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let holds = |first: u32, end: u32| first <= line && line < end;
    for piece in pieces(document, text) {
        match piece {
            Piece::Comments(run) if holds(run.start, run.end) => {
                spans.push(span(document, &run, text));
            }
            Piece::Block(block) if holds(block.first, block.end) => {
                let shape = document.lines.shape(block.head) as usize;
                let is_declaration = matches!(
                    document.lines.kind(block.head),
                    LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan
                );
                let declaration = document.declarations.get(shape).filter(|_| is_declaration);
                let parts = declaration
                    .map(|it| parts(document, it, block.end))
                    .unwrap_or_default();
                let part = parts
                    .into_iter()
                    .find(|(_, lines)| holds(lines.start, lines.end));
                spans.extend(part.map(|(_, lines)| span(document, &lines, text)));
                spans.push(span(document, &(block.head..block.end), text));
                spans.push(span(document, &(block.first..block.end), text));
            }
            _ => {}
        }
    }
    spans
}
