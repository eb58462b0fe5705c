//! Lines and columns as editors count them: from 0, columns in bytes, UTF-16 units or scalars.
//!
//! Any position has an offset and any offset a position: what lies outside of the text, of a line or
//! between the halves of a character is brought to the nearest place before it that is none of these.
//! Lines end with `\n` or `\r\n`.

use super::Span;
use super::starts::LineStarts;
use std::cell::Cell;

/// What a column counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which editors use unless they say otherwise.
    #[default]
    Utf16,
    /// Characters: Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// How many units the text has.
    fn units(self, text: &str) -> u32 {
        let units = match self {
            Self::Utf16 if !text.is_ascii() => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 if !text.is_ascii() => text.chars().count(),
            _ => text.len(),
        };
        units as u32
    }

    const fn width(self, letter: char) -> usize {
        match self {
            Self::Utf8 => letter.len_utf8(),
            Self::Utf16 => letter.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A place as an editor has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Position {
    /// From 0.
    pub line: u32,
    /// From 0, in units of an [`Encoding`].
    pub column: u32,
}

/// Where each line of a text starts, the one after a last line ending too.
#[must_use]
pub fn line_starts(text: &str) -> Vec<u32> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0)
        .chain(ends.map(|end| end as u32 + 1))
        .collect()
}

/// Brings the starts up to date with the span's having been replaced by the text.
pub fn move_starts(starts: &mut Vec<u32>, span: Span, text: &str) {
    let first = starts.partition_point(|&start| start <= span.start);
    let after = starts.partition_point(|&start| start <= span.end);
    let shift = i64::from(span.start) + text.len() as i64 - i64::from(span.end);
    for start in starts.get_mut(after..).unwrap_or_default() {
        *start = (i64::from(*start) + shift) as u32;
    }
    let new = memchr::memchr_iter(b'\n', text.as_bytes());
    starts.splice(first..after, new.map(|end| span.start + end as u32 + 1));
}

/// Turns offsets into positions and back.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: &'a dyn LineStarts,
    encoding: Encoding,
    /// The last offset and its column: what is asked about comes mostly in order, and a line may be long.
    last: Cell<(u32, u32)>,
}

impl<'a> LineIndex<'a> {
    /// The starts may leave out the line after a last line ending. A first line that starts later than at 0
    /// has a byte order mark before it that no column counts.
    #[must_use]
    pub const fn new(text: &'a str, starts: &'a dyn LineStarts, encoding: Encoding) -> Self {
        Self {
            text,
            starts,
            encoding,
            last: Cell::new((u32::MAX, 0)),
        }
    }

    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.whole(offset);
        let line = self.starts.until(offset).saturating_sub(1) as u32;
        let start = self.start(line).min(offset);
        if offset as usize == self.text.len() && offset > start && self.text.ends_with('\n') {
            return Position {
                line: line + 1,
                column: 0,
            };
        }
        let (from, before) = match self.last.get() {
            (last, column) if (start..=offset).contains(&last) => (last, column),
            _ => (start, 0),
        };
        let column = before + self.encoding.units(Span::new(from, offset).of(self.text));
        self.last.set((offset, column));
        Position { line, column }
    }

    #[must_use]
    pub fn offset(&self, position: Position) -> u32 {
        let start = self.start(position.line);
        let end = self.start(position.line.saturating_add(1));
        let line = Span::new(start, end).of(self.text);
        let line = line
            .strip_suffix('\n')
            .map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        let mut left = position.column as usize;
        for (at, letter) in line.char_indices() {
            let width = self.encoding.width(letter);
            if left < width {
                return start + at as u32;
            }
            left -= width;
        }
        start + line.len() as u32
    }

    /// The span between two positions; where they are the wrong way round, none at the first.
    #[must_use]
    pub fn span(&self, from: Position, until: Position) -> Span {
        let start = self.offset(from);
        Span::new(start, self.offset(until).max(start))
    }

    fn start(&self, line: u32) -> u32 {
        let start = self.starts.start(line as usize);
        start.unwrap_or(self.text.len() as u32)
    }

    /// The offset, or the start of the character that it is in the midst of.
    fn whole(&self, offset: u32) -> u32 {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset as u32
    }
}
