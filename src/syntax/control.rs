//! Characters that can't be seen and change what is: found in one pass over the bytes, told once a line.
//!
//! They are the C0 and C1 controls but tab and line ends, DEL, the two Unicode line separators, a byte order
//! mark after the text's start, and the characters that turn the direction of text (embeddings, overrides,
//! isolates). The plain marks of right-to-left writing (U+200E, U+200F, U+061C) and the joiners of emoji and
//! of Persian are no such thing.

use super::part::Part;
use super::problem::Problem;
use crate::diagnostic::{Fix, Safety};
use crate::text::{Edit, SourceId, Span, Token};

/// Tells the control characters of a stretch, and takes back what else was told about the same characters.
pub(super) fn tell(part: &mut Part<'_>, text: &str, start: usize, end: usize) {
    let mut found = Vec::new();
    scan(text, start, end, &mut found);
    part.document
        .problems
        .retain(|problem| !holds(problem.primary.span, &found));
    let mut rest = found.as_slice();
    while let Some(&(first, character)) = rest.first() {
        let next = part.document.lines.at(first) + 1;
        let line_end = match part.document.lines.starts.get(next as usize) {
            Some(start) => start,
            None => end as u32,
        };
        let count = rest.partition_point(|&(at, _)| at < line_end).max(1);
        let token = Token::new(0, character.len_utf8() as u32);
        let more = count - 1;
        part.tell_one(first, token, Problem::ControlCharacter { character, more });
        if let Some(told) = part.document.problems.last_mut() {
            told.fixes = vec![without(rest.get(..count).unwrap_or(&[]), part.source)];
        }
        rest = rest.get(count..).unwrap_or(&[]);
    }
    part.document
        .problems
        .sort_by_key(|problem| problem.primary.span.start);
}

/// Takes characters out. One that parts words somewhere becomes a space, so that no two become one.
fn without(characters: &[(u32, char)], source: SourceId) -> Fix {
    let edits = characters.iter().map(|&(at, character)| {
        let span = Span::new(at, at + character.len_utf8() as u32);
        let parts_words = character.is_whitespace();
        (source, Edit::new(span, if parts_words { " " } else { "" }))
    });
    Fix::of(Safety::Guess, "delete what can't be seen", edits.collect())
}

/// Whether one of the characters stands in the span; an empty span is the character at its place.
fn holds(span: Span, found: &[(u32, char)]) -> bool {
    let first = found.partition_point(|&(at, _)| at < span.start);
    found
        .get(first)
        .is_some_and(|&(at, _)| at < span.end.max(span.start + 1))
}

/// Looks at blocks of bytes at once; most hold nothing to look at closer.
fn scan(text: &str, start: usize, end: usize, found: &mut Vec<(u32, char)>) {
    const BLOCK: usize = 64;
    let bytes = text.as_bytes().get(start..end).unwrap_or(&[]);
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let look = |at: usize, block: &[u8], found: &mut Vec<(u32, char)>| {
        for (at, _) in (at..).zip(block).filter(|(_, byte)| may_be_control(**byte)) {
            if let Some(character) = control_at(text, at) {
                found.push((at as u32, character));
            }
        }
    };
    for (index, block) in blocks.iter().enumerate() {
        if any(block, is_unusual) && any(block, may_be_control) {
            look(start + index * BLOCK, block, found);
        }
    }
    look(end - rest.len(), rest, found);
}

/// Whether any byte of a block is such a one; without a way out on the way, so that it is done in few steps.
fn any(block: &[u8; 64], is: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(0, |any, &byte| any | u8::from(is(byte))) != 0
}

/// All but printable ASCII and line ends.
const fn is_unusual(byte: u8) -> bool {
    byte.wrapping_sub(b' ') >= 0x5f && byte != b'\n'
}

/// A control of one byte, or the first byte of a longer one.
const fn may_be_control(byte: u8) -> bool {
    byte < 0x20 && byte != b'\t' && byte != b'\n'
        || byte == 0x7f
        || byte == 0xc2
        || byte == 0xe2
        || byte == 0xef
}

fn control_at(text: &str, at: usize) -> Option<char> {
    let rest = text.get(at..)?;
    let character = rest.chars().next()?;
    let is_end = rest.starts_with("\r\n");
    (is_control(character) && !is_end).then_some(character)
}

/// Whether a character is a control character wherever it stands in a line, a tab apart. What is one is never shown as
/// it is either.
#[must_use]
pub const fn is_control(character: char) -> bool {
    match character {
        '\t' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{feff}' => true,
        _ => false,
    }
}
