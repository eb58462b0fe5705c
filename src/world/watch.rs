//! Folders watched by the system's own means, bursts of changes taken together.
//!
//! Editors save by writing a second file and renaming it, so a file's folder is watched and never the file. What is
//! only read changes nothing, and is not told.

use super::Watcher;
use notify_debouncer_full::notify::event::{MetadataKind, ModifyKind};
use notify_debouncer_full::notify::{self, Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long it has to be quiet before changes are told.
const QUIET: Duration = Duration::from_millis(100);
/// How often it is asked whether anyone still reads.
const BREATH: Duration = Duration::from_millis(500);

pub struct Folders {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    told: Receiver<DebounceEventResult>,
    watched: BTreeSet<PathBuf>,
}

impl Folders {
    pub fn new() -> io::Result<Self> {
        let (tell, told) = channel();
        // Whoever stopped listening needs no word.
        let tell = move |changes: DebounceEventResult| drop(tell.send(changes));
        let config = Config::default().with_follow_symlinks(false);
        let debouncer = new_debouncer_opt(QUIET, None, tell, NoCache, config);
        Ok(Self {
            debouncer: debouncer.map_err(as_io)?,
            told,
            watched: BTreeSet::new(),
        })
    }
}

impl Watcher for Folders {
    fn watch(&mut self, folders: &BTreeSet<PathBuf>) -> Vec<(PathBuf, io::Result<()>)> {
        for gone in self.watched.difference(folders) {
            // A folder that was taken away is no longer watched anyway.
            let _ = self.debouncer.unwatch(gone);
        }
        let new: Vec<PathBuf> = folders.difference(&self.watched).cloned().collect();
        self.watched.clone_from(folders);
        let mut told = Vec::new();
        for folder in new {
            let watched = self.debouncer.watch(&folder, RecursiveMode::NonRecursive);
            if watched.is_err() {
                self.watched.remove(&folder);
            }
            told.push((folder, watched.map_err(as_io)));
        }
        told
    }

    fn changes(&mut self) -> io::Result<Vec<PathBuf>> {
        loop {
            match self.told.recv_timeout(BREATH) {
                Ok(Ok(events)) => {
                    let events = events.into_iter().filter(|event| is_change(event.kind));
                    let paths: Vec<PathBuf> = events.flat_map(|event| event.event.paths).collect();
                    // A folder that is itself made anew is another folder, and to be watched anew.
                    for path in &paths {
                        if self.watched.remove(path) {
                            let _ = self.debouncer.unwatch(path);
                        }
                    }
                    if !paths.is_empty() {
                        return Ok(paths);
                    }
                }
                // Too much at once to say what: everything may have changed.
                Ok(Err(_)) => return Ok(self.watched.iter().cloned().collect()),
                Err(RecvTimeoutError::Timeout) if is_output_closed() => {
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(io::ErrorKind::NotConnected.into());
                }
            }
        }
    }
}

fn is_change(kind: EventKind) -> bool {
    let was_read = EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime));
    kind != was_read && !matches!(kind, EventKind::Access(_))
}

/// The reason without the paths, which are said beside it.
fn as_io(error: notify::Error) -> io::Error {
    match error.kind {
        notify::ErrorKind::Io(error) => error,
        notify::ErrorKind::MaxFilesWatch => {
            io::Error::other("the system watches as many folders as it may")
        }
        notify::ErrorKind::PathNotFound => io::ErrorKind::NotFound.into(),
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Whether the reader of our output has gone.
#[cfg(unix)]
fn is_output_closed() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let out = io::stdout();
    let mut asked = [PollFd::new(&out, PollFlags::empty())];
    let now = Timespec::default();
    let gone = PollFlags::ERR | PollFlags::HUP;
    poll(&mut asked, Some(&now)).is_ok() && asked.iter().any(|out| out.revents().intersects(gone))
}

/// Elsewhere the next thing written tells.
#[cfg(not(unix))]
const fn is_output_closed() -> bool {
    false
}
