//! The outline of a file: declarations with their steps and changes, settings, and days with a few of their words.
//!
//! Comments that touch a block are within it, as they are for folding and sorting. An empty name has no place
//! in an outline, so a broken declaration is left out.

use crate::amend::pieces::{Piece, parts, pieces, span};
use crate::journal::Journal;
use crate::syntax::{Attribute, Clause, Declaration, DeclarationKind, Document, LineKind};
use crate::text::{SourceId, Span, Token};
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SymbolKind {
    Habit,
    Task,
    Goal,
    Plan,
    Step,
    /// A habit's `change`.
    Change,
    Setting,
    Day,
    Tag,
    Person,
}

impl SymbolKind {
    #[must_use]
    pub const fn of(kind: DeclarationKind) -> Self {
        match kind {
            DeclarationKind::Habit => Self::Habit,
            DeclarationKind::Task => Self::Task,
            DeclarationKind::Goal => Self::Goal,
            DeclarationKind::Plan => Self::Plan,
        }
    }
}

/// A line of the outline. Its name is never empty and stands within its span.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    pub kind: SymbolKind,
    pub name: String,
    /// A title, or the first words of a day.
    pub detail: Option<String>,
    /// All of it: a block with the comments that touch it from above.
    pub span: Span,
    pub name_span: Span,
    pub children: Vec<Symbol>,
}

/// The outline of a file, in the order of its lines.
#[must_use]
pub fn document_symbols(journal: &Journal<'_>, source: SourceId) -> Vec<Symbol> {
    let index = source.0 as usize;
    let (Some(document), Some(source)) = (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let outline = Outline {
        document,
        text: &source.text,
    };
    let blocks = pieces(document, &source.text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Block(block) => Some(block),
            Piece::Comments(_) => None,
        });
    blocks
        .filter_map(|block| outline.block(block.head, block.first..block.end))
        .collect()
}

#[derive(Clone, Copy)]
struct Outline<'j> {
    document: &'j Document,
    text: &'j str,
}

impl Outline<'_> {
    fn block(self, head: u32, lines: Range<u32>) -> Option<Symbol> {
        let shape = self.document.lines.shape(head);
        match self.document.lines.kind(head) {
            LineKind::Dated => self.day(head, shape, lines),
            LineKind::Setting => {
                let setting = self.document.settings.get(shape as usize)?;
                let keyword = self.document.span(head, setting.keyword);
                let line = span(self.document, &(head..head + 1), self.text);
                let name = line.of(self.text).trim_end();
                let name_span = Span::new(keyword.start, keyword.start + name.len() as u32);
                Some(self.symbol(SymbolKind::Setting, name.to_owned(), name_span, &lines))
            }
            _ => self.declaration(self.document.declarations.get(shape as usize)?, lines),
        }
    }

    fn declaration(self, declaration: &Declaration, lines: Range<u32>) -> Option<Symbol> {
        let name = self.document.span(declaration.line, declaration.name);
        if declaration.name.is_empty() {
            return None;
        }
        let kind = SymbolKind::of(declaration.kind);
        let children = parts(self.document, declaration, lines.end)
            .into_iter()
            .filter_map(|(attribute, lines)| self.part(attribute, &lines));
        Some(Symbol {
            detail: self.words(declaration.line, declaration.title),
            children: children.collect(),
            ..self.symbol(kind, name.of(self.text).to_owned(), name, &lines)
        })
    }

    /// A `step` or a `change`.
    fn part(self, attribute: &Attribute, lines: &Range<u32>) -> Option<Symbol> {
        let (kind, until, title) = match &attribute.clause {
            Clause::Step { number, title, .. } => (SymbolKind::Step, number.token.end, *title),
            Clause::Change { on, .. } => (SymbolKind::Change, on.token.end, None),
            _ => return None,
        };
        let token = Token::new(attribute.token.start, until);
        let name = self.document.span(attribute.line, token);
        Some(Symbol {
            detail: self.words(attribute.line, title),
            ..self.symbol(kind, name.of(self.text).to_owned(), name, lines)
        })
    }

    fn day(self, head: u32, index: u32, lines: Range<u32>) -> Option<Symbol> {
        let shape = self.document.dated_shape(index)?;
        let end = shape
            .weekday
            .map_or(shape.date, |weekday| weekday.token)
            .end;
        let date = self.document.span(head, Token::new(shape.date.start, end));
        Some(Symbol {
            detail: self.headline(head..lines.end),
            ..self.symbol(SymbolKind::Day, date.of(self.text).to_owned(), date, &lines)
        })
    }

    /// The first prose of a day, else its first mark; as much as an outline has room for.
    fn headline(self, lines: Range<u32>) -> Option<String> {
        let mut prose = lines
            .clone()
            .filter_map(|line| self.document.prose_words(line, self.text));
        if let Some(words) = prose.next() {
            return Some(cut(words.of(self.text)));
        }
        let line = lines
            .clone()
            .find(|&line| self.document.mark(line).is_some())?;
        let mark = self.document.mark_text(line, self.text);
        Some(cut(mark))
    }

    fn words(self, line: u32, token: Option<Token>) -> Option<String> {
        token.map(|token| cut(self.document.token(line, token, self.text)))
    }

    fn symbol(self, kind: SymbolKind, name: String, name_span: Span, lines: &Range<u32>) -> Symbol {
        Symbol {
            kind,
            name,
            detail: None,
            span: span(self.document, lines, self.text),
            name_span,
            children: Vec::new(),
        }
    }
}

/// The start of a text, up to the end of a word.
fn cut(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return text.to_owned();
    };
    let start = text.get(..end).unwrap_or("");
    let words = start
        .rfind(char::is_whitespace)
        .and_then(|end| start.get(..end));
    format!("{}…", words.unwrap_or(start).trim_end())
}
