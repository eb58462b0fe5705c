//! Who a new file is for: the people that the file was for which it stands for, as far as the system lets us.
//!
//! A file that can't be given to its owner becomes the writer's, who could write it before. Where it can't be kept in
//! its group, nobody may do more than both its group and everybody might. An access control list goes along.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
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

/// What a new file is to be like: another one's owner, group and permissions, and its access control list.
pub struct Likeness {
    known: Metadata,
    acl: Option<Vec<u8>>,
}

impl Likeness {
    /// Of the file at this path.
    pub fn of(path: &Path) -> io::Result<Self> {
        Ok(Self::new(path, std::fs::metadata(path)?))
    }

    /// The same where its metadata is known.
    pub fn new(path: &Path, known: Metadata) -> Self {
        let acl = acl(path);
        Self { known, acl }
    }
}

#[cfg(target_os = "linux")]
const ACL: &str = "system.posix_acl_access";

/// A file's access control list, if it has one: its group's permissions are then no group's, but what nobody on the
/// list goes beyond.
#[cfg(target_os = "linux")]
fn acl(path: &Path) -> Option<Vec<u8>> {
    // No attribute is longer on Linux.
    let mut value = vec![0; 64 * 1024];
    let length = rustix::fs::getxattr(path, ACL, &mut value[..]).ok()?;
    value.truncate(length);
    Some(value)
}

#[cfg(target_os = "linux")]
fn give_acl(new: &File, acl: &[u8]) -> bool {
    rustix::fs::fsetxattr(new, ACL, acl, rustix::fs::XattrFlags::empty()).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn acl(_: &Path) -> Option<Vec<u8>> {
    None
}

#[cfg(all(unix, not(target_os = "linux")))]
fn give_acl(_: &File, _: &[u8]) -> bool {
    false
}

#[cfg(unix)]
pub fn dress(new: &File, like: &Likeness) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let known = &like.known;
    let is = new.metadata()?;
    let mut mode = known.mode() & 0o777;
    if is.uid() != known.uid() {
        let _ = fchown(new, Some(known.uid()), None);
    }
    if is.gid() != known.gid() && fchown(new, None, Some(known.gid())).is_err() {
        // The old group's people are anybody now, and the new one's were.
        let both = (mode >> 3) & mode & 0o007;
        mode = (mode & 0o700) | (both << 3) | both;
    }
    if like.acl.as_ref().is_some_and(|acl| !give_acl(new, acl)) {
        mode &= 0o707;
    }
    // Last: whoever gives a file away may lose permissions by it.
    new.set_permissions(Permissions::from_mode(mode))
}

/// The same for a file that was not there, which its owner is to write into again.
#[cfg(unix)]
pub fn dress_new(new: &File, like: &Likeness) -> io::Result<()> {
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
pub fn dress(new: &File, like: &Likeness) -> io::Result<()> {
    new.set_permissions(like.known.permissions())
}

#[cfg(not(unix))]
pub fn dress_new(_: &File, _: &Likeness) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub fn usual(_: &mut Builder<'_, '_>) {}
