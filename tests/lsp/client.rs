//! A client of our own: it frames what it says byte by byte, and keeps what it hears in order.

use super::live::Live;
use crate::cli::world::Memory;
use daymark::text::{Day, Time};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::thread::JoinHandle;

/// The id of the question that only asks whether everything before it is done.
const DONE: &str = "done?";

pub struct Client {
    pub live: Arc<Live>,
    to: Option<PipeWriter>,
    from: BufReader<PipeReader>,
    server: Option<JoinHandle<u8>>,
    asked: i32,
    /// Bytes said so far.
    said: usize,
}

impl Client {
    /// Starts a server in this world.
    pub fn new(memory: Memory) -> Self {
        let clock = (Day::parse("2026-02-01").unwrap(), Time(12 * 60));
        let (live, to, from) = Live::new(memory, clock);
        let live = Arc::new(live);
        let world = Arc::clone(&live);
        let server = std::thread::spawn(move || {
            daymark::cli::run(vec!["daymark".into(), "lsp".into()], &*world)
        });
        Self {
            live,
            to: Some(to),
            from: BufReader::new(from),
            server: Some(server),
            asked: 0,
            said: 0,
        }
    }

    pub fn raw(&mut self, bytes: &[u8]) {
        self.to.as_mut().unwrap().write_all(bytes).unwrap();
        self.said += bytes.len();
    }

    /// Waits until the server has read everything that was said.
    pub fn wait_until_read(&self) {
        self.live.taken.wait_for(self.said);
    }

    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    pub fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
    }

    /// The next message; None at the end.
    pub fn hear(&mut self) -> Option<Value> {
        let mut size = 0;
        loop {
            let mut line = String::new();
            if self.from.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            let line = line.strip_suffix("\r\n").unwrap();
            if line.is_empty() {
                break;
            }
            size = line
                .strip_prefix("Content-Length: ")
                .unwrap()
                .parse()
                .unwrap();
        }
        let mut body = vec![0; size];
        self.from.read_exact(&mut body).unwrap();
        Some(serde_json::from_slice(&body).unwrap())
    }

    /// Everything that comes because of what was said so far.
    pub fn heard(&mut self) -> Vec<Value> {
        let question = json!({"jsonrpc": "2.0", "id": DONE, "method": "workspace/symbol",
            "params": {"query": "no symbol has a name like this"}});
        self.send(&question);
        let mut heard = Vec::new();
        while let Some(message) = self.hear() {
            if message["id"] == DONE {
                return heard;
            }
            heard.push(message);
        }
        panic!("the server is gone, and said {heard:?}");
    }

    /// Leaves without a word, and waits for the server's exit code.
    pub fn leave(&mut self) -> u8 {
        self.to = None;
        self.server.take().unwrap().join().unwrap()
    }
}
