//! White space within a line, as the grammar's `sp` has it: tabs and all of Unicode's spaces.
//!
//! What trims a line or counts its indentation asks here, since Rust's own white space takes line ends too.
//! ASCII is tried first: nearly all of it is.

use crate::text::Token;

/// A tab, a space, or another of Unicode's spaces (no-break and ideographic ones are easily typed).
#[must_use]
pub fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t' => true,
        c if c.is_ascii() => false,
        c => pest::unicode::SPACE_SEPARATOR(c),
    }
}

/// The characters of no width that part or join the letters of a word: the grammar's `joiner` is one before a letter.
#[must_use]
pub const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// The text without white space at both ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    let is_plain = |byte: &u8| matches!(byte, b' ' | b'\t');
    let bytes = text.as_bytes();
    let start = bytes.iter().take_while(|byte| is_plain(byte)).count();
    let rest = bytes.get(start..).unwrap_or_default();
    let end = rest.iter().rev().take_while(|byte| is_plain(byte)).count();
    let trimmed = text.get(start..text.len() - end).unwrap_or("");
    match (trimmed.as_bytes().first(), trimmed.as_bytes().last()) {
        (Some(128..), _) | (_, Some(128..)) => trimmed.trim_matches(is_space),
        _ => trimmed,
    }
}

/// The text without white space and what people put where a colon belongs: `, `, ` - `.
#[must_use]
pub fn without_break(text: &str) -> &str {
    let is_break = |c| matches!(c, ',' | ';' | '.' | '-' | '–' | '—' | '*' | '•');
    trim(text.trim_start_matches(|c| is_break(c) || is_space(c)))
}

/// How many bytes of white space the text starts with.
#[must_use]
#[inline]
pub fn indent(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut plain = 0;
    while let Some(b' ' | b'\t') = bytes.get(plain) {
        plain += 1;
    }
    match bytes.get(plain) {
        Some(128..) => text.len() - text.trim_start_matches(is_space).len(),
        _ => plain,
    }
}

/// The token without white space at both ends; of nothing else its end.
#[must_use]
pub fn trim_token(token: Token, line: &str) -> Token {
    let text = token.of(line);
    let from = indent(text);
    let trimmed = trim(text.get(from..).unwrap_or(""));
    if trimmed.is_empty() {
        return Token::new(token.end, token.end);
    }
    let start = token.start + from as u32;
    Token::new(start, start + trimmed.len() as u32)
}
