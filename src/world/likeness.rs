//! Who a new file is for: the people that the file was for which it stands for, as far as the system lets us.
//!
//! A file that can't be given to its owner becomes the writer's, who could write it before. Where it can't be kept in
//! its group, its new group may do no more than everybody may.

use std::fs::{File, Metadata};
use std::io;
use tempfile::Builder;

/// Refuses a file with other names, which would all keep the old text.
#[cfg(unix)]
pub fn has_one_name(known: &Metadata) -> io::Result<()> {
    match std::os::unix::fs::MetadataExt::nlink(known) {
        0 | 1 => Ok(()),
        names => Err(io::Error::other(format!(
            "it is one file under {names} names (hard links), and the others would keep the old text; \
             make it a copy of its own, or its other names symbolic links"
        ))),
    }
}

#[cfg(unix)]
pub fn dress(new: &File, known: &Metadata) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let is = new.metadata()?;
    let mut mode = known.mode() & 0o777;
    if is.uid() != known.uid() {
        let _ = fchown(new, Some(known.uid()), None);
    }
    if is.gid() != known.gid() && fchown(new, None, Some(known.gid())).is_err() {
        mode &= 0o707 | ((mode & 0o007) << 3);
    }
    // Last: whoever gives a file away may lose permissions by it.
    new.set_permissions(Permissions::from_mode(mode))
}

/// The same for a file that was not there, which its owner is to write into again.
#[cfg(unix)]
pub fn dress_new(new: &File, like: &Metadata) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    dress(new, like)?;
    let mode = new.metadata()?.permissions().mode();
    new.set_permissions(Permissions::from_mode(mode | 0o600))
}

/// The permissions that files are made with, of which the system takes what the user lets it take.
#[cfg(unix)]
pub fn usual(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

/// Elsewhere a file's names are not counted here.
#[cfg(not(unix))]
pub fn has_one_name(_: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub fn dress(new: &File, known: &Metadata) -> io::Result<()> {
    new.set_permissions(known.permissions())
}

#[cfg(not(unix))]
pub fn dress_new(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub fn usual(_: &mut Builder<'_, '_>) {}
