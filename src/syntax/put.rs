//! What each kind of line adds to a [`Part`]. Both ways through a text end here: `blocks` and `whole`.
//!
//! A line that may stand twice, a mark or a date, is stored once under its key; the rest is lowered each
//! time. What to do with a line that fits nothing depends on the block, which `Part` knows.

use super::ast::{Clause, DeclarationKind, Setting};
use super::document::{LineKind, Lines};
use super::entry::Prose;
use super::grammar::{Daymark, Rule};
use super::line::Line;
use super::lower::{self, Lowered};
use super::part::{Block, Owner, Part};
use super::problem::{Fault, Problem};
use crate::text::Day;
use pest::Parser;
use pest::iterators::Pair;

/// The first pair of a rule run over a line. The rules are total for the lines they are given.
pub(super) fn parse(rule: Rule, line: &str) -> Option<Pair<'_, Rule>> {
    Daymark::parse(rule, line).ok()?.next()
}

impl<'t> Part<'t> {
    /// A column-0 line of any kind; `base` is where it starts in what pest was given.
    pub fn put_head(
        &mut self,
        start: u32,
        text: &'t str,
        key: Option<&'t str>,
        pair: Pair<'_, Rule>,
        base: usize,
    ) {
        let mut line = Line::new(text, base);
        match pair.as_rule() {
            Rule::dated => {
                self.begin(Block::Day);
                let dated = lower::dated(pair, &mut line);
                let index = self.share_dated(key, &dated);
                self.push_dated(start, text, dated.day, index);
                self.check_weekday(start, text, dated.day, index);
            }
            Rule::declaration => {
                self.begin(Block::Declaration);
                if let Some(declaration) = lower::declaration(pair, self.next_line(), &mut line) {
                    let kind = match declaration.kind {
                        DeclarationKind::Habit => LineKind::Habit,
                        DeclarationKind::Task => LineKind::Task,
                        DeclarationKind::Goal => LineKind::Goal,
                        DeclarationKind::Plan => LineKind::Plan,
                    };
                    if declaration.name.is_empty() {
                        self.lose_names(text);
                    }
                    self.document.declarations.push(declaration);
                    let index = self.document.declarations.len() as u32 - 1;
                    self.push(start, kind, index);
                }
            }
            Rule::setting => {
                self.begin(Block::Setting);
                let mut shape = Lines::NO_SHAPE;
                if let Some((keyword, clause)) = lower::setting(pair, &mut line) {
                    shape = self.document.settings.len() as u32;
                    self.document.settings.push(Setting {
                        line: self.next_line(),
                        keyword,
                        clause,
                    });
                }
                self.push(start, LineKind::Setting, shape);
            }
            _ => {
                self.begin(Block::Junk(lower::kind_meant(text)));
                lower::junk(&mut line);
                self.lose_names(text);
                self.push_plain(start, LineKind::Junk);
            }
        }
        self.tell(start, line);
    }

    /// Tells a weekday that is not its date's; the date counts as written.
    pub fn check_weekday(&mut self, start: u32, text: &str, day: Option<Day>, shape: u32) {
        let Some(shape) = self.document.dated_shapes.get(shape as usize) else {
            return;
        };
        let (Some(day), Some(weekday)) = (day, shape.weekday) else {
            return;
        };
        let mut line = Line::new(text, 0);
        if let Some(problem) = lower::wrong_weekday(day, weekday, shape.date, &line) {
            line.found.push((weekday.token, problem));
            self.tell(start, line);
        }
    }

    /// An indented mark in a dated block.
    pub fn put_mark(
        &mut self,
        start: u32,
        text: &'t str,
        key: &'t str,
        pair: Pair<'_, Rule>,
        base: usize,
    ) {
        let mut line = Line::new(text, base);
        let shape = match lower::mark(pair, &mut line) {
            Some(mark) => self.share_mark(key, &mark),
            None => Lines::NO_SHAPE,
        };
        self.push(start, LineKind::Mark, shape);
        self.tell(start, line);
    }

    /// Indented prose in a dated block: junk where its time is none.
    pub fn put_prose(&mut self, start: u32, text: &str, prose: Prose) {
        if let Some(time) = prose.time {
            let mut line = Line::new(text, 0);
            if lower::time(time, &mut line).is_none() {
                self.push_plain(start, LineKind::Junk);
                return self.tell(start, line);
            }
        }
        self.look_at_words(text, prose.from);
        self.push_plain(start, LineKind::Prose);
    }

    /// A line of a declaration.
    pub fn put_attribute(&mut self, start: u32, text: &str, pair: Pair<'_, Rule>, base: usize) {
        let declaration = self.document.declarations.last();
        let kind = declaration.map(|last| last.kind);
        let is_lost = declaration.is_some_and(|last| last.name.is_empty());
        let last = declaration.and_then(|it| it.attributes.last());
        let mut line = Line::new(text, base);
        if let Some(Clause::Step { number, .. }) = last.map(|last| &last.clause) {
            line.next_step = number.value.saturating_add(1);
        }
        if let Some(kind) = kind {
            let lowered = lower::attribute(pair, kind, self.owner, self.next_line(), &mut line);
            self.put_lowered(lowered);
        }
        if is_lost || !line.found.is_empty() {
            self.lose_names(text);
        }
        self.push_plain(start, LineKind::Attribute);
        self.tell(start, line);
    }

    fn put_lowered(&mut self, lowered: Lowered) {
        if lowered.opens.is_some() {
            self.owner = Owner::Declaration;
        }
        for attribute in lowered.attributes {
            self.push_attribute(attribute);
        }
        if let Some(owner) = lowered.opens {
            self.owner = owner;
        }
    }

    /// An indented line that belongs to nothing.
    pub fn put_stray(&mut self, start: u32, text: &str) {
        match self.block {
            Block::Junk(Some(kind)) => self.judge(start, text, kind),
            Block::Junk(None) => {}
            _ if self.told_stray => {}
            block => self.tell_stray(start, text, block),
        }
        // Below words that were meant for nothing `also` is one of them.
        if self.block != Block::Junk(None) {
            self.lose_names(text);
        }
        self.push_plain(start, LineKind::Junk);
    }

    /// A line below a misspelt declaration: told what is wrong with it, and left out.
    fn judge(&mut self, start: u32, text: &str, kind: DeclarationKind) {
        let Some(pair) = parse(Rule::attribute, text) else {
            return;
        };
        let mut line = Line::new(text, 0);
        let lowered = lower::attribute(pair, kind, self.owner, self.next_line(), &mut line);
        self.owner = lowered.opens.unwrap_or(self.owner);
        self.tell(start, line);
    }

    /// Lines that follow it in the same block have the same cause.
    fn tell_stray(&mut self, start: u32, text: &str, block: Block) {
        self.told_stray = true;
        let line = Line::new(text, 0);
        let all = line.all();
        let (why, help) = if block == Block::Setting {
            (
                "a setting owns no lines",
                "write each entry below a dated line, and each attribute below its declaration",
            )
        } else {
            (
                "no block starts above this line",
                "start the block in column 0: a date like `2026-01-05`, or a declaration like \
                 `habit run`",
            )
        };
        let fault = Fault::new(all.of(text), why, help);
        self.tell_one(start, all, Problem::StrayLine(fault));
    }
}
