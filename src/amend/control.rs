//! What is written is one line without control characters: whatever would make it more is refused.
//!
//! The words of a mark and of a note both go through here before an edit is made of them. `is_control` of
//! `syntax` knows the characters; the tab, which a journal may hold, is refused too.

use crate::syntax::is_control;

/// # Errors
/// Where a line end, a tab or another control character stands in the words; which one, as a sentence.
pub fn one_line(words: &str) -> Result<(), String> {
    let mut characters = words.chars();
    match characters.find(|&character| character == '\t' || is_control(character)) {
        Some('\n' | '\r' | '\u{2028}' | '\u{2029}') => {
            Err("what is written is one line, and a line break stands in it".to_owned())
        }
        Some(character) => Err(format!(
            "what is written has no control characters, and U+{:04X} stands in it",
            u32::from(character)
        )),
        None => Ok(()),
    }
}
