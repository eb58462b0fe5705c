//! What is written is one line without control characters: whatever would make it more is refused.

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
