//! Bytes to text: what isn't UTF-8 is remembered and replaced byte for byte, so that every place stays true.
//!
//! The rest of the file is then read as ever, and the lines with such bytes have one error: this one.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceId, Span};

/// The bytes of a file that aren't UTF-8.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BadBytes {
    /// Where each is, in order.
    pub offsets: Vec<u32>,
    pub first: u8,
    /// It starts like UTF-16, and nothing of it was kept.
    pub is_utf16: bool,
}

/// The text of a file, each byte that isn't UTF-8 replaced by a `?`.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> (String, BadBytes) {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (text, BadBytes::default()),
        Err(error) => error,
    };
    let mut bytes = error.into_bytes();
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let bad = BadBytes {
            offsets: vec![0],
            first: bytes.first().copied().unwrap_or_default(),
            is_utf16: true,
        };
        return (String::new(), bad);
    }
    let mut bad = BadBytes::default();
    let mut start = 0;
    for chunk in bytes.utf8_chunks() {
        start += chunk.valid().len();
        let end = start + chunk.invalid().len();
        bad.offsets.extend((start..end).map(|offset| offset as u32));
        start = end;
    }
    for (index, offset) in bad.offsets.iter().enumerate() {
        if let Some(byte) = bytes.get_mut(*offset as usize) {
            if index == 0 {
                bad.first = *byte;
            }
            *byte = b'?';
        }
    }
    (String::from_utf8_lossy(&bytes).into_owned(), bad)
}

impl BadBytes {
    /// What is to be said about a file's bytes: one error, at the first of them.
    #[must_use]
    pub fn diagnostic(&self, source: SourceId) -> Option<Diagnostic> {
        let first = *self.offsets.first()?;
        let span = Span::new(first, if self.is_utf16 { first } else { first + 1 });
        let byte = self.first;
        let message = if self.is_utf16 {
            "this file is UTF-16, expected UTF-8; nothing of it was read".to_owned()
        } else {
            format!("byte {byte:#04X} at offset {first} is not UTF-8")
        };
        let diagnostic = Diagnostic::new(Code::NotUtf8, source, span, message);
        let count = self.offsets.len();
        let diagnostic = if count > 1 {
            diagnostic.label(format!("the first of {count} such bytes"))
        } else {
            diagnostic
        };
        let help = "save the file as UTF-8; for a text in Latin-1, \
                    `iconv -f latin1 -t utf-8 old.day > new.day` does it";
        let utf16 = "save the file as UTF-8, as with `iconv -f utf-16 -t utf-8 old.day > new.day`";
        Some(diagnostic.help(if self.is_utf16 { utf16 } else { help }))
    }
}
