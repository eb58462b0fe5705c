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
        run: String::new(),
        meaning: Meaning::Plain,
    };
    line.margin()?;
    let safe: Vec<_> = words.iter().map(|(_, text)| sanitize::cell(text)).collect();
    let meanings = words.iter().map(|(meaning, _)| *meaning);
    let all = safe.concat();
    // Most lines are short and plain.
    if !look.colour && all.is_ascii() && !all.starts_with(' ') && indent + all.len() <= look.width {
        return writeln!(line.out, "{all}");
    }
    // A word may be of several runs, so lines are broken in the whole of them.
    let mut of_bytes = safe.iter().zip(meanings);
    let mut run = of_bytes.next().map(|(text, meaning)| (text.len(), meaning));
    let mut at = 0;
    for piece in pieces(&all) {
        line.make_room(piece)?;
        let mut is_gap = true;
        for character in piece.chars() {
            while let Some((end, _)) = run
                && end <= at
            {
                run = of_bytes
                    .next()
                    .map(|(text, meaning)| (end + text.len(), meaning));
            }
            at += character.len_utf8();
            is_gap &= character == ' ';
            // A line does not begin with the blanks that it was broken at.
            if !(is_gap && line.column == line.indent) {
                line.put(
                    character,
                    run.map_or(Meaning::Plain, |(_, meaning)| meaning),
                )?;
            }
        }
    }
    line.flush()?;
    writeln!(line.out)
}

struct Line<'o> {
    out: &'o mut dyn Write,
    look: Look,
    indent: usize,
    column: usize,
    /// What is not written yet, all of one meaning.
    run: String,
    meaning: Meaning,
}

impl Line<'_> {
    /// Breaks the line before a word that it has no room for.
    fn make_room(&mut self, piece: &str) -> io::Result<()> {
        if self.column > self.indent && self.column + piece.width() > self.look.width {
            self.end()?;
        }
        Ok(())
    }

    /// Adds a character; a word that is wider than a whole line is broken in it.
    fn put(&mut self, character: char, meaning: Meaning) -> io::Result<()> {
        let wide = character.width().unwrap_or(0);
        if self.column > self.indent && self.column + wide > self.look.width {
            self.end()?;
        }
        if meaning != self.meaning {
            self.flush()?;
            self.meaning = meaning;
        }
        self.run.push(character);
        self.column += wide;
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let run = std::mem::take(&mut self.run);
        write!(self.out, "{}", self.look.paint(&run, self.meaning))
    }

    /// Ends the line with what it holds so far, and begins the next.
    fn end(&mut self) -> io::Result<()> {
        self.flush()?;
        writeln!(self.out)?;
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
