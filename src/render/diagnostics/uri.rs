//! A path as a URI reference: what a URI has no room for is written as `%20`.
//!
//! It is given the bytes of a path, which need not be UTF-8, and gives ASCII. For SARIF; the editors' URIs,
//! which are read too, are `lsp/uri`'s.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

/// A colon in the first part would end the name of a scheme, so it is none of these.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A relative path stays relative, to whatever it was; one from the root of the disk is a `file` URI.
#[must_use]
pub fn uri(path: &[u8]) -> String {
    let scheme = if path.starts_with(b"/") {
        "file://"
    } else {
        ""
    };
    format!("{scheme}{}", percent_encode(path, ENCODED))
}
