//! The world outside: files, clock, environment, terminal, streams.
//!
//! Nothing else in the program touches any of them, so everything else can be tested with a world made of
//! plain values. [`Real`] is the one that `main` hands over.

mod likeness;
mod lock;
#[cfg(unix)]
pub mod private;
mod replace;
mod state;
mod watch;

use crate::text::{Day, Time};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    File,
    Folder,
    /// A symbolic link, where links are not followed.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// One thing in a folder; a link is said to be one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    pub name: OsString,
    pub kind: Kind,
}

/// A file's size and when it was last written; a file whose stamp is the same holds the same text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    pub size: u64,
    /// In nanoseconds, from wherever.
    pub written: u128,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    In,
    Out,
    Err,
}

/// Folders watched for changes.
pub trait Watcher {
    /// Watches these folders and no others from now on, each without the folders in it. Gives those that were not
    /// watched before, and why where one can't be.
    fn watch(&mut self, folders: &BTreeSet<PathBuf>) -> Vec<(PathBuf, io::Result<()>)>;

    /// Waits until something in them is written, made, renamed or taken away; gives the paths, those of one moment
    /// together.
    ///
    /// # Errors
    /// [`io::ErrorKind::BrokenPipe`] where nobody reads standard output any more.
    fn changes(&mut self) -> io::Result<Vec<PathBuf>>;
}

/// All that the program asks of the world. Relative paths start at the current folder.
pub trait World: Sync {
    /// The bytes of a file (or a pipe). One of [`TOO_LARGE`] bytes or more is refused.
    ///
    /// # Errors
    /// Where it can't be read, or is too large.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// # Errors
    /// Where standard input can't be read, or holds too much.
    fn read_input(&self) -> io::Result<Vec<u8>>;

    /// Standard input as it comes, for a conversation. It may be read from another thread.
    fn input(&self) -> Box<dyn BufRead + Send>;

    /// What tells that a file was written to since, links followed.
    ///
    /// # Errors
    /// Where nothing stands there, or it can't be told.
    fn stamp(&self, path: &Path) -> io::Result<Stamp>;

    /// What stands at a path, links followed.
    ///
    /// # Errors
    /// Where nothing does, or it can't be told.
    fn kind(&self, path: &Path) -> io::Result<Kind>;

    /// What a folder holds, in any order.
    ///
    /// # Errors
    /// Where it can't be listed.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;

    /// The path without links, `.` and `..`.
    ///
    /// # Errors
    /// Where nothing stands there.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;

    /// Gives a file new bytes, all of them or none: whoever reads it meets the old text or the new one.
    /// Links are followed; permissions, owner and group are kept as far as the system lets us, and where they can't
    /// be nobody gains any. `was` is what the file held when it was read, None for a file that is to be made.
    ///
    /// # Errors
    /// Where it does not hold that any more, has other names (hard links), or can't be written; it is then as it was.
    fn replace(&self, path: &Path, was: Option<&[u8]>, now: &[u8]) -> io::Result<()>;

    /// Makes a file that is not there, for the same people as the one it is `like`.
    ///
    /// # Errors
    /// Where it is there, or can't be made.
    fn make_like(&self, _like: &Path, path: &Path, now: &[u8]) -> io::Result<()> {
        self.replace(path, None, now)
    }

    // A world that writes nothing needs none of the next six.

