//! Every line below `Examples:` in every command's `--help` is run, in a copy of a small journal: none may be refused.
//!
//! The shell runs it as a reader would paste it, up to a pipe into another program. What can't end by itself or
//! needs a program of the reader's is listed by name, and each entry of the list has to be there.

#![cfg(unix)]

use rayon::prelude::*;
use std::path::Path;
use std::process::{Command, Stdio};

/// Not run: these never end by themselves, or start an editor that is not here. An entry stands for all lines that
/// begin so.
const NOT_RUN: &[&str] = &[
    "daymark watch",
    "daymark serve",
    "VISUAL='code --wait' daymark edit",
];

const JOURNAL: &str = "\
habit run: Move #health
  daily
  at least 5 km
  from 2026-01-01
habit read
  3 per week
  from 2026-01-01
habit sleep
  daily
  from 2026-01-01
habit wine
  at most 2 glasses per day
  from 2026-01-01
2026-01-25 Sun
  [x] run 5 km
  Snow, and cake with @mira #evening
2026-01-31 Sat
  [!] wine 3 glasses
";

fn daymark(folder: &Path) -> Command {
    let binary = Path::new(env!("CARGO_BIN_EXE_daymark"));
    let others = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("sh");
    command
        .current_dir(folder)
        .env_clear()
        .env(
            "PATH",
            format!("{}:{others}", binary.parent().unwrap().display()),
        )
        .env("HOME", folder.parent().unwrap())
        .env("DAYMARK_TODAY", "2026-02-01")
        // An editor that closes at once.
        .env("VISUAL", "true")
        .stdin(Stdio::null());
    command
}

fn help(folder: &Path, of: &str) -> String {
    let line = format!("daymark {of} --help");
    let output = daymark(folder).args(["-c", &line]).output().unwrap();
    assert!(output.status.success(), "{line}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands of the block below `Examples:`: what stands before two spaces is the line, the rest is about it.
fn examples(help: &str) -> Vec<String> {
    let below = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    let block = below.take_while(|line| line.starts_with("  "));
    block
        .map(|line| line.trim().split("  ").next().unwrap().to_owned())
        .collect()
}

fn journal() -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    for folder in ["here/examples", "journal", ".local/share/man"] {
        std::fs::create_dir_all(temp.path().join(folder)).unwrap();
    }
    let write = |path: &str, text: &str| std::fs::write(temp.path().join(path), text).unwrap();
    write("here/daymark.toml", "");
    write("here/2026.day", JOURNAL);
    write("here/examples/daymark.toml", "");
    write("here/examples/a.day", JOURNAL);
    write("here/draft.day", "// Nothing yet\n");
    write("journal/a.day", JOURNAL);
    temp
}

#[test]
fn every_example_runs() {
    let temp = journal();
    let folder = temp.path().join("here");
    let whole = help(&folder, "");
    let listed = whole.lines().skip_while(|line| *line != "Commands:");
    let listed = listed.skip(1).take_while(|line| !line.is_empty());
    // A line further in goes on with the one above.
    let names = listed.filter(|line| !line.starts_with("   "));
    let names: Vec<&str> = names
        .filter_map(|it| it.split_whitespace().next())
        .collect();
    assert!(names.len() > 15, "{names:?}");
    let mut lines = examples(&whole);
    for name in names.iter().filter(|name| **name != "help") {
        lines.extend(examples(&help(&folder, name)));
    }
    assert!(lines.len() > 60, "{lines:?}");
    for entry in NOT_RUN {
        assert!(lines.iter().any(|it| it.starts_with(entry)), "{entry}");
    }
    lines.retain(|line| !NOT_RUN.iter().any(|entry| line.starts_with(entry)));
    let wrong: Vec<String> = lines.par_iter().filter_map(|line| refused(line)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How the line ends where it is not as it should.
fn refused(line: &str) -> Option<String> {
    let temp = journal();
    let ours = line.split(" | ").next().unwrap();
    if !ours.starts_with("daymark ") {
        return Some(format!("`{line}` runs no daymark"));
    }
    let folder = temp.path().join("here");
    let ended = daymark(&folder).args(["-c", ours]).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    (!matches!(ended.status.code(), Some(0 | 1)))
        .then(|| format!("`{line}` ended with {:?}: {said}", ended.status.code()))
}
