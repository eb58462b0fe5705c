//! Messages on a stream of bytes: a header that tells a length, then JSON.
//!
//! What is no message is refused and passed over, up to the next header; only the end of the stream is an end.
//! The reader of `lsp-server` ends at the first bad byte, so only its messages are used.

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
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
/// Most are smaller than this.
const LIKELY: u64 = 1 << 22;

/// The next message; None at the end of the stream.
pub fn read(input: &mut dyn BufRead) -> Option<Result<Message, Refusal>> {
    loop {
        let size = match header(input)? {
            Ok(size) => size,
            Err(refusal) => return Some(Err(refusal)),
        };
        if size > LARGEST {
            io::copy(&mut input.take(size), &mut io::sink()).ok()?;
            return Some(Err(broken(format!(
                "a message of {size} bytes is not read"
            ))));
        }
        // Room is made as bytes come: what is told may not be true.
        let mut body = Vec::with_capacity(size.min(LIKELY) as usize);
        input.take(size).read_to_end(&mut body).ok()?;
        if (body.len() as u64) < size {
            return None;
        }
        let value = match serde_json::from_slice(&body) {
            Ok(value) => value,
            Err(error) => return Some(Err(broken(format!("expected JSON: {error}")))),
        };
        // A document's text may be most of it, and is in the value now.
        drop(body);
        if let Some(message) = message(value) {
            return Some(message);
        }
    }
}

/// The message that a value is, its parts moved out of it: nothing of a text is copied. None for an answer, which
/// nothing here waits for: two programs that refuse each other's refusals would never end.
fn message(mut value: Value) -> Option<Result<Message, Refusal>> {
    let id = value.get_mut("id").map(Value::take);
    let id = id.and_then(|id| serde_json::from_value(id).ok());
    let mut field = |name: &str| value.get_mut(name).map(Value::take);
    let (method, params) = (field("method"), field("params").unwrap_or_default());
    Some(match (method, id) {
        (Some(Value::String(method)), Some(id)) => Ok(Request { id, method, params }.into()),
        (Some(Value::String(method)), None) => Ok(Notification { method, params }.into()),
        (None, _) if value.is_object() => return None,
        (_, id) => Err(Refusal {
            id,
            code: ErrorCode::InvalidRequest as i32,
            reason: "expected a request or a notification".to_owned(),
        }),
    })
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

/// Writes a message, its `jsonrpc` added.
pub fn write(out: &mut dyn Write, message: &impl Serialize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Framed<'a, T> {
        jsonrpc: &'static str,
        #[serde(flatten)]
        message: &'a T,
    }
    let mut body = Body::default();
    let framed = Framed {
        jsonrpc: "2.0",
        message,
    };
    serde_json::to_writer(&mut body, &framed)?;
    let size: usize = body.0.iter().map(Vec::len).sum();
    write!(out, "Content-Length: {size}\r\n\r\n")?;
    for piece in body.0 {
        out.write_all(&piece)?;
    }
    out.flush()
}

/// Bytes in pieces of one size: a list that doubles as it grows would leave holes of every size behind.
#[derive(Default)]
struct Body(Vec<Vec<u8>>);

const PIECE: usize = 1 << 15;

impl Write for Body {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.last_mut() {
            Some(piece) if piece.len() + bytes.len() <= piece.capacity() => {
                piece.extend_from_slice(bytes);
            }
            // The first is as small as most messages are.
            last => {
                let size = if last.is_none() { 1 << 10 } else { PIECE };
                let mut piece = Vec::with_capacity(size.max(bytes.len()));
                piece.extend_from_slice(bytes);
                self.0.push(piece);
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