    /// Takes a file away that still holds `was`.
    ///
    /// # Errors
    /// Where it does not, or stays.
    fn remove(&self, _path: &Path, _was: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    /// Makes a folder, and those above it; nothing where it is there.
    ///
    /// # Errors
    /// Where it can't be made.
    fn make_folder(&self, _path: &Path) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    /// The folder for what the program remembers by itself; None where nothing says where one is.
    fn state_folder(&self) -> Option<PathBuf> {
        None
    }

    /// Gives a file of the state folder new bytes, which only this user may read.
    ///
    /// # Errors
    /// Where it can't be written; it does not hold what it held all the same.
    fn keep(&self, _path: &Path, _now: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    /// Holds a file of the state folder, alone among all processes, until the lock is dropped.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] where another holds it so long, who as far as is known; or it can't be made.
    fn lock(&self, _path: &Path, _wait: Duration) -> io::Result<Lock> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    /// The next key on the terminal, without waiting for the end of a line.
    ///
    /// # Errors
    /// Where there is no terminal, or it ends.
    fn key(&self) -> io::Result<char> {
        Err(io::ErrorKind::NotConnected.into())
    }

    fn variable(&self, name: &str) -> Option<OsString>;

    /// The local date and time.
    fn now(&self) -> (Day, Time);

    /// Standard output, buffered.
    fn out(&self) -> Box<dyn Write + '_>;

    /// Standard error.
    fn err(&self) -> Box<dyn Write + '_>;

    /// Something that tells of changes in folders.
    ///
    /// # Errors
    /// Where this world can't tell.
    fn watcher(&self) -> io::Result<Box<dyn Watcher>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn is_terminal(&self, stream: Stream) -> bool;

    /// The terminal's columns, where there is one.
    fn terminal_width(&self) -> Option<usize>;
}

/// What a lock holds; given back where it is dropped.
pub type Lock = Box<dyn Send>;

/// Places in a text are 32-bit numbers, so a text of 4 GiB has no end.
pub const TOO_LARGE: u64 = u32::MAX as u64;

/// What is said of a file that no longer holds what was read from it.
pub const CHANGED: &str = "it was changed by someone else meanwhile; try again";

/// The machine this runs on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Real;

/// The program's arguments, its own name first.
#[must_use]
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

impl World for Real {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let file = std::fs::File::open(path)?;
        let size = file.metadata()?.len();
        match halves(path, size) {
            Some(bytes) => Ok(bytes),
            None => read_all(file, size),
        }
    }

    fn read_input(&self) -> io::Result<Vec<u8>> {
        read_all(io::stdin().lock(), 0)
    }

    fn input(&self) -> Box<dyn BufRead + Send> {
        Box::new(io::BufReader::new(io::stdin()))
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let metadata = std::fs::metadata(path)?;
        let since = metadata.modified()?.duration_since(std::time::UNIX_EPOCH);
        Ok(Stamp {
            size: metadata.len(),
            // Before 1970 the distance counts all the same.
            written: since.unwrap_or_else(|before| before.duration()).as_nanos(),
        })
    }

    fn kind(&self, path: &Path) -> io::Result<Kind> {
        std::fs::metadata(path).map(|metadata| kind_of(metadata.file_type()))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        std::fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                Ok(Entry {
                    name: entry.file_name(),
                    kind: kind_of(entry.file_type()?),
                })
            })
            .collect()
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(path)
    }

    fn replace(&self, path: &Path, was: Option<&[u8]>, now: &[u8]) -> io::Result<()> {
        replace::replace(path, was, now)
    }

    fn make_like(&self, like: &Path, path: &Path, now: &[u8]) -> io::Result<()> {
        replace::make(path, now, Some(&likeness::Likeness::of(like)?))
    }

    fn remove(&self, path: &Path, was: &[u8]) -> io::Result<()> {
        replace::remove(path, was)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir_all(path)
    }

    fn state_folder(&self) -> Option<PathBuf> {
        state::folder()
    }

    fn keep(&self, path: &Path, now: &[u8]) -> io::Result<()> {
        state::keep(path, now)
    }

    fn lock(&self, path: &Path, wait: Duration) -> io::Result<Lock> {
        lock::lock(path, wait)
    }

    fn key(&self) -> io::Result<char> {
        use console::Key;
        match console::Term::stdout().read_key()? {
            Key::Char(character) => Ok(character),
            Key::Enter => Ok('\n'),
            Key::Escape => Ok('q'),
            Key::CtrlC => Err(io::ErrorKind::Interrupted.into()),
            _ => Ok('?'),
        }
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name)
    }

    fn now(&self) -> (Day, Time) {
        use chrono::Timelike;
        let now = chrono::Local::now();
        let date = now.date_naive().to_string();
        let minutes = now.hour() * 60 + now.minute();
        (
            Day::parse(&date).unwrap_or(Day::MAX),
            Time(u16::try_from(minutes).unwrap_or(0)),
        )
    }

    fn out(&self) -> Box<dyn Write + '_> {
        Box::new(io::BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    fn err(&self) -> Box<dyn Write + '_> {
        Box::new(io::LineWriter::new(io::stderr().lock()))
    }

    fn watcher(&self) -> io::Result<Box<dyn Watcher>> {
        Ok(Box::new(watch::Folders::new()?))
    }

    fn is_terminal(&self, stream: Stream) -> bool {
        match stream {
            Stream::In => io::stdin().is_terminal(),
            Stream::Out => io::stdout().is_terminal(),
            Stream::Err => io::stderr().is_terminal(),
        }
    }

    fn terminal_width(&self) -> Option<usize> {
        terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
    }
}

fn kind_of(kind: std::fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

/// A large file, its halves read side by side; None where it is small or anything is not as it said.
fn halves(path: &Path, size: u64) -> Option<Vec<u8>> {
    const WORTH_SPLITTING: u64 = 1 << 20;
    if !(WORTH_SPLITTING..TOO_LARGE).contains(&size) {
        return None;
    }
    let (mut one, mut other) = (
        std::fs::File::open(path).ok()?,
        std::fs::File::open(path).ok()?,
    );
    let written = |file: &std::fs::File| {
        let known = file.metadata().ok()?;
        Some((known.len(), known.modified().ok()?))
    };
    let known = written(&one)?;
    // A file saved anew between the two would give half of each.
    if known.0 != size || written(&other)? != known {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(size).ok()?];
    let middle = bytes.len() / 2;
    let (first, second) = bytes.split_at_mut_checked(middle)?;
    other.seek(io::SeekFrom::Start(middle as u64)).ok()?;
    let (first, second) = rayon::join(|| one.read_exact(first), || other.read_exact(second));
    first.and(second).ok()?;
    let is_whole = other.read(&mut [0]).ok()? == 0 && written(&one)? == known;
    is_whole.then_some(bytes)
}

/// Reads to the end. `size` is what the file says of itself: it saves growing, and a file too large is
/// refused before it is read. A pipe says nothing, so what was read is measured too.
fn read_all(source: impl Read, size: u64) -> io::Result<Vec<u8>> {
    let too_large = || {
        io::Error::new(
            io::ErrorKind::FileTooLarge,
            "a file of 4 GiB or more is not read; split it, for instance into a file a year",
        )
    };
    if size >= TOO_LARGE {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    source.take(TOO_LARGE).read_to_end(&mut bytes)?;
    if bytes.len() as u64 >= TOO_LARGE {
        return Err(too_large());
    }
    Ok(bytes)
}
