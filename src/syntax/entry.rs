//! What an indented line of a day is, from its first bytes; the grammar's `time`, `state` and `prose` by hand.
//!
//! Free text makes up most of a journal, so this reads it without pest. The tests hold it equal to the
//! grammar run over the whole file.

use super::space::{indent, is_space, trim_token};
use crate::text::Token;

/// A non-blank line of a day, comments apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Entry {
    Mark(Mark),
    Prose(Prose),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    pub time: Option<Token>,
    pub state: Token,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Prose {
    pub time: Option<Token>,
    /// Where its words start, white space before them included: see [`words`].
    pub from: u32,
}

/// Reads an indented line of a day.
pub(super) fn entry(line: &str) -> Entry {
    entry_from(line, indent(line))
}

/// The same where it is known how many bytes the line is indented by.
pub(super) fn entry_from(line: &str, start: usize) -> Entry {
    let bytes = line.as_bytes();
    let at = |place: usize| bytes.get(start + place).copied();
    match (at(0), at(1), at(2)) {
        (Some(b'['), Some(state), Some(b']')) if state.is_ascii() && state != b']' => {
            let state = Token::new(start as u32, start as u32 + 3);
            return Entry::Mark(Mark { time: None, state });
        }
        (Some(b'[' | b'0'..=b'9'), ..) => {}
        _ => {
            let from = start as u32;
            return Entry::Prose(Prose { time: None, from });
        }
    }
    let rest = line.get(start..).unwrap_or("");
    let time = time_len(rest.as_bytes());
    let after = rest.get(time.unwrap_or(0)..).unwrap_or("");
    let gap = if time.is_some() { indent(after) } else { 0 };
    let at = start + time.unwrap_or(0) + gap;
    let apart = time.is_none() || gap > 0;
    let time = time.map(|length| Token::new(start as u32, (start + length) as u32));
    if let (true, Some(state)) = (apart, state_len(line.get(at..).unwrap_or(""))) {
        let state = Token::new(at as u32, (at + state) as u32);
        return Entry::Mark(Mark { time, state });
    }
    let colon = time.is_some() && line.as_bytes().get(at) == Some(&b':');
    let from = match time {
        Some(_) if colon => at + 1,
        Some(time) => time.end as usize,
        None => start,
    };
    Entry::Prose(Prose {
        time,
        from: from as u32,
    })
}

/// Where the bracket of a mark's state stands in its line: nothing before it can hold one.
pub(super) fn bracket(line: &str) -> u32 {
    line.bytes().position(|byte| byte == b'[').unwrap_or(0) as u32
}

/// The free text from this byte on: trimmed, without the backslash of `\[` and `\//`.
pub(super) fn words(line: &str, from: usize) -> Token {
    let mut token = trim_token(Token::new(from as u32, line.len() as u32), line);
    let text = token.of(line);
    if text.starts_with("\\[") || text.starts_with("\\//") {
        token.start += 1;
    }
    token
}

/// The length of the clock that `bytes` start with, judged or not: the grammar's `time`.
pub(super) fn time_len(bytes: &[u8]) -> Option<usize> {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let colon = |at: usize| bytes.get(at) == Some(&b':');
    if !digit(0) {
        return None;
    }
    let hours = if digit(1) { 2 } else { 1 };
    if !(colon(hours) && digit(hours + 1) && digit(hours + 2)) {
        return None;
    }
    let mut end = hours + 3;
    while colon(end) && digit(end + 1) {
        end += 2;
        while digit(end) {
            end += 1;
        }
    }
    let apart = match bytes.get(end) {
        None | Some(b' ' | b'\t' | b':') => true,
        Some(128..) => std::str::from_utf8(bytes.get(end..)?)
            .ok()?
            .starts_with(is_space),
        Some(_) => false,
    };
    apart.then_some(end)
}

/// The length of the state that `text` starts with, known or not: one character in brackets.
pub(super) fn state_len(text: &str) -> Option<usize> {
    let mut chars = text.strip_prefix('[')?.char_indices();
    let (_, first) = chars.next()?;
    if first == ']' {
        return None;
    }
    chars
        .find(|&(_, c)| c.is_ascii() || !pest::unicode::MARK(c))
        .filter(|&(_, c)| c == ']')
        .map(|(at, _)| at + 2)
}
