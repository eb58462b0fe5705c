//! An answer with what every one of them says: nothing is kept, framed, guessed at, or fetched from elsewhere.
//!
//! Every answer is made here, refusals too, so that no header can be forgotten. A page may load its own style
//! and script and talk to its own address, and nothing more.

use super::refusal::Refusal;
use std::io::{self, Cursor};
use tiny_http::{HTTPVersion, Header, Response};

pub type Answer = Response<Cursor<Vec<u8>>>;

const ALWAYS: [(&str, &str); 8] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "interest-cohort=()"),
];

#[must_use]
pub fn text(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Answer {
    let answer = Response::from_data(body).with_status_code(status);
    let answer = with(answer, "Content-Type", &format!("{kind}; charset=utf-8"));
    ALWAYS
        .iter()
        .fold(answer, |answer, (name, value)| with(answer, name, value))
}

#[must_use]
pub fn plain(status: u16, words: &str) -> Answer {
    text(status, "text/plain", words)
}

#[must_use]
pub fn refusal(refusal: Refusal) -> Answer {
    plain(refusal.status(), &format!("{}\n", refusal.words()))
}

/// An answer as it is sent, for whoever does not ask tiny_http.
///
/// # Errors
/// Never: it is written to memory.
pub fn written(answer: Answer) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    answer.raw_print(&mut bytes, HTTPVersion(1, 1), &[], false, None)?;
    Ok(bytes)
}

/// To the page itself, without the token in its address.
#[must_use]
pub fn exchange(cookie: &str) -> Answer {
    with(with(plain(303, ""), "Set-Cookie", cookie), "Location", "/")
}

fn with(answer: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        // Only a header that is no ASCII is none, and ours are.
        Err(()) => answer,
    }
}
