//! The program itself, on a disk: many captures at once, what undo leaves and remembers.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn daymark(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daymark"));
    command
        .current_dir(folder.join("journal"))
        .env_clear()
        .env("HOME", folder)
        .env("DAYMARK_TODAY", "2026-02-01")
        .args(arguments);
    command
}

pub fn run_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = daymark(folder, arguments);
    command.envs(variables.iter().copied()).output().unwrap()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    daymark(folder, arguments).output().unwrap()
}

pub fn journal(text: &str) -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    fs::create_dir(temp.path().join("journal")).unwrap();
    fs::write(temp.path().join("journal/daymark.toml"), "").unwrap();
    fs::write(temp.path().join("journal/j.day"), text).unwrap();
    temp
}

#[test]
fn captures_at_once_lose_none() {
    let temp = journal("habit run\n\n2026-01-31\n  [x] run");
    let children: Vec<_> = (0..20)
        .map(|index| {
            let note = format!("n{index}.");
            let words = ["note", note.as_str()];
            daymark(temp.path(), &words)
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let text = fs::read_to_string(temp.path().join("journal/j.day")).unwrap();
    for index in 0..20 {
        assert_eq!(text.matches(&format!("  n{index}.")).count(), 1, "{text}");
    }
    assert_eq!(text.lines().count(), 4 + 2 + 20, "{text}");
}

/// Journals that share a file have locks of their own: by the folder it was reached from, or by a link.
#[cfg(unix)]
#[test]
fn captures_into_one_file_from_several_journals_lose_none() {
    let temp = journal("habit run\n\n2026-02-01\n");
    let (shared, other) = (temp.path().join("journal/sub"), temp.path().join("other"));
    fs::create_dir(&shared).unwrap();
    fs::create_dir(&other).unwrap();
    fs::remove_file(temp.path().join("journal/daymark.toml")).unwrap();
    fs::rename(temp.path().join("journal/j.day"), shared.join("j.day")).unwrap();
    fs::write(other.join("daymark.toml"), "").unwrap();
    std::os::unix::fs::symlink(shared.join("j.day"), other.join("j.day")).unwrap();
    let places = [
        ("journal", None),
        ("journal/sub", None),
        ("other", Some("j.day")),
    ];
    let children: Vec<_> = (0..42)
        .map(|index| {
            let (place, file) = places[index % places.len()];
            let note = format!("n{index}.");
            let mut words = vec!["note", note.as_str()];
            words.extend(file.into_iter().flat_map(|file| ["--file", file]));
            daymark(temp.path(), &words)
                .current_dir(temp.path().join(place))
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let text = fs::read_to_string(shared.join("j.day")).unwrap();
    for index in 0..42 {
        assert_eq!(text.matches(&format!("  n{index}.")).count(), 1, "{text}");
    }
}

#[test]
fn captures_at_once_may_begin_a_file() {
    let temp = journal("habit run\n");
    fs::create_dir(temp.path().join("journal/sub")).unwrap();
    let children: Vec<_> = (0..12)
        .map(|index| {
            let note = format!("n{index}.");
            let file = ["note", note.as_str(), "--file", "sub/2026.day"];
            let words = if index % 2 == 0 { &file[..2] } else { &file };
            daymark(temp.path(), words)
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let texts = ["journal.day", "sub/2026.day"]
        .map(|file| fs::read_to_string(temp.path().join("journal").join(file)).unwrap_or_default());
    for index in 0..12 {
        let said = format!("n{index}.");
        let lines = texts.iter().flat_map(|text| text.lines());
        assert_eq!(
            lines.filter(|line| line.trim() == said).count(),
            1,
            "{texts:?}"
        );
    }
}

#[test]
fn what_is_undone_leaves_every_byte() {
    for old in [
        "habit run\n\n2026-01-31\n  [x] run",
        "habit run\r\n2026-02-01 [x] run\r\n\r\n",
        "\u{feff}habit run\n\n\n",
        "\u{feff}habit run\r\n\r\n2026-02-01\r\n\t[ ] run  \r\n  words\r\n\t9:00 [ ]  run : \r\n",
        "habit run\n2026-02-01 [ ] run",
    ] {
        let temp = journal(old);
        let file = temp.path().join("journal/j.day");
        for words in [
            &["mark", "run", "run"][..],
            &["note", "Snow."],
            &[
                "mark", "run", "5", "km", "run", ":", "Snow", "--time", "8:00",
            ],
        ] {
            assert!(run(temp.path(), words).status.success());
            let state = temp.path().join(".local/state/daymark");
            let kept = fs::read_dir(&state)
                .unwrap()
                .map(|entry| entry.unwrap().path());
            let kept = kept.filter(|path| path.extension().unwrap() == "undo");
            for path in kept {
                let text = fs::read_to_string(&path).unwrap();
                assert!(!text.contains("Snow") && !text.contains("run"), "{text}");
                #[cfg(unix)]
                {
                    use std::os::unix::fs::PermissionsExt;
                    let mode = path.metadata().unwrap().permissions().mode();
                    assert_eq!(mode & 0o777, 0o600);
                }
            }
            assert!(run(temp.path(), &["undo"]).status.success());
            let others = fs::read_dir(temp.path().join("journal")).unwrap().count();
            assert_eq!(
                (fs::read_to_string(&file).unwrap().as_str(), others),
                (old, 2)
            );
            assert_eq!(run(temp.path(), &["undo"]).status.code(), Some(2));
        }
    }
}

#[test]
fn what_was_changed_since_stays() {
    let temp = journal("habit run\n2026-02-01\n");
    let file = temp.path().join("journal/j.day");
    assert!(run(temp.path(), &["mark", "run"]).status.success());
    let changed = fs::read_to_string(&file).unwrap() + "  More.\n";
    fs::write(&file, &changed).unwrap();
    let refused = run(temp.path(), &["undo"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("was changed since"));
    assert_eq!(fs::read_to_string(&file).unwrap(), changed);
}

#[test]
fn a_lock_is_waited_for_and_says_who_holds_it() {
    use daymark::world::{Real, World};
    use std::time::Duration;
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("state/a.lock");
    let held = Real.lock(&path, Duration::ZERO).unwrap();
    let refused = Real.lock(&path, Duration::from_millis(30)).err().unwrap();
    assert_eq!(refused.kind(), std::io::ErrorKind::TimedOut);
    assert_eq!(
        refused.to_string(),
        format!("process {}", std::process::id())
    );
    drop(held);
    // A program that another test is just starting holds a copy until it runs.
    assert!(Real.lock(&path, Duration::from_secs(5)).is_ok());
}

#[test]
fn what_a_journal_begins_with_has_no_finding() {
    for plan in ["blank", "nine-steps"] {
        let temp = tempfile::tempdir().unwrap();
        fs::create_dir(temp.path().join("journal")).unwrap();
        let made = run(temp.path(), &["init", "new/one", "--plan", plan]);
        assert!(made.status.success(), "{made:?}");
        for words in [
            &["check", "--deny-warnings", "new/one"][..],
            &["fmt", "--check", "new/one"],
        ] {
            let found = run(temp.path(), words);
            assert!(found.status.success(), "{found:?}");
        }
        let journal = temp.path().join("journal/new/one/journal.day");
        fs::write(&journal, "mine").unwrap();
        let again = run(temp.path(), &["init", "new/one"]);
        assert!(String::from_utf8_lossy(&again.stdout).contains("left new/one/journal.day"));
        assert_eq!(fs::read_to_string(&journal).unwrap(), "mine");
    }
}

#[test]
fn what_is_more_than_one_line_is_refused() {
    let old = "habit run\n2026-02-01\n";
    let temp = journal(old);
    for bad in [
        "a\nb",
        "a\rb",
        "a\tb",
        "\u{1b}[2J",
        "a\u{202e}b",
        "a\u{2028}b",
        "a\u{85}b",
        "\u{feff}a",
    ] {
        for words in [
            &["note", bad][..],
            &["mark", "run", ":", bad],
            &["mark", bad],
        ] {
            let ended = run(temp.path(), words);
            assert_eq!(ended.status.code(), Some(2), "{words:?}");
            let told = String::from_utf8(ended.stderr).unwrap();
            assert!(told.contains("what is written"), "{told}");
            assert!(!told.trim_end().contains(char::is_control), "{told:?}");
        }
    }
    let file = temp.path().join("journal/j.day");
    assert_eq!(fs::read_to_string(file).unwrap(), old);
}

/// Each in the journal that the one above left: what was done is told although standard output takes nothing.
#[cfg(target_os = "linux")]
#[test]
fn what_was_done_is_told_where_the_output_is_full() {
    let temp = journal("habit run\n  every day\n  from 2026-01-01\n2026-01-31\n  [x] run\n");
    let file = temp.path().join("journal/j.day");
    for (arguments, done, holds) in [
        (
            &["mark", "run"][..],
            "2026-02-01 run: streak 2 days, up from 1",
            true,
        ),
        (&["undo"], "took back 2 lines of j.day", false),
        (&["mark", "walk"], "", false),
        (
            &["note", "Rain, no [x] run."],
            "2026-02-01: written into j.day",
            true,
        ),
    ] {
        let full = fs::File::create("/dev/full").unwrap();
        let ended = daymark(temp.path(), arguments)
            .stdout(full)
            .output()
            .unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        let told = format!("daymark: done all the same: {done}\n");
        assert_eq!(said.starts_with(&told), !done.is_empty(), "{said}");
        assert_eq!(ended.status.code(), Some(2), "{said}");
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.matches("[x] run").count() == 2, holds, "{text}");
    }
}

/// What the program remembers can't be read, and says nothing of what there is to take back.
#[test]
fn an_undo_that_cannot_look_says_so() {
    let temp = journal("habit run\n");
    assert!(run(temp.path(), &["mark", "run"]).status.success());
    let state = temp.path().join(".local/state/daymark");
    let known = fs::read_dir(&state).unwrap().map(|it| it.unwrap().path());
    let known = known.filter(|it| it.extension().is_some_and(|end| end == "undo"));
    for path in known.collect::<Vec<_>>() {
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
    }
    let ended = run(temp.path(), &["undo"]);
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(said.starts_with("daymark: cannot read `"), "{said}");
    assert!(said.ends_with("; nothing was taken back\n"), "{said}");
}

/// What the name of a file can't be remembered by is told; what was written before is over all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_written_to_for_good() {
    use std::os::unix::ffi::OsStrExt;
    let temp = journal("habit run\n2026-02-01\n");
    assert!(run(temp.path(), &["mark", "run"]).status.success());
    let name = std::ffi::OsStr::from_bytes(b"\xff.day");
    let ended = daymark(temp.path(), &["note", "Words.", "--file"])
        .arg(name)
        .output()
        .unwrap();
    assert!(ended.status.success(), "{ended:?}");
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(
        said.ends_with("is not UTF-8, so this can't be undone\n"),
        "{said}"
    );
    let text = fs::read(temp.path().join("journal").join(name)).unwrap();
    assert_eq!(text, b"2026-02-01\n  Words.\n");
    assert_eq!(run(temp.path(), &["undo"]).status.code(), Some(2));
}
