//! A path as a URI reference: what a URI has no room for is written as `%20`.

use std::fmt::Write;

/// A relative path stays relative, to whatever it was; one from the root of the disk is a `file` URI.
#[must_use]
pub fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            // A colon in the first part would end the name of a scheme.
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // Writing to a string can't fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}
