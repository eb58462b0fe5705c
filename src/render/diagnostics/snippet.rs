//! The lines a finding shows, as a small text of their own: safe to print, cut to the width.
//!
//! miette reads only this text, never the file, so a finding costs the same in a file of any size. Lines
//! near each other stand in one [`Chunk`]; labels in other files or far away have chunks of their own.

use super::Texts;
use crate::diagnostic::{Diagnostic, Label};
use crate::render::wrap::wrap;
use crate::render::{Look, sanitize};
use crate::syntax::Lines;
use crate::text::{Source, SourceId};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

/// Labels at most this many lines apart are shown together.
const NEAR: u32 = 3;
/// Words beside a mark have at least these columns, though they then run over.
const NARROWEST: usize = 24;
/// As miette draws them.
pub const TAB: usize = 4;

#[derive(Debug, Default)]
pub struct Snippet {
    text: String,
    chunks: Vec<Chunk>,
    pub labels: Vec<LabeledSpan>,
}

#[derive(Debug)]
struct Chunk {
    path: String,
    start: usize,
    lines: Vec<Line>,
}

/// A line of the file: where it starts in the snippet, and how many more scalars stand before it in the file.
#[derive(Debug)]
struct Line {
    number: u32,
    start: usize,
    cut: isize,
}

/// A label within its line: the bytes of the line it marks.
struct Mark<'a> {
    line: u32,
    start: usize,
    end: usize,
    label: &'a Label,
    primary: bool,
}

impl Snippet {
    pub fn new(texts: Texts<'_>, diagnostic: &Diagnostic, look: Look) -> Self {
        let mut snippet = Self::default();
        let home = diagnostic.primary.source;
        let mut others: Vec<SourceId> = diagnostic.others.iter().map(|it| it.source).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|source| *source != home);
        for id in std::iter::once(home).chain(others) {
            let Some((source, lines)) = texts.source(id) else {
                continue;
            };
            let primary = std::iter::once((&diagnostic.primary, true));
            let labels = primary.chain(diagnostic.others.iter().map(|label| (label, false)));
            let mut marks: Vec<Mark<'_>> = labels
                .filter(|(label, _)| label.source == id)
                .map(|(label, primary)| mark(source, lines, label, primary))
                .collect();
            marks.sort_by_key(|mark| (mark.line, mark.start));
            for near in marks.chunk_by(|a, b| b.line - a.line <= NEAR) {
                snippet.add_chunk(source, lines, near, look);
            }
        }
        snippet
    }

    fn add_chunk(&mut self, source: &Source, lines: &Lines, marks: &[Mark<'_>], look: Look) {
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
            return;
        };
        let start = self.text.len();
        let mut shown = Vec::new();
        let numbers = first_line(lines, &source.text, first.line)..=last.line;
        let cut_mark = look.either("…", "...");
        let room = look
            .width
            .saturating_sub(4 + (last.line + 1).to_string().len());
        for number in numbers {
            let here = || marks.iter().filter(|mark| mark.line == number);
            // As long in bytes as the line itself, and as wide as it will be shown.
            let text = &*sanitize::line(lines.text(number, &source.text));
            let focus = here().next().map_or(0, |mark| mark.start);
            let window = window(text, focus, room);
            let line_start = self.text.len();
            let kept = text.get(window.start..window.end).unwrap_or(text);
            if window.start > 0 {
                self.text.push_str(cut_mark);
            }
            let shift = self.text.len();
            self.text.push_str(kept);
            if window.end < text.len() {
                self.text.push_str(cut_mark);
            }
            self.text.push('\n');
            let place = |at: usize| at.clamp(window.start, window.end) - window.start + shift;
            for mark in here() {
                let (from, until) = (place(mark.start), place(mark.end));
                let message = &mark.label.message;
                // Its words start a little to the right of the marked characters.
                let before = self.text.get(line_start..from).unwrap_or("");
                let room = room.saturating_sub(columns(before) + 6).max(NARROWEST);
                let message = (!message.is_empty()).then(|| wrap(&sanitize::cell(message), room));
                let span = SourceSpan::new(from.into(), until - from);
                self.labels.push(if mark.primary {
                    LabeledSpan::new_primary_with_span(message, span)
                } else {
                    LabeledSpan::new_with_span(message, span)
                });
            }
            let cut = text.get(..window.start).unwrap_or("").chars().count();
            let drawn = self
                .text
                .get(line_start..shift)
                .unwrap_or("")
                .chars()
                .count();
            shown.push(Line {
                number,
                start: line_start,
                cut: cut as isize - drawn as isize,
            });
        }
        self.chunks.push(Chunk {
            path: sanitize::cell(&source.path).into_owned(),
            start,
            lines: shown,
        });
    }
}

