//! Semantic tokens: the colours of a file, line by line, from the document's own tokens.
//!
//! They come in order and never overlap. A mark's name is looked up once for each shape of mark.

use super::clause::{self, Part, Parts};
use super::token::{Colour, Coloured, Shade};
use crate::journal::Journal;
use crate::syntax::{
    Amount, Attribute, Clause, Declaration, Document, LineKind, MentionKind, Unit, indent, mentions,
};
use crate::text::{SourceId, Span, Token, Weekday};
use std::iter::Peekable;

/// The coloured stretches of the lines that a span touches.
#[must_use]
pub fn tokens(journal: &Journal<'_>, source: SourceId, span: Span) -> Vec<Coloured> {
    let index = source.0 as usize;
    let (Some(document), Some(source)) = (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let lines = &document.lines;
    let first = lines.at(span.start);
    let last = lines.at(span.end).min(lines.len().saturating_sub(1) as u32);
    let mut brush = Brush {
        journal,
        document,
        text: &source.text,
        marks: vec![None; document.marks.len()],
        start: 0,
        line: "",
        done: Vec::new(),
    };
    let mut attributes = attributes_from(document, first).peekable();
    for line in first..=last {
        if !lines.is_empty() {
            brush.line(line, &mut attributes);
        }
    }
    brush.done
}

/// The attributes of all declarations from a line on, in order.
fn attributes_from(document: &Document, line: u32) -> impl Iterator<Item = &Attribute> {
    let declarations = &document.declarations;
    let first = declarations.partition_point(|declaration| declaration.end_line <= line);
    let declarations = declarations.get(first..).unwrap_or_default();
    let all = declarations
        .iter()
        .flat_map(|declaration| attributes(&declaration.attributes));
    all.skip_while(move |attribute| attribute.line < line)
}

/// Attributes with those below each `change` and `step`, in order.
pub fn attributes(list: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    list.iter().flat_map(|attribute| {
        let inner = match &attribute.clause {
            Clause::Change { inner, .. } | Clause::Step { inner, .. } => inner.as_slice(),
            _ => &[],
        };
        std::iter::once(attribute).chain(inner)
    })
}

struct Brush<'j, 'a> {
    journal: &'j Journal<'a>,
    document: &'j Document,
    text: &'j str,
    /// What the name of each shape of mark turned out to be.
    marks: Vec<Option<Colour>>,
    /// The line at work: where it starts, and its text.
    start: u32,
    line: &'j str,
    done: Vec<Coloured>,
}

impl<'j> Brush<'j, '_> {
    fn line<'d>(
        &mut self,
        line: u32,
        attributes: &mut Peekable<impl Iterator<Item = &'d Attribute>>,
    ) {
        let document = self.document;
        self.start = document.lines.start(line);
        self.line = document.lines.text(line, self.text);
        let shape = document.lines.shape(line);
        match document.lines.kind(line) {
            LineKind::Blank | LineKind::Junk => {}
            LineKind::Comment => {
                let from = indent(self.line) as u32;
                self.paint(
                    Token::new(from, self.line.len() as u32),
                    Colour::Comment,
                    None,
                );
            }
            LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan => {
                if let Some(declaration) = document.declarations.get(shape as usize) {
                    self.declaration(declaration);
                }
            }
            LineKind::Setting => {
                if let Some(setting) = document.settings.get(shape as usize) {
                    let mut parts = Vec::new();
                    clause::of_setting(setting, &mut parts);
                    self.parts(Token::new(0, self.line.len() as u32), parts);
                }
            }
            LineKind::Dated => self.dated(line, shape),
            LineKind::Mark => self.mark(line),
            LineKind::Prose => self.prose(line),
            LineKind::Attribute => {}
        }
        while attributes
            .peek()
            .is_some_and(|attribute| attribute.line < line)
        {
            attributes.next();
        }
        while let Some(attribute) = attributes.next_if(|attribute| attribute.line == line) {
            let mut parts = Vec::new();
            clause::of_attribute(attribute, &mut parts);
            self.parts(attribute.token, parts);
        }
    }

    fn declaration(&mut self, declaration: &Declaration) {
        self.paint(declaration.keyword, Colour::Keyword, None);
        let name = Colour::of_kind(declaration.kind);
        self.paint(declaration.name, name, Some(Shade::Declaration));
        if let Some(title) = declaration.title {
            self.free_text(title, Colour::Title);
        }
    }

    fn dated(&mut self, line: u32, index: u32) {
        let Some(shape) = self.document.dated_shape(index) else {
            return;
        };
        self.paint(shape.date, Colour::Date, None);
        if let Some(weekday) = shape.weekday {
            self.paint(weekday.token, Colour::Weekday, None);
        }
        self.mark(line);
        self.prose(line);
    }

    fn prose(&mut self, line: u32) {
        if let Some((time, words)) = self.document.prose_words(line, self.text) {
            if let Some(time) = time {
                self.paint(time.token, Colour::Time, None);
            }
            self.free_text(words, Colour::Prose);
        }
    }

    fn mark(&mut self, line: u32) {
        let Some(mark) = self.document.mark(line) else {
            return;
        };
        if let Some(time) = self.document.mark_clock(line, self.text) {
            self.paint(time.token, Colour::Time, None);
        }
        let bracket = self
            .document
            .in_line(line, Token::default(), self.text)
            .start;
        let place = |token: Token| Token::new(bracket + token.start, bracket + token.end);
        let shade = Shade::of_state(mark.state.value);
        self.paint(place(mark.state.token), Colour::State, Some(shade));
        let name = place(mark.name);
        let colour = self.colour_of(line, name);
        self.paint(name, colour, None);
        for amount in self.document.amounts(mark) {
            self.amount(amount, bracket);
        }
        if let Some(note) = self.document.note(line, mark, self.text) {
            let note = Token::new(note.start - self.start, note.end - self.start);
            self.free_text(note, Colour::Prose);
        }
    }

    /// What the name of a line's mark stands for; looked up for the first mark of its shape.
    fn colour_of(&mut self, line: u32, name: Token) -> Colour {
        let shape = self.document.mark_shape(line).map(|shape| shape as usize);
        let known = shape.and_then(|shape| self.marks.get(shape).copied().flatten());
        let colour = known.unwrap_or_else(|| self.name(name));
        if let Some(slot) = shape.and_then(|shape| self.marks.get_mut(shape)) {
            *slot = Some(colour);
        }
        colour
    }

    fn name(&self, name: Token) -> Colour {
        let item = self.journal.find(name.of(self.line));
        item.map_or(Colour::Name, Colour::of_item)
    }

    /// A line's parts, and between them the words of the language.
    fn parts(&mut self, all: Token, mut parts: Parts<'_>) {
        parts.sort_by_key(|(token, _)| token.start);
        let mut at = all.start;
        for (token, part) in parts {
            self.words(Token::new(at, token.start));
            self.part(token, part);
            at = at.max(token.end);
        }
        self.words(Token::new(at, all.end));
    }

    fn part(&mut self, token: Token, part: Part<'_>) {
        match part {
            Part::Date => self.paint(token, Colour::Date, None),
            Part::Weekday => self.paint(token, Colour::Weekday, None),
            Part::Time => self.paint(token, Colour::Time, None),
            Part::Amount(amount) => self.amount(amount, 0),
            Part::Name => self.paint(token, self.name(token), None),
            Part::Alias => self.paint(token, self.name(token), Some(Shade::Declaration)),
            Part::Tag => self.paint(token, Colour::Tag, None),
            Part::Person => self.paint(token, Colour::Person, None),
            Part::Title => self.free_text(token, Colour::Title),
            Part::Text => self.free_text(token, Colour::Prose),
        }
    }

    /// A number and its unit, whichever stands first; `from` is where their tokens count from.
    fn amount(&mut self, amount: &Amount, from: u32) {
        let Token { start, end } = amount.token;
        let (unit, number) = match amount.unit {
            Unit::Written(unit) | Unit::Minutes(unit) if !unit.is_empty() => {
                if unit.start > start {
                    (Some(unit), Token::new(start, unit.start))
                } else {
                    (Some(unit), Token::new(unit.end, end))
                }
            }
            _ => (None, amount.token),
        };
        let mut parts = [(Some(number), Colour::Number), (unit, Colour::Unit)];
        parts.sort_by_key(|(token, _)| token.map(|token| token.start));
        for (token, colour) in parts {
            let Some(token) = token else { continue };
            let token = Token::new(from + token.start, from + token.end);
            let trimmed = token.of(self.line).trim();
            let gap = token.of(self.line).len() - token.of(self.line).trim_start().len();
            let start = token.start + gap as u32;
            self.paint(
                Token::new(start, start + trimmed.len() as u32),
                colour,
                None,
            );
        }
    }

    /// Keywords, weekdays, numbers and `%` among the words of the language.
    fn words(&mut self, all: Token) {
        let mut at = all.start;
        while at < all.end {
            let rest = Token::new(at, all.end).of(self.line);
            let Some(first) = rest.chars().next() else {
                return;
            };
            let is_number = |c: char| c.is_ascii_digit() || c == '.';
            let length = match first {
                '0'..='9' => rest.find(|c| !is_number(c)).unwrap_or(rest.len()),
                c if c.is_alphabetic() => rest
                    .find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(rest.len()),
                c => c.len_utf8(),
            };
            let token = Token::new(at, at + length as u32);
            match first {
                '0'..='9' => self.paint(token, Colour::Number, None),
                '%' => self.paint(token, Colour::Unit, None),
                c if c.is_alphabetic() => {
                    let is_weekday = Weekday::parse(token.of(self.line)).is_some();
                    let colour = if is_weekday {
                        Colour::Weekday
                    } else {
                        Colour::Keyword
                    };
                    self.paint(token, colour, None);
                }
                _ => {}
            }
            at = token.end;
        }
    }

    /// Words of the user's, with the tags and people in them.
    fn free_text(&mut self, token: Token, colour: Colour) {
        let mut at = token.start;
        for mention in mentions(token.of(self.line)) {
            let place = Token::new(
                token.start + mention.token.start,
                token.start + mention.token.end,
            );
            self.paint(Token::new(at, place.start), colour, None);
            let colour = match mention.kind {
                MentionKind::Tag => Colour::Tag,
                MentionKind::Person => Colour::Person,
            };
            self.paint(place, colour, None);
            at = place.end;
        }
        self.paint(Token::new(at, token.end), colour, None);
    }

    /// Colours a stretch of the line at work. What is empty, or not behind the last one, is left as it is.
    fn paint(&mut self, token: Token, colour: Colour, shade: Option<Shade>) {
        let span = token.at(self.start);
        let behind = self
            .done
            .last()
            .is_none_or(|last| last.span.end <= span.start);
        if !token.is_empty() && behind {
            self.done.push(Coloured {
                span,
                colour,
                shade,
            });
        }
    }
}
