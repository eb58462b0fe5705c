//! The one journal that a capture is written into, and which of its files.

use super::load::{Loaded, Trouble};
use super::request::{Origin, Wanted, journals};
use super::root::nearest;
use crate::syntax::Document;
use crate::text::Day;
use crate::world::{Kind, World};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A journal to write into.
#[derive(Clone, Debug)]
pub struct Home {
    pub wanted: Wanted,
    /// Its root, or the folder that stands for it; without links.
    pub folder: PathBuf,
    /// The only file to write to, without links, where one was named.
    pub file: Option<PathBuf>,
    /// How that file was named, for one that is not there yet.
    named: PathBuf,
}

/// A file to write to: one of the journal's sources, or one that is to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Target {
    Known(usize),
    New { path: PathBuf, shown: PathBuf },
}

/// The file for days that no other is for.
const FIRST: &str = "journal.day";

/// The journal of a file, which need not be there yet; without one the journal around the current folder, else the
/// one that `DAYMARK_JOURNAL` names, else the current folder, if there is any file in it.
///
/// # Errors
/// Where there is no such journal, or not all of it can be listed: a sentence.
pub fn home(world: &dyn World, file: Option<&Path>) -> Result<Home, String> {
    if let Some(file) = file {
        return home_of(world, file);
    }
    let here = canonical(world, Path::new("."))?;
    if nearest(world, &here).is_some() {
        return home_in(world, &[], &here, None);
    }
    let named = world.variable("DAYMARK_JOURNAL").map(PathBuf::from);
    if let Some(named) = named.filter(|named| !named.as_os_str().is_empty()) {
        return match world.kind(&named) {
            Ok(Kind::Folder) => {
                let folder = canonical(world, &named)?;
                home_in(world, &[named], &folder, None)
            }
            Ok(_) => {
                let home = home_of(world, &named)?;
                // Alone without a root, as every command reads it; with one it only names its journal.
                match home.wanted.root {
                    Some(_) => Ok(Home { file: None, ..home }),
                    None => {
                        let file = home.file.map(|file| (file, named.as_path()));
                        home_in(world, std::slice::from_ref(&named), &home.folder, file)
                    }
                }
            }
            Err(error) => Err(cannot_read(&named, &error)),
        };
    }
    let home = home_in(world, &[], &here, None)?;
    if home.wanted.files.is_empty() {
        return Err(
            "there is no journal here; `daymark init` begins one, and DAYMARK_JOURNAL or --file names one elsewhere"
                .to_owned(),
        );
    }
    Ok(home)
}

/// The journal that these paths of a command name, as [`home`] does without any.
///
/// # Errors
/// Where there is no such journal, or not all of it can be listed: a sentence.
pub fn home_at(world: &dyn World, paths: &[PathBuf]) -> Result<Home, String> {
    let [path] = paths else {
        return match paths {
            [] => home(world, None),
            _ => {
                Err("several paths name no one place to write to; give the path of one".to_owned())
            }
        };
    };
    match world.kind(path) {
        Ok(Kind::Folder) => {
            let folder = canonical(world, path)?;
            home_in(world, paths, &folder, None)
        }
        _ => home_of(world, path),
    }
}

/// Whether a journal is close by: around the current folder, named by `DAYMARK_JOURNAL`, or lying right here. Unlike
/// [`home`] it walks no folders, which may be many where someone only presses a key.
pub fn is_near(world: &dyn World) -> bool {
    let here = Path::new(".");
    let named = world.variable("DAYMARK_JOURNAL");
    let is_day = |name: &OsString| Path::new(name).extension().is_some_and(|end| end == "day");
    named.is_some_and(|named| !named.is_empty())
        || canonical(world, here).is_ok_and(|here| nearest(world, &here).is_some())
        || (world.list(here)).is_ok_and(|all| all.iter().any(|entry| is_day(&entry.name)))
}

