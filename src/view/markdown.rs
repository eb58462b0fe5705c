//! The user's words within Markdown: shown as they are, never read as Markdown or HTML.
//!
//! For hovers, completions and reports alike. It knows nothing of control characters: `render/sanitize`
//! comes before it.

/// The text with everything that Markdown or HTML would read as its own escaped.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
