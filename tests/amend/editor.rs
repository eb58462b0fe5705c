//! `daymark edit` with an editor that writes down how it was called.
#![cfg(unix)]

use super::program::{journal, run_with};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// An editor of this name that notes its arguments, and adds what ADDS says to its last one.
fn editor(folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME/called\"\nfor last; do :; done\n\
                  printf \"$ADDS\" >> \"$last\"\nexit ${ENDS:-0}\n";
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_editor_is_at_the_day() {
    let old = "habit run\n  every day\n\n2026-01-30 Fri\n  [x] run\n";
    let temp = journal(old);
    let file = temp.path().join("journal/j.day").canonicalize().unwrap();
    let file = file.to_str().unwrap();
    let vim = editor(temp.path(), "vim");
    let value = format!("'{vim}' -c 'set tw=80; $(touch bad)'");
    let ended = run_with(
        temp.path(),
        &["edit", "--due"],
        &[("VISUAL", &value), ("EDITOR", "no")],
    );
    assert!(ended.status.success(), "{ended:?}");
    let called = fs::read_to_string(temp.path().join("called")).unwrap();
    assert_eq!(called, format!("-c\nset tw=80; $(touch bad)\n+7\n{file}\n"));
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(text, format!("{old}\n2026-02-01 Sun\n  [ ] run\n"));

    // What is there already is not added again.
    let code = editor(temp.path(), "code");
    let ended = run_with(temp.path(), &["edit", "--due", "fri"], &[("EDITOR", &code)]);
    assert!(ended.status.success(), "{ended:?}");
    let called = fs::read_to_string(temp.path().join("called")).unwrap();
    assert_eq!(called, format!("--goto\n{file}:4\n"));
    // The script took the place for a file.
    fs::remove_file(format!("{file}:4")).unwrap();

    let mine = editor(temp.path(), "mine");
    let ended = run_with(
        temp.path(),
        &["edit"],
        &[("EDITOR", &mine), ("ADDS", "wrong\\n")],
    );
    assert_eq!(ended.status.code(), Some(1), "it is checked when it closes");
    assert!(String::from_utf8_lossy(&ended.stdout).contains("stray") || !ended.stdout.is_empty());
    assert_eq!(
        fs::read_to_string(temp.path().join("called")).unwrap(),
        format!("{file}\n")
    );
}

#[test]
fn an_editor_that_fails_is_told() {
    let temp = journal("habit run\n2026-02-01\n");
    let fails = editor(temp.path(), "ed");
    let said = |variables: &[(&str, &str)]| {
        let ended = run_with(temp.path(), &["edit"], variables);
        assert_eq!(ended.status.code(), Some(2));
        String::from_utf8(ended.stderr).unwrap()
    };
    assert!(said(&[]).contains("set VISUAL or EDITOR"));
    assert!(said(&[("EDITOR", "'open")]).contains("a quote has no end"));
    assert!(said(&[("VISUAL", "# vi")]).contains("VISUAL is `# vi`, which names no program"));
    let missing = said(&[("EDITOR", "/nowhere/ed")]);
    assert!(missing.contains("cannot start the editor `/nowhere/ed`: no such file or directory;"));
    assert!(missing.contains("j.day` is as it was"), "{missing}");
    assert!(said(&[("EDITOR", &fails), ("ENDS", "3")]).contains("ended with exit status: 3"));
}

#[test]
fn what_a_missing_editor_leaves_can_be_taken_back() {
    let old = "habit run\n2026-01-31\n  [x] run\n";
    let temp = journal(old);
    let file = temp.path().join("journal/j.day");
    let ended = run_with(temp.path(), &["edit"], &[("EDITOR", "/nowhere/ed")]);
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(
        said.contains("j.day` has the day now, which `daymark undo` takes back"),
        "{said}"
    );
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .ends_with("\n2026-02-01\n")
    );
    assert!(run_with(temp.path(), &["undo"], &[]).status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), old);
}

/// It is the journal that the day was written into that is checked, wherever its file is.
#[test]
fn the_journal_of_the_capture_is_checked() {
    let temp = journal("habit run\n");
    let folder = |name: &str| temp.path().join(name);
    for name in ["loose", "elsewhere"] {
        fs::create_dir(folder(name)).unwrap();
    }
    fs::write(folder("loose/habits.day"), "habit walk\n").unwrap();
    fs::write(folder("loose/log.day"), "2026-01-31\n  [x] walk\n").unwrap();
    fs::write(folder("elsewhere/log.day"), "2026-01-31\n  [x] run\n").unwrap();
    let linked = folder("journal/linked.day");
    std::os::unix::fs::symlink("../elsewhere/log.day", &linked).unwrap();
    let mine = editor(temp.path(), "mine");
    let ended = |words: &[&str], variables: &[(&str, &str)]| {
        let variables = [&[("EDITOR", mine.as_str())], variables].concat();
        let ended = run_with(temp.path(), words, &variables);
        (
            ended.status.code(),
            String::from_utf8(ended.stdout).unwrap(),
        )
    };
    let clean = (Some(0), "1 file, nothing to mend\n".to_owned());
    let file = ["edit", "--file", "../loose/log.day"];
    assert_eq!(ended(&file, &[]), clean);
    assert_eq!(ended(&["edit", "--file", "linked.day"], &[]), clean);
    fs::remove_file(folder("journal/daymark.toml")).unwrap();
    fs::remove_file(&linked).unwrap();
    fs::rename(folder("journal/j.day"), folder("loose/j.day")).unwrap();
    let loose = folder("loose");
    let loose = [("DAYMARK_JOURNAL", loose.to_str().unwrap())];
    assert_eq!(ended(&["edit"], &loose), clean);
    let (code, said) = ended(&["edit"], &[loose[0], ("ADDS", "  [x] fly\\n")]);
    assert!(code == Some(1) && said.contains("is named `fly`"), "{said}");
    // What is wrong in other files is for `check` to tell.
    fs::write(folder("loose/wrong.day"), "wrong\n").unwrap();
    let (_, said) = ended(&["edit"], &loose);
    assert!(!said.contains("wrong.day"), "{said}");
}
