//! The one journal that a capture is written into, and which of its files.
//!
//! A capture may name a file that is not there yet; its folder has to be. Which file a day goes to depends on
//! the days in the others, and is asked with all of them read and locked.

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
    root: Option<PathBuf>,
    /// Its root, or the folder that stands for it; without links.
    pub folder: PathBuf,
    /// The folders to read, as a command's paths; none for the journal around the current one.
    paths: Vec<PathBuf>,
    /// The only file to write to, without links, where one was named.
    file: Option<PathBuf>,
    /// How a file was named, which need not be there yet.
    named: Option<PathBuf>,
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
        return Ok(Home::at(world, here, Vec::new()));
    }
    let named = world.variable("DAYMARK_JOURNAL").map(PathBuf::from);
    if let Some(named) = named.filter(|named| !named.as_os_str().is_empty()) {
        return match world.kind(&named) {
            Ok(Kind::Folder) => home_in(world, named),
            Ok(_) => {
                let home = home_of(world, &named)?;
                // Alone without a root, as every command reads it; with one it only names its journal.
                Ok(match home.root {
                    Some(_) => Home { file: None, ..home },
                    None => Home {
                        paths: Vec::new(),
                        ..home
                    },
                })
            }
            Err(error) => Err(cannot_read(&named, &error)),
        };
    }
    let home = Home::at(world, here, Vec::new());
    if home.wanted(world)?.files.is_empty() {
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
        Ok(Kind::Folder) => home_in(world, path.clone()),
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
    let folder = canonical(world, above)?;
    let real = match world.kind(file) {
        Ok(Kind::File) => canonical(world, file)?,
        Ok(_) => return Err(format!("`{}` is no file", file.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if file.extension().is_none_or(|end| end != "day") {
                return Err(format!(
                    "`{}` is not there, and a new file of a journal ends in `.day`",
                    file.display()
                ));
            }
            folder.join(file.file_name().unwrap_or_default())
        }
        Err(error) => return Err(cannot_read(file, &error)),
    };
    // Beside it may stand the names that it is written with.
    let paths = vec![above.to_path_buf()];
    Ok(Home {
        file: Some(real),
        named: Some(file.to_path_buf()),
        ..Home::at(world, folder, paths)
    })
}

/// The journal of a folder.
fn home_in(world: &dyn World, path: PathBuf) -> Result<Home, String> {
    let folder = canonical(world, &path)?;
    Ok(Home::at(world, folder, vec![path]))
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
    /// The journal around a folder, which is given without links.
    fn at(world: &dyn World, folder: PathBuf, paths: Vec<PathBuf>) -> Self {
        let root = nearest(world, &folder);
        Self {
            folder: root.clone().unwrap_or(folder),
            root,
            paths,
            file: None,
            named: None,
        }
    }

    /// The only file to write to, without links, where one was named.
    pub(super) fn only(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Its files, as they are now: whoever writes asks for them once nobody else does.
    ///
    /// # Errors
    /// Where not all of them can be listed: a sentence.
    pub fn wanted(&self, world: &dyn World) -> Result<Wanted, String> {
        let named = self.named.iter();
        let named = named.filter(|named| matches!(world.kind(named), Ok(Kind::File)));
        let paths: Vec<PathBuf> = self.paths.iter().chain(named).cloned().collect();
        let found = journals(world, &paths, None);
        if let Some(Trouble { path, reason }) = found.troubles.first() {
            return Err(format!("cannot read `{path}`: {reason}"));
        }
        let mut list = found.list.into_iter();
        let wanted = list.find(|wanted| wanted.root == self.root);
        // A folder that only holds other journals may begin one of its own.
        Ok(wanted.unwrap_or_default())
    }

    /// Where an entry of this day goes: the file named, else of those that have the day the one where most open marks
    /// are `closed` by it, of equals the last, else the one with the newest earlier day (or its sibling for that year
    /// or month), else the first file of a journal.
    pub(super) fn target(
        &self,
        wanted: &Wanted,
        loaded: &Loaded,
        documents: &[Document],
        day: Day,
        closed: &dyn Fn(usize) -> usize,
    ) -> Target {
        if let Some(file) = &self.file {
            let mut files = wanted.files.iter();
            return match files.position(|known| known.real == *file) {
                Some(index) => Target::Known(index),
                None => Target::New {
                    path: file.clone(),
                    shown: self.named.as_ref().unwrap_or(file).clone(),
                },
            };
        }
        let days =
            |document: &Document| document.dated.iter().filter_map(|line| line.day).collect();
        let days: Vec<Vec<Day>> = documents.iter().map(days).collect();
        let own = days.iter().enumerate();
        let own = own.filter(|(_, days)| days.contains(&day));
        if let Some((index, _)) = own.max_by_key(|(index, _)| closed(*index)) {
            return Target::Known(index);
        }
        let newest = |days: &Vec<Day>| days.iter().filter(|other| **other < day).max().copied();
        let newest = days
            .iter()
            .enumerate()
            .filter_map(|(index, days)| Some((newest(days)?, index)))
            .max();
        match newest {
            Some((_, index)) => sibling(loaded, index, day),
            None => self.first(wanted),
        }
    }

    fn first(&self, wanted: &Wanted) -> Target {
        let path = self.folder.join(FIRST);
        let mut files = wanted.files.iter();
        match files.position(|known| known.real == path) {
            Some(index) => Target::Known(index),
            None => Target::New {
                shown: wanted.name.join(FIRST),
                path,
            },
        }
    }
}

/// `2026-02.day` beside `2026-01.day`, for a day in February.
fn sibling(loaded: &Loaded, index: usize, day: Day) -> Target {
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
