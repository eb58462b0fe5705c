//! The program itself over its real standard input and output: what a world of values can't show.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Server {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_daymark"))
            .args(["lsp", "--stdio"])
            .current_dir(folder)
            .env_clear()
            .env("HOME", folder.join("home"))
            .env("DAYMARK_TODAY", "2026-02-01")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut server = Self {
            to: child.stdin.take(),
            from: BufReader::new(child.stdout.take().unwrap()),
            child,
        };
        let uri = format!("file://{}", folder.display());
        server.say(&json!({"id": 1, "method": "initialize", "params": {"rootUri": uri, "capabilities": {}}}));
        assert_eq!(server.hear()["id"], 1);
        server.say(&json!({"method": "initialized", "params": {}}));
        server
    }

    fn say(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn write(&mut self, bytes: &[u8]) {
        self.to.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn hear(&mut self) -> Value {
        let mut size = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).unwrap();
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(told) => size = told.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; size];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The codes of a document's findings, as the server has them now.
    fn codes(&mut self, file: &Path) -> Vec<String> {
        let document = json!({"uri": format!("file://{}", file.display())});
        let params = json!({"textDocument": document});
        self.say(&json!({"id": 2, "method": "textDocument/diagnostic", "params": params}));
        loop {
            let heard = self.hear();
            if heard["id"] == 2 {
                let items = heard["result"]["items"].as_array().unwrap().clone();
                let codes = items
                    .iter()
                    .map(|item| item["code"].as_str().unwrap().to_owned());
                return codes.collect();
            }
        }
    }

    /// Closes its input, and waits for its end: its exit code and what it said on standard error.
    fn end(mut self) -> (i32, String) {
        self.to = None;
        let ended = self.child.wait_with_output().unwrap();
        (
            ended.status.code().unwrap(),
            String::from_utf8(ended.stderr).unwrap(),
        )
    }
}

#[test]
fn bytes_that_are_no_messages_end_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let file = temp.path().join("a.day");
    std::fs::write(&file, "nonsense\n").unwrap();
    let mut server = Server::start(temp.path());
    assert_eq!(server.codes(&file), ["unknown-keyword"]);
    for (bytes, code) in [
        (&b"Content-Length: 7\r\n\r\n{\"a\":}}"[..], -32700),
        (b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x80", -32700),
        (b"Content-Length: 99999999999999999999\r\n", -32700),
        (b"\x00\x01\x02\r\n", -32700),
        (b"Content-Length: 6\r\n\r\n[1, 2]", -32600),
        (b"Content-Length: 17\r\n\r\n{\"method\":[1, 2]}", -32600),
    ] {
        server.write(bytes);
        let refusal = server.hear();
        assert_eq!(refusal["error"]["code"], code, "{refusal}");
        assert_eq!(refusal["id"], Value::Null);
    }
    assert_eq!(server.codes(&file), ["unknown-keyword"]);
    server.say(&json!({"id": 3, "method": "shutdown"}));
    server.say(&json!({"method": "exit"}));
    assert_eq!(server.end(), (0, String::new()));
}

#[test]
fn two_clients_work_on_one_folder() {
    let temp = tempfile::tempdir().unwrap();
    let file = temp.path().join("a.day");
    std::fs::write(&file, "habit run\n2026-01-05 [x] rnu\n").unwrap();
    let mut one = Server::start(temp.path());
    let mut other = Server::start(temp.path());
    let found = ["unknown-name"];
    assert_eq!(one.codes(&file), found);
    assert_eq!(other.codes(&file), found);
    let uri = format!("file://{}", file.display());
    let open = json!({"uri": uri, "languageId": "daymark", "version": 1, "text": "nonsense"});
    one.say(&json!({"method": "textDocument/didOpen", "params": {"textDocument": open}}));
    assert_eq!(one.codes(&file), ["unknown-keyword"]);
    assert_eq!(
        other.codes(&file),
        found,
        "the other sees what is on the disk"
    );
    std::fs::write(&file, "habit run\n2026-01-05 [x] run\n").unwrap();
    assert_eq!(one.codes(&file), ["unknown-keyword"]);
    assert_eq!(other.codes(&file), Vec::<String>::new());
    std::fs::remove_file(&file).unwrap();
    assert_eq!(one.codes(&file), ["unknown-keyword"]);
    assert_eq!(other.codes(&file), Vec::<String>::new());
    assert_eq!(one.end(), (1, String::new()), "it left without a word");
    other.say(&json!({"method": "exit"}));
    assert_eq!(other.end(), (1, String::new()));
}

/// A client that goes while the server speaks leaves no server behind.
#[test]
fn a_server_ends_with_its_client() {
    let temp = tempfile::tempdir().unwrap();
    std::fs::write(temp.path().join("a.day"), "nonsense\n".repeat(2_000)).unwrap();
    let mut server = Server::start(temp.path());
    server.say(
        &json!({"id": 2, "method": "workspace/diagnostic", "params": {"previousResultIds": []}}),
    );
    let Server { child, to, from } = server;
    drop(from);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
    drop(to);
}
