//! Markdown, for clients that show it and for those that don't.
//!
//! It undoes just the Markdown that `ide` and the pages of findings use; it is no reader of
//! Markdown at large.

use gen_lsp_types::{MarkupContent, MarkupKind};

pub fn markdown(value: String) -> MarkupContent {
    let kind = MarkupKind::Markdown;
    MarkupContent { kind, value }
}

/// The words without the signs around them; code keeps its backticks, which mark what to write.
pub fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    let mut is_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
            continue;
        }
        if is_code {
            plain.push_str(line);
        } else {
            let mut letters = line.trim_start_matches('#').trim_start().chars().peekable();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => {
                        plain.extend(letters.next_if(char::is_ascii_punctuation).or(Some(letter)))
                    }
                    '*' if letters.next_if_eq(&'*').is_some() => {}
                    letter => plain.push(letter),
                }
            }
        }
        plain.push('\n');
    }
    plain.truncate(plain.trim_end().len());
    plain
}
