//! Splits a long text at block boundaries and joins the parts in order.
//!
//! Shapes are shared across parts as within them, so the document is the same however the text was split.

use super::ast::{Attribute, Clause, DatedEntry, DatedLine};
use super::blocks::{blocks, starts_block, without_end};
use super::document::{Document, LineKind, Lines};
use super::lower::Mark;
use super::part::{Part, Shape};
use crate::text::SourceId;
use rayon::prelude::*;

/// Reads a text from byte `start` on in at most `count` parts.
pub(super) fn parts(source: SourceId, text: &str, start: usize, count: usize) -> Document {
    let cuts = cuts(text, start, count);
    let ranges: Vec<(usize, usize)> = cuts
        .iter()
        .copied()
        .zip(cuts.iter().copied().skip(1))
        .collect();
    match ranges.as_slice() {
        [] => blocks(source, text, start, text.len()).document,
        [(from, until)] => blocks(source, text, *from, *until).document,
        _ => {
            let parts: Vec<Part<'_>> = ranges
                .par_iter()
                .map(|&(from, until)| blocks(source, text, from, until))
                .collect();
            join(parts)
        }
    }
}

/// Where the parts start, and where the last ends: each but the first at a block's first line.
fn cuts(text: &str, start: usize, count: usize) -> Vec<usize> {
    let length = text.len().saturating_sub(start);
    let mut cuts = vec![start];
    for part in 1..count {
        let wanted = start + length / count * part;
        let after = cuts.last().copied().unwrap_or(start);
        match block_start(text, wanted.max(after + 1)) {
            Some(cut) if cut > after => cuts.push(cut),
            _ => {}
        }
    }
    cuts.push(text.len());
    cuts
}

/// The first block that starts after byte `from`.
fn block_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from + memchr::memchr(b'\n', bytes.get(from..)?)? + 1;
    while at < text.len() {
        let next = memchr::memchr(b'\n', bytes.get(at..)?).map_or(text.len(), |end| at + end + 1);
        if starts_block(without_end(text.get(at..next)?)) {
            return Some(at);
        }
        at = next;
    }
    None
}

/// The first part takes the others in, one by one.
fn join(parts: Vec<Part<'_>>) -> Document {
    let lines: usize = parts.iter().map(|part| part.document.lines.len()).sum();
    let mut parts = parts.into_iter();
    let Some(mut first) = parts.next() else {
        return Document::default();
    };
    let more = lines - first.document.lines.len();
    first.document.lines.reserve(more);
    for part in parts {
        append(&mut first, part);
    }
    first.document
}

fn append<'t>(all: &mut Part<'t>, part: Part<'t>) {
    let first_line = all.next_line();
    let (marks, dated_shapes) = append_shapes(all, &part);
    let document = &mut all.document;
    let declarations = document.declarations.len() as u32;
    let settings = document.settings.len() as u32;
    let dated = document.dated.len() as u32;
    let other = part.document;

    let new_shape = |kind: LineKind, shape: u32| match kind {
        _ if shape == Lines::NO_SHAPE => shape,
        LineKind::Mark => looked_up(&marks, shape),
        LineKind::Dated => shape + dated,
        LineKind::Setting => shape + settings,
        _ => shape + declarations,
    };
    let lines = other.lines;
    let shapes = lines.kinds.iter().zip(lines.shapes.iter());
    (document.lines.shapes).extend(shapes.map(|(&kind, shape)| new_shape(kind, shape)));
    document.lines.starts.extend(lines.starts.iter());
    document.lines.kinds.extend(lines.kinds);
    document.lines.end = lines.end;

    document
        .dated
        .extend(other.dated.into_iter().map(|dated| DatedLine {
            shape: looked_up(&dated_shapes, dated.shape),
            ..dated
        }));
    document
        .settings
        .extend(other.settings.into_iter().map(|mut setting| {
            setting.line += first_line;
            setting
        }));
    document
        .declarations
        .extend(other.declarations.into_iter().map(|mut declaration| {
            declaration.line += first_line;
            declaration.end_line += first_line;
            shift(&mut declaration.attributes, first_line);
            declaration
        }));
    let lines = other.like_marks.into_iter();
    document
        .like_marks
        .extend(lines.map(|line| line + first_line));
    document.indents = document.indents.or(other.indents, first_line);
    document.lost_names.extend(other.lost_names);
    document.problems.extend(other.problems);
}

/// Where each mark and dated shape of a part stands in the whole.
fn append_shapes<'t>(all: &mut Part<'t>, part: &Part<'t>) -> (Vec<u32>, Vec<u32>) {
    let other = &part.document;
    let mut marks = vec![Lines::NO_SHAPE; other.marks.len()];
    let mut dated = vec![Lines::NO_SHAPE; other.dated_shapes.len()];
    let put = |list: &mut Vec<u32>, index: u32, value: u32| {
        if let Some(place) = list.get_mut(index as usize) {
            *place = value;
        }
    };
    for shape in &part.shapes {
        match *shape {
            Shape::Mark(key, index) => {
                let known = all.known_mark(key);
                let place = known.or_else(|| take_mark(all, other, index, key, &marks));
                put(&mut marks, index, place.unwrap_or(Lines::NO_SHAPE));
            }
            Shape::Dated(key, index) => {
                let known = key.and_then(|key| all.known_dated(key));
                let place = match (known, other.dated_shapes.get(index as usize)) {
                    (Some(known), _) => known,
                    (None, None) => continue,
                    (None, Some(&old)) => {
                        let mut new = old;
                        if let DatedEntry::Mark(index) = old.entry
                            && let Some(mark) = mark(other, index)
                        {
                            new.entry = DatedEntry::Mark(all.push_mark(&mark, None));
                        }
                        all.document.dated_shapes.push(new);
                        let new = all.document.dated_shapes.len() as u32 - 1;
                        if let Some(key) = key {
                            all.dated.insert(key, new);
                        }
                        new
                    }
                };
                put(&mut dated, index, place);
            }
        }
    }
    (marks, dated)
}

/// Takes a mark with a new key in; `marks` is where those before it stand.
fn take_mark<'t>(
    all: &mut Part<'t>,
    from: &Document,
    index: u32,
    key: &'t str,
    marks: &[u32],
) -> Option<u32> {
    let mark = mark(from, index)?;
    if mark.shape.like == index {
        let known = all.known_pattern(key);
        return Some(all.add_mark(key, &mark, known));
    }
    let first = looked_up(marks, mark.shape.like);
    let first = all.document.marks.get(first as usize)?.like;
    let new = all.push_mark(&mark, Some(first));
    all.marks.insert(key, new);
    Some(new)
}

fn mark(from: &Document, index: u32) -> Option<Mark> {
    let shape = *from.marks.get(index as usize)?;
    let amounts = from.amounts(&shape).to_vec();
    Some(Mark { shape, amounts })
}

fn looked_up(places: &[u32], index: u32) -> u32 {
    places
        .get(index as usize)
        .copied()
        .unwrap_or(Lines::NO_SHAPE)
}

fn shift(attributes: &mut [Attribute], lines: u32) {
    for attribute in attributes {
        attribute.line += lines;
        if let Clause::Change { inner, .. } | Clause::Step { inner, .. } = &mut attribute.clause {
            shift(inner, lines);
        }
    }
}
