//! A file's new bytes in place of its old ones, all or none.
//!
//! The new text is written beside the file, brought to the disk, and renamed over it, so a full disk or a
//! pulled plug leaves the old text. Its name does not end in `.day`: nothing takes it for a journal.

use super::CHANGED;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

pub fn replace(path: &Path, was: Option<&[u8]>, now: &[u8]) -> io::Result<()> {
    let Some(was) = was else {
        return make(path, now);
    };
    let real = fs::canonicalize(path)?;
    // A rename asks nothing of the file it replaces, and one that is read-only is so for a reason.
    let permissions = OpenOptions::new()
        .write(true)
        .open(&real)?
        .metadata()?
        .permissions();
    let folder = folder_of(&real);
    let new = written(&folder, now)?;
    fs::set_permissions(new.path(), permissions)?;
    if fs::read(&real)? != was {
        return Err(io::Error::other(CHANGED));
    }
    new.persist(&real).map_err(|failed| failed.error)?;
    settle(&folder);
    Ok(())
}

/// A file that was not there, with the permissions that files are made with.
fn make(path: &Path, now: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let whole = file.write_all(now).and_then(|()| file.sync_all());
    if let Err(error) = whole {
        // Half a text is worse than none; that it can't be taken away again changes nothing about the error.
        let _ = fs::remove_file(path);
        return Err(error);
    }
    settle(&folder_of(path));
    Ok(())
}

/// Takes a file away, if it still holds what was read from it.
pub fn remove(path: &Path, was: &[u8]) -> io::Result<()> {
    let real = fs::canonicalize(path)?;
    if fs::read(&real)? != was {
        return Err(io::Error::other(CHANGED));
    }
    fs::remove_file(&real)?;
    settle(&folder_of(&real));
    Ok(())
}

fn written(folder: &Path, now: &[u8]) -> io::Result<NamedTempFile> {
    let mut new = Builder::new()
        .prefix(".daymark-")
        .suffix(".new")
        .tempfile_in(folder)
        .map_err(|error| match error.kind() {
            // The file itself may be written, as was seen.
            io::ErrorKind::PermissionDenied => io::Error::new(
                error.kind(),
                "its folder takes no new file, permission denied",
            ),
            _ => error,
        })?;
    new.write_all(now)?;
    new.as_file().sync_all()?;
    Ok(new)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Brings the new name to the disk, where the system lets us. Where it does not (a folder that may not be listed, a
/// file system that has no such thing) the file stands there all the same, and nobody is to be told that it doesn't.
fn settle(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
