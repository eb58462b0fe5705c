//! Times the language server over its real protocol: starts it, opens a journal, types, and asks.
//!
//! ```text
//! talk DAYMARK JOURNAL.day [EDITS]
//! ```
//! Prints a table. Standard library only, so that `rustc` alone can build it: of a message that comes it looks at no
//! more than its id, its version and what it is called.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

struct Server {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u32,
    version: u32,
    uri: String,
}

impl Server {
    fn start(program: &str, journal: &std::path::Path) -> Self {
        let mut child = Command::new(program)
            .args(["lsp", "--today", "2025-12-31"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        let mut server = Self {
            child,
            to,
            from,
            asked: 0,
            version: 1,
            uri: format!("file://{}", journal.display()),
        };
        let folder = journal.parent().unwrap().display();
        server.ask(
            "initialize",
            &format!(r#"{{"capabilities":{{}},"rootUri":"file://{folder}"}}"#),
        );
        server.tell("initialized", "{}");
        server
    }

    fn send(&mut self, body: &str) {
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: &str) {
        self.send(&format!(
            r#"{{"jsonrpc":"2.0","method":"{method}","params":{params}}}"#
        ));
    }

    /// Asks, and waits for the answer.
    fn ask(&mut self, method: &str, params: &str) -> String {
        self.asked += 1;
        let id = self.asked;
        self.send(&format!(
            r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":{params}}}"#
        ));
        self.until(&format!(r#""id":{id},"result":"#))
    }

    fn timed(&mut self, method: &str, params: &str) -> Duration {
        let start = Instant::now();
        self.ask(method, params);
        start.elapsed()
    }

    /// Reads on to a message with these words near its start.
    fn until(&mut self, words: &str) -> String {
        loop {
            let mut size = 0;
            loop {
                let mut line = String::new();
                assert!(
                    self.from.read_line(&mut line).unwrap() > 0,
                    "the server is gone"
                );
                match line.trim_end().strip_prefix("Content-Length: ") {
                    Some(told) => size = told.parse().unwrap(),
                    None => break,
                }
            }
            let mut body = vec![0; size];
            self.from.read_exact(&mut body).unwrap();
            let body = String::from_utf8(body).unwrap();
            if body.contains(words) {
                return body;
            }
        }
    }

    /// Puts a text in the place of some characters of a line.
    fn edit(&mut self, line: usize, (from, until): (usize, usize), text: &str) {
        self.version += 1;
        let (uri, version) = (self.uri.clone(), self.version);
        self.tell(
            "textDocument/didChange",
            &format!(
                r#"{{"textDocument":{{"uri":"{uri}","version":{version}}},"contentChanges":[{{"range":{{"start":{{"line":{line},"character":{from}}},"end":{{"line":{line},"character":{until}}}}},"text":"{text}"}}]}}"#
            ),
        );
    }

    /// The findings of the last edit.
    fn findings(&mut self) {
        let version = self.version;
        self.until(&format!(r#","version":{version},"diagnostics":"#));
    }

    fn about(&self, more: &str) -> String {
        format!(r#"{{"textDocument":{{"uri":"{}"}}{more}}}"#, self.uri)
    }

    fn at(&self, line: usize, column: usize) -> String {
        self.about(&format!(
            r#","position":{{"line":{line},"character":{column}}}"#
        ))
    }

    /// What the process holds now and held at most, in bytes.
    fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let of = |name: &str| -> f64 {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace()
                .nth(1)
                .unwrap()
                .parse::<f64>()
                .unwrap()
                * 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

/// Milliseconds of so many turns, each of which tells how long what it is about took, sorted.
fn timed(turns: usize, turn: impl FnMut(usize) -> Duration) -> Vec<f64> {
    let mut times: Vec<f64> = (0..turns)
        .map(turn)
        .map(|it| it.as_secs_f64() * 1000.0)
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

fn row(name: &str, times: &[f64]) {
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!(
        "| {name} | {:.1} ms | {:.1} ms | {:.1} ms |",
        at(0.5),
        at(0.95),
        at(1.0)
    );
}

fn json(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    escaped
        .replace('\r', "\\r")
        .replace('\n', "\\n")
        .replace('\t', "\\t")
}

fn main() {
    // `cargo bench` says so, and `cargo test --benches` does not.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    let [program, journal, rest @ ..] = arguments.as_slice() else {
        eprintln!("usage: talk DAYMARK JOURNAL.day [EDITS]");
        std::process::exit(2);
    };
    let edits: usize = rest.first().map_or(200, |count| count.parse().unwrap());
    let journal = std::fs::canonicalize(journal).unwrap();
    let text = std::fs::read_to_string(&journal).unwrap();
    let lines: Vec<&str> = text.lines().collect();

    let mut server = Server::start(program, &journal);
    let uri = server.uri.clone();
    let start = Instant::now();
    server.tell(
        "textDocument/didOpen",
        &format!(
            r#"{{"textDocument":{{"uri":"{uri}","languageId":"daymark","version":1,"text":"{}"}}}}"#,
            json(&text)
        ),
    );
    server.findings();
    let opened = start.elapsed().as_secs_f64() * 1000.0;

    println!(
        "| {:.1} MB, {} lines | median | 95 % | slowest |",
        text.len() as f64 / 1e6,
        lines.len()
    );
    println!("|---|---:|---:|---:|");
    row("opened, until its findings", &[opened]);

    // A letter typed into a line of prose and taken back, at the end, the start and places between.
    let is_prose = |line: &str| line.starts_with("  ") && !line.contains('[');
    let prose: Vec<usize> = (0..lines.len()).filter(|at| is_prose(lines[*at])).collect();
    let place = |turn: usize| match turn / 2 % 3 {
        0 => prose[prose.len() - 1],
        1 => prose[turn / 2 * 7919 % prose.len()],
        _ => prose[0],
    };
    let times = timed(edits, |turn| {
        let start = Instant::now();
        if turn % 2 == 0 {
            server.edit(place(turn), (2, 2), "x");
        } else {
            server.edit(place(turn), (2, 3), "");
        }
        server.findings();
        start.elapsed()
    });
    row("a letter typed, until its findings", &times);

    // The first letter of a name in a mark on a new line at the end, and taken back.
    let line = lines.len();
    let end = lines[line - 1].encode_utf16().count();
    let begun = if text.ends_with('\n') {
        "  [x] "
    } else {
        "\\n  [x] "
    };
    let start = if text.ends_with('\n') {
        (line, 0)
    } else {
        (line - 1, end)
    };
    server.edit(start.0, (start.1, start.1), begun);
    server.findings();
    let params = server.at(line, 7);
    let times = timed(edits, |_| {
        let start = Instant::now();
        server.edit(line, (6, 6), "r");
        let answer = server.ask("textDocument/completion", &params);
        let took = start.elapsed();
        assert!(answer.contains(r#""label":"#), "{answer}");
        server.edit(line, (6, 7), "");
        server.findings();
        took
    });
    row("a letter typed, until its completion", &times);
    server.edit(line, (6, 6), "r");
    server.findings();
    let times = timed(edits, |_| server.timed("textDocument/completion", &params));
    row("completion alone", &times);
    let (held, most) = server.memory();

    for (name, method, more) in [
        (
            "hover",
            "textDocument/hover",
            format!(r#","position":{{"line":{line},"character":7}}"#),
        ),
        ("outline", "textDocument/documentSymbol", String::new()),
        (
            "colours of the whole text",
            "textDocument/semanticTokens/full",
            String::new(),
        ),
        (
            "hints of a screen",
            "textDocument/inlayHint",
            format!(
                r#","range":{{"start":{{"line":{},"character":0}},"end":{{"line":{line},"character":0}}}}"#,
                line - 50
            ),
        ),
        ("lenses", "textDocument/codeLens", String::new()),
    ] {
        let params = server.about(&more);
        let times = timed(20, |_| server.timed(method, &params));
        row(name, &times);
    }
    let (held_after, most_after) = server.memory();
    println!();
    println!("| memory | MiB | ÷ text |");
    println!("|---|---:|---:|");
    for (name, bytes) in [
        ("after typing and completion", held),
        ("at most until then", most),
        ("after colours, hints, lenses, outline", held_after),
        ("at most", most_after),
    ] {
        println!(
            "| {name} | {:.1} | {:.1} |",
            bytes / 1048576.0,
            bytes / text.len() as f64
        );
    }
    server.ask("shutdown", "null");
    server.tell("exit", "null");
    assert!(server.child.wait().unwrap().success());
}
