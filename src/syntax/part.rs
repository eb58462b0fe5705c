//! The document of one stretch of a text, filled line by line.
//!
//! It knows which block the lines stand in, keeps one shape for lines of equal key, and gives problems their
//! places. `join` puts the parts of a text together.

use super::ast::{
    Amount, Attribute, Clause, DatedEntry, DatedLine, DatedShape, DeclarationKind, MarkShape,
};
use super::document::{Document, LineKind, Lines};
use super::keys;
use super::line::Line;
use super::lower::{Dated, Mark, lost_names, number_of};
use super::mend::{self, Right};
use super::problem::Problem;
use super::space::indent;
use crate::text::{Day, SourceId, Token};
use rustc_hash::FxHashMap;

/// The block that indented lines belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Block {
    /// No block began yet.
    None,
    Day,
    Declaration,
    Setting,
    /// The block's first line is junk, told already; it may have been meant for a declaration.
    Junk(Option<DeclarationKind>),
}

/// Where the attributes of a declaration go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Owner {
    Declaration,
    Change,
    Step,
    /// Below a `change` or `step` with a problem: judged, then left out.
    BrokenChange,
    BrokenStep,
}

/// A shape in the order of its first line, for `join`.
pub(super) enum Shape<'t> {
    Mark(&'t str, u32),
    /// Without a key where the date is not written in ten bytes.
    Dated(Option<&'t str>, u32),
}

pub(super) struct Part<'t> {
    pub source: SourceId,
    pub document: Document,
    pub block: Block,
    pub owner: Owner,
    pub marks: FxHashMap<&'t str, u32>,
    pub dated: FxHashMap<&'t str, u32>,
    /// The first mark of each pattern.
    patterns: FxHashMap<Box<[u8]>, u32>,
    /// The pattern being looked up.
    pattern: Vec<u8>,
    pub shapes: Vec<Shape<'t>>,
    /// Whether a stray line of this block was told.
    pub told_stray: bool,
    /// Whether it only tries how some lines would be read: what would mend them is not asked.
    pub is_trial: bool,
}

impl<'t> Part<'t> {
    pub fn new(source: SourceId) -> Self {
        Self {
            source,
            document: Document::default(),
            block: Block::None,
            owner: Owner::Declaration,
            marks: FxHashMap::default(),
            dated: FxHashMap::default(),
            patterns: FxHashMap::default(),
            pattern: Vec::new(),
            shapes: Vec::new(),
            told_stray: false,
            is_trial: false,
        }
    }

    /// The number of the line that comes next.
    pub fn next_line(&self) -> u32 {
        self.document.lines.len() as u32
    }

    pub fn push(&mut self, start: u32, kind: LineKind, shape: u32) {
        let lines = &mut self.document.lines;
        lines.starts.push(start);
        lines.kinds.push(kind);
        lines.shapes.push(shape);
    }

    pub fn push_plain(&mut self, start: u32, kind: LineKind) {
        self.push(start, kind, Lines::NO_SHAPE);
    }

    /// Notes how the next line is indented.
    pub fn look_at_indent(&mut self, text: &str) {
        let white = |byte: &u8| matches!(byte, b' ' | b'\t');
        let mut indent = text.bytes().take_while(white);
        let Some(first) = indent.next() else { return };
        let indents = &mut self.document.indents;
        let slot = match first {
            _ if indent.any(|byte| byte != first) => &mut indents.both,
            b'\t' => &mut indents.tabs,
            _ => &mut indents.spaces,
        };
        if slot.is_none() {
            *slot = Some(self.document.lines.len() as u32);
        }
    }

    /// Notes whether the words of the next line, which start at this byte, look like a mark: a bracket stands
    /// in them and no letter begins the line. A time without words may be a mark that was begun.
    pub fn look_at_words(&mut self, text: &str, from: u32) {
        let (before, words) = text.split_at_checked(from as usize).unwrap_or_default();
        let words = words.get(indent(words)..).unwrap_or("");
        let first = words.as_bytes().first();
        // Behind a time or a date letters may be part of it: `7:15 am [x] run`.
        if first.is_some_and(u8::is_ascii_alphabetic) && indent(before) == before.len() {
            return;
        }
        if words.is_empty() || memchr::memchr(b'[', words.as_bytes()).is_some() {
            self.document.like_marks.push(self.next_line());
        }
    }

