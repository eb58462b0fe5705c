//! The one scanner for mentions in free text: tags (`#health/sleep`) and people (`@alex`).
//!
//! A mention stands at the start of the text, after white space or after `(`, `[` or `{`. It starts with a letter
//! and holds letters with their combining marks and joiners, digits, `-` and `_`; `/` joins the parts of a tag, and
//! those behind the first may start with a digit too (`#book/1984`). So an e-mail address is neither.

use super::space::{is_joiner, is_space};
use crate::text::Token;
use pest::unicode::{DECIMAL_NUMBER, LETTER, MARK};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MentionKind {
    Tag,
    Person,
}

/// A mention and where it stands in the text that was scanned, its `#` or `@` included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    pub kind: MentionKind,
    pub token: Token,
}

impl Mention {
    /// The mention's words without its sign: `health/sleep`, `alex`.
    #[must_use]
    pub fn name(self, text: &str) -> &str {
        Token::new(self.token.start + 1, self.token.end).of(text)
    }
}

/// Every mention of a prose, note or title, in order.
pub fn mentions(text: &str) -> impl Iterator<Item = Mention> + '_ {
    memchr::memchr2_iter(b'#', b'@', text.as_bytes()).filter_map(|at| {
        let before = text.get(..at)?.chars().next_back();
        if before.is_some_and(|c| !(is_space(c) || matches!(c, '(' | '[' | '{'))) {
            return None;
        }
        let rest = text.get(at..)?;
        let (kind, length) = if rest.starts_with('#') {
            (MentionKind::Tag, tag_len(rest)?)
        } else {
            (MentionKind::Person, person_len(rest)?)
        };
        let token = Token::new(at as u32, (at + length) as u32);
        Some(Mention { kind, token })
    })
}

/// The length of the tag that the text starts with, its `#` included.
#[must_use]
pub fn tag_len(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('#')?;
    let mut length = word_len(rest)?;
    while let Some(sub) = rest
        .get(length..)
        .and_then(|rest| rest.strip_prefix('/'))
        .filter(|part| part.starts_with(is_word))
        .map(part_len)
    {
        length += 1 + sub;
    }
    Some(length + 1)
}

/// The length of the person that the text starts with, its `@` included.
#[must_use]
pub fn person_len(text: &str) -> Option<usize> {
    let length = word_len(text.strip_prefix('@')?)?;
    // `@alex@example.org` is an address of another kind.
    (!text.get(length + 1..)?.starts_with('@')).then_some(length + 1)
}

fn word_len(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    is_letter(first).then(|| part_len(text))
}

/// The length of the letters, digits and signs that a text starts with.
fn part_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut joins = || {
            let next = chars.peek().map(|&(_, next)| next);
            is_joiner(c) && next.is_some_and(|next| is_letter(next) || MARK(next))
        };
        if !is_word(c) && !joins() {
            return at;
        }
    }
    text.len()
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && LETTER(c)
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
    } else {
        LETTER(c) || MARK(c) || DECIMAL_NUMBER(c)
    }
}
