//! The language server, as its clients meet it: what they say, and all that it answers.
//!
//! Each file in `tests/lsp/` is a case that holds its own expected output: `DAYMARK_BLESS=1` writes what came, to
//! be read before it is kept. The server runs within the test, in a world of values, over real pipes.
//!
//! ```text
//! Words about the case.
//! === a.day                          a file, up to the next line of this kind (relative to /home/me/j)
//! === b.day -> ../c.day              a link; also (unreadable)
//! $ utf-8 watch pull … root=FOLDER   starts a server; the words are what its client can (`CAN`)
//! > open FILE                        with the text it has there, or with the `| ` lines below
//! > change FILE PLACE "TEXT"         PLACE is 3:5, 3:5-4:0, all, or /text with a ^caret^/ or two
//! > close FILE
//! > ask METHOD [FILE [PLACE]] [JSON]
//! > tell METHOD [FILE] [JSON]
//! > write FILE                       on the disk, with the `| ` lines below; `remove FILE`, `clock 2026-02-02 00:05`
//! > raw TEXT                         with \r and \n; `together` sends the `| ` lines below as messages, all at once
//! > leave                            closes the stream: `exit N` is what the server ended with
//! < what came, in the order it came; URIs of files below /home/me/j are shown as paths
//! ```

mod client;
mod laws;
mod live;
mod program;
mod show;

use crate::cli::world::{Memory, Node};
use client::Client;
use daymark::text::{Day, Time};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const HOME: &str = "/home/me/j";

