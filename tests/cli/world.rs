//! A world made of values: files, links and variables in memory, a clock that stands still, streams kept.

use daymark::text::{Day, Time};
use daymark::world::{CHANGED, Entry, Kind, Lock, Stamp, Stream, World};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, Cursor, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

#[derive(Clone, Debug)]
pub enum Node {
    File(Vec<u8>),
    ReadOnly(Vec<u8>),
    Link(PathBuf),
    Pipe,
    Unreadable,
    Large,
}

/// A place without room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Full {
    Disk,
    State,
    Out,
}

impl Full {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "disk" => Some(Self::Disk),
            "state" => Some(Self::State),
            "out" => Some(Self::Out),
            _ => panic!("no place is called {name}"),
        }
    }
}

#[derive(Debug, Default)]
pub struct Memory {
    /// By absolute path; folders are where files are.
    pub nodes: BTreeMap<PathBuf, Node>,
    pub folder: PathBuf,
    pub variables: BTreeMap<String, String>,
    pub input: Vec<u8>,
    pub terminal: Option<usize>,
    /// How many bytes standard output takes before its reader goes away.
    pub patience: Option<usize>,
    /// Where nothing more can be written.
    pub full: Option<Full>,
    /// The keys that will be hit.
    pub keys: Mutex<Vec<char>>,
    /// Whether another process holds every lock.
    pub is_locked: bool,
    written: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    /// What the program keeps for itself.
    kept: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    out: Mutex<Vec<u8>>,
    err: Mutex<Vec<u8>>,
}

impl Memory {
    pub fn streams(&self) -> (String, String) {
        let text = |stream: &Mutex<Vec<u8>>| String::from_utf8(stream.lock().unwrap().clone());
        (text(&self.out).unwrap(), text(&self.err).unwrap())
    }

    /// What the program wrote, by path without links.
    pub fn written(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.written.lock().unwrap()
    }

    fn has_room(&self, place: Full) -> io::Result<()> {
        if self.full == Some(place) {
            return Err(io::Error::from_raw_os_error(28));
        }
        Ok(())
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.nodes
            .keys()
            .any(|known| known != path && known.starts_with(path))
    }

    /// The path without links, whether or not something stands there.
    fn resolve(&self, path: &Path, links: usize) -> io::Result<PathBuf> {
        if links > 8 {
            return Err(io::Error::other("too many links"));
        }
        let mut real = PathBuf::from("/");
        let path = self.folder.join(path);
        let mut parts = path.components();
        while let Some(part) = parts.next() {
            match part {
                Component::ParentDir => {
                    real.pop();
                }
                Component::Normal(name) => {
                    real.push(name);
                    if let Some(Node::Link(target)) = self.nodes.get(&real) {
                        let target = real.parent().unwrap().join(target).join(parts.as_path());
                        return self.resolve(&target, links + 1);
                    }
                }
                _ => {}
            }
        }
        Ok(real)
    }

    fn node(&self, path: &Path) -> io::Result<&Node> {
        let real = self.resolve(path, 0)?;
        self.nodes.get(&real).ok_or_else(not_found)
    }
}

fn not_found() -> io::Error {
    io::Error::from_raw_os_error(2)
}

