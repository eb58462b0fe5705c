//! White space within a line, as the grammar's `sp` has it: tabs and all of Unicode's spaces.

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
    text.trim_matches(is_space)
}

/// The text without white space and what people put where a colon belongs: `, `, ` - `.
#[must_use]
pub fn without_break(text: &str) -> &str {
    let is_break = |c| matches!(c, ',' | ';' | '.' | '-' | '–' | '—');
    trim(text.trim_start_matches(|c| is_break(c) || is_space(c)))
}

/// How many bytes of white space the text starts with.
#[must_use]
pub fn indent(text: &str) -> usize {
    let plain = text
        .bytes()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    match text.as_bytes().get(plain) {
        Some(128..) => text.len() - text.trim_start_matches(is_space).len(),
        _ => plain,
    }
}

/// The token without white space at both ends; of nothing else its end.
#[must_use]
pub fn trim_token(token: Token, line: &str) -> Token {
    let text = token.of(line).trim_end_matches(is_space);
    if text.is_empty() {
        return Token::new(token.end, token.end);
    }
    let from = text.len() - text.trim_start_matches(is_space).len();
    Token::new(token.start + from as u32, token.start + text.len() as u32)
}
