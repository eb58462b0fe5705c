//! A folder that only this user may enter, for as long as the program runs: gone when it is dropped, and when Ctrl-C or
//! a polite kill ends the program, which then ends as it would have without.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};
use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::{Builder, TempDir};

pub struct Folder {
    folder: TempDir,
    signals: Handle,
}

impl Folder {
    /// # Errors
    /// Where it can't be made.
    pub fn new() -> io::Result<Self> {
        let owner_only = Permissions::from_mode(0o700);
        let mut builder = Builder::new();
        let folder = builder.prefix("daymark-").permissions(owner_only);
        let folder = folder.tempdir()?;
        let mut ends = Signals::new([SIGINT, SIGTERM])?;
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

impl Drop for Folder {
    fn drop(&mut self) {
        self.signals.close();
    }
}
