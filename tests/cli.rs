//! The command line, as its users meet it: files, a command, what it prints and how it ends.
//!
//! Each file in `tests/cli/` is a case, and holds its own expected output: `DAYMARK_BLESS=1` writes what
//! came out, to be read before it is kept. The world is one of values (`world.rs`), so a case can have
//! links, unreadable files and terminals without leaving a trace.
//!
//! ```text
//! Words about the case.
//! === plan.day                      a file, up to the next line of this kind (relative to /home/me/j)
//! === b.day (escaped)               with \t, \r, \xNN, \u{NNNN} and a final \ that takes the newline away
//! === c.day -> ../d.day             a link; also (unreadable), (read-only), (large), (pipe)
//! === <stdin>
//! $ [cd FOLDER &&] [NAME=VALUE…] daymark ARGUMENTS
//! what it prints on standard output; then, where there is any, `--- stderr`, `--- exit N`, and of each file it
//! wrote `--- wrote PATH` (every command finds the files as they are told, not as another wrote them)
//! ```
//! `TERMINAL=N` before a command makes the streams a terminal of N columns, `PATIENCE=N` closes standard
//! output after N bytes, `KEYS=abc` hits these keys, `LOCKED=1` lets another process write all the time,
//! `FULL=disk`, `FULL=state` and `FULL=out` leave no room in the journal's folders, in the program's own, or where
//! standard output goes. Escape characters are written `\e`, carriage returns `\r`.

mod program;
pub mod world;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use world::{Full, Memory, Node};

const HOME: &str = "/home/me/j";

#[test]
fn cases() {
    cases_in("tests/cli", played);
}

/// Plays every case of a folder: each is to come out as it stands there.
pub fn cases_in(folder: &str, played: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    names.sort();
    assert!(names.len() > 5, "{names:?}");
    let mut wrong = Vec::new();
    for path in names {
        let expected = std::fs::read_to_string(&path).unwrap();
        let found = played(&expected);
        if found == expected {
            continue;
        }
        if std::env::var_os("DAYMARK_BLESS").is_some() {
            std::fs::write(&path, found).unwrap();
        } else {
            wrong.push(format!(
                "{}:\n{}",
                path.display(),
                difference(&expected, &found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// From the first line that differs.
fn difference(expected: &str, found: &str) -> String {
    let same = expected
        .lines()
        .zip(found.lines())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = |text: &str| {
        text.lines()
            .skip(same)
            .take(12)
            .collect::<Vec<_>>()
            .join("\n")
    };
    format!(
        "line {}\nexpected:\n{}\nfound:\n{}",
        same + 1,
        rest(expected),
        rest(found)
    )
}

/// The case with what its commands print now.
pub fn played(case: &str) -> String {
    let mut played = String::new();
    let mut files: Vec<(String, String)> = Vec::new();
    let mut is_file = false;
    for line in case.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            is_file = true;
            files.retain(|(known, _)| path_of(known) != path_of(name));
            files.push((name.to_owned(), String::new()));
        } else if let Some(command) = line.strip_prefix("$ ") {
            is_file = false;
            played.push_str(&format!("{line}\n{}\n", run(command, &files)));
            continue;
        } else if is_file {
            let (_, text) = files.last_mut().unwrap();
            text.push_str(line);
            text.push('\n');
        } else if !files.is_empty() {
            // What a command printed before.
            continue;
        }
        played.push_str(line);
        played.push('\n');
    }
    played
}

fn path_of(header: &str) -> &str {
    header
        .split(" (")
        .next()
        .unwrap()
        .split(" -> ")
        .next()
        .unwrap()
}

fn run(command: &str, files: &[(String, String)]) -> String {
    let mut world = Memory::default();
    world.folder = PathBuf::from(HOME);
    world.variables.insert("HOME".into(), "/home/me".into());
    world
        .variables
        .insert("DAYMARK_TODAY".into(), "2026-02-01".into());
    for (header, text) in files {
        let name = String::from_utf8(unescaped(path_of(header))).unwrap();
        let path = Path::new(HOME).join(name);
        let bytes = text.clone().into_bytes();
        if header.starts_with("<stdin>") {
            world.input = if header.ends_with("(escaped)") {
                unescaped(text)
            } else {
                bytes
            };
            continue;
        }
        let node = match header.strip_prefix(path_of(header)).unwrap().trim() {
            "" => Node::File(bytes),
            "(escaped)" => Node::File(unescaped(text)),
            "(unreadable)" => Node::Unreadable,
            "(read-only)" => Node::ReadOnly(bytes),
            "(large)" => Node::Large,
            "(pipe)" => Node::Pipe,
            link => Node::Link(PathBuf::from(link.strip_prefix("-> ").unwrap())),
        };
        let mut real = PathBuf::new();
        for part in path.components() {
            match part {
                std::path::Component::ParentDir => {
                    real.pop();
                }
                part => real.push(part),
            }
        }
        world.nodes.insert(real, node);
    }
    let mut words = words(&command.replace("\\e", "\u{1b}"));
    if words[0] == "cd" {
        world.folder = world.folder.join(&words[1]);
        words.drain(..3);
    }
    while let Some((name, value)) = words[0].clone().split_once('=') {
        match name {
            "TERMINAL" => world.terminal = value.parse().ok(),
            "KEYS" => world.keys = Mutex::new(value.chars().collect()),
            "LOCKED" => world.is_locked = true,
            "PATIENCE" => world.patience = value.parse().ok(),
            "FULL" => world.full = Full::named(value),
            _ => {
                world.variables.insert(name.to_owned(), value.to_owned());
            }
        }
        words.remove(0);
    }
    let code = daymark::cli::run(words.into_iter().map(OsString::from).collect(), &world);
    let (out, err) = world.streams();
    let mut printed = out;
    if !err.is_empty() {
        printed.push_str(&format!("--- stderr\n{err}"));
    }
    if code != 0 {
        printed.push_str(&format!("--- exit {code}\n"));
    }
    for (path, bytes) in world.written().iter() {
        let path = path.strip_prefix(HOME).unwrap_or(path).display();
        let text = String::from_utf8_lossy(bytes);
        printed.push_str(&format!("--- wrote {path}\n{text}"));
    }
    if !printed.is_empty() && !printed.ends_with('\n') {
        printed.push('\n');
    }
    printed.replace('\u{1b}', "\\e").replace('\r', "\\r")
}

/// Words as a shell parts them, single quotes kept together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for character in command.chars() {
        match character {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    words
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escape = &rest[at + 1..];
        let length = match escape.chars().next().unwrap() {
            't' => {
                bytes.push(b'\t');
                1
            }
            'r' => {
                bytes.push(b'\r');
                1
            }
            '\n' => 1,
            'x' => {
                bytes.push(u8::from_str_radix(&escape[1..3], 16).unwrap());
                3
            }
            'u' => {
                let end = escape.find('}').unwrap();
                let code = u32::from_str_radix(&escape[2..end], 16).unwrap();
                let character = char::from_u32(code).unwrap();
                bytes.extend_from_slice(character.to_string().as_bytes());
                end + 1
            }
            other => panic!("no escape \\{other}"),
        };
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
