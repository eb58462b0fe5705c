//! The house's rules, held: who imports whom, which crate is named where, how long a file may be
//! and what its first lines say.
//!
//! The tables below are the architecture page's, as data; a breach fails with file and line.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// The rooms from the ground up: each may use itself and those on earlier lines.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["diagnostic"],
    &["syntax"],
    &["journal"],
    &["report"],
    &["lint", "format", "amend", "search"],
    &["config"],
    &["analysis"],
    &["view"],
    &["ide"],
    &["render"],
    &["world"],
    &["workspace"],
    &["lsp", "serve"],
    &["cli"],
    &["main", "lib"],
];

/// Words of code and the only places (prefixes below `src/`) that may hold them.
const KEPT_TO: &[(&str, &[&str])] = &[
    ("pest::", &["syntax/"]),
    ("pest_derive::", &["syntax/"]),
    ("miette::", &["render/diagnostics"]),
    ("comfy_table::", &["render/text"]),
    ("clap::", &["cli/"]),
    ("clap_complete::", &["cli/completions"]),
    ("clap_mangen::", &["cli/man"]),
    ("csv::Writer", &["render/csv"]),
    ("lsp_server::", &["lsp/"]),
    ("gen_lsp_types::", &["lsp/"]),
    ("percent_encoding::", &["lsp/uri", "render/diagnostics/uri"]),
    ("toml::", &["config/"]),
    ("regex::", &["search/"]),
    ("similar::", &["render/diff"]),
    ("tempfile::", &["world"]),
    ("etcetera::", &["world"]),
    ("console::", &["world"]),
    ("siphasher::", &["workspace/undo"]),
    ("shlex::", &["cli/edit"]),
    ("chrono::", &["text/day", "world"]),
    ("ignore::", &["workspace/ignored"]),
    ("std::fs", &["world"]),
    ("std::env", &["world"]),
    ("std::process", &["main", "cli/edit", "world/lock"]),
    ("maud::", &["render/html"]),
    ("tiny_http::", &["serve/"]),
    ("notify", &["world/watch"]),
    ("rustix::", &["world/watch", "world/likeness"]),
    ("signal_hook::", &["world/private"]),
    ("std::net", &["serve/"]),
    ("std::os::unix::net", &["serve/inside"]),
    ("getrandom::", &["serve/"]),
    ("form_urlencoded::", &["serve/"]),
    ("SystemTime", &["world"]),
    ("Instant::now", &["world", "serve/gate"]),
    ("stdout()", &["world"]),
    ("stderr()", &["world"]),
    ("stdin()", &["world"]),
    ("println!", &[]),
    ("print!(", &[]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
];

const LONGEST: usize = 400;

/// How many lines at its top say what a file is for.
const HEADER: RangeInclusive<usize> = 2..=6;

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut breaches = Vec::new();
    for file in files(&root) {
        let text = std::fs::read_to_string(&file).unwrap();
        let place = file
            .strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        check(&place, &text, &mut breaches);
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// The rules catch what they are for: a breach of each, made up.
#[test]
fn breaches_are_found() {
    let found = |place: &str, text: &str| {
        let mut breaches = Vec::new();
        let header = "//! A file.\n//!\n//! It is made up.";
        check(place, &format!("{header}\n{text}\n"), &mut breaches);
        breaches
    };
    assert_eq!(
        found("report/x.rs", "use crate::render::json;"),
        ["src/report/x.rs:4: `report` may not use `render`"]
    );
    assert_eq!(
        found("view/x.rs", "use crate::report::Cell;"),
        Vec::<String>::new()
    );
    assert_eq!(
        found("report/x.rs", "let t = std::fs::read(p);"),
        ["src/report/x.rs:4: `std::fs` belongs to [\"world\"]"]
    );
    assert_eq!(
        found("lib.rs", &"\n".repeat(LONGEST - 3)),
        ["src/lib.rs: 401 lines, at most 400"]
    );
    for lines in [0, 1, 7] {
        let text = "//! A line.\n//!\n".repeat(lines) + "fn main() {}\n";
        let mut breaches = Vec::new();
        check("lib.rs", &text, &mut breaches);
        let told =
            format!("src/lib.rs:1: {lines} `//!` lines say what the file is for, not 2 to 6");
        assert_eq!(breaches, [told]);
    }
}

fn check(place: &str, text: &str, breaches: &mut Vec<String>) {
    let room = place.split('/').next().unwrap().trim_end_matches(".rs");
    let floor = floor(room).unwrap_or_else(|| panic!("src/{place} is in no room of the table"));
    let header = text.lines().take_while(|line| line.starts_with("//!"));
    let said = header.filter(|line| line.trim_end() != "//!").count();
    if !HEADER.contains(&said) {
        let (least, most) = (HEADER.start(), HEADER.end());
        breaches.push(format!(
            "src/{place}:1: {said} `//!` lines say what the file is for, not {least} to {most}"
        ));
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        breaches.push(format!("src/{place}: {lines} lines, at most {LONGEST}"));
    }
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
    {
        for used in line.split("crate::").skip(1).filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        }) {
            if let Some(other) = self::floor(used)
                && (other > floor || (other == floor && used != room))
            {
                breaches.push(format!(
                    "src/{place}:{}: `{room}` may not use `{used}`",
                    number + 1
                ));
            }
        }
        for (word, places) in KEPT_TO {
            if contains_word(line, word) && !places.iter().any(|kept| place.starts_with(kept)) {
                breaches.push(format!(
                    "src/{place}:{}: `{word}` belongs to {places:?}",
                    number + 1
                ));
            }
        }
    }
}

/// Whether the word stands in the line, not as the end of a longer one.
fn contains_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_part))
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
