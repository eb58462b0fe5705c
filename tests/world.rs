//! The real world's writing: a file gets its new bytes whole, in its own place, or keeps its old ones.

use daymark::world::{Real, World};
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2026.day");
    fs::write(&file, "old").unwrap();
    Real.replace(&file, Some(b"old"), b"new").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"new");

    let refused = Real.replace(&file, Some(b"old"), b"newer").unwrap_err();
    assert!(refused.to_string().contains("changed"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), b"new");

    let gone = folder.path().join("gone.day");
    assert!(Real.replace(&gone, Some(b"old"), b"new").is_err());
    assert_eq!(names(folder.path()), ["2026.day"], "nothing is left behind");
}

#[test]
fn a_new_file_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2026.day");
    Real.replace(&file, None, b"first").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"first");
    assert!(Real.replace(&file, None, b"second").is_err());
    assert_eq!(fs::read(&file).unwrap(), b"first");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (
        folder.path().join("2026.day"),
        folder.path().join("now.day"),
    );
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("2026.day", &link).unwrap();
    Real.replace(&link, Some(b"old"), b"new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&file).unwrap(), b"new");
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// Its name can't be brought to the disk by us; the file stands there all the same, and so it is told.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_listed_takes_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2026.day");
    let allow = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    allow(0o333).unwrap();
    let made = Real.replace(&file, None, b"old");
    let replaced = Real.replace(&file, Some(b"old"), b"new");
    let text = fs::read(&file);
    let removed = Real.remove(&file, b"new");
    allow(0o755).unwrap();
    made.and(replaced).and(removed).unwrap();
    assert_eq!(text.unwrap(), b"new");
    assert_eq!(names(folder.path()), [""; 0]);
}
