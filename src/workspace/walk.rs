//! The walk: every regular `*.day` file of a folder, once.
//!
//! Hidden files and folders and what ignore files leave out are left out; a folder that is a root of its
//! own is only named. A link is followed where it stays inside the boundary, after everything that needs no
//! link, so that a file keeps its own path where it has one.

use super::ignored::Ignored;
use super::root::is_root;
use crate::world::{Entry, Kind, World};
use rustc_hash::FxHashSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// What a walk came upon.
#[derive(Default)]
pub struct Walk {
    /// Unsorted.
    pub files: Vec<Found>,
    /// Every file and folder come upon, without links.
    pub seen: FxHashSet<PathBuf>,
    /// Every folder whose files are taken, without links.
    pub folders: Vec<PathBuf>,
    /// Folders below that are roots of their own.
    pub roots: Vec<PathBuf>,
    /// How many `*.day` files the ignore files left out.
    pub ignored: usize,
    pub troubles: Vec<(PathBuf, io::Error)>,
}

/// A file by the path it was reached by (through links too), and without links.
pub struct Found {
    pub path: PathBuf,
    pub real: PathBuf,
}

/// A folder to walk: the path it was reached by, and the path without links.
struct Visit {
    path: PathBuf,
    real: PathBuf,
    ignored: Ignored,
    /// An ignored folder is walked only to count what is hidden there.
    only_count: bool,
}

struct Link {
    path: PathBuf,
    ignored: Ignored,
}

/// Walks `folder`, following no link out of `boundary`. Both are given without links.
pub fn walk(world: &dyn World, folder: &Path, boundary: &Path) -> Walk {
    let mut walk = Walk::default();
    let mut links = Vec::new();
    let mut visits = vec![Visit {
        path: folder.to_path_buf(),
        real: folder.to_path_buf(),
        ignored: Ignored::default(),
        only_count: false,
    }];
    loop {
        while let Some(visit) = visits.pop() {
            if walk.seen.insert(visit.real.clone()) {
                walk.folder(world, boundary, &visit, &mut visits, &mut links);
            }
        }
        match links.pop() {
            Some(link) => visits.extend(walk.link(world, link, boundary)),
            None => return walk,
        }
    }
}

impl Walk {
    fn folder(
        &mut self,
        world: &dyn World,
        boundary: &Path,
        visit: &Visit,
        visits: &mut Vec<Visit>,
        links: &mut Vec<Link>,
    ) {
        if !visit.only_count {
            self.folders.push(visit.real.clone());
        }
        let entries = match world.list(&visit.real) {
            Ok(entries) => entries,
            Err(_) if visit.only_count => return,
            Err(error) => return self.troubles.push((visit.path.clone(), error)),
        };
        let ignored = visit.ignored.enter(world, &visit.real, &entries, boundary);
        for Entry { name, kind } in &entries {
            if is_hidden(name) {
                continue;
            }
            let (path, real) = (visit.path.join(name), visit.real.join(name));
            let left_out = visit.only_count || ignored.leaves_out(&real, *kind == Kind::Folder);
            match kind {
                Kind::File if is_day_file(&real) => {
                    if left_out {
                        self.ignored += 1;
                    } else if self.seen.insert(real.clone()) {
                        self.files.push(Found { path, real });
                    }
                }
                Kind::Folder if is_root(world, &real) => {
                    self.roots.extend((!left_out).then_some(real));
                }
                Kind::Folder => visits.push(Visit {
                    path,
                    real,
                    ignored: ignored.clone(),
                    only_count: left_out,
                }),
                Kind::Link if !left_out => links.push(Link {
                    path,
                    ignored: ignored.clone(),
                }),
                _ => {}
            }
        }
    }

    /// Follows a link: a file is taken, a folder handed back to be walked.
    fn link(&mut self, world: &dyn World, link: Link, boundary: &Path) -> Option<Visit> {
        let Link { path, ignored } = link;
        let (kind, real) = match leads_inside(world, &path, boundary) {
            Ok(target) => target?,
            Err(error) => {
                if is_day_file(&path) {
                    self.troubles.push((path, error));
                }
                return None;
            }
        };
        match kind {
            Kind::File if is_day_file(&path) && self.seen.insert(real.clone()) => {
                self.files.push(Found { path, real });
            }
            Kind::Folder => {
                return Some(Visit {
                    path,
                    real,
                    ignored,
                    only_count: false,
                });
            }
            _ => {}
        }
        None
    }
}

/// What a link leads to, without links; None where that is not inside of the boundary or in a root below it.
pub fn leads_inside(
    world: &dyn World,
    link: &Path,
    boundary: &Path,
) -> io::Result<Option<(Kind, PathBuf)>> {
    let real = world.canonical(link)?;
    let kind = world.kind(&real)?;
    let mut between = real.ancestors().take_while(|above| *above != boundary);
    let inside = real.starts_with(boundary) && between.all(|above| !is_root(world, above));
    Ok(inside.then_some((kind, real)))
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

fn is_day_file(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("day"))
}
