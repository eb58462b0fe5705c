//! `daymark init`: a journal to begin with, which teaches by its comments. No file is ever written over.
//!
//! The texts lie in `init/` with their dates left open, which are filled in from today on. What is there
//! already is named and left.

use super::args::init::{Init, InitPlan};
use super::mark::refused;
use super::surroundings::Surroundings;
use super::{Outcome, cannot, put};
use crate::render::sanitize::cell;
use crate::text::Day;
use crate::workspace::{ROOT_FILE, Trouble, journals};
use crate::world::{Kind, World};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const BLANK: &str = include_str!("init/blank.day");
const NINE_STEPS: &str = include_str!("init/nine-steps.day");
const STARTER: &str = "journal.day";
const SETTINGS: &str = include_str!("init/daymark.toml");
const ATTRIBUTES: &str = include_str!("init/gitattributes");

const AFTERWARDS: &str = "
Next:
  daymark edit            read the journal, and make it yours
  daymark check           whether it can be read
{mark}Editors: `daymark lsp` is the language server; `daymark lsp --help` says how to set one up.
";

/// Only of the starter that was just written.
const MARK: &str = "  daymark mark walk       write what you did\n";

pub fn run(around: &Surroundings<'_>, asked: &Init) -> io::Result<Outcome> {
    let world = around.world;
    let folder = &asked.folder;
    let shown = folder.to_string_lossy();
    match world.kind(folder) {
        Ok(Kind::Folder) => {}
        Ok(_) => return Ok(refused(world, &format!("`{shown}` is no folder"))),
        Err(_) => {
            if let Err(error) = world.make_folder(folder) {
                let why = Trouble::new(folder, &error).reason;
                return Ok(cannot(world, "make", &shown, &why));
            }
        }
    }
    let journal = match asked.plan {
        InitPlan::Blank => BLANK,
        InitPlan::NineSteps => NINE_STEPS,
    };
    let others = others(world, folder);
    let mut mark = "";
    let files = [
        (ROOT_FILE, SETTINGS.to_owned()),
        (STARTER, dated(journal, around.plain_today())),
        (".gitattributes", ATTRIBUTES.to_owned()),
    ];
    let mut done = String::new();
    let mut outcome = Outcome::Clean;
    for (name, text) in files {
        let path = folder.join(name);
        let shown = path.strip_prefix(".").unwrap_or(&path).to_string_lossy();
        let shown = cell(&shown);
        if name == STARTER
            && world.kind(&path).is_err()
            && let Some(other) = &others
        {
            let other = other.to_string_lossy();
            done.push_str(&format!(
                "left out {shown}, since {} is there\n",
                cell(&other)
            ));
            continue;
        }
        match made(world, &path, &text) {
            Ok(true) => {
                if name == STARTER {
                    mark = MARK;
                }
                done.push_str(&format!("wrote {shown}\n"));
            }
            Ok(false) => done.push_str(&format!("left {shown} as it is\n")),
            Err(error) => {
                outcome = put::unwritten(world, &path, &shown, &error);
            }
        }
    }
    let afterwards = if outcome == Outcome::Clean {
        AFTERWARDS.replace("{mark}", mark)
    } else {
        String::new()
    };
    let mut out = world.out();
    let told = write!(out, "{done}{afterwards}").and_then(|()| out.flush());
    put::kept(world, told, &done)?;
    Ok(outcome)
}

/// A file of the journal that the folder holds already: its names might be those of the starter, and are to be its own.
fn others(world: &dyn World, folder: &Path) -> Option<PathBuf> {
    let real = world.canonical(folder).ok()?;
    let found = journals(world, &[folder.to_path_buf()], None).list;
    // Journals below are none of this one.
    let around = |root: &PathBuf| real.starts_with(root);
    let own = found
        .into_iter()
        .filter(|wanted| wanted.root.as_ref().is_none_or(around));
    let mut files = own.flat_map(|wanted| wanted.files);
    files
        .find(|file| file.real.starts_with(&real))
        .map(|file| file.shown)
}

/// Whether the file was made; one that is there, or a link that leads nowhere, is left.
fn made(world: &dyn World, path: &Path, text: &str) -> io::Result<bool> {
    match world.replace(path, None, text.as_bytes()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// The starter's dates: today, and some on the way.
fn dated(text: &str, today: Day) -> String {
    text.replace("{today}", &today.to_string())
        .replace("{weekday}", today.weekday().short())
        .replace("{soon}", &today.plus(14).to_string())
        .replace("{middle}", &today.plus(45).to_string())
        .replace("{later}", &today.plus(90).to_string())
}