/// The label within the first line it touches.
fn mark<'a>(source: &Source, lines: &Lines, label: &'a Label, primary: bool) -> Mark<'a> {
    let line = lines.at(label.span.start);
    let text = lines.text(line, &source.text);
    let line_start = lines.start(line);
    let within = |offset: u32| (offset.saturating_sub(line_start) as usize).min(text.len());
    let start = within(label.span.start);
    Mark {
        line,
        start,
        end: within(label.span.end).max(start),
        label,
        primary,
    }
}

/// An indented line is shown with the line above where that is what it belongs to.
fn first_line(lines: &Lines, text: &str, line: u32) -> u32 {
    let is_indented = |line| lines.text(line, text).starts_with([' ', '\t']);
    let above = line.saturating_sub(1);
    let is_head = !is_indented(above) && !lines.text(above, text).is_empty();
    if is_indented(line) && is_head {
        above
    } else {
        line
    }
}

/// As miette counts: a tab goes to the next multiple of [`TAB`].
fn columns(text: &str) -> usize {
    text.chars().fold(0, |column, character| match character {
        '\t' => (column / TAB + 1) * TAB,
        _ => column + character.width().unwrap_or(0),
    })
}

/// The bytes of a line that fit in `room` columns, the focus among them.
fn window(text: &str, focus: usize, room: usize) -> std::ops::Range<usize> {
    let wide = |character: char| match character {
        '\t' => TAB,
        _ => character.width().unwrap_or(1),
    };
    // Most lines are short, and a byte is never wider than a tab.
    if text.len() * TAB <= room || text.chars().map(wide).sum::<usize>() <= room {
        return 0..text.len();
    }
    let head = text.get(..focus).unwrap_or("");
    let mut column = 0;
    let start = head
        .char_indices()
        .rev()
        .find(|(_, character)| {
            column += wide(*character);
            column > room / 2
        })
        .map_or(0, |(at, character)| at + character.len_utf8());
    let mut column = 0;
    let end = text
        .get(start..)
        .unwrap_or("")
        .char_indices()
        .find(|(_, character)| {
            column += wide(*character);
            column + 6 > room
        })
        .map_or(text.len(), |(at, _)| start + at);
    start..end
}

impl SourceCode for Snippet {
    /// With context lines: the whole chunk. Without: only where the span stands in its file.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        _context_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let after = self
            .chunks
            .partition_point(|chunk| chunk.start <= span.offset());
        let chunk = after
            .checked_sub(1)
            .and_then(|index| self.chunks.get(index))
            .ok_or(MietteError::OutOfBounds)?;
        let end = self
            .chunks
            .get(after)
            .map_or(self.text.len(), |next| next.start);
        if span.offset() + span.len() > end {
            return Err(MietteError::OutOfBounds);
        }
        let line = if context_before == 0 {
            chunk
                .lines
                .iter()
                .rev()
                .find(|line| line.start <= span.offset())
        } else {
            chunk.lines.first()
        };
        let line = line.ok_or(MietteError::OutOfBounds)?;
        let (from, column) = if context_before == 0 {
            let before = self.text.get(line.start..span.offset()).unwrap_or("");
            let column = before.chars().count().saturating_add_signed(line.cut);
            (span.offset(), column)
        } else {
            (chunk.start, 0)
        };
        let data = self.text.get(from..end).unwrap_or("").as_bytes();
        Ok(Box::new(MietteSpanContents::new_named(
            chunk.path.clone(),
            data,
            SourceSpan::new(from.into(), data.len()),
            line.number as usize,
            column,
            chunk.lines.len(),
        )))
    }
}
