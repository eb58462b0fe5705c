//! What has come from the client and waits its turn, in order.
//!
//! A thread reads, so that the client can always write. A request that was taken back while it waited is known
//! when its turn comes.

use super::frame::{self, Refusal};
use lsp_server::{Message, Notification, Request, RequestId};
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::io::BufRead;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

#[derive(Debug)]
pub enum Incoming {
    Request(Request),
    Note(Notification),
    Refused(Refusal),
    /// The client is gone.
    End,
}

pub struct Inbox {
    coming: Receiver<Incoming>,
    waiting: VecDeque<Incoming>,
    /// Requests that wait, and those of them that were taken back.
    asked: FxHashSet<RequestId>,
    cancelled: FxHashSet<RequestId>,
}

impl Inbox {
    /// Starts to read, on a thread that ends with the stream or at `exit`.
    pub fn new(mut input: Box<dyn BufRead + Send>) -> Self {
        let (sender, coming) = channel();
        std::thread::spawn(move || {
            loop {
                let incoming = match frame::read(&mut *input) {
                    Some(Ok(Message::Request(request))) => Incoming::Request(request),
                    Some(Ok(Message::Notification(note))) => Incoming::Note(note),
                    Some(Ok(Message::Response(_))) => continue,
                    Some(Err(refusal)) => Incoming::Refused(refusal),
                    None => Incoming::End,
                };
                let is_last = match &incoming {
                    Incoming::Note(note) => note.method == "exit",
                    Incoming::End => true,
                    _ => false,
                };
                if sender.send(incoming).is_err() || is_last {
                    return;
                }
            }
        });
        Self {
            coming,
            waiting: VecDeque::new(),
            asked: FxHashSet::default(),
            cancelled: FxHashSet::default(),
        }
    }

    /// The next of what has come; None where nothing has.
    pub fn next(&mut self) -> Option<&Incoming> {
        while let Ok(incoming) = self.coming.try_recv() {
            self.put(incoming);
        }
        self.waiting.front()
    }

    /// Waits for something to come, no longer than this.
    pub fn wait(&mut self, time: Duration) {
        match self.coming.recv_timeout(time) {
            Ok(incoming) => self.put(incoming),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.waiting.push_back(Incoming::End),
        }
    }

    /// Takes what [`next`](Self::next) showed.
    pub fn take(&mut self) -> Option<Incoming> {
        let incoming = self.waiting.pop_front()?;
        if let Incoming::Request(request) = &incoming {
            self.asked.remove(&request.id);
        }
        Some(incoming)
    }

    /// Takes a request that is next, and tells whether it was taken back.
    pub fn take_request(&mut self) -> Option<(Request, bool)> {
        match self.take()? {
            Incoming::Request(request) => {
                let is_cancelled = self.cancelled.remove(&request.id);
                Some((request, is_cancelled))
            }
            other => {
                self.waiting.push_front(other);
                None
            }
        }
    }

    /// Whether a change of some document waits.
    pub fn has_change(&self) -> bool {
        self.waiting.iter().any(|incoming| {
            matches!(incoming, Incoming::Note(note) if note.method == "textDocument/didChange")
        })
    }

    fn put(&mut self, incoming: Incoming) {
        match &incoming {
            Incoming::Note(note) if note.method == "$/cancelRequest" => {
                let id = note.params.get("id").cloned();
                let id = id.and_then(|id| serde_json::from_value(id).ok());
                if let Some(id) = id.filter(|id| self.asked.contains(id)) {
                    self.cancelled.insert(id);
                }
                return;
            }
            Incoming::Request(request) => {
                self.asked.insert(request.id.clone());
            }
            _ => {}
        }
        self.waiting.push_back(incoming);
    }
}
