//! Fences that show what the tool says of the journal above them, and the check that they are right.
//!
//! `console`: each `$ ` line is run by a shell in a folder that holds the journal (and, as
//! `daymark.toml`, the `toml` fence between); the lines up to the next
//! `$ ` are what it prints, stdout and stderr as they come. The commands of one fence share a folder, and those of a
//! `console goes-on` find it as the fence before left it.
//! `json /pointer [key,key…]`: that part of the JSON report, one line an element.

use super::json;
use super::markdown::{Fence, fences};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// The fences above that make a journal.
struct Journal<'a> {
    days: Option<&'a Fence>,
    settings: Option<&'a Fence>,
}

impl<'a> Journal<'a> {
    /// Settings belong to the journal they stand below.
    fn settings(&self) -> Option<&'a Fence> {
        let days = self.days.map_or(0, |days| days.line);
        self.settings.filter(|settings| settings.line > days)
    }
}

/// Runs the consoles of a document; gives what differs, or writes it back where `update` is set.
pub fn run(path: &Path, update: bool) -> Vec<String> {
    let mut markdown = std::fs::read_to_string(path).unwrap();
    let fences = fences(&markdown);
    let mut failures = Vec::new();
    let mut differing = Vec::new();
    let mut left = None;
    for (index, fence) in fences.iter().enumerate() {
        let last = |language: &str| {
            let above = fences[..index].iter();
            above.rev().find(|fence| fence.language == language)
        };
        let journal = Journal {
            days: last("daymark"),
            settings: last("toml"),
        };
        let shown = match fence.language.as_str() {
            "console" => {
                let (folder, today) = if fence.info.iter().any(|word| word == "goes-on") {
                    left.take().expect("a console goes on where one was before")
                } else {
                    folder(&journal)
                };
                let shown = transcript(fence, folder.path(), today);
                left = Some((folder, today));
                shown
            }
            "json" if !fence.info.is_empty() => {
                let report = in_folder("daymark report --format json", &journal);
                json::part(&report, &fence.info)
            }
            _ => continue,
        };
        assert!(
            shown.lines().all(|line| !line.starts_with(&fence.ticks)),
            "{}:{}: the fence would end in what it shows; open it with more backticks",
            path.display(),
            fence.line
        );
        if shown != fence.text {
            let place = format!("{}:{}", path.display(), fence.line);
            failures.push(format!("{place}: expected\n{}found\n{shown}", fence.text));
            differing.push((fence.range.clone(), shown));
        }
    }
    if !update || differing.is_empty() {
        return failures;
    }
    for (range, shown) in differing.into_iter().rev() {
        markdown.replace_range(range, &shown);
    }
    std::fs::write(path, markdown).unwrap();
    Vec::new()
}

/// The fence's commands, each followed by what it prints.
fn transcript(console: &Fence, folder: &Path, today: &str) -> String {
    let mut shown = String::new();
    for command in console
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("$ "))
    {
        let output = shell(command, folder, today);
        writeln!(shown, "$ {command}").unwrap();
        shown.push_str(&output);
        if !output.is_empty() && !output.ends_with('\n') {
            shown.push('\n');
        }
    }
    shown
}

/// What one command prints in a folder of its own.
fn in_folder(command: &str, journal: &Journal<'_>) -> String {
    let (folder, today) = folder(journal);
    shell(command, folder.path(), today)
}

/// A folder that holds the journal, and the journal's today.
fn folder<'a>(journal: &Journal<'a>) -> (tempfile::TempDir, &'a str) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, fence: &Fence| {
        std::fs::write(folder.path().join(name), &fence.text).unwrap();
    };
    if let Some(days) = journal.days {
        write("journal.day", days);
    }
    if let Some(settings) = journal.settings() {
        write("daymark.toml", settings);
    }
    let today = journal.days.and_then(|days| days.value("today"));
    (folder, today.unwrap_or(super::TODAY))
}

fn shell(command: &str, folder: &Path, today: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_daymark")).parent().unwrap();
    let mut path = binary.as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", path)
        .env("DAYMARK_TODAY", today)
        .env("XDG_STATE_HOME", folder.join(".state"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .env_remove("DAYMARK_JOURNAL")
        .env_remove("EDITOR")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
