//! A folder that only this user may enter, for as long as the program runs: gone when it is dropped, and when Ctrl-C, a
//! closed terminal or a polite kill ends the program, which then ends as it would have without; a signal that whoever
//! started it has ignored stays ignored.

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};
use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::{Builder, TempDir};

pub struct Folder {
    folder: TempDir,
    signals: Handle,
}

impl Folder {
    /// Where temporary files go, or where there is a place whose path leaves it within `room` bytes.
    ///
    /// # Errors
    /// Where it can't be made.
    pub fn new(room: usize) -> io::Result<Self> {
        let owner_only = Permissions::from_mode(0o700);
        let mut builder = Builder::new();
        builder.prefix("daymark-").permissions(owner_only);
        let mut folder = builder.tempdir()?;
        let fits = |folder: &TempDir| folder.path().as_os_str().len() <= room;
        if !fits(&folder) {
            let mut others = short_places().filter_map(|place| builder.tempdir_in(place).ok());
            folder = others.find(fits).unwrap_or(folder);
        }
        let mut ends = Signals::new(heeded())?;
        let signals = ends.handle();
        let path = folder.path().to_path_buf();
        std::thread::spawn(move || {
            if let Some(signal) = ends.forever().next() {
                let _ = std::fs::remove_dir_all(path);
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        });
        Ok(Self { folder, signals })
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Where else there is room for what is temporary.
fn short_places() -> impl Iterator<Item = PathBuf> {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let own = own.filter(|place| place.is_absolute());
    own.into_iter().chain([PathBuf::from("/tmp")])
}

/// The signals that end the program: a handler would wake those that are ignored. Where the system does not tell which
/// are, it is all of them.
fn heeded() -> impl Iterator<Item = i32> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mut lines = status.lines();
    let ignored =
        lines.find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    let ignored = ignored.unwrap_or(0);
    let ends = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];
    ends.into_iter()
        .filter(move |signal| ignored & (1 << (signal - 1)) == 0)
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.signals.close();
    }
}
