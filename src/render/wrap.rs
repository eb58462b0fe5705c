//! Messages broken into lines of a width, what stands in backticks kept whole.
//!
//! Help is there to be copied, so a right line is never broken in two; a long one runs over.

use unicode_width::UnicodeWidthStr;

/// The text in lines of at most `width` columns where its pieces allow.
#[must_use]
pub fn wrap(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        let mut column = 0;
        for piece in pieces(line) {
            let wide = piece.width();
            if column > 0 && column + 1 + wide > width {
                lines.push('\n');
                column = 0;
            } else if column > 0 {
                lines.push(' ');
                column += 1;
            }
            lines.push_str(piece);
            column += wide;
        }
    }
    lines
}

/// The words of a line; an opening backtick joins all up to the closing one.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, character) in line.char_indices() {
        match character {
            '`' => quoted = !quoted,
            ' ' if !quoted => {
                pieces.extend(line.get(start..at).filter(|piece| !piece.is_empty()));
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.extend(line.get(start..).filter(|piece| !piece.is_empty()));
    pieces
}
