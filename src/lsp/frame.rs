//! Messages on a stream of bytes: a header that tells a length, then JSON.
//!
//! What is no message is refused and passed over, up to the next header; only the end of the stream is an end.
//! The reader of `lsp-server` ends at the first bad byte, so only its messages are used.

use lsp_server::{ErrorCode, Message, RequestId};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufRead, Read, Write};

/// Why something that came was no message, and what to tell its sender.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The request that it seems to be.
    pub id: Option<RequestId>,
    pub code: i32,
    pub reason: String,
}

/// A header's line is short, whatever else comes on it.
const LONGEST_LINE: u64 = 4096;
/// A text of this size in one message would be no journal.
const LARGEST: u64 = 1 << 30;

/// The next message; None at the end of the stream.
pub fn read(input: &mut dyn BufRead) -> Option<Result<Message, Refusal>> {
    loop {
        let size = match header(input)? {
            Ok(size) => size,
            Err(refusal) => return Some(Err(refusal)),
        };
        let mut body = Vec::new();
        if size > LARGEST {
            io::copy(&mut input.take(size), &mut io::sink()).ok()?;
            return Some(Err(broken(format!(
                "a message of {size} bytes is not read"
            ))));
        }
        input.take(size).read_to_end(&mut body).ok()?;
        if (body.len() as u64) < size {
            return None;
        }
        match serde_json::from_slice(&body) {
            Ok(message) => return Some(Ok(message)),
            Err(error) => {
                if let Some(refusal) = refusal(&body, &error) {
                    return Some(Err(refusal));
                }
            }
        }
    }
}

/// The length that the next header tells, past its end. Blank lines before it are nobody's fault.
fn header(input: &mut dyn BufRead) -> Option<Result<u64, Refusal>> {
    let mut size = None;
    loop {
        let mut line = Vec::new();
        let read = input.take(LONGEST_LINE).read_until(b'\n', &mut line).ok()?;
        if read == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            match size {
                Some(size) => return Some(Ok(size)),
                None => continue,
            }
        }
        let Some((name, value)) = line.split_once(':') else {
            return Some(Err(broken(
                "expected a header like `Content-Length: 42`".to_owned(),
            )));
        };
        if name.eq_ignore_ascii_case("content-length") {
            match value.trim().parse() {
                Ok(told) => size = Some(told),
                Err(_) => {
                    return Some(Err(broken(
                        "expected a `Content-Length` in digits".to_owned(),
                    )));
                }
            }
        } else if size.is_none() && !name.to_ascii_lowercase().starts_with("content-") {
            return Some(Err(broken(
                "expected a header like `Content-Length: 42`".to_owned(),
            )));
        }
    }
}

const fn broken(reason: String) -> Refusal {
    Refusal {
        id: None,
        code: ErrorCode::ParseError as i32,
        reason,
    }
}

/// What to say about a body that is no message. Nothing about an answer: two programs that refuse each
/// other's refusals would never end.
fn refusal(body: &[u8], error: &serde_json::Error) -> Option<Refusal> {
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return Some(broken(format!("expected JSON: {error}")));
    };
    if value.is_object() && value.get("method").is_none() {
        return None;
    }
    let id = value.get("id").cloned();
    Some(Refusal {
        id: id.and_then(|id| serde_json::from_value(id).ok()),
        code: ErrorCode::InvalidRequest as i32,
        reason: "expected a request or a notification".to_owned(),
    })
}

/// Writes a message, its `jsonrpc` added.
pub fn write(out: &mut dyn Write, message: &impl Serialize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Framed<'a, T> {
        jsonrpc: &'static str,
        #[serde(flatten)]
        message: &'a T,
    }
    let body = serde_json::to_vec(&Framed {
        jsonrpc: "2.0",
        message,
    })?;
    write!(out, "Content-Length: {}\r\n\r\n", body.len())?;
    out.write_all(&body)?;
    out.flush()
}
