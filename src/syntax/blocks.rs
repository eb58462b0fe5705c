//! Cuts a text into lines and classes each by its first bytes and the block it stands in.
//!
//! Column 0 alone tells where a block starts, so stretches of a text can be read apart. Free text is not
//! parsed at all; every other shape goes to pest, once for lines of equal key.

use super::document::LineKind;
use super::entry::{Entry, entry_from};
use super::grammar::Rule;
use super::keys::{dated_key, mark_key};
use super::lower::is_well_formed;
use super::part::{Block, Part};
use super::put::parse;
use super::space::indent;
use crate::text::{Day, SourceId, Time, Token};

/// Most lines are longer.
const SHORT_LINE: usize = 16;

/// Reads one stretch of a text: from a block's first line (or the text's) to the next stretch.
pub(super) fn blocks(source: SourceId, text: &str, start: usize, end: usize) -> Part<'_> {
    let mut part = Part::new(source);
    // A guess: room that is never touched takes no memory.
    part.document.lines.reserve((end - start) / SHORT_LINE);
    let stretch = text.as_bytes().get(start..end).unwrap_or(&[]);
    let mut at = start;
    let ends = memchr::memchr_iter(b'\n', stretch).map(|newline| start + newline + 1);
    for next in ends.chain([end]) {
        if next > at {
            let whole = text.get(at..next).unwrap_or("");
            line(&mut part, at as u32, without_end(whole));
            at = next;
        }
    }
    super::control::tell(&mut part, text, start, end);
    part.finish(end as u32)
}

/// How many errors a few lines have. What would mend them is not looked for.
pub(super) fn errors(text: &str) -> usize {
    let mut part = Part::new(SourceId(0));
    part.is_trial = true;
    for text in text.split('\n') {
        line(&mut part, 0, text);
    }
    part.document.problems.len()
}

/// A line without its ending. A carriage return alone is no ending.
pub(super) fn without_end(whole: &str) -> &str {
    whole
        .strip_suffix("\r\n")
        .or_else(|| whole.strip_suffix('\n'))
        .unwrap_or(whole)
}

/// Whether a block starts with this line.
pub(super) fn starts_block(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("//") && indent(line) == 0
}

fn line<'t>(part: &mut Part<'t>, start: u32, line: &'t str) {
    let gap = indent(line);
    let rest = line.get(gap..).unwrap_or("");
    if rest.is_empty() {
        return part.push_plain(start, LineKind::Blank);
    }
    part.look_at_indent(line);
    if rest.starts_with("//") {
        part.push_plain(start, LineKind::Comment);
    } else if gap == 0 {
        head(part, start, line);
    } else {
        match part.block {
            Block::Day => day_line(part, start, line, gap),
            Block::Declaration => {
                if let Some(pair) = parse(Rule::attribute, line) {
                    part.put_attribute(start, line, pair, 0);
                }
            }
            Block::None | Block::Setting | Block::Junk(_) => part.put_stray(start, line),
        }
    }
}

fn head<'t>(part: &mut Part<'t>, start: u32, line: &'t str) {
    let key = plain_date(line).then(|| dated_key(line));
    if let (Some(day), Some(shape)) = (
        line.get(..10).and_then(Day::parse),
        key.and_then(|key| part.known_dated(key)),
    ) {
        part.begin(Block::Day);
        part.push_dated(start, line, Some(day), shape);
        return part.check_weekday(start, line, Some(day), shape);
    }
    if let Some(pair) = parse(Rule::head, line) {
        part.put_head(start, line, key, pair, 0);
    }
}

/// Whether a line starts with a date of ten bytes that ends there.
pub(super) fn plain_date(line: &str) -> bool {
    line.get(..10).is_some_and(is_well_formed)
        && match line.as_bytes().get(10) {
            None | Some(b' ' | b'\t' | b':') => true,
            Some(_) => false,
        }
}

fn day_line<'t>(part: &mut Part<'t>, start: u32, line: &'t str, gap: usize) {
    match entry_from(line, gap) {
        Entry::Prose(prose) => part.put_prose(start, line, prose),
        Entry::Mark(mark) => {
            let key = mark_key(line, mark.state);
            let is_right = |time: Token| Time::parse(time.of(line)).is_some();
            let known = if mark.time.is_none_or(is_right) {
                part.known_mark(key).or_else(|| part.alike(key))
            } else {
                None
            };
            if let Some(shape) = known {
                part.push(start, LineKind::Mark, shape);
            } else if let Some(pair) = parse(Rule::mark, line) {
                part.put_mark(start, line, key, pair, 0);
            }
        }
    }
}
