//! One journal's files: those of its root, or of the paths given where there is none.
//!
//! A path that was given is read even where the walk leaves it out (hidden, ignored, of another name).

use super::load::Trouble;
use super::path::shown;
use super::request::{Given, Group, Journals, Origin, Wanted, WantedFile};
use super::root::ROOT_FILE;
use super::walk::{Found, Walk, walk};
use crate::world::World;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

struct Gathered {
    files: Vec<(Found, Origin)>,
    seen: FxHashSet<PathBuf>,
    roots: Vec<PathBuf>,
}

/// Adds the group's journal to the list, and gives the roots below it that the group names too.
pub fn gather(world: &dyn World, group: &Group, journals: &mut Journals) -> Vec<PathBuf> {
    let mut gathered = Gathered {
        files: Vec::new(),
        seen: FxHashSet::default(),
        roots: Vec::new(),
    };
    if let Some(root) = &group.root {
        gathered.add(walk(world, root, root), group, journals);
    }
    for given in &group.given {
        if group.is_config(given) {
            // It makes the root, and is no part of what is written there.
            continue;
        }
        if given.is_folder {
            if !gathered.seen.contains(&given.path) {
                let boundary = group.root.as_ref().unwrap_or(&given.path);
                let walk = walk(world, &given.path, boundary);
                gathered.add(walk, group, journals);
            }
        } else {
            gathered.add_file(world, given);
        }
    }
    let below = roots_named(group, &gathered.roots);
    let files = wanted_files(world, group, gathered.files);
    // A folder that only holds other journals is none of its own.
    if below.is_empty() || group.asks_config() || files.iter().any(|file| file.asked) {
        let name = match (&group.root, group.given.first()) {
            (Some(root), _) => shown(root, &group.prefixes),
            (None, Some(given)) => shown(&given.path, &group.prefixes),
            (None, None) => PathBuf::new(),
        };
        let root = group.root.clone();
        let config = wanted_config(group);
        journals.list.push(Wanted {
            name,
            root,
            files,
            config,
        });
    }
    below
}

impl Group {
    /// Whether what was given is the root's own `daymark.toml`.
    fn is_config(&self, given: &Given) -> bool {
        let root = self.root.as_ref();
        root.is_some_and(|root| given.path == root.join(ROOT_FILE))
    }

    fn asks_config(&self) -> bool {
        self.given.iter().any(|given| self.is_config(given))
    }
}

fn wanted_config(group: &Group) -> Option<WantedFile> {
    let path = group.root.as_ref()?.join(ROOT_FILE);
    let given = group.given.iter().find(|given| group.is_config(given));
    Some(WantedFile {
        shown: shown(&path, &group.prefixes),
        real: path.clone(),
        asked: given.is_some(),
        origin: given.map_or(Origin::Disk(path), |given| given.origin.clone()),
    })
}

impl Gathered {
    fn add(&mut self, walk: Walk, group: &Group, journals: &mut Journals) {
        journals.ignored += walk.ignored;
        journals.folders.extend(walk.folders);
        for (path, error) in walk.troubles {
            let shown = shown(&path, &group.prefixes);
            journals.troubles.push(Trouble::new(&shown, &error));
        }
        for file in walk.files {
            if self.seen.insert(file.real.clone()) {
                let origin = Origin::Disk(file.path.clone());
                self.files.push((file, origin));
            }
        }
        self.seen.extend(walk.seen);
        self.roots.extend(walk.roots);
    }

    fn add_file(&mut self, world: &dyn World, given: &Given) {
        let path = given.path.clone();
        let real = world.canonical(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(real.clone()) {
            let origin = given.origin.clone();
            self.files.push((Found { path, real }, origin));
        } else if given.origin == Origin::Input
            && let Some((_, origin)) = self.files.iter_mut().find(|(file, _)| file.real == real)
        {
            *origin = Origin::Input;
        }
    }
}

/// The roots below a folder given; a root that was given itself names only its own journal.
fn roots_named(group: &Group, roots: &[PathBuf]) -> Vec<PathBuf> {
    let is_named = |root: &&PathBuf| {
        group.from_above
            || group.given.iter().any(|given| {
                given.is_folder
                    && Some(&given.path) != group.root.as_ref()
                    && root.starts_with(&given.path)
            })
    };
    roots.iter().filter(is_named).cloned().collect()
}

fn wanted_files(
    world: &dyn World,
    group: &Group,
    mut files: Vec<(Found, Origin)>,
) -> Vec<WantedFile> {
    let given: Vec<(PathBuf, bool)> = group
        .given
        .iter()
        .map(|given| {
            let real = world.canonical(&given.path);
            (real.unwrap_or_else(|_| given.path.clone()), given.is_folder)
        })
        .collect();
    let is_asked = |file: &Found| {
        given.iter().any(|(path, is_folder)| {
            let below = |file: &Path| file.starts_with(path);
            file.real == *path || *is_folder && (below(&file.path) || below(&file.real))
        })
    };
    files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    files
        .into_iter()
        .map(|(file, origin)| WantedFile {
            asked: is_asked(&file),
            shown: shown(&file.path, &group.prefixes),
            real: file.real,
            origin,
        })
        .collect()
}
