//! Lines of words that say what they mean, such as the title and the notes of a table: broken to the width,
//! then coloured run by run.

use super::Look;
use super::sanitize;
use crate::view::{Meaning, Words};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Writes words from column `indent` on, further lines as far in.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, words: &Words, indent: usize, look: Look) -> io::Result<()> {
    let mut line = Line {
        out,
        look,
        indent,
        column: indent,
    };
    line.margin()?;
    for (meaning, text) in words {
        line.add(&sanitize::cell(text), *meaning)?;
    }
    writeln!(line.out)
}

struct Line<'o> {
    out: &'o mut dyn Write,
    look: Look,
    indent: usize,
    column: usize,
}

impl Line<'_> {
    /// Adds text of one meaning. It is broken before a word, and in a word that is wider than a whole line.
    fn add(&mut self, text: &str, meaning: Meaning) -> io::Result<()> {
        let mut run = String::new();
        for piece in pieces(text) {
            let word = piece.trim_start_matches(' ');
            let is_begun = self.column > self.indent;
            if is_begun && self.column + piece.width() > self.look.width {
                self.end(&mut run, meaning)?;
            }
            let kept = if self.column > self.indent {
                piece
            } else {
                word
            };
            for character in kept.chars() {
                let wide = character.width().unwrap_or(0);
                if self.column > self.indent && self.column + wide > self.look.width {
                    self.end(&mut run, meaning)?;
                }
                run.push(character);
                self.column += wide;
            }
        }
        write!(self.out, "{}", self.look.paint(&run, meaning))
    }

    /// Ends the line with what it holds so far, and begins the next.
    fn end(&mut self, run: &mut String, meaning: Meaning) -> io::Result<()> {
        let full = std::mem::take(run);
        writeln!(self.out, "{}", self.look.paint(&full, meaning))?;
        self.column = self.indent;
        self.margin()
    }

    fn margin(&mut self) -> io::Result<()> {
        write!(self.out, "{:indent$}", "", indent = self.indent)
    }
}

/// The words of a text, each with the blanks before it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut in_word) = (0, false);
    for (at, character) in text.char_indices() {
        if character == ' ' && in_word {
            pieces.extend(text.get(start..at));
            start = at;
        }
        in_word = character != ' ';
    }
    pieces.extend(text.get(start..).filter(|piece| !piece.is_empty()));
    pieces
}
