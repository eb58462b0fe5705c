//! Which part of a line decides its shape: all of it up to the free text.
//!
//! Lines of an equal key are parsed once. Where the colon might belong to a clock the key is the whole line.

use super::entry::{state_len, time_len};
use super::space::indent;
use crate::text::Token;

/// The key of a mark line, from its state on: what stands before is the line's own.
pub(super) fn mark_key(line: &str, state: Token) -> &str {
    let mark = line.get(state.start as usize..).unwrap_or("");
    to_colon(mark, (state.end - state.start) as usize)
}

/// Makes keys that differ only in their digits equal: the grammar and its lowering take any digit for any
/// other, but for the number that they write.
pub(super) fn pattern(key: &str, into: &mut Vec<u8>) {
    into.clear();
    let plain = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    into.extend(key.bytes().map(plain));
}

/// The key of a dated line: what follows its date of ten bytes.
pub(super) fn dated_key(line: &str) -> &str {
    let tail = line.get(10..).unwrap_or("");
    let bytes = tail.as_bytes();
    let mut at = indent(tail);
    at += tail
        .bytes()
        .skip(at)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let skip = |at: usize| at + indent(tail.get(at..).unwrap_or(""));
    at = skip(at);
    if let Some(time) = time_len(bytes.get(at..).unwrap_or(&[])) {
        at = skip(at + time);
    }
    match bytes.get(at) {
        Some(b':') => to_colon(tail, at),
        Some(b'[') => match state_len(tail.get(at..).unwrap_or("")) {
            Some(state) => to_colon(tail, at + state),
            None => tail,
        },
        _ => tail,
    }
}

/// The text up to and with its first colon from `from` on; all of it where there is none, or where digits
/// stand on both sides.
fn to_colon(text: &str, from: usize) -> &str {
    let bytes = text.as_bytes();
    let Some(colon) = memchr::memchr(b':', bytes.get(from..).unwrap_or(&[])) else {
        return text;
    };
    let colon = from + colon;
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if digit(colon.wrapping_sub(1)) && digit(colon + 1) {
        return text;
    }
    text.get(..=colon).unwrap_or(text)
}
