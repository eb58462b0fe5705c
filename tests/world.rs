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

/// An access control list lets one more user in and the group not, so the mode's middle is nobody's.
#[cfg(target_os = "linux")]
#[test]
fn an_access_control_list_goes_along() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    const NAME: &str = "system.posix_acl_access";
    let entry = |tag: u16, allowed: u16, id: u32| {
        let (tag, allowed) = (tag.to_le_bytes(), allowed.to_le_bytes());
        [&tag[..], &allowed[..], &id.to_le_bytes()[..]].concat()
    };
    // Owner rw, user 2005 rw, group nothing, mask rw, others nothing; as the kernel's version 2 has it.
    let none = u32::MAX;
    let list = [
        2u32.to_le_bytes().to_vec(),
        entry(0x01, 6, none),
        entry(0x02, 6, 2005),
        entry(0x04, 0, none),
        entry(0x10, 6, none),
        entry(0x20, 0, none),
    ]
    .concat();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2026-01.day");
    let sibling = folder.path().join("2026-02.day");
    fs::write(&file, "old").unwrap();
    setxattr(&file, NAME, &list, XattrFlags::empty()).unwrap();
    Real.replace(&file, Some(b"old"), b"new").unwrap();
    Real.make_like(&file, &sibling, b"new").unwrap();
    for file in [file, sibling] {
        let mut kept = vec![0; 1024];
        let length = getxattr(&file, NAME, &mut kept[..]).unwrap();
        assert_eq!(kept[..length], list, "{}", file.display());
    }
}

#[cfg(unix)]
#[test]
fn owner_and_group_are_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2026-01.day");
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    // Only the superuser may give files away: others keep what is theirs.
    let _ = chown(&file, Some(4711), Some(4712));
    let known = |file: &Path| {
        let known = fs::metadata(file).unwrap();
        (known.uid(), known.gid(), known.mode())
    };
    let before = known(&file);
    Real.replace(&file, Some(b"old"), b"new").unwrap();
    assert_eq!(known(&file), before);

    let sibling = folder.path().join("2026-02.day");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
    Real.make_like(&file, &sibling, b"new").unwrap();
    let (uid, gid, mode) = known(&sibling);
    assert_eq!((uid, gid), (before.0, before.1));
    assert_eq!(mode & 0o777, 0o640, "its owner writes into it again");
    assert!(Real.make_like(&file, &sibling, b"newer").is_err());
    assert_eq!(fs::read(&sibling).unwrap(), b"new");
}

#[cfg(unix)]
#[test]
fn a_file_under_two_names_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("a.day"), folder.path().join("b.day"));
    fs::write(&one, "old").unwrap();
    fs::hard_link(&one, &two).unwrap();
    let refused = Real.replace(&one, Some(b"old"), b"new").unwrap_err();
    assert!(refused.to_string().contains("2 names (hard links)"));
    assert_eq!(fs::read(&one).unwrap(), b"old");
    fs::remove_file(&two).unwrap();
    Real.replace(&one, Some(b"old"), b"new").unwrap();
}

#[test]
fn what_was_left_behind_goes_once_it_is_old() {
    use std::time::{Duration, SystemTime};
    let folder = tempfile::tempdir().unwrap();
    let old = SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    for name in [
        ".daymark-abc123.new",
        ".daymark-abc124.new",
        ".daymark-mine.new",
        "daymark-abc123.new",
    ] {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        if !name.contains('4') {
            file.set_modified(old).unwrap();
        }
    }
    let file = folder.path().join("a.day");
    Real.replace(&file, None, b"new").unwrap();
    let left = [
        ".daymark-abc124.new",
        ".daymark-mine.new",
        "a.day",
        "daymark-abc123.new",
    ];
    assert_eq!(names(folder.path()), left);
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
