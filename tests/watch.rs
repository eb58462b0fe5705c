//! `daymark watch`, the program itself in a real folder: whatever way a file is saved, the command runs again; it ends
//! when nobody reads it any more, and when it is interrupted.
//!
//! Nothing here waits for a time: each step waits for what is to be printed, and fails if it never comes.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than any machine needs.
const LIMIT: Duration = Duration::from_secs(60);

struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = spawn(folder, arguments);
        let out = BufReader::new(child.stdout.take().unwrap());
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        Self { child, lines }
    }

    /// What a run prints, up to the line that says it waits.
    fn run(&self) -> String {
        let mut run = String::new();
        loop {
            let line = self.lines.recv_timeout(LIMIT);
            let line = line.unwrap_or_else(|why| panic!("{why} after:\n{run}"));
            if line.starts_with("watching") {
                return run;
            }
            run += &line;
            run.push('\n');
        }
    }

    /// Runs until one prints this: a save may be seen in two parts, and bring two runs.
    fn runs_until(&self, wanted: &str) {
        while !self.run().contains(wanted) {}
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_daymark"))
        .arg("watch")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("DAYMARK_TODAY", "2026-02-01")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn journal() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("daymark.toml"), "").unwrap();
    fs::write(folder.path().join("a.day"), "habit run\n  every day\n").unwrap();
    folder
}

#[test]
fn every_way_to_save_brings_a_run() {
    let folder = journal();
    let path = |name: &str| folder.path().join(name);
    let watch = Watch::start(folder.path(), &["check"]);
    watch.runs_until("1 warning in 1 file");
    // In place.
    fs::write(path("a.day"), "wrong\n").unwrap();
    watch.runs_until("1 error in 1 file");
    // A second file, renamed over it.
    fs::write(path("a.day.tmp"), "habit run\n2026-01-31 [x] run\n").unwrap();
    fs::rename(path("a.day.tmp"), path("a.day")).unwrap();
    watch.runs_until("1 file, nothing to mend");
    // A new file.
    fs::write(path("b.day"), "2026-01-31 [x] rnu\n").unwrap();
    watch.runs_until("b.day:1:16");
    // One taken away.
    fs::remove_file(path("b.day")).unwrap();
    watch.runs_until("1 file, nothing to mend");
    // In a folder that was not there, and was moved there with what it holds.
    let outside = tempfile::tempdir_in(folder.path().parent().unwrap()).unwrap();
    fs::create_dir(outside.path().join("days")).unwrap();
    fs::write(outside.path().join("days/c.day"), "2026-01-31 [x] rnu\n").unwrap();
    fs::rename(outside.path().join("days"), path("days")).unwrap();
    watch.runs_until("days/c.day:1:16");
    fs::write(path("days/c.day"), "2026-01-30 [x] run\n").unwrap();
    watch.runs_until("2 files, nothing to mend");
    // The folder gone again.
    fs::remove_dir_all(path("days")).unwrap();
    watch.runs_until("1 file, nothing to mend");
    // Settings.
    fs::write(path("daymark.toml"), "wrong = 1\n").unwrap();
    watch.runs_until("error[invalid-setting]");
}

/// What the program only reads, and files that are no part of a journal, bring no run.
#[test]
fn other_files_bring_none() {
    let folder = journal();
    let watch = Watch::start(folder.path(), &["report", "--append"]);
    watch.runs_until("run");
    fs::write(folder.path().join("notes.txt"), "other\n").unwrap();
    fs::write(folder.path().join(".a.day.swp"), "other\n").unwrap();
    fs::write(folder.path().join("a.day"), "habit swim\n  every day\n").unwrap();
    let next = watch.run();
    assert!(next.starts_with("\na.day changed\n"), "{next}");
    assert!(next.contains("swim"), "{next}");
}

#[test]
fn a_file_that_comes_back_is_seen() {
    let folder = journal();
    let file = folder.path().join("a.day");
    let watch = Watch::start(folder.path(), &["check", "a.day"]);
    watch.runs_until("1 warning");
    fs::remove_file(&file).unwrap();
    watch.run();
    fs::write(&file, "wrong\n").unwrap();
    watch.runs_until("1 error");
}

/// Nothing more is saved, and still it ends when its reader does.
#[cfg(unix)]
#[test]
fn it_ends_with_its_reader() {
    let folder = journal();
    let mut child = spawn(folder.path(), &[]);
    let mut out: BufReader<ChildStdout> = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.starts_with("watching") {
        line.clear();
        assert_ne!(out.read_line(&mut line).unwrap(), 0);
    }
    drop(out);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// An interrupt ends it at once, as the system ends any program; nothing is left half drawn.
#[cfg(unix)]
#[test]
fn an_interrupt_ends_it() {
    use std::os::unix::process::ExitStatusExt;
    let folder = journal();
    let mut child = spawn(folder.path(), &["--color", "always"]);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    while !text.contains("watching") {
        assert_ne!(out.read_line(&mut text).unwrap(), 0);
    }
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    let ended = child.wait().unwrap();
    assert!(
        ended.signal() == Some(2) || ended.code() == Some(130),
        "{ended}"
    );
    out.read_to_string(&mut text).unwrap();
    assert!(text.ends_with("\u{1b}[0m\n"), "{text:?}");
}

#[test]
fn what_cannot_be_watched_is_said() {
    let folder = journal();
    for (argument, said) in [
        ("-", "standard input can't be watched"),
        ("gone/a.day", "there is nothing left to watch"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_daymark"));
        command.args(["watch", "check", argument]);
        let ended = command.current_dir(folder.path()).output().unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert!(err.contains(said), "{err}");
        assert_eq!(ended.status.code(), Some(2));
    }
}
