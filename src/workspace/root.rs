//! The search for a journal's root: upwards, to the nearest folder that holds `daymark.toml`.
//!
//! It ends at a folder with `.git` and at the home folder, both of which are still looked at: a journal
//! never reaches out of a repository or a home by accident.

use crate::world::{Kind, World};
use std::path::{Path, PathBuf};

/// The file, which may be empty, that makes its folder a root.
pub const ROOT_FILE: &str = "daymark.toml";

pub fn is_root(world: &dyn World, folder: &Path) -> bool {
    matches!(world.kind(&folder.join(ROOT_FILE)), Ok(Kind::File))
}

/// The nearest root at or above a folder, which is given without links.
pub fn nearest(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    let home = home(world);
    for above in folder.ancestors() {
        if is_root(world, above) {
            return Some(above.to_path_buf());
        }
        let ends = world.kind(&above.join(".git")).is_ok() || home.as_deref() == Some(above);
        if ends {
            return None;
        }
    }
    None
}

fn home(world: &dyn World) -> Option<PathBuf> {
    let home = world.variable("HOME").filter(|home| !home.is_empty())?;
    world.canonical(Path::new(&home)).ok()
}
