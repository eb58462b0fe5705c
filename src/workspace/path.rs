//! The paths that people see: as they typed them, else from the current folder.
//!
//! Only their names are looked at, never the disk. Findings, captures and patches all show paths by this, so
//! one can be pasted back into a command.

use std::path::{Component, Path, PathBuf};

/// How paths below a folder are shown: the folder without links, and the words for it.
#[derive(Clone, Debug)]
pub struct Prefix {
    pub real: PathBuf,
    pub shown: PathBuf,
}

/// The path as shown: by the first prefix that it stands below, else in full.
pub fn shown(path: &Path, prefixes: &[Prefix]) -> PathBuf {
    for prefix in prefixes {
        if let Ok(rest) = path.strip_prefix(&prefix.real) {
            return if rest.as_os_str().is_empty() {
                prefix.shown.clone()
            } else {
                prefix.shown.join(rest)
            };
        }
    }
    path.to_path_buf()
}

/// A typed path without its leading `./`; the current folder itself is the empty path.
pub fn typed(path: &Path) -> PathBuf {
    path.components()
        .skip_while(|part| *part == Component::CurDir)
        .collect()
}

/// The way from one folder to another, both without links: `..` as often as needed, then down.
pub fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}
