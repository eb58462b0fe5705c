//! The program itself, in a folder of its own: what a world of values can't show.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn daymark(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daymark"));
    command
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder.join("home"))
        .env("DAYMARK_TODAY", "2026-02-01");
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[cfg(unix)]
#[test]
fn links_in_a_real_tree() {
    use std::os::unix::fs::symlink;
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path().join("journal");
    let write = |path: &str, text: &str| {
        let path = temp.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("journal/daymark.toml", "");
    write("journal/a.day", "wrong a\n");
    write("journal/.hidden/b.day", "wrong b\n");
    write("journal/nested/daymark.toml", "");
    write("journal/nested/n.day", "wrong n\n");
    write("outside/o.day", "wrong o\n");
    symlink(temp.path().join("outside"), root.join("out")).unwrap();
    symlink("../outside/o.day", root.join("o.day")).unwrap();
    symlink("a.day", root.join("same.day")).unwrap();
    symlink(".", root.join("loop")).unwrap();
    symlink(".hidden", root.join("shown")).unwrap();
    symlink("nested", root.join("by-link")).unwrap();
    symlink(&root, temp.path().join("door")).unwrap();
    let short = |folder: &Path, path: &str| -> Vec<String> {
        let mut command = daymark(folder);
        let Output { stdout, stderr, .. } = command
            .args(["check", "--format", "short", path])
            .output()
            .unwrap();
        assert_eq!(text(&stderr), "");
        let places = text(&stdout);
        places
            .lines()
            .map(|line| line.split(':').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(short(&root, "."), ["a.day", "shown/b.day"]);
    assert_eq!(
        short(temp.path(), "door"),
        ["door/a.day", "door/shown/b.day"]
    );
    assert_eq!(
        short(temp.path(), "journal/nested"),
        ["journal/nested/n.day"]
    );
    assert_eq!(short(&root, "out/o.day"), ["out/o.day"]);
}

/// Everything that prints, but for what waits for someone.
const PRINTS: &[&[&str]] = &[
    &["--help"],
    &["--version"],
    &["check"],
    &["check", "--format", "short"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "--format", "gitlab"],
    &["fmt", "--check"],
    &["fmt", "--diff"],
    &["report", "--period", "all"],
    &["report", "--format", "markdown"],
    &["report", "--format", "csv"],
    &["report", "--format", "json"],
    &["report", "--format", "html"],
    &["report", "--format", "svg", "--only", "calendar:run"],
    &["streaks"],
    &["today"],
    &["today", "--short"],
    &["today", "--format", "json"],
    &["log"],
    &["log", "--format", "json"],
    &["log", "--format", "day"],
    &["calendar"],
    &["trend", "run"],
    &["explain"],
    &["completions", "bash"],
    &["man"],
    &["watch", "today"],
    &["serve", "--port", "0"],
];

/// A journal with enough to say, and enough wrong.
fn long_journal() -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    let days = "2026-01-31: words\n  [x]  run\nwrong\n".repeat(500);
    let text = format!("habit run\n  every day\n  from 2026-01-01\n\n{days}");
    std::fs::write(temp.path().join("a.day"), text).unwrap();
    temp
}

/// Whoever reads the output may go away at any time: no message, no panic.
#[test]
fn a_broken_pipe_is_quiet() {
    let temp = long_journal();
    // A server does not end by itself.
    for arguments in PRINTS.iter().filter(|it| it[0] != "serve") {
        let mut child = daymark(temp.path())
            .args(*arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 1];
        let mut out = child.stdout.take().unwrap();
        let _ = out.read(&mut first).unwrap();
        drop(out);
        let ended = child.wait_with_output().unwrap();
        assert!(ended.status.code().is_some(), "{arguments:?}");
        let said = text(&ended.stderr);
        assert!(!said.contains("panicked"), "{arguments:?}");
        assert!(!said.contains("cannot write"), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_told() {
    let temp = long_journal();
    for arguments in PRINTS {
        let full = std::fs::File::create("/dev/full").unwrap();
        let ended = daymark(temp.path())
            .args(*arguments)
            .stdout(full)
            .output()
            .unwrap();
        let why = "daymark: cannot write to standard output: no space left on device\n";
        assert!(text(&ended.stderr).ends_with(why), "{arguments:?}");
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}");
    }
}

/// Files on a disk: what is fixed is written with its permissions, what is right is not touched.
#[cfg(unix)]
#[test]
fn fixes_are_written() {
    use std::os::unix::fs::PermissionsExt;
    let temp = tempfile::tempdir().unwrap();
    let path = |name: &str| temp.path().join(name);
    let right = "habit run\n  3 per week\n  from 2026-01-01\n";
    std::fs::write(path("right.day"), right).unwrap();
    std::fs::write(path("wrong.day"), "2026/1/5 [x] run\n").unwrap();
    std::fs::set_permissions(path("wrong.day"), PermissionsExt::from_mode(0o640)).unwrap();
    let touched = || path("right.day").metadata().unwrap().modified().unwrap();
    let before = touched();
    let ended = daymark(temp.path())
        .args(["check", "--fix"])
        .output()
        .unwrap();
    let said = "fixed 1 finding in 1 file\n2 files, nothing to mend\n";
    assert_eq!(
        (text(&ended.stdout), text(&ended.stderr)),
        (said.to_owned(), String::new())
    );
    let wrong = std::fs::read_to_string(path("wrong.day")).unwrap();
    assert_eq!(wrong, "2026-01-05 [x] run\n");
    let mode = path("wrong.day").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(touched(), before);
    assert_eq!(
        std::fs::read_dir(temp.path()).unwrap().count(),
        2,
        "nothing is left behind"
    );
}

#[test]
fn the_version_is_said() {
    let temp = tempfile::tempdir().unwrap();
    let ended = daymark(temp.path()).arg("--version").output().unwrap();
    let said = format!("daymark {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(text(&ended.stdout), said);
}
