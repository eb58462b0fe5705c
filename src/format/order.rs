//! Days in the order of their dates: each dated block moves with the comments that are about it.
//!
//! The places of days are kept: declarations, settings, blank lines and comments apart from any day stay where
//! they are between them, and the days take those places in order. Days of one date stay in the order they have.

use super::lead::{is_lead, lead};
use super::{is_head, next_head};
use crate::syntax::{Document, LineKind, indent, parse};
use crate::text::{Day, SourceId, Span};

/// A dated block with the comments that go with it.
#[derive(Clone, Copy)]
struct Block {
    day: Day,
    place: Span,
    /// Its last line is a comment that would be about the block below, did it touch it.
    ends_open: bool,
}

/// The text with its days in order. One whose days are is given back as it was.
#[must_use]
pub fn sorted(text: &str) -> String {
    let document = parse(SourceId(0), text);
    let places = blocks(&document, text);
    if places.is_sorted_by_key(|block| block.day) {
        return text.to_owned();
    }
    let mut ordered = places.clone();
    ordered.sort_by_key(|block| block.day);
    let mut sorted = String::with_capacity(text.len());
    let mut done = 0;
    for (place, block) in places.iter().zip(&ordered) {
        sorted += Span::new(done, place.place.start).of(text);
        done = place.place.end;
        let (own, ending) = parted(block.place.of(text));
        let is_last = done == document.lines.end;
        // A text may lack its last line ending; the block that comes to stand there hands on its own.
        let ending = match ending {
            _ if is_last && parted(place.place.of(text)).1.is_empty() => "",
            "" => given_up(&ordered, text),
            ending => ending,
        };
        sorted += own;
        sorted += ending;
        let below = document.lines.kind(document.lines.at(done));
        if block.ends_open && !is_last && below != LineKind::Blank {
            sorted += ending;
        }
    }
    sorted += Span::new(done, document.lines.end).of(text);
    sorted
}

/// A stretch of lines without its last line ending, and that.
fn parted(lines: &str) -> (&str, &str) {
    let own = lines
        .strip_suffix("\r\n")
        .or_else(|| lines.strip_suffix('\n'))
        .unwrap_or(lines);
    lines.split_at(own.len())
}

/// The line ending of the block that becomes the text's last, which needs none there.
fn given_up<'t>(ordered: &[Block], text: &'t str) -> &'t str {
    ordered
        .last()
        .map_or("\n", |block| parted(block.place.of(text)).1)
}

/// Every block of a day that has a date, in order of place.
fn blocks(document: &Document, text: &str) -> Vec<Block> {
    let count = document.lines.len() as u32;
    let mut blocks = Vec::new();
    let mut head = next_head(document, text, 0);
    while head < count {
        let next = next_head(document, text, head + 1);
        let dated = document.dated.get(document.lines.shape(head) as usize);
        let day = dated.and_then(|dated| dated.day);
        if let Some(day) = day.filter(|_| document.lines.kind(head) == LineKind::Dated) {
            let first = lead(document, text, head);
            let end = end(document, text, head, next);
            let start = document.lines.start(first);
            blocks.push(Block {
                day,
                place: Span::new(start, document.lines.start(end)),
                ends_open: is_lead(document, text, end - 1),
            });
        }
        head = next;
    }
    blocks
}

/// Behind the last line that belongs to a block: an indented one, or a comment that touches it.
fn end(document: &Document, text: &str, head: u32, next: u32) -> u32 {
    let is_last = next as usize == document.lines.len();
    let until = if is_last {
        next
    } else {
        lead(document, text, next)
    };
    let is_own = |line: &u32| {
        document.lines.kind(*line) != LineKind::Blank
            && (is_head(document, text, *line) || indent(document.lines.text(*line, text)) > 0)
    };
    let own = (head..until).rev().find(is_own).unwrap_or(head);
    let comments =
        (own + 1..until).take_while(|line| document.lines.kind(*line) == LineKind::Comment);
    comments.last().unwrap_or(own) + 1
}