impl World for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self.written().get(&self.resolve(path, 0)?) {
            return Ok(bytes.clone());
        }
        if let Some(bytes) = self.kept.lock().unwrap().get(path) {
            return Ok(bytes.clone());
        }
        match self.node(path)? {
            Node::File(bytes) | Node::ReadOnly(bytes) => Ok(bytes.clone()),
            Node::Large => Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "a file of 4 GiB or more is not read",
            )),
            _ => Err(io::Error::from_raw_os_error(13)),
        }
    }

    fn read_input(&self) -> io::Result<Vec<u8>> {
        Ok(self.input.clone())
    }

    fn input(&self) -> Box<dyn BufRead + Send> {
        Box::new(Cursor::new(self.input.clone()))
    }

    /// Another text is another time.
    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let bytes = self.read(path)?;
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Ok(Stamp {
            size: bytes.len() as u64,
            written: hasher.finish().into(),
        })
    }

    fn kind(&self, path: &Path) -> io::Result<Kind> {
        let real = self.resolve(path, 0)?;
        match self.nodes.get(&real) {
            Some(Node::Pipe) => Ok(Kind::Other),
            Some(_) => Ok(Kind::File),
            None if self.written().contains_key(&real) => Ok(Kind::File),
            None if self.is_folder(&real) => Ok(Kind::Folder),
            None => Err(not_found()),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let real = self.resolve(folder, 0)?;
        let mut entries = BTreeMap::new();
        for (path, node) in &self.nodes {
            let Ok(rest) = path.strip_prefix(&real) else {
                continue;
            };
            let mut parts = rest.components();
            let Some(name) = parts.next() else { continue };
            let kind = match node {
                _ if parts.next().is_some() => Kind::Folder,
                Node::Link(_) => Kind::Link,
                Node::Pipe => Kind::Other,
                _ => Kind::File,
            };
            entries.insert(name.as_os_str().to_owned(), kind);
        }
        let entries = entries.into_iter().rev();
        Ok(entries.map(|(name, kind)| Entry { name, kind }).collect())
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        let real = self.resolve(path, 0)?;
        self.kind(&real).map(|_| real)
    }

    fn replace(&self, path: &Path, was: Option<&[u8]>, now: &[u8]) -> io::Result<()> {
        let held = match self.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if was.is_none() && held.is_some() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if held.as_deref() != was {
            return Err(io::Error::other(CHANGED));
        }
        let real = self.resolve(path, 0)?;
        if let Some(Node::ReadOnly(_)) = self.nodes.get(&real) {
            return Err(io::Error::from_raw_os_error(13));
        }
        self.has_room(Full::Disk)?;
        self.written().insert(real, now.to_vec());
        Ok(())
    }

    fn remove(&self, path: &Path, was: &[u8]) -> io::Result<()> {
        if self.read(path)? != was {
            return Err(io::Error::other(CHANGED));
        }
        self.written().remove(&self.resolve(path, 0)?);
        Ok(())
    }

    /// Folders are where files are.
    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn state_folder(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home/me/.local/state/daymark"))
    }

    fn keep(&self, path: &Path, now: &[u8]) -> io::Result<()> {
        let mut kept = self.kept.lock().unwrap();
        if let Err(error) = self.has_room(Full::State) {
            kept.remove(path);
            return Err(error);
        }
        kept.insert(path.to_owned(), now.to_vec());
        Ok(())
    }

    fn lock(&self, _: &Path, _: Duration) -> io::Result<Lock> {
        if self.is_locked {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "process 4711"));
        }
        Ok(Box::new(()))
    }

    fn key(&self) -> io::Result<char> {
        let mut keys = self.keys.lock().unwrap();
        if keys.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(keys.remove(0))
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.get(name).map(OsString::from)
    }

    fn now(&self) -> (Day, Time) {
        (Day::parse("2026-02-01").unwrap(), Time(3 * 60))
    }

    fn out(&self) -> Box<dyn Write + '_> {
        Box::new(Pen {
            is_full: self.full == Some(Full::Out),
            patience: self.patience,
            stream: &self.out,
        })
    }

    fn err(&self) -> Box<dyn Write + '_> {
        Box::new(Pen {
            is_full: false,
            patience: None,
            stream: &self.err,
        })
    }

    fn is_terminal(&self, _: Stream) -> bool {
        self.terminal.is_some()
    }

    fn terminal_width(&self) -> Option<usize> {
        self.terminal
    }
}

struct Pen<'a> {
    stream: &'a Mutex<Vec<u8>>,
    patience: Option<usize>,
    is_full: bool,
}

impl Write for Pen<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_full {
            return Err(io::Error::from_raw_os_error(28));
        }
        let mut stream = self.stream.lock().unwrap();
        if self
            .patience
            .is_some_and(|patience| stream.len() + bytes.len() > patience)
        {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        stream.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
