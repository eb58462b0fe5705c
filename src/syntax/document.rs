//! A text taken apart into lines: where each starts, what kind it is, and which parsed shape it has.
//!
//! Five bytes a line. Lines of equal text share one shape, so a journal of a hundred years stays about as
//! small as its text. The text itself stays in the `Source`; the lines cover it to the last byte.

use super::ast::{
    Amount, DatedEntry, DatedLine, DatedShape, Declaration, MarkShape, Setting, State,
};
use super::entry::bracket;
use super::shapes::Shapes;
use super::space::{indent, trim};
use crate::diagnostic::Diagnostic;
use crate::text::{LineStarts, Span, Starts, Time, Token};
use std::ops::Range;

/// What a line is, decided by its first bytes and the block it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum LineKind {
    Blank,
    Comment,
    /// A declaration's first line; the shape is an index into `declarations`.
    Habit,
    Task,
    Goal,
    Plan,
    /// A column-0 setting; the shape is an index into `settings`.
    Setting,
    /// A column-0 line that starts like a date; the shape is an index into `dated`.
    Dated,
    /// An indented mark in a dated block; the shape is an index into `marks`.
    Mark,
    /// Indented prose in a dated block; no shape. With a time that is none it is junk.
    Prose,
    /// A line of a declaration; no shape of its own (the declaration owns it).
    Attribute,
    /// A line that fits nothing; its problem says why.
    Junk,
}

impl LineKind {
    /// The kind's name, as tests and editors write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Comment => "comment",
            Self::Habit => "habit",
            Self::Task => "task",
            Self::Goal => "goal",
            Self::Plan => "plan",
            Self::Setting => "setting",
            Self::Dated => "dated",
            Self::Mark => "mark",
            Self::Prose => "prose",
            Self::Attribute => "attribute",
            Self::Junk => "junk",
        }
    }
}

/// The lines of a text, in order: three columns of equal length.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lines {
    /// Where each line starts. A BOM belongs to no line: the first line starts after it.
    pub starts: Starts,
    pub kinds: Vec<LineKind>,
    /// The index of the line's shape in the list its kind names; [`Lines::NO_SHAPE`] where it has none
    /// (also a mark whose line has an error of syntax: it counts as nothing).
    pub shapes: Shapes,
    /// The length of the text.
    pub end: u32,
}

impl Lines {
    pub const NO_SHAPE: u32 = u32::MAX;

    /// The lines of a text that is no journal: where each starts, and nothing of what it is.
    #[must_use]
    pub fn bare(text: &str) -> Self {
        let bom = super::bom_len(text);
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(bom).chain(newlines.map(|newline| newline + 1));
        Self {
            starts: starts
                .filter(|at| *at < text.len())
                .map(|at| at as u32)
                .collect(),
            end: text.len() as u32,
            ..Self::default()
        }
    }

    /// Makes room for this many more lines, and no more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.starts.reserve(more);
        self.kinds.reserve_exact(more);
        self.shapes.reserve(more);
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Number, kind and shape of each of these lines.
    pub fn columns(&self, lines: Range<u32>) -> impl Iterator<Item = (u32, LineKind, u32)> + '_ {
        let range = lines.start as usize..lines.end as usize;
        let kinds = self.kinds.get(range.clone()).unwrap_or_default();
        let columns = kinds.iter().zip(self.shapes.range(range));
        lines
            .zip(columns)
            .map(|(line, (&kind, shape))| (line, kind, shape))
    }

    #[must_use]
    pub fn start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).unwrap_or(self.end)
    }

    #[must_use]
    pub fn kind(&self, line: u32) -> LineKind {
        self.kinds
            .get(line as usize)
            .copied()
            .unwrap_or(LineKind::Blank)
    }

    #[must_use]
    pub fn shape(&self, line: u32) -> u32 {
        self.shapes.get(line as usize).unwrap_or(Self::NO_SHAPE)
    }

    /// The whole line with its line ending.
    #[must_use]
    pub fn whole(&self, line: u32) -> Span {
        Span::new(self.start(line), self.start(line + 1))
    }

    /// The line's text without its line ending (`\n` or `\r\n`).
    #[must_use]
    pub fn text<'a>(&self, line: u32, text: &'a str) -> &'a str {
        super::blocks::without_end(self.whole(line).of(text))
    }

    /// The number (from 0) of the line that holds the byte at `offset`.
    #[must_use]
    pub fn at(&self, offset: u32) -> u32 {
        self.starts.until(offset).saturating_sub(1) as u32
    }
}

/// The first line indented by spaces alone, by tabs alone, and by both; other white space apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Indents {
    pub spaces: Option<u32>,
    pub tabs: Option<u32>,
    pub both: Option<u32>,
}

impl Indents {
    /// With those of the lines that follow from the line `first` on.
    pub(super) fn or(self, more: Self, first: u32) -> Self {
        let or = |own: Option<u32>, other: Option<u32>| own.or(other.map(|line| line + first));
        Self {
            spaces: or(self.spaces, more.spaces),
            tabs: or(self.tabs, more.tabs),
            both: or(self.both, more.both),
        }
    }
}

