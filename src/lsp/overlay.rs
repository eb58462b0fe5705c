//! The world with the documents that are open in an editor laid over its files.
//!
//! A document stands where its file would, written yet or not, so that the walk finds it. Its text is not
//! read here (the desk has it), and nothing is written.

use super::held::Open;
use crate::text::{Day, Time};
use crate::world::{Entry, Kind, Stamp, Stream, World};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

pub struct Overlay<'a> {
    pub world: &'a dyn World,
    /// By path without links.
    pub open: &'a BTreeMap<PathBuf, Open>,
}

impl World for Overlay<'_> {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        if self.open.contains_key(path) {
            return Ok(Kind::File);
        }
        self.world.kind(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = self.world.list(folder)?;
        let open = self
            .open
            .keys()
            .filter(|path| path.parent() == Some(folder));
        for name in open.filter_map(|path| path.file_name()) {
            if !entries.iter().any(|entry| entry.name == name) {
                entries.push(Entry {
                    name: name.to_owned(),
                    kind: Kind::File,
                });
            }
        }
        Ok(entries)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        match self.world.canonical(path) {
            Err(_) if self.open.contains_key(path) => Ok(path.to_path_buf()),
            found => found,
        }
    }

    fn replace(&self, _: &Path, _: Option<&[u8]>, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.world.read(path)
    }

    fn read_input(&self) -> io::Result<Vec<u8>> {
        self.world.read_input()
    }

    fn input(&self) -> Box<dyn BufRead + Send> {
        self.world.input()
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        self.world.stamp(path)
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.world.variable(name)
    }

    fn now(&self) -> (Day, Time) {
        self.world.now()
    }

    fn out(&self) -> Box<dyn Write + '_> {
        self.world.out()
    }

    fn err(&self) -> Box<dyn Write + '_> {
        self.world.err()
    }

    fn is_terminal(&self, stream: Stream) -> bool {
        self.world.is_terminal(stream)
    }

    fn terminal_width(&self) -> Option<usize> {
        self.world.terminal_width()
    }
}
