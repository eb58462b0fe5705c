//! Growing a selection: a word, the token it stands in, its entry, its line, its part of a block, the block with the
//! comments above it, the file.

use super::blocks::{Piece, parts, pieces, span};
use super::tokens::tokens;
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
    wider.extend(
        tokens
            .iter()
            .map(|token| token.span)
            .filter(|&span| touches(span, at)),
    );
    wider.extend(in_line(document, line, text));
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

/// An amount, the note or the words of a line, its entry, and all of the line.
fn in_line(document: &Document, line: u32, text: &str) -> Vec<Span> {
    let start = document.lines.start(line);
    let words = document.lines.text(line, text);
    let whole = Span::new(
        start + indent(words) as u32,
        start + words.trim_end().len() as u32,
    );
    let end = whole.end.max(whole.start);
    let mut spans = Vec::new();
    if let Some(mark) = document.mark(line) {
        let amounts = document.amounts(mark).iter();
        spans.extend(amounts.map(|it| document.in_line(line, it.token, text).at(start)));
        spans.extend(document.note(line, mark, text));
        let state = document.in_line(line, mark.state.token, text).at(start);
        spans.push(Span::new(state.start, end));
        let from = document
            .mark_clock(line, text)
            .map_or(state, |clock| clock.token.at(start));
        spans.push(Span::new(from.start, end));
    }
    if let Some((time, words)) = document.prose_words(line, text) {
        let words = words.at(start);
        spans.push(words);
        let from = time.map_or(words, |time| time.token.at(start));
        spans.push(Span::new(from.start, words.end));
    }
    spans.push(Span::new(whole.start, end));
    spans
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
