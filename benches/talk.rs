//! Times the language server over its real protocol: starts it, opens a journal, types, and asks.
//!
//! ```text
//! talk DAYMARK JOURNAL.day [EDITS]
//! ```
//! Prints a table. Standard library only, so that `rustc` alone can build it: of a message that comes it looks at no
//! more than its id, its version and what it is called.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

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
        self.send(&format!(r#"{{"jsonrpc":"2.0","method":"{method}","params":{params}}}"#));
    }

    /// Asks, and waits for the answer.
    fn ask(&mut self, method: &str, params: &str) -> String {
        self.asked += 1;
        let id = self.asked;
        self.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":{params}}}"#));
        self.until(&format!(r#""id":{id},"result":"#))
    }

    /// Reads on to a message with these words near its start.
    fn until(&mut self, words: &str) -> String {
        loop {
            let mut size = 0;
            loop {
                let mut line = String::new();
                assert!(self.from.read_line(&mut line).unwrap() > 0, "the server is gone");
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
    fn edit(&mut self, line: usize, from: usize, until: usize, text: &str) {
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
        self.about(&format!(r#","position":{{"line":{line},"character":{column}}}"#))
    }

    /// What the process holds now and held at most, in bytes.
    fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let of = |name: &str| -> f64 {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

/// Milliseconds of each of so many turns.
fn timed(turns: usize, mut turn: impl FnMut(usize)) -> Vec<f64> {
    let mut times: Vec<f64> = (0..turns)
        .map(|index| {
            let start = Instant::now();
            turn(index);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

fn row(name: &str, times: &[f64]) {
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("| {name} | {:.1} ms | {:.1} ms | {:.1} ms |", at(0.5), at(0.95), at(1.0));
}

fn json(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    escaped.replace('\r', "\\r").replace('\n', "\\n").replace('\t', "\\t")
}

fn main() {
    // `cargo bench` says so, and `cargo test --benches` does not.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
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

    println!("| {:.1} MB, {} lines | median | 95 % | slowest |", text.len() as f64 / 1e6, lines.len());
    println!("|---|---:|---:|---:|");
    row("opened, until its findings", &[opened]);

    // A letter typed into a line of prose and taken back, at the end, the start and places between.
    let prose: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("  ") && !lines[*at].contains('[')).collect();
    let place = |turn: usize| match turn / 2 % 3 {
        0 => prose[prose.len() - 1],
        1 => prose[turn * 7919 % prose.len()],
        _ => prose[0],
    };
    let times = timed(edits, |turn| {
        let column = 2 + turn % 2;
        server.edit(place(turn), 2, column, if turn % 2 == 0 { "x" } else { "" });
        server.findings();
    });
    row("a letter typed, until its findings", &times);

    // A mark begun on a new line at the end, and taken back.
    let last = lines.len() - 1;
    let end = lines[last].encode_utf16().count();
    let times = timed(edits, |turn| {
        if turn % 2 == 0 {
            server.edit(last, end, end, "\\n  [x] ");
        } else {
            server.edit(last + 1, 6, 6, "r");
        }
        let params = server.at(last + 1, 6 + turn % 2);
        let answer = server.ask("textDocument/completion", &params);
        assert!(answer.contains(r#""label":"#), "{answer}");
        if turn % 2 == 1 {
            // Not timed in full, but what it costs is little: nothing is asked after it.
            let (uri, version) = (server.uri.clone(), server.version + 1);
            server.version = version;
            server.tell(
                "textDocument/didChange",
                &format!(
                    r#"{{"textDocument":{{"uri":"{uri}","version":{version}}},"contentChanges":[{{"range":{{"start":{{"line":{last},"character":{end}}},"end":{{"line":{},"character":7}}}},"text":""}}]}}"#,
                    last + 1
                ),
            );
        }
    });
    row("a letter typed, until its completion", &times);
    server.edit(last, end, end, "\\n  [x] r");
    let params = server.at(last + 1, 7);
    let times = timed(edits, |_| {
        server.ask("textDocument/completion", &params);
    });
    row("completion alone", &times);
    let (held, most) = server.memory();

    for (name, method, more) in [
        ("hover", "textDocument/hover", format!(r#","position":{{"line":{last},"character":7}}"#)),
        ("outline", "textDocument/documentSymbol", String::new()),
        ("colours of the whole text", "textDocument/semanticTokens/full", String::new()),
        (
            "hints of a screen",
            "textDocument/inlayHint",
            format!(r#","range":{{"start":{{"line":{},"character":0}},"end":{{"line":{last},"character":0}}}}"#, last - 50),
        ),
        ("lenses", "textDocument/codeLens", String::new()),
    ] {
        let params = server.about(&more);
        let times = timed(20, |_| {
            server.ask(method, &params);
        });
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
        println!("| {name} | {:.1} | {:.1} |", bytes / 1048576.0, bytes / text.len() as f64);
    }
    server.ask("shutdown", "null");
    server.tell("exit", "null");
    assert!(server.child.wait().unwrap().success());
}