    /// Begins the block of a column-0 line.
    pub fn begin(&mut self, block: Block) {
        self.end_block();
        self.block = block;
        self.owner = Owner::Declaration;
        self.told_stray = false;
    }

    fn end_block(&mut self) {
        let end = self.next_line();
        let last = self.document.declarations.last_mut();
        if let Some(declaration) = last.filter(|_| self.block == Block::Declaration) {
            declaration.end_line = end;
        }
    }

    /// Notes the names that a line which counts as nothing would have declared.
    pub fn lose_names(&mut self, text: &str) {
        if !self.is_trial {
            self.document.lost_names.extend(lost_names(text));
        }
    }

    /// Puts the problems of a line in their places.
    pub fn tell(&mut self, start: u32, mut line: Line<'_>) {
        for (token, problem) in std::mem::take(&mut line.found) {
            let fixes = mend::fixes(problem.rights(), self, (start, &line));
            // What is offered as a fix was tried with it.
            let helps = |shown: &Right| match problem.rights().contains(shown) {
                true => self.is_trial || fixes.iter().any(|fix| fix.title == shown.title()),
                false => mend::helps(shown, self, &line),
            };
            let wrong = problem.shown().filter(|shown| !helps(shown));
            let way_out = wrong.and_then(|wrong| Some((wrong.text.clone(), problem.way_out()?)));
            let mut diagnostic = problem.diagnostic(self.source, token.at(start));
            let help = diagnostic.help.as_deref().unwrap_or("");
            if let Some((_, way_out)) = way_out.filter(|(wrong, _)| help.contains(wrong)) {
                diagnostic = diagnostic.help(way_out);
            }
            diagnostic.fixes = fixes;
            self.document.problems.push(diagnostic);
        }
    }

    pub fn tell_one(&mut self, start: u32, token: Token, problem: Problem) {
        let diagnostic = problem.diagnostic(self.source, token.at(start));
        self.document.problems.push(diagnostic);
    }

    pub fn known_mark(&self, key: &str) -> Option<u32> {
        self.marks.get(key).copied()
    }

    pub fn known_dated(&self, key: &str) -> Option<u32> {
        self.dated.get(key).copied()
    }

    /// The index of a mark's shape: the one its key has, if it is the same.
    pub fn share_mark(&mut self, key: &'t str, mark: &Mark) -> u32 {
        let known = self.known_mark(key);
        if let Some(known) = known.filter(|&known| self.same_mark(known, mark)) {
            return known;
        }
        let known = self.known_pattern(key);
        self.add_mark(key, mark, known)
    }

    /// The shape of a mark that differs from one met before in its digits alone: that one, with its own
    /// numbers.
    pub fn alike(&mut self, key: &'t str) -> Option<u32> {
        let known = self.known_pattern(key)?;
        let shape = *self.document.marks.get(known as usize)?;
        let amounts = self.document.amounts(&shape).iter().map(|amount| {
            let number = number_of(amount, key)?;
            Some(Amount { number, ..*amount })
        });
        let amounts = amounts.collect::<Option<Vec<Amount>>>()?;
        let shape = MarkShape { line: 0, ..shape };
        Some(self.add_mark(key, &Mark { shape, amounts }, Some(known)))
    }

    /// The first mark that this key differs from in digits alone.
    pub fn known_pattern(&mut self, key: &str) -> Option<u32> {
        keys::pattern(key, &mut self.pattern);
        self.patterns.get(self.pattern.as_slice()).copied()
    }

    /// Adds a mark whose key is new; `known` is the first of its pattern, which was just looked up.
    pub fn add_mark(&mut self, key: &'t str, mark: &Mark, known: Option<u32>) -> u32 {
        let name = mark.shape.name.of(key);
        // The digits of a name make it another name.
        let like = known.filter(|_| !name.bytes().any(|byte| byte.is_ascii_digit()));
        let index = self.push_mark(mark, like);
        self.marks.insert(key, index);
        self.shapes.push(Shape::Mark(key, index));
        if known.is_none() {
            self.patterns.insert(self.pattern.as_slice().into(), index);
        }
        index
    }