/// A text taken apart. Declarations own their lines; marks and dated lines are shared by equal text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    pub lines: Lines,
    /// Whether the text starts with a byte order mark, which belongs to no line.
    pub bom: bool,
    pub declarations: Vec<Declaration>,
    pub settings: Vec<Setting>,
    pub dated: Vec<DatedLine>,
    pub dated_shapes: Vec<DatedShape>,
    pub marks: Vec<MarkShape>,
    /// The amounts of all marks; a mark holds a range of it.
    pub amounts: Vec<Amount>,
    /// The lines of prose that may be meant for marks: no letter begins them and a bracket stands in them, or
    /// nothing behind a time.
    pub like_marks: Vec<u32>,
    /// The first line indented with each kind of white space, blank lines apart.
    pub indents: Indents,
    /// The names that lines with an error of syntax would have declared: where one is used its cause is told already.
    pub lost_names: Vec<String>,
    /// Every syntax error of the text, in order of place. The source of each is the one parse was given.
    pub problems: Vec<Diagnostic>,
}

impl Document {
    /// Gives back the room that lists grew into and don't need: documents are kept for long.
    pub(super) fn shrink(&mut self) {
        self.lines.starts.shrink_to_fit();
        self.lines.kinds.shrink_to_fit();
        self.lines.shapes.shrink_to_fit();
        self.declarations.shrink_to_fit();
        self.settings.shrink_to_fit();
        self.dated.shrink_to_fit();
        self.dated_shapes.shrink_to_fit();
        self.marks.shrink_to_fit();
        self.amounts.shrink_to_fit();
        self.like_marks.shrink_to_fit();
        self.lost_names.shrink_to_fit();
        self.problems.shrink_to_fit();
    }

    /// The place of a line's token in the source.
    #[must_use]
    pub fn span(&self, line: u32, token: Token) -> Span {
        token.at(self.lines.start(line))
    }

    /// The text of a line's token.
    #[must_use]
    pub fn token<'a>(&self, line: u32, token: Token, text: &'a str) -> &'a str {
        self.span(line, token).of(text)
    }

    /// The mark of a line: an indented one, or the one that its dated line carries.
    #[must_use]
    pub fn mark(&self, line: u32) -> Option<&MarkShape> {
        let shape = self.lines.shape(line);
        match self.lines.kind(line) {
            LineKind::Mark => self.marks.get(shape as usize),
            LineKind::Dated => match self.dated_shape(shape)?.entry {
                DatedEntry::Mark(mark) => self.marks.get(mark as usize),
                _ => None,
            },
            _ => None,
        }
    }

    /// A token of the line's mark, counted from the start of the line as all others are.
    #[must_use]
    pub fn in_line(&self, line: u32, token: Token, text: &str) -> Token {
        let from = bracket(self.lines.text(line, text));
        Token::new(from + token.start, from + token.end)
    }

    /// The line from its mark on.
    #[must_use]
    pub fn mark_text<'a>(&self, line: u32, text: &'a str) -> &'a str {
        let text = self.lines.text(line, text);
        text.get(bracket(text) as usize..).unwrap_or("")
    }

    /// The time that stands before the line's mark.
    #[must_use]
    pub fn mark_time(&self, line: u32, text: &str) -> Option<Time> {
        let start = self.lines.start(line) as usize;
        let from = match self.lines.kind(line) {
            LineKind::Dated => {
                let shape = self.dated_shape(self.lines.shape(line))?;
                let date = shape.weekday.map_or(shape.date, |weekday| weekday.token);
                date.end as usize
            }
            _ => 0,
        };
        let rest = text.get(start + from..)?;
        let gap = indent(rest);
        if rest.as_bytes().get(gap) == Some(&b'[') {
            return None;
        }
        Time::parse(trim(rest.get(gap..bracket(rest) as usize)?))
    }

    /// The date of a dated line; None for any other.
    #[must_use]
    pub fn dated_at(&self, line: u32) -> Option<&DatedLine> {
        let shape = self.lines.shape(line);
        (self.lines.kind(line) == LineKind::Dated)
            .then(|| self.dated.get(shape as usize))
            .flatten()
    }

    /// The shape of the dated line with this index into `dated`.
    #[must_use]
    pub fn dated_shape(&self, index: u32) -> Option<&DatedShape> {
        let dated = self.dated.get(index as usize)?;
        self.dated_shapes.get(dated.shape as usize)
    }

    /// Whether an error of syntax stands in these lines, the last one not included: what seems to be missing
    /// there may be a line that counts as nothing.
    #[must_use]
    pub fn has_problem(&self, lines: std::ops::Range<u32>) -> bool {
        let from = self.lines.start(lines.start);
        let until = self.lines.start(lines.end);
        let first = self
            .problems
            .partition_point(|problem| problem.primary.span.start < from);
        self.problems
            .get(first)
            .is_some_and(|problem| problem.primary.span.start < until)
    }

    /// The whole text again, byte for byte, from the lines it was taken apart into.
    #[must_use]
    pub fn print(&self, text: &str) -> String {
        let mut printed = String::with_capacity(text.len());
        if self.bom {
            printed.push('\u{feff}');
        }
        for line in 0..self.lines.len() as u32 {
            printed.push_str(self.lines.whole(line).of(text));
        }
        printed
    }

    /// Whether a mark does nothing anywhere: a `[+]` whose amounts are all 0.
    #[must_use]
    pub fn is_nothing(&self, mark: &MarkShape) -> bool {
        let amounts = self.amounts(mark);
        mark.state == State::Amount
            && !amounts.is_empty()
            && amounts.iter().all(|amount| amount.number.0 == 0)
    }

    #[must_use]
    pub fn amounts(&self, mark: &MarkShape) -> &[Amount] {
        self.amounts
            .get(mark.amounts.0 as usize..mark.amounts.1 as usize)
            .unwrap_or(&[])
    }
}
