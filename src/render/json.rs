//! JSON as this program writes it: exact, and safe to print.
//!
//! What JSON itself leaves raw and a terminal would act on (DEL, C1, direction controls) is written
//! as `\u009b`, which every reader turns back.

use super::sanitize::is_unsafe;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, BufWriter, Write};

/// Writes a value as compact JSON.
///
/// # Errors
/// Where the stream takes no more.
pub fn to_writer<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    // serde writes a few bytes at a time: the buffer spares a call through `dyn` for each.
    let mut buffer = BufWriter::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut buffer, Escaped))?;
    buffer.flush()
}

struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        for part in fragment.split_inclusive(is_unsafe) {
            match part.char_indices().next_back() {
                Some((at, last)) if is_unsafe(last) => {
                    writer.write_all(part.get(..at).unwrap_or("").as_bytes())?;
                    // Every unsafe character has at most four hexadecimal digits.
                    write!(writer, "\\u{:04x}", u32::from(last))?;
                }
                _ => writer.write_all(part.as_bytes())?,
            }
        }
        Ok(())
    }
}
