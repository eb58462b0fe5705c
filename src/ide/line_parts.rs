//! A line taken apart into its parts: what the document knows of it, with names looked up.
//!
//! A line with an error counts as nothing, so it has no parts but what can be told of it all the same.

use super::attribute_parts::attributes;
use super::block;
use super::part::{Meant, Part, Role, What};
use crate::journal::Journal;
use crate::lint::allows_in;
use crate::syntax::{
    DatedEntry, DatedShape, Declaration, Document, LineKind, MarkShape, MentionKind, SettingClause,
    mentions, trim,
};
use crate::text::{SourceId, Span, Time, Token};

/// The parts of a line, in order of where they start.
#[must_use]
pub fn parts(journal: &Journal<'_>, source: SourceId, line: u32) -> Vec<Part> {
    let index = source.0 as usize;
    let (Some(document), Some(text)) = (journal.documents.get(index), journal.sources.get(index))
    else {
        return Vec::new();
    };
    let mut parts = LineParts {
        journal,
        source,
        document,
        text: &text.text,
        line,
        found: Vec::new(),
    };
    parts.read();
    parts
        .found
        .sort_by_key(|part| (part.span.start, u32::MAX - part.span.end));
    parts.found
}

/// A line being taken apart.
pub(super) struct LineParts<'j, 'a> {
    pub journal: &'j Journal<'a>,
    pub source: SourceId,
    pub document: &'j Document,
    pub text: &'j str,
    pub line: u32,
    pub found: Vec<Part>,
}

impl LineParts<'_, '_> {
    pub fn add(&mut self, token: Token, what: What) {
        let span = self.document.span(self.line, token);
        self.add_span(span, what);
    }

    fn add_span(&mut self, span: Span, what: What) {
        if span.start < span.end {
            let line = self.line;
            self.found.push(Part { line, span, what });
        }
    }

    /// A name of a habit, task or goal.
    pub fn name(&mut self, token: Token, role: Role) {
        let name = self.document.token(self.line, token, self.text);
        let meant = self.journal.find(name).map(Meant::Item);
        self.add(token, What::Name(role, meant));
    }

    /// The user's words, with who and what is mentioned in them.
    pub fn words(&mut self, token: Token) {
        let span = self.document.span(self.line, token);
        self.words_span(span);
    }

    fn words_span(&mut self, span: Span) {
        self.add_span(span, What::Words);
        for mention in mentions(span.of(self.text)) {
            let what = match mention.kind {
                MentionKind::Tag => What::Tag,
                MentionKind::Person => What::Person,
            };
            self.add_span(mention.token.at(span.start), what);
        }
    }

    fn read(&mut self) {
        let shape = self.document.lines.shape(self.line);
        match self.document.lines.kind(self.line) {
            LineKind::Blank | LineKind::Junk => {}
            LineKind::Comment => self.comment(),
            LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan => {
                if let Some(declaration) = self.document.declarations.get(shape as usize) {
                    self.declaration(declaration);
                }
            }
            LineKind::Setting => self.setting(shape),
            LineKind::Dated => {
                if let Some(dated) = self.document.dated_shape(shape) {
                    self.dated(shape, dated);
                }
            }
            LineKind::Mark => {
                if let Some(mark) = self.document.mark(self.line) {
                    self.mark(mark, 0);
                }
            }
            LineKind::Prose => self.prose(),
            LineKind::Attribute => {
                if let Some(declaration) = block::declaration(self.document, self.line) {
                    attributes(self, declaration);
                }
            }
        }
    }

    fn comment(&mut self) {
        let all = self.document.lines.text(self.line, self.text);
        let start = (all.len() - all.trim_start().len()) as u32;
        self.add(Token::new(start, all.len() as u32), What::Comment);
        for allow in allows_in(self.journal, self.source, self.line) {
            self.add_span(allow.span, What::Code(allow.code));
        }
    }

    fn declaration(&mut self, declaration: &Declaration) {
        use crate::syntax::DeclarationKind::Plan;
        self.add(declaration.keyword, What::Keyword(declaration.kind));
        if declaration.kind == Plan {
            let name = self.document.token(self.line, declaration.name, self.text);
            let meant = self.journal.find_plan(name).map(Meant::Plan);
            self.add(declaration.name, What::Name(Role::Declares, meant));
        } else {
            self.name(declaration.name, Role::Declares);
        }
        if let Some(title) = declaration.title {
            self.words(title);
        }
    }

    fn setting(&mut self, shape: u32) {
        let Some(setting) = self.document.settings.get(shape as usize) else {
            return;
        };
        self.add(setting.keyword, What::Setting);
        match &setting.clause {
            SettingClause::WeekStarts(weekday) => self.add(weekday.token, What::Weekday),
            SettingClause::DayStarts(time) => self.add(time.token, What::Time),
            SettingClause::Pause(pause) => self.pause(pause),
        }
    }

    pub fn pause(&mut self, pause: &crate::syntax::Pause) {
        for day in [Some(pause.from), pause.until].into_iter().flatten() {
            self.add(day.token, What::Date(day.value));
        }
        if let Some(why) = pause.why {
            self.words(why);
        }
    }

    fn dated(&mut self, index: u32, shape: &DatedShape) {
        let day = self
            .document
            .dated
            .get(index as usize)
            .and_then(|dated| dated.day);
        if let Some(day) = day {
            self.add(shape.date, What::Date(day));
        }
        if let Some(weekday) = shape.weekday {
            self.add(weekday.token, What::Weekday);
        }
        match shape.entry {
            DatedEntry::Nothing | DatedEntry::Broken => {}
            DatedEntry::Prose { time, .. } => {
                if let Some(time) = time {
                    self.add(time.token, What::Time);
                }
                if let Some(words) = self.document.prose_words(self.line, self.text) {
                    self.words_span(words);
                }
            }
            DatedEntry::Mark(mark) => {
                let from = shape
                    .weekday
                    .map_or(shape.date, |weekday| weekday.token)
                    .end;
                if let Some(mark) = self.document.marks.get(mark as usize) {
                    self.mark(mark, from);
                }
            }
        }
    }

    /// A mark whose time, if it has one, stands from this byte of the line on.
    fn mark(&mut self, mark: &MarkShape, from: u32) {
        let line = self.document.lines.text(self.line, self.text);
        let in_line = |token: Token| self.document.in_line(self.line, token, self.text);
        let state = in_line(mark.state_token());
        let name = in_line(mark.name);
        let amounts = self.document.amounts(mark).iter();
        let amounts: Vec<Token> = amounts.map(|amount| in_line(amount.token)).collect();
        let before = Token::new(from, state.start).of(line);
        let time = trim(before);
        if Time::parse(time).is_some() {
            let start = state.start - (before.len() - before.find(time).unwrap_or(0)) as u32;
            self.add(Token::new(start, start + time.len() as u32), What::Time);
        }
        self.add(state, What::State(mark.state));
        self.name(name, Role::Marks);
        for amount in amounts {
            self.add(amount, What::Amount);
        }
        if let Some(note) = self.document.note(self.line, mark, self.text) {
            self.words_span(note);
        }
    }

    fn prose(&mut self) {
        if let Some(time) = self.document.prose_time(self.line, self.text) {
            self.add(time.token, What::Time);
        }
        if let Some(words) = self.document.prose_words(self.line, self.text) {
            self.words_span(words);
        }
    }
}
