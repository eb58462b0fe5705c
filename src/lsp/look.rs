//! A look at the disk: which journals there are, which files they have, and whether these were written to.
//!
//! The journals are those of the client's folders, as `check FOLDER` has them, and those of documents that are open
//! elsewhere, as `check FILE` has them. A document without a folder is a journal of its own.

use super::desk::Desk;
use super::overlay::Overlay;
use super::uri::path_of;
use crate::workspace::{self, Origin, Trouble, Wanted, WantedFile};
use crate::world::{Stamp, World};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// A journal as it stands: for each file its stamp, None for one that is open; for its settings too.
#[derive(Debug)]
pub struct Seen {
    pub wanted: Wanted,
    stamps: Vec<Option<Stamp>>,
    pub config: Option<Stamp>,
}

impl Seen {
    pub fn files(&self) -> impl Iterator<Item = (&WantedFile, Option<Stamp>)> {
        self.wanted.files.iter().zip(self.stamps.iter().copied())
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        let files = self.wanted.files.iter().map(|file| &file.real);
        self.wanted.name == other.wanted.name
            && self.stamps == other.stamps
            && self.config == other.config
            && files.eq(other.wanted.files.iter().map(|file| &file.real))
    }
}

pub fn look(desk: &Desk, world: &dyn World) -> (Vec<Seen>, Vec<Trouble>) {
    desk.looked.set(Some(world.now()));
    let mut looking = Looking {
        world: Overlay {
            world,
            open: &desk.open,
        },
        journals: Vec::new(),
        taken: FxHashSet::default(),
        troubles: Vec::new(),
    };
    let mut folders: Vec<&PathBuf> = desk.folders.iter().collect();
    // A folder above another holds its files too.
    folders.sort();
    for folder in folders {
        looking.add(folder);
    }
    for (path, open) in &desk.open {
        if path.is_absolute() && !looking.taken.contains(path) {
            // A link belongs where it stands, not where it leads.
            let named = path_of(&open.uri).filter(|named| world.kind(named).is_ok());
            looking.add(named.as_deref().unwrap_or(path));
        }
        if looking.taken.insert(path.clone()) {
            looking.journals.push(alone(path));
        }
    }
    looking.seen()
}

struct Looking<'a> {
    world: Overlay<'a>,
    journals: Vec<Wanted>,
    /// The files of the journals so far: each is in one.
    taken: FxHashSet<PathBuf>,
    troubles: Vec<Trouble>,
}

impl Looking<'_> {
    fn add(&mut self, path: &Path) {
        let found = workspace::journals(&self.world, &[path.to_path_buf()], None);
        for trouble in found.troubles {
            // A document whose folder is gone is nothing to be troubled by: its text is here.
            if !self.world.open.contains_key(path) && !self.troubles.contains(&trouble) {
                self.troubles.push(trouble);
            }
        }
        for mut wanted in found.list {
            self.taken
                .extend(wanted.config.iter().map(|file| file.real.clone()));
            wanted
                .files
                .retain(|file| self.taken.insert(file.real.clone()));
            let same = self.journals.iter_mut().find(|known| {
                known.name == wanted.name || (known.root.is_some() && known.root == wanted.root)
            });
            match same {
                Some(known) => {
                    known.files.append(&mut wanted.files);
                    known.files.sort_by(|a, b| a.shown.cmp(&b.shown));
                }
                None if wanted.files.is_empty() && wanted.config.is_none() => {}
                None => self.journals.push(wanted),
            }
        }
    }

    fn seen(self) -> (Vec<Seen>, Vec<Trouble>) {
        let stamp = |file: &WantedFile| {
            let is_open = self.world.open.contains_key(&file.real);
            (!is_open)
                .then(|| self.world.stamp(&file.real).ok())
                .flatten()
        };
        let seen = self.journals.into_iter().map(|wanted| Seen {
            stamps: wanted.files.iter().map(stamp).collect(),
            config: wanted.config.as_ref().and_then(stamp),
            wanted,
        });
        (seen.collect(), self.troubles)
    }
}

fn alone(path: &Path) -> Wanted {
    Wanted {
        name: path.to_path_buf(),
        root: None,
        files: vec![WantedFile {
            origin: Origin::Disk(path.to_path_buf()),
            shown: path.to_path_buf(),
            real: path.to_path_buf(),
            asked: true,
        }],
        config: None,
    }
}
