//! The program on real files: what is in order is not touched, permissions and links stay, the examples are in
//! order.

use std::path::Path;
use std::process::{Command, Output};

fn fmt(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_daymark"))
        .arg("fmt")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn what_is_in_order_is_not_touched() {
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("a.day");
    std::fs::write(&path, "2026-01-05   Mon\n").unwrap();
    assert_eq!(said(&fmt(temp.path(), &[])), "1 of 1 file changed\n");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "2026-01-05 Mon\n");
    let old = std::time::SystemTime::UNIX_EPOCH;
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(old).unwrap();
    for arguments in [&[][..], &["--sort"], &["--check"], &["--diff"]] {
        let output = fmt(temp.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty());
        assert_eq!(path.metadata().unwrap().modified().unwrap(), old);
    }
    let names: Vec<_> = std::fs::read_dir(temp.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing is left beside it: {names:?}");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let temp = tempfile::tempdir().unwrap();
    let real = temp.path().join("real.day");
    let link = temp.path().join("link.day");
    std::fs::write(&real, "2026-01-05   Mon\n").unwrap();
    std::fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    symlink("real.day", &link).unwrap();
    assert_eq!(
        said(&fmt(temp.path(), &["link.day"])),
        "1 of 1 file changed\n"
    );
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&real).unwrap(), "2026-01-05 Mon\n");
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

/// A pipe gets the text to the byte, whatever is in it.
#[test]
fn input_becomes_output() {
    let temp = tempfile::tempdir().unwrap();
    let text = "\u{feff}2026-01-05   Mon\r\nwrong \u{7}\u{202e}  \r\n\t";
    std::fs::write(temp.path().join("input"), text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_daymark"))
        .args(["fmt", "-"])
        .stdin(std::fs::File::open(temp.path().join("input")).unwrap())
        .output()
        .unwrap();
    let expected = "\u{feff}2026-01-05 Mon\r\nwrong \u{7}\u{202e}  \r\n";
    assert_eq!(said(&output), expected);
    assert!(output.status.success() && output.stderr.is_empty());
}

/// A patch from the pipe makes of the files what the program makes of them.
#[test]
fn the_difference_is_a_patch() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("days of mine");
    std::fs::create_dir(&folder).unwrap();
    let files = [
        ("a.day", "2026-01-06   Tue\r\n2026-01-05  Mon:  no end"),
        ("b.day", "\u{feff}habit   run\n   every  DAY\n"),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let patch = fmt(temp.path(), &["--diff", "--sort"]);
    assert_eq!(patch.status.code(), Some(1));
    assert_eq!(fmt(temp.path(), &["--sort"]).status.code(), Some(0));
    let formatted = files.map(|(name, _)| std::fs::read_to_string(folder.join(name)).unwrap());
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let path = temp.path().join("the.patch");
    std::fs::write(&path, &patch.stdout).unwrap();
    let done = Command::new("patch")
        .args(["--strip=0", "--binary", "--fuzz=0", "--input"])
        .arg(&path)
        .current_dir(&temp)
        .output()
        .expect("this test runs `patch`; tests/run installs it");
    assert!(done.status.success(), "{}", said(&done));
    let patched = files.map(|(name, _)| std::fs::read_to_string(folder.join(name)).unwrap());
    assert_eq!(patched, formatted);
}

#[test]
fn examples_are_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = fmt(root, &["--check", "--diff", "--sort", "examples"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}