/// What a client can, by the words of the cases.
const CAN: &[(&str, &str, &str)] = &[
    (
        "markdown",
        "/textDocument/hover/contentFormat",
        r#"["markdown"]"#,
    ),
    (
        "markdown",
        "/textDocument/completion/completionItem/documentationFormat",
        r#"["markdown"]"#,
    ),
    (
        "utf-8",
        "/general/positionEncodings",
        r#"["utf-8", "utf-16"]"#,
    ),
    ("utf-32", "/general/positionEncodings", r#"["utf-32"]"#),
    (
        "watch",
        "/workspace/didChangeWatchedFiles/dynamicRegistration",
        "true",
    ),
    ("pull", "/textDocument/diagnostic", "{}"),
    (
        "related",
        "/textDocument/publishDiagnostics/relatedInformation",
        "true",
    ),
    (
        "versions",
        "/workspace/workspaceEdit/documentChanges",
        "true",
    ),
    (
        "lines",
        "/textDocument/foldingRange/lineFoldingOnly",
        "true",
    ),
    (
        "nests",
        "/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport",
        "true",
    ),
    ("links", "/textDocument/definition/linkSupport", "true"),
    (
        "details",
        "/textDocument/completion/completionItem/labelDetailsSupport",
        "true",
    ),
    ("refresh", "/workspace/diagnostics/refreshSupport", "true"),
    ("refresh", "/workspace/inlayHint/refreshSupport", "true"),
    ("refresh", "/workspace/codeLens/refreshSupport", "true"),
    (
        "refresh",
        "/workspace/semanticTokens/refreshSupport",
        "true",
    ),
];

#[test]
fn cases() {
    crate::cli::cases_in("tests/lsp", played);
}

/// The case with what its server says now.
fn played(case: &str) -> String {
    let mut played = Played::default();
    let mut lines = case.lines().peekable();
    let mut is_file = false;
    while let Some(line) = lines.next() {
        if line.starts_with("< ") || line.starts_with("  ") && !is_file {
            continue;
        }
        played.text.push_str(line);
        played.text.push('\n');
        let mut below = Vec::new();
        if line.starts_with("> ") {
            while let Some(text) = lines.next_if(|line| *line == "|" || line.starts_with("| ")) {
                played.text.push_str(&format!("{text}\n"));
                below.push(text.get(2..).unwrap_or(""));
            }
        }
        if let Some(name) = line.strip_prefix("=== ") {
            is_file = true;
            played.files.push((name.to_owned(), String::new()));
        } else if let Some(words) = line.strip_prefix("$") {
            is_file = false;
            played.start(words.trim());
        } else if let Some(step) = line.strip_prefix("> ") {
            played.step(step, &below);
        } else if is_file {
            let (_, text) = played.files.last_mut().unwrap();
            text.push_str(&format!("{line}\n"));
        }
    }
    played.text
}

#[derive(Default)]
struct Played {
    text: String,
    files: Vec<(String, String)>,
    client: Option<Client>,
    /// What the client has open, and its versions.
    open: Vec<(String, String, i32)>,
    /// Numbers of findings, as they came.
    results: Vec<String>,
    utf8: bool,
    utf32: bool,
}

impl Played {
    fn start(&mut self, words: &str) {
        let mut memory = Memory::default();
        memory.folder = PathBuf::from(HOME);
        memory.variables.insert("HOME".into(), "/home/me".into());
        for (name, text) in &self.files {
            memory.nodes.insert(path(name), node(name, text));
        }
        let mut capabilities = json!({});
        let mut folders = Vec::new();
        for word in words.split_whitespace() {
            if let Some(folder) = word.strip_prefix("root=") {
                folders.push(json!({"uri": uri(folder), "name": folder}));
                continue;
            }
            let known: Vec<_> = CAN.iter().filter(|(known, ..)| *known == word).collect();
            assert!(!known.is_empty(), "no client can `{word}`");
            for (_, path, value) in known {
                put(
                    &mut capabilities,
                    path,
                    serde_json::from_str(value).unwrap(),
                );
            }
        }
        (self.utf8, self.utf32) = (words.contains("utf-8"), words.contains("utf-32"));
        self.open.clear();
        let mut client = Client::new(memory);
        let params = json!({"capabilities": capabilities, "workspaceFolders": folders});
        client.ask("initialize", params);
        let greeting = client.hear().unwrap();
        let counts = greeting["result"]["capabilities"]["positionEncoding"].clone();
        self.text
            .push_str(&format!("< counts {}\n", counts.as_str().unwrap()));
        client.tell("initialized", json!({}));
        self.client = Some(client);
        self.listen();
    }

    fn step(&mut self, step: &str, below: &[&str]) {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        let (word, more) = rest.split_once(' ').unwrap_or((rest, ""));
        let text: String = below.iter().map(|line| format!("{line}\n")).collect();
        let client = self.client.as_mut().unwrap();
        match verb {
            "open" => {
                let text = match self.files.iter().find(|(name, _)| name == word) {
                    Some((_, text)) if below.is_empty() => text.clone(),
                    _ => text,
                };
                let item =
                    json!({"uri": uri(word), "languageId": "daymark", "version": 1, "text": text});
                client.tell("textDocument/didOpen", json!({"textDocument": item}));
                self.open.retain(|open| open.0 != word);
                self.open.push((word.to_owned(), text, 1));
            }
            "change" => {
                let (place, text) = more.split_once(" \"").unwrap();
                let text: String = serde_json::from_str(&format!("\"{text}")).unwrap();
                let mut change = json!({"text": text});
                if place != "all" {
                    change["range"] = self.place(word, place).1;
                }
                let version = self.made(word, &change);
                let document = json!({"uri": uri(word), "version": version});
                let params = json!({"textDocument": document, "contentChanges": [change]});
                let client = self.client.as_mut().unwrap();
                client.tell("textDocument/didChange", params);
            }
            "close" => {
                let params = json!({"textDocument": {"uri": uri(word)}});
                client.tell("textDocument/didClose", params);
            }
            "ask" | "tell" => {
                let params = self.params(more);
                let client = self.client.as_mut().unwrap();
                if verb == "ask" {
                    client.ask(word, params);
                } else {
                    client.tell(word, params);
                }
            }
            "write" => {
                let mut memory = client.live.memory.write().unwrap();
                memory
                    .nodes
                    .insert(path(word), Node::File(text.into_bytes()));
            }
            "remove" => {
                let gone = path(word);
                let mut memory = client.live.memory.write().unwrap();
                memory.nodes.retain(|path, _| !path.starts_with(&gone));
            }
            "clock" => {
                let now = (Day::parse(word).unwrap(), Time::parse(more).unwrap());
                *client.live.clock.lock().unwrap() = now;
            }
            "raw" => client.raw(rest.replace("\\r", "\r").replace("\\n", "\n").as_bytes()),
            "together" => {
                let messages = below.iter().map(|body| {
                    let body = body.replace("file:", &format!("file://{HOME}/"));
                    format!("Content-Length: {}\r\n\r\n{body}", body.len())
                });
                let messages: String = messages.collect();
                // The server asks what day it is before it answers: meanwhile the rest comes.
                let live = std::sync::Arc::clone(&client.live);
                let clock = live.clock.lock().unwrap();
                client.raw(messages.as_bytes());
                std::thread::sleep(std::time::Duration::from_millis(100));
                drop(clock);
            }
            "leave" => {
                let code = client.leave();
                self.text.push_str(&format!("< exit {code}\n"));
                return;
            }
            _ => panic!("no step is named `{verb}`"),
        }
        self.listen();
    }

    /// Makes a change in the client's own text, and gives its version.
    fn made(&mut self, file: &str, change: &Value) -> i32 {
        let Some(index) = self.open.iter().position(|open| open.0 == file) else {
            return 1;
        };
        let text = &self.open[index].1;
        let new = change["text"].as_str().unwrap();
        let at = |end: &str| self.offset(text, &change["range"][end]);
        let changed = match change["range"].is_null() {
            true => new.to_owned(),
            false => {
                let (start, end) = (at("start"), at("end"));
                format!("{}{new}{}", &text[..start], &text[end.max(start)..])
            }
        };
        self.open[index].1 = changed;
        self.open[index].2 += 1;
        self.open[index].2
    }

    /// The first offset whose position is this or later.
    fn offset(&self, text: &str, position: &Value) -> usize {
        let place = |at: &Value| (at["line"].as_u64(), at["character"].as_u64());
        let offsets = text.char_indices().map(|(offset, _)| offset);
        let mut offsets = offsets.filter(|at| place(&self.count(text, *at)) >= place(position));
        let found = offsets.next().unwrap_or(text.len());
        // Beyond the end of a line is its end.
        match place(&self.count(text, found)).0 > place(position).0 {
            true => found - 1,
            false => found,
        }
    }

    fn listen(&mut self) {
        for mut message in self.client.as_mut().unwrap().heard() {
            self.number(&mut message);
            let shown = show::message(&message, HOME);
            self.text.push_str(&format!("< {shown}\n"));
        }
    }

    /// What findings are numbered by is for programs: the first such number is shown as `#1`.
    fn number(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(id) if name == "resultId" && id != "0" => {
                            let known = self.results.iter().position(|known| known == id);
                            let index = known.unwrap_or_else(|| {
                                self.results.push(id.clone());
                                self.results.len() - 1
                            });
                            *id = format!("#{}", index + 1);
                        }
                        value => self.number(value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.number(item)),
            _ => {}
        }
    }

    /// `[FILE [PLACE]] [JSON]`: a JSON starts with a brace.
    fn params(&self, words: &str) -> Value {
        let at = words.find('{').unwrap_or(words.len());
        let (words, extra) = words.split_at(at);
        let mut extra = extra.replace("\"file:", &format!("\"file://{HOME}/"));
        for (index, id) in self.results.iter().enumerate() {
            extra = extra.replace(&format!("\"#{}\"", index + 1), &format!("\"{id}\""));
        }
        let mut params: Value = match extra.as_str() {
            "" => json!({}),
            extra => serde_json::from_str(extra).unwrap(),
        };
        let words = words.trim();
        let (file, place) = words.split_once(' ').unwrap_or((words, ""));
        if !file.is_empty() {
            params["textDocument"] = json!({"uri": uri(file)});
        }
        if !place.is_empty() {
            let (position, range) = self.place(file, place);
            params["position"] = position;
            params["range"] = range;
        }
        params
    }

    /// A position and a range.
    fn place(&self, file: &str, place: &str) -> (Value, Value) {
        let open = self.open.iter().find(|open| open.0 == file);
        let text = open.map(|open| &open.1);
        let text = text.or_else(|| {
            self.files
                .iter()
                .find(|(name, _)| name == file)
                .map(|it| &it.1)
        });
        let (from, until) = match place.strip_prefix('/').and_then(|it| it.strip_suffix('/')) {
            Some(words) => {
                let text = text.expect("a text to look in");
                let start = text.find(&words.replace('^', "")).expect(place);
                let first = start + words.find('^').expect("a ^ in the words");
                let last = start + words.rfind('^').unwrap();
                let last = if last > first { last - 1 } else { last };
                (self.count(text, first), self.count(text, last))
            }
            None => {
                let (from, until) = place.split_once('-').unwrap_or((place, place));
                (position(from), position(until))
            }
        };
        (from.clone(), json!({"start": from, "end": until}))
    }

    /// A position as the client counts.
    fn count(&self, text: &str, offset: usize) -> Value {
        let before = &text[..offset];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = match (self.utf8, self.utf32) {
            (true, _) => before[start..].len(),
            (_, true) => before[start..].chars().count(),
            _ => before[start..].encode_utf16().count(),
        };
        json!({"line": line, "character": column})
    }
}

