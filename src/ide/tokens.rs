//! Semantic tokens: the colours of a file, line by line, from the parts of each line and the words between them.
//!
//! They come in order and never overlap.

use super::line_parts::parts;
use super::part::{Meant, Part, Role, What};
use super::token::{Colour, Coloured, Shade};
use crate::journal::Journal;
use crate::syntax::{DeclarationKind, LineKind};
use crate::text::{SourceId, Span, Weekday};

/// The coloured stretches of the lines that a span touches.
#[must_use]
pub fn tokens(journal: &Journal<'_>, source: SourceId, span: Span) -> Vec<Coloured> {
    let index = source.0 as usize;
    let (Some(document), Some(text)) = (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let lines = &document.lines;
    let until = (lines.at(span.end) + 1).min(lines.len() as u32);
    let mut brush = Brush {
        text: &text.text,
        kind: LineKind::Blank,
        done: Vec::new(),
    };
    for line in lines.at(span.start)..until {
        brush.kind = lines.kind(line);
        if brush.kind != LineKind::Blank {
            let end = lines.start(line) + lines.text(line, &text.text).len() as u32;
            brush.line(&parts(journal, source, line), end);
        }
    }
    brush.done
}

struct Brush<'t> {
    text: &'t str,
    /// What the line at work is.
    kind: LineKind,
    done: Vec<Coloured>,
}

impl Brush<'_> {
    /// A line that ends here.
    fn line(&mut self, parts: &[Part], end: u32) {
        // Between the parts stand words of the language, where a line is made of them.
        let has_words = matches!(self.kind, LineKind::Attribute | LineKind::Setting);
        let mut before: Option<&Part> = None;
        let mut left = parts;
        while let Some((part, rest)) = left.split_first() {
            if let Some(before) = before.filter(|_| has_words) {
                self.words(Span::new(before.span.end, part.span.start));
            }
            let count = rest
                .iter()
                .take_while(|inner| inner.span.start < part.span.end)
                .count();
            let (inner, rest) = rest.split_at_checked(count).unwrap_or_default();
            self.part(part, inner, before);
            before = Some(part);
            left = rest;
        }
        if let Some(before) = before.filter(|_| has_words) {
            self.words(Span::new(before.span.end, end));
        }
    }

    /// A part with those inside of it.
    fn part(&mut self, part: &Part, inner: &[Part], before: Option<&Part>) {
        let span = part.span;
        match part.what {
            What::Keyword(_) | What::Setting | What::Attribute(_) | What::Cadence => {
                self.words(span);
            }
            What::Name(role, meant) => self.name(span, role, meant),
            // `week 3` of a step.
            What::Date(_) if !self.starts_with_digit(span) => self.words(span),
            What::Date(_) => self.paint(span, Colour::Date, None),
            What::Weekday => self.paint(span, Colour::Weekday, None),
            What::Time => self.paint(span, Colour::Time, None),
            What::State(state) => self.paint(span, Colour::State, Some(Shade::of_state(state))),
            What::Amount => self.amount(span),
            What::Number => self.paint(span, Colour::Number, None),
            What::Tag => self.paint(span, Colour::Tag, None),
            What::Person => self.paint(span, Colour::Person, None),
            What::Words => {
                let is_step = before.is_some_and(|before| before.what == What::Number);
                let is_title = match self.kind {
                    LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan => true,
                    LineKind::Attribute => is_step,
                    _ => false,
                };
                let colour = if is_title {
                    Colour::Title
                } else {
                    Colour::Prose
                };
                let mut at = span.start;
                for mention in inner {
                    self.paint(Span::new(at, mention.span.start), colour, None);
                    self.part(mention, &[], None);
                    at = mention.span.end;
                }
                self.paint(Span::new(at, span.end), colour, None);
            }
            What::Comment | What::Code(_) => self.paint(span, Colour::Comment, None),
        }
    }

    fn name(&mut self, span: Span, role: Role, meant: Option<Meant>) {
        let colour = match (self.kind, meant) {
            // A name that another declaration has is of this one's kind here.
            (LineKind::Habit, _) => Colour::Habit,
            (LineKind::Task, _) => Colour::Task,
            (LineKind::Goal, _) => Colour::Goal,
            (LineKind::Plan, _) | (_, Some(Meant::Plan(_))) => Colour::Plan,
            (_, Some(Meant::Item(item))) => match item.kind() {
                DeclarationKind::Habit => Colour::Habit,
                DeclarationKind::Task => Colour::Task,
                DeclarationKind::Goal => Colour::Goal,
                DeclarationKind::Plan => Colour::Plan,
            },
            (_, None) => Colour::Name,
        };
        let declares = matches!(role, Role::Declares | Role::Alias);
        self.paint(span, colour, declares.then_some(Shade::Declaration));
    }

    fn starts_with_digit(&self, span: Span) -> bool {
        span.of(self.text).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Numbers, and the units around them.
    fn amount(&mut self, span: Span) {
        self.runs(span, |c| match c {
            '0'..='9' | '.' => Some(Colour::Number),
            c if c.is_whitespace() => None,
            _ => Some(Colour::Unit),
        });
    }

    /// Keywords, weekdays, numbers and `%` among the words of the language.
    fn words(&mut self, span: Span) {
        let from = self.done.len();
        self.runs(span, |c| match c {
            '0'..='9' | '.' => Some(Colour::Number),
            '%' => Some(Colour::Unit),
            c if c.is_alphabetic() => Some(Colour::Keyword),
            _ => None,
        });
        for word in self.done.iter_mut().skip(from) {
            if word.colour == Colour::Keyword && Weekday::parse(word.span.of(self.text)).is_some() {
                word.colour = Colour::Weekday;
            }
        }
    }

    /// Runs of characters of one colour.
    fn runs(&mut self, span: Span, colour: impl Fn(char) -> Option<Colour>) {
        let mut run: Option<(u32, Colour)> = None;
        let text = self.text;
        let ends = span
            .of(text)
            .char_indices()
            .map(|(at, c)| (at as u32, colour(c)));
        let length = span.end.saturating_sub(span.start);
        for (at, colour) in ends.chain([(length, None)]) {
            if let Some((start, own)) = run.filter(|(_, own)| Some(*own) != colour) {
                self.paint(Span::new(span.start + start, span.start + at), own, None);
                run = None;
            }
            run = run.or(colour.map(|colour| (at, colour)));
        }
    }

    fn paint(&mut self, span: Span, colour: Colour, shade: Option<Shade>) {
        if span.start < span.end {
            self.done.push(Coloured {
                span,
                colour,
                shade,
            });
        }
    }
}