    /// Stores a mark; its line counts from the next one.
    pub fn push_mark(&mut self, mark: &Mark, like: Option<u32>) -> u32 {
        let line = self.next_line() + mark.shape.line;
        let document = &mut self.document;
        let shape = store_amounts(mark.shape, &mark.amounts, &mut document.amounts);
        let index = document.marks.len() as u32;
        let like = like.unwrap_or(index);
        document.marks.push(MarkShape {
            line,
            like,
            ..shape
        });
        index
    }

    fn same_mark(&self, known: u32, mark: &Mark) -> bool {
        self.document
            .marks
            .get(known as usize)
            .is_some_and(|shape| {
                self.document.amounts(shape) == mark.amounts.as_slice()
                    && MarkShape {
                        line: mark.shape.line,
                        like: mark.shape.like,
                        amounts: mark.shape.amounts,
                        ..*shape
                    } == mark.shape
            })
    }

    /// The index of a dated shape: the one its key has, if it is the same.
    pub fn share_dated(&mut self, key: Option<&'t str>, dated: &Dated) -> u32 {
        let known = key.and_then(|key| self.known_dated(key));
        if let Some(known) = known.filter(|&known| self.same_dated(known, dated)) {
            return known;
        }
        let mut shape = dated.shape;
        if let Some(mark) = &dated.mark {
            shape.entry = DatedEntry::Mark(self.push_mark(mark, None));
        }
        self.document.dated_shapes.push(shape);
        let index = self.document.dated_shapes.len() as u32 - 1;
        // A broken line is lowered each time, for its problems.
        let key = key.filter(|_| shape.entry != DatedEntry::Broken);
        if let Some(key) = key {
            self.dated.insert(key, index);
        }
        self.shapes.push(Shape::Dated(key, index));
        index
    }

    fn same_dated(&self, known: u32, dated: &Dated) -> bool {
        let Some(shape) = self.document.dated_shapes.get(known as usize) else {
            return false;
        };
        match (shape.entry, &dated.mark) {
            (DatedEntry::Mark(index), Some(mark)) => {
                self.same_mark(index, mark)
                    && DatedShape {
                        entry: dated.shape.entry,
                        ..*shape
                    } == dated.shape
            }
            (_, None) => *shape == dated.shape,
            _ => false,
        }
    }

    pub fn push_dated(&mut self, start: u32, text: &str, day: Option<Day>, shape: u32) {
        let shapes = &self.document.dated_shapes;
        if let Some(DatedEntry::Prose { text: from, .. }) =
            shapes.get(shape as usize).map(|shape| shape.entry)
        {
            self.look_at_words(text, from);
        }
        self.document.dated.push(DatedLine { day, shape });
        let index = self.document.dated.len() as u32 - 1;
        self.push(start, LineKind::Dated, index);
    }

    /// Adds an attribute to its declaration, or to the `change` or `step` above it.
    pub fn push_attribute(&mut self, attribute: Attribute) {
        let Some(declaration) = self.document.declarations.last_mut() else {
            return;
        };
        let list = &mut declaration.attributes;
        match self.owner {
            Owner::Declaration => list.push(attribute),
            Owner::Change | Owner::Step => {
                let last = list.last_mut().map(|last| &mut last.clause);
                if let Some(Clause::Change { inner, .. } | Clause::Step { inner, .. }) = last {
                    inner.push(attribute);
                }
            }
            Owner::BrokenChange | Owner::BrokenStep => {}
        }
    }

    /// Ends the last block; `end` is where this stretch of the text ends.
    pub fn finish(mut self, end: u32) -> Self {
        self.end_block();
        self.document.lines.end = end;
        self
    }
}

/// Adds a mark's amounts to a document's and gives the shape its range.
fn store_amounts(shape: MarkShape, amounts: &[Amount], all: &mut Vec<Amount>) -> MarkShape {
    let start = all.len() as u32;
    all.extend_from_slice(amounts);
    MarkShape {
        amounts: (start, all.len() as u32),
        ..shape
    }
}