fn position(words: &str) -> Value {
    let (line, column) = words.split_once(':').unwrap();
    let number = |word: &str| word.parse::<u64>().unwrap();
    json!({"line": number(line), "character": number(column)})
}

fn path(name: &str) -> PathBuf {
    let name = name
        .split(" -> ")
        .next()
        .unwrap()
        .trim_end_matches(" (unreadable)");
    Path::new(HOME)
        .join(name)
        .components()
        .fold(PathBuf::new(), |mut path, part| {
            match part {
                std::path::Component::ParentDir => {
                    path.pop();
                }
                part => path.push(part),
            }
            path
        })
}

fn node(name: &str, text: &str) -> Node {
    match name.split_once(" -> ") {
        Some((_, target)) => Node::Link(PathBuf::from(target)),
        None if name.ends_with(" (unreadable)") => Node::Unreadable,
        None => Node::File(text.as_bytes().to_vec()),
    }
}

/// A name with a scheme is a URI; others are files.
fn uri(name: &str) -> String {
    if name.contains(':') {
        return name.to_owned();
    }
    let path = path(name);
    let path = path.to_str().unwrap().replace(' ', "%20");
    format!("file://{}", path.trim_end_matches("/."))
}

fn put(value: &mut Value, path: &str, new: Value) {
    let mut at = value;
    for name in path.split('/').skip(1) {
        at = &mut at[name];
    }
    *at = new;
}
