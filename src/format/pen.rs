//! Goes along one line from left to right and says what each stretch of it becomes; what differs is an edit.
//!
//! Stretches that touch make one edit, so edits never meet.

use crate::syntax::{indent, is_space};
use crate::text::{Edit, Token};

pub struct Pen<'a> {
    line: &'a str,
    start: u32,
    /// How far the line is done.
    at: u32,
    edits: &'a mut Vec<Edit>,
}

impl<'a> Pen<'a> {
    /// For a line without its ending, which starts at this byte of its text.
    pub const fn new(line: &'a str, start: u32, edits: &'a mut Vec<Edit>) -> Self {
        Self {
            line,
            start,
            at: 0,
            edits,
        }
    }

    /// All up to `end` becomes `wanted`.
    pub fn put(&mut self, end: u32, wanted: &str) {
        let span = Token::new(self.at, end).at(self.start);
        if Token::new(self.at, end).of(self.line) != wanted {
            match self.edits.last_mut() {
                Some(last) if last.span.end == span.start => {
                    last.span.end = span.end;
                    last.text.push_str(wanted);
                }
                _ => self.edits.push(Edit::new(span, wanted)),
            }
        }
        self.at = end;
    }

    /// All up to `end` stays.
    pub const fn keep(&mut self, end: u32) {
        self.at = end;
    }

    /// All up to `end` stays, but every stretch of white space becomes one space.
    pub fn squeeze(&mut self, end: u32) {
        while self.at < end {
            let rest = Token::new(self.at, end).of(self.line);
            let word = rest.find(is_space).unwrap_or(rest.len());
            self.keep(self.at + word as u32);
            let gap = indent(rest.get(word..).unwrap_or("")) as u32;
            if gap > 0 {
                self.put(self.at + gap, " ");
            } else if word == 0 {
                // Nothing is left; a token that does not fit its line ends here as well.
                self.keep(end);
            }
        }
    }

    /// A clock time, `H:MM` or `HH:MM`, gets both digits of its hour.
    pub fn time(&mut self, end: u32) {
        if end - self.at == 4 {
            self.put(self.at, "0");
        }
        self.keep(end);
    }

    /// Free text stands behind a colon or a time with one space before it; it stays as it is to its end. Where
    /// there is none, nor is there white space.
    pub fn words(&mut self) {
        let rest = self.rest();
        let gap = indent(rest);
        let wanted = if gap < rest.len() { " " } else { "" };
        self.put(self.at + gap as u32, wanted);
        self.keep(self.line.len() as u32);
    }

    /// What is not done yet.
    pub fn rest(&self) -> &'a str {
        self.line.get(self.at as usize..).unwrap_or("")
    }

    pub const fn at(&self) -> u32 {
        self.at
    }
}
