//! What can be taken back: the last thing that Daymark itself wrote into a journal, as long as nobody touched the
//! file since.
//!
//! What is remembered is a hash of the file as it was left, the places of what was added, and those of the marks that
//! were open: none of the user's words.

use super::home::Home;
use super::load::Trouble;
use crate::text::edit::apply;
use crate::text::{Edit, Span};
use crate::world::{Lock, World};
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher};
use std::hash::Hasher;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another process is waited for.
const WAIT: Duration = Duration::from_secs(5);

/// What is kept where there is nothing to take back.
const NOTHING: &[u8] = b"{}";

#[derive(Serialize, Deserialize)]
struct Remembered {
    file: PathBuf,
    /// Of the whole file, as it was left.
    hash: String,
    /// The bytes that were added, from and until.
    added: Vec<(u32, u32)>,
    /// The states of marks that were open.
    closed: Vec<u32>,
    /// Whether the file was made for them.
    is_new: bool,
}

/// What was taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undone {
    /// As shown.
    pub file: PathBuf,
    pub lines: usize,
    /// How many marks are open again.
    pub opened: usize,
    /// Whether the file is gone, which was made for what is taken back.
    pub is_removed: bool,
}

fn hash(bytes: &[u8]) -> String {
    // Keyed with nothing, so that every version and machine comes to the same.
    let mut hasher = SipHasher::new();
    hasher.write(bytes);
    format!("{:032x}", hasher.finish128().as_u128())
}

/// The file in the state folder that belongs to a folder, or to a file.
fn state(world: &dyn World, place: &Path, end: &str) -> Result<PathBuf, String> {
    let folder = world.state_folder().ok_or(
        "nothing says where to keep the journal's lock; set HOME or XDG_STATE_HOME to a folder",
    )?;
    let name = hash(place.as_os_str().as_encoded_bytes());
    Ok(folder.join(format!("{name}.{end}")))
}

/// Nobody else writes into this folder's journal, or into this file, as long as this is held.
pub(super) fn hold(world: &dyn World, place: &Path) -> Result<Lock, String> {
    let path = state(world, place, "lock")?;
    world.lock(&path, WAIT).map_err(|error| {
        let place = place.display();
        if error.kind() == ErrorKind::TimedOut {
            let lock = path.display();
            format!(
                "{error} has been writing into `{place}` for 5 seconds; nothing was written. \
                 Try again when it has ended (the lock is `{lock}`)"
            )
        } else {
            let Trouble { path, reason } = Trouble::new(&path, &error);
            format!("cannot lock `{place}` by `{path}`: {reason}; nothing was written")
        }
    })
}

impl Home {
    /// Nobody else writes into the journal from here as long as this is held.
    pub(super) fn lock(&self, world: &dyn World) -> Result<Lock, String> {
        hold(world, &self.folder)
    }

    /// Remembers what was done to a file, so that it can be taken back.
    pub(super) fn remember(
        &self,
        world: &dyn World,
        file: &Path,
        now: &[u8],
        edits: &[Edit],
        is_new: bool,
    ) -> Result<(), String> {
        let mut remembered = Remembered {
            file: file.to_path_buf(),
            hash: hash(now),
            added: Vec::new(),
            closed: Vec::new(),
            is_new,
        };
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| edit.span);
        let mut more = 0;
        for Edit { span, text } in edits {
            let (from, length) = (span.start + more, text.len() as u32);
            if span.start == span.end {
                remembered.added.push((from, from + length));
                more += length;
            } else {
                remembered.closed.push(from);
            }
        }
        // A path that is no text can't be told in JSON; what was done before is over all the same.
        let written = serde_json::to_vec(&remembered);
        let path = state(world, &self.folder, "undo")?;
        let kept = world.keep(&path, written.as_deref().unwrap_or(NOTHING));
        kept.map_err(|error| {
            let Trouble { path, reason } = Trouble::new(&path, &error);
            format!("cannot write `{path}`, so this can't be undone: {reason}")
        })?;
        written.map(drop).map_err(|_| {
            let file = file.display();
            format!("the name of `{file}` is not UTF-8, so this can't be undone")
        })
    }
}

/// Takes the last capture into a journal back.
///
/// # Errors
/// Where there is none, or the file is not byte for byte as that left it: a sentence.
pub fn undo(world: &dyn World, home: &Home) -> Result<Undone, String> {
    let _lock = home.lock(world)?;
    let path = state(world, &home.folder, "undo")?;
    let nothing = || "there is nothing to take back in this journal".to_owned();
    let trouble = |what: &str, path: &Path, error: &Error| {
        let Trouble { path, reason } = Trouble::new(path, error);
        format!("cannot {what} `{path}`: {reason}; nothing was taken back")
    };
    let bytes = world.read(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => nothing(),
        _ => trouble("read", &path, &error),
    })?;
    let remembered: Remembered = serde_json::from_slice(&bytes).map_err(|_| nothing())?;
    let file = &remembered.file;
    if let Some(named) = home.only().filter(|named| named != file) {
        return Err(format!(
            "the last capture went into `{}`, not into `{}`; nothing was taken back",
            file.display(),
            named.display()
        ));
    }
    let _file_lock = hold(world, file)?;
    let now = world
        .read(file)
        .map_err(|error| trouble("read", file, &error))?;
    if hash(&now) != remembered.hash {
        return Err(changed(file));
    }
    let added = remembered.added.iter();
    let added = added.map(|&(from, until)| Edit::remove(Span::new(from, until)));
    let closed = remembered.closed.iter();
    let closed = closed.map(|&at| Edit::new(Span::new(at, at + 1), " "));
    let edits: Vec<Edit> = added.chain(closed).collect();
    let text = String::from_utf8_lossy(&now);
    let old = apply(&text, &edits).ok_or_else(|| changed(file))?;
    let is_line = |line: &&str| !line.trim().is_empty();
    let lines = |text: &str| text.lines().filter(is_line).count();
    let lines = lines(&text).saturating_sub(lines(&old));
    let wanted = home.wanted(world).unwrap_or_default();
    if remembered.is_new {
        world
            .remove(file, &now)
            .map_err(|error| trouble("remove", file, &error))?;
    } else {
        world
            .replace(file, Some(&now), old.as_bytes())
            .map_err(|error| trouble("write", file, &error))?;
    }
    // Once is all: what the file held before that capture is not known. Where this can't be written the hash tells too.
    let _ = world.keep(&path, NOTHING);
    let mut files = wanted.files.iter();
    let known = files.find(|known| known.real == *file);
    Ok(Undone {
        file: known.map_or(file, |known| &known.shown).clone(),
        lines,
        opened: remembered.closed.len(),
        is_removed: remembered.is_new,
    })
}

fn changed(file: &Path) -> String {
    format!(
        "`{}` was changed since, so nothing is taken back; delete the line by hand",
        file.display()
    )
}
