//! A file's new bytes in place of its old ones, all or none.
//!
//! The new text is written beside the file, brought to the disk, and renamed over it, so a full disk or a
//! pulled plug leaves the old text. Its name does not end in `.day`: nothing takes it for a journal.

use super::CHANGED;
use super::likeness::{Likeness, dress, dress_new, has_one_name, usual};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".daymark-";
const SUFFIX: &str = ".new";

/// So long nobody writes one file.
const LONG: Duration = Duration::from_secs(60 * 60);

pub fn replace(path: &Path, was: Option<&[u8]>, now: &[u8]) -> io::Result<()> {
    let Some(was) = was else {
        return make(path, now, None);
    };
    let real = fs::canonicalize(path)?;
    // A rename asks nothing of the file it replaces, and one that is read-only is so for a reason.
    let known = OpenOptions::new().write(true).open(&real)?.metadata()?;
    has_one_name(&known)?;
    let like = Likeness::new(&real, known);
    let folder = folder_of(&real);
    let new = written(&builder(), &folder, now, |file| dress(file, &like))?;
    if fs::read(&real)? != was {
        return Err(io::Error::other(CHANGED));
    }
    new.persist(&real).map_err(|failed| failed.error)?;
    settle(&folder);
    Ok(())
}

/// A file that was not there: with the permissions that files are made with, or like another one.
pub fn make(path: &Path, now: &[u8], like: Option<&Likeness>) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let folder = folder_of(path);
    let dressed = |file: &File| like.map_or(Ok(()), |like| dress_new(file, like));
    let mut builder = builder();
    if like.is_none() {
        usual(&mut builder);
    }
    let new = written(&builder, &folder, now, dressed)?;
    match new.persist_noclobber(path) {
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(failed.error);
        }
        // On a file system that knows no such rename and no links, a file that nobody has is the next best.
        Err(_) => make_in_place(path, now, dressed)?,
        Ok(_) => {}
    }
    settle(&folder);
    Ok(())
}

fn make_in_place(
    path: &Path,
    now: &[u8],
    dressed: impl Fn(&File) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let whole = dressed(&file)
        .and_then(|()| file.write_all(now))
        .and_then(|()| file.sync_all());
    if whole.is_err() {
        // Half a text is worse than none; that it can't be taken away again changes nothing about the error.
        let _ = fs::remove_file(path);
    }
    whole
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

/// For nobody else, if nothing else is said.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    builder
}

fn written(
    builder: &Builder<'_, '_>,
    folder: &Path,
    now: &[u8],
    dressed: impl Fn(&File) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    sweep(folder);
    let mut new = builder
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
    dressed(new.as_file())?;
    new.as_file().sync_all()?;
    Ok(new)
}

/// Takes away what programs left here that were killed while they wrote. What can't be is in nobody's way.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        name.and_then(|name| name.strip_suffix(SUFFIX))
            .is_some_and(|middle| middle.len() == 6)
    });
    for entry in ours {
        let age = entry.metadata().ok().filter(fs::Metadata::is_file);
        let age = age.and_then(|known| known.modified().ok()?.elapsed().ok());
        if age.is_some_and(|age| age > LONG) {
            let _ = fs::remove_file(entry.path());
        }
    }
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
