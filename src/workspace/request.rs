//! From the paths of a command to the journals they name.
//!
//! A path is read within its nearest root. A folder that is no root itself also names every root below it,
//! so `daymark check examples` checks them all. Paths without a root are one journal together.

use super::gather::gather;
use super::load::Trouble;
use super::path::{Prefix, relative, typed};
use super::root::nearest;
use crate::world::{Kind, World};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Where a file's text comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    Disk(PathBuf),
    /// Standard input, in place of what may stand at its path.
    Input,
}

#[derive(Clone, Debug)]
pub struct WantedFile {
    pub origin: Origin,
    pub shown: PathBuf,
    /// The path without links.
    pub real: PathBuf,
    /// Whether the command asked to see this file; the others are read all the same.
    pub asked: bool,
}

/// One journal to read.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What to call it where there are several: its root as shown.
    pub name: PathBuf,
    /// Its root without links, where it has one.
    pub root: Option<PathBuf>,
    /// In the order of their paths, component by component.
    pub files: Vec<WantedFile>,
    /// The root's `daymark.toml`.
    pub config: Option<WantedFile>,
}

/// What a command's paths came to.
#[derive(Default)]
pub struct Journals {
    pub list: Vec<Wanted>,
    /// How many `*.day` files the ignore files hid.
    pub ignored: usize,
    /// Every folder that was walked, without links: what changes in one of them may change a journal.
    pub folders: BTreeSet<PathBuf>,
    pub troubles: Vec<Trouble>,
}

/// A path as given, without links apart from a file's own name.
#[derive(Clone)]
pub(super) struct Given {
    pub path: PathBuf,
    pub is_folder: bool,
    pub origin: Origin,
}

/// The paths given that belong to one root, or to none.
#[derive(Clone, Default)]
pub(super) struct Group {
    pub root: Option<PathBuf>,
    pub given: Vec<Given>,
    pub prefixes: Vec<Prefix>,
    /// Whether a folder above it was given, so that the roots below it are named too.
    pub from_above: bool,
}

/// The journals that the paths name; without paths, the one around the current folder. `input` is the path
/// that standard input (`-`) stands for, where it has one.
pub fn journals(world: &dyn World, paths: &[PathBuf], input: Option<&Path>) -> Journals {
    let mut journals = Journals::default();
    let mut groups: BTreeMap<Option<PathBuf>, Group> = BTreeMap::new();
    let current = world.canonical(Path::new(".")).unwrap_or_default();
    for path in &asked_paths(world, paths, &current) {
        let is_input = path.as_os_str() == "-";
        let (path, origin) = match input {
            Some(input) if is_input => (input, Origin::Input),
            None if is_input => {
                journals.list.push(nameless_input());
                continue;
            }
            _ => (path.as_path(), Origin::Disk(path.clone())),
        };
        let (given, folder) = match locate(world, path, origin) {
            Ok(located) => located,
            Err(error) => {
                journals.troubles.push(Trouble::new(path, &error));
                continue;
            }
        };
        let root = nearest(world, &folder);
        let group = groups
            .entry(root.clone())
            .or_insert_with(|| new_group(root, path, &current));
        let prefix = Prefix {
            real: given.path.clone(),
            shown: typed(path),
        };
        // Where no path was typed, what stands in the current folder is shown as from there.
        let is_here = paths.is_empty() && group.prefixes.len() > 1;
        let at = group.given.len() + usize::from(is_here);
        group.prefixes.insert(at, prefix);
        group.given.push(given);
    }
    let mut done = BTreeSet::new();
    while let Some((root, group)) = groups.pop_first() {
        for below in gather(world, &group, &mut journals) {
            let key = Some(below.clone());
            if !done.contains(&key) {
                groups
                    .entry(key)
                    .or_insert_with(|| group_below(below, &group));
            }
        }
        done.insert(root);
    }
    journals.list.sort_by(|a, b| a.name.cmp(&b.name));
    journals
}

/// No path given: the root above the current folder, else `DAYMARK_JOURNAL`, else the current folder.
fn asked_paths(world: &dyn World, paths: &[PathBuf], current: &Path) -> Vec<PathBuf> {
    if !paths.is_empty() {
        return paths.to_vec();
    }
    if let Some(root) = nearest(world, current) {
        let way = relative(current, &root);
        let is_here = way.as_os_str().is_empty();
        return vec![if is_here { PathBuf::from(".") } else { way }];
    }
    match world.variable("DAYMARK_JOURNAL") {
        Some(path) if !path.is_empty() => vec![PathBuf::from(path)],
        _ => vec![PathBuf::from(".")],
    }
}

/// Standard input without a name: a journal of its own.
fn nameless_input() -> Wanted {
    let shown = PathBuf::from("<stdin>");
    Wanted {
        name: shown.clone(),
        root: None,
        files: vec![WantedFile {
            origin: Origin::Input,
            real: shown.clone(),
            shown,
            asked: true,
        }],
        config: None,
    }
}

/// What was given, and the folder whose nearest root it is read within.
fn locate(world: &dyn World, path: &Path, origin: Origin) -> std::io::Result<(Given, PathBuf)> {
    let is_folder = match origin {
        // The text on standard input may be for a file that isn't there yet.
        Origin::Input => false,
        Origin::Disk(_) => world.kind(path)? == Kind::Folder,
    };
    let (path, folder) = if is_folder {
        let folder = world.canonical(path)?;
        (folder.clone(), folder)
    } else {
        let above = match path.parent() {
            Some(above) if !above.as_os_str().is_empty() => above,
            _ => Path::new("."),
        };
        let folder = world.canonical(above)?;
        (folder.join(path.file_name().unwrap_or_default()), folder)
    };
    let given = Given {
        path,
        is_folder,
        origin,
    };
    Ok((given, folder))
}

/// A group whose files are shown as from the current folder, unless typed otherwise.
fn new_group(root: Option<PathBuf>, path: &Path, current: &Path) -> Group {
    let mut prefixes = Vec::new();
    if let Some(root) = &root {
        let is_below = current.starts_with(root);
        if is_below && !path.is_absolute() {
            prefixes.push(Prefix {
                real: current.to_path_buf(),
                shown: PathBuf::new(),
            });
        }
        prefixes.push(Prefix {
            real: root.clone(),
            shown: if path.is_absolute() {
                root.clone()
            } else {
                relative(current, root)
            },
        });
    }
    Group {
        prefixes,
        root,
        ..Group::default()
    }
}

/// The group of a root found below a folder that was given.
fn group_below(root: PathBuf, above: &Group) -> Group {
    Group {
        given: vec![Given {
            path: root.clone(),
            is_folder: true,
            origin: Origin::Disk(root.clone()),
        }],
        prefixes: above.prefixes.clone(),
        root: Some(root),
        from_above: true,
    }
}
