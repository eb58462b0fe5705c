//! What ignore files (`.gitignore`, `.ignore`) inside a root leave out.
//!
//! The patterns are git's. A file deeper down has the last word over one above it; files above the root
//! have none, so a journal holds the same days wherever it is copied.

use super::walk::leads_inside;
use crate::world::{Entry, Kind, World};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;

/// In the order of their say: `.ignore` is read after `.gitignore` and so overrules it.
const FILES: [&str; 2] = [".gitignore", ".ignore"];

/// The ignore files from the root down to the folder at hand.
#[derive(Clone, Default)]
pub struct Ignored {
    matchers: Vec<Gitignore>,
}

impl Ignored {
    /// With the ignore files that stand in `folder`, which holds these entries. A pattern that can't be read leaves
    /// nothing out.
    pub fn enter(
        &self,
        world: &dyn World,
        folder: &Path,
        entries: &[Entry],
        boundary: &Path,
    ) -> Self {
        let mut inner = self.clone();
        let mut builder = GitignoreBuilder::new(folder);
        let mut any = false;
        for file in FILES {
            let Some(entry) = entries.iter().find(|entry| entry.name == file) else {
                continue;
            };
            let path = folder.join(file);
            // A pipe or a device may have no end, and what is outside has no say.
            let is_file = match entry.kind {
                Kind::File => true,
                Kind::Link => matches!(
                    leads_inside(world, &path, boundary),
                    Ok(Some((Kind::File, _)))
                ),
                Kind::Folder | Kind::Other => false,
            };
            let bytes = is_file.then(|| world.read(&path));
            let Some(Ok(bytes)) = bytes else {
                continue;
            };
            for line in String::from_utf8_lossy(&bytes).lines() {
                any |= builder.add_line(None, line).is_ok();
            }
        }
        if any && let Ok(matcher) = builder.build() {
            inner.matchers.push(matcher);
        }
        inner
    }

    pub fn leaves_out(&self, path: &Path, is_folder: bool) -> bool {
        for matcher in self.matchers.iter().rev() {
            match matcher.matched(path, is_folder) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }
}