/// The journal of a file that was named.
fn home_of(world: &dyn World, file: &Path) -> Result<Home, String> {
    let above = match file.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    match world.kind(file) {
        Ok(Kind::File) => {
            let real = canonical(world, file)?;
            let folder = canonical(world, above)?;
            // Beside it may stand the names that it is written with.
            let paths = [above.to_path_buf(), file.to_path_buf()];
            home_in(world, &paths, &folder, Some((real, file)))
        }
        Ok(_) => Err(format!("`{}` is no file", file.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if file.extension().is_none_or(|end| end != "day") {
                return Err(format!(
                    "`{}` is not there, and a new file of a journal ends in `.day`",
                    file.display()
                ));
            }
            let folder = canonical(world, above)?;
            let real = folder.join(file.file_name().unwrap_or_default());
            home_in(world, &[above.to_path_buf()], &folder, Some((real, file)))
        }
        Err(error) => Err(cannot_read(file, &error)),
    }
}

fn home_in(
    world: &dyn World,
    paths: &[PathBuf],
    folder: &Path,
    file: Option<(PathBuf, &Path)>,
) -> Result<Home, String> {
    let root = nearest(world, folder);
    let found = journals(world, paths, None);
    if let Some(Trouble { path, reason }) = found.troubles.first() {
        return Err(format!("cannot read `{path}`: {reason}"));
    }
    let mut list = found.list.into_iter();
    let wanted = list.find(|wanted| wanted.root == root);
    let (file, named) = match file {
        Some((real, named)) => (Some(real), named.to_path_buf()),
        None => (None, PathBuf::new()),
    };
    Ok(Home {
        // A folder that only holds other journals may begin one of its own.
        wanted: wanted.unwrap_or_default(),
        folder: root.unwrap_or_else(|| folder.to_path_buf()),
        file,
        named,
    })
}

fn canonical(world: &dyn World, path: &Path) -> Result<PathBuf, String> {
    world
        .canonical(path)
        .map_err(|error| cannot_read(path, &error))
}

fn cannot_read(path: &Path, error: &std::io::Error) -> String {
    let Trouble { path, reason } = Trouble::new(path, error);
    format!("cannot read `{path}`: {reason}")
}

impl Home {
    /// Where an entry of this day goes: the file named, else the last one that has the day, else the one with the
    /// newest earlier day (or its sibling for that year or month), else the first file of a journal.
    pub(super) fn target(&self, loaded: &Loaded, documents: &[Document], day: Day) -> Target {
        if let Some(file) = &self.file {
            let mut files = self.wanted.files.iter();
            return match files.position(|known| known.real == *file) {
                Some(index) => Target::Known(index),
                None => Target::New {
                    path: file.clone(),
                    shown: self.named.clone(),
                },
            };
        }
        let days =
            |document: &Document| document.dated.iter().filter_map(|line| line.day).collect();
        let days: Vec<Vec<Day>> = documents.iter().map(days).collect();
        if let Some(index) = days.iter().rposition(|days| days.contains(&day)) {
            return Target::Known(index);
        }
        let newest = |days: &Vec<Day>| days.iter().filter(|other| **other < day).max().copied();
        let newest = days
            .iter()
            .enumerate()
            .filter_map(|(index, days)| Some((newest(days)?, index)))
            .max();
        match newest {
            Some((_, index)) => self.sibling(loaded, index, day),
            None => self.first(),
        }
    }

    /// `2026-02.day` beside `2026-01.day`, for a day in February.
    fn sibling(&self, loaded: &Loaded, index: usize, day: Day) -> Target {
        let (Some(Origin::Disk(path)), Some(source)) =
            (loaded.origins.get(index), loaded.sources.get(index))
        else {
            return Target::Known(index);
        };
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("");
        let (year, month, _) = day.ymd();
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let name = match stem.split_once('-') {
            None if stem.len() == 4 && is_digits(stem) => format!("{year:04}.day"),
            Some((a, b)) if (a.len(), b.len()) == (4, 2) && is_digits(a) && is_digits(b) => {
                format!("{year:04}-{month:02}.day")
            }
            _ => return Target::Known(index),
        };
        let path = path.with_file_name(&name);
        let same = |origin: &Origin| *origin == Origin::Disk(path.clone());
        match loaded.origins.iter().position(same) {
            Some(known) => Target::Known(known),
            None => Target::New {
                shown: Path::new(&source.path).with_file_name(name),
                path,
            },
        }
    }

    fn first(&self) -> Target {
        let path = self.folder.join(FIRST);
        let mut files = self.wanted.files.iter();
        match files.position(|known| known.real == path) {
            Some(index) => Target::Known(index),
            None => Target::New {
                shown: self.wanted.name.join(FIRST),
                path,
            },
        }
    }
}
