//! What the program remembers by itself, in the user's folder for that; nobody else may read it.
//!
//! The lock and what `undo` needs are kept there, files of each journal, named by hashes. It is the one place
//! that Daymark writes to without being told.

use etcetera::BaseStrategy;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

pub fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let state = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(state.join("daymark"))
}

/// Where the new bytes can't be kept the old ones go too: they tell of something that is over.
pub fn keep(path: &Path, now: &[u8]) -> io::Result<()> {
    let kept = replaced(path, now);
    if kept.is_err() {
        // Without a new file there is nothing to be full; what keeps even this from being done is told by the error.
        let _ = OpenOptions::new().write(true).truncate(true).open(path);
    }
    kept
}

/// A temporary file is made for its owner alone, and a rename keeps it so.
fn replaced(path: &Path, now: &[u8]) -> io::Result<()> {
    private_folder(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = Builder::new().prefix(".daymark-").tempfile_in(folder)?;
    new.write_all(now)?;
    new.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// The folder that a file of the state is in, made where it is not there.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path.parent().unwrap_or(Path::new(".")))
}
