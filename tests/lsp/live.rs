//! A world of values that changes while the program runs: its files, its clock, and streams that are pipes.

use crate::cli::world::Memory;
use daymark::text::{Day, Time};
use daymark::world::{Entry, Kind, Stamp, Stream, World};
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, RwLock};

pub struct Live {
    pub memory: RwLock<Memory>,
    pub clock: Mutex<(Day, Time)>,
    pub taken: Arc<Taken>,
    input: Mutex<Option<PipeReader>>,
    out: Mutex<Option<PipeWriter>>,
}

impl Live {
    /// The world, and the other ends of its standard input and output.
    pub fn new(memory: Memory, clock: (Day, Time)) -> (Self, PipeWriter, PipeReader) {
        let (input, to) = io::pipe().unwrap();
        let (from, out) = io::pipe().unwrap();
        let live = Self {
            memory: RwLock::new(memory),
            clock: Mutex::new(clock),
            taken: Arc::default(),
            input: Mutex::new(Some(input)),
            out: Mutex::new(Some(out)),
        };
        (live, to, from)
    }
}

/// How much of its input the server has done with: it wants more.
#[derive(Default)]
pub struct Taken {
    bytes: Mutex<usize>,
    more: Condvar,
}

impl Taken {
    /// Waits until the server has so many bytes, and has read all messages in them.
    pub fn wait_for(&self, all: usize) {
        let bytes = self.bytes.lock().unwrap();
        drop(self.more.wait_while(bytes, |bytes| *bytes < all).unwrap());
    }
}

/// Counts when more is asked for: what came before has been read by then.
struct Counted {
    pipe: PipeReader,
    /// What came last.
    last: usize,
    taken: Arc<Taken>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        *self.taken.bytes.lock().unwrap() += self.last;
        self.taken.more.notify_all();
        self.last = self.pipe.read(into)?;
        Ok(self.last)
    }
}

impl World for Live {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.memory.read().unwrap().read(path)
    }

    fn read_input(&self) -> io::Result<Vec<u8>> {
        unreachable!("a conversation is not read to its end")
    }

    fn input(&self) -> Box<dyn BufRead + Send> {
        let pipe = self.input.lock().unwrap().take().unwrap();
        let taken = Arc::clone(&self.taken);
        Box::new(BufReader::new(Counted {
            pipe,
            last: 0,
            taken,
        }))
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        self.memory.read().unwrap().stamp(path)
    }

    fn kind(&self, path: &Path) -> io::Result<Kind> {
        self.memory.read().unwrap().kind(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.memory.read().unwrap().list(folder)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.memory.read().unwrap().canonical(path)
    }

    fn replace(&self, path: &Path, _: Option<&[u8]>, _: &[u8]) -> io::Result<()> {
        panic!(
            "the language server writes no file, and wrote {}",
            path.display()
        )
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.memory.read().unwrap().variable(name)
    }

    fn now(&self) -> (Day, Time) {
        *self.clock.lock().unwrap()
    }

    fn out(&self) -> Box<dyn Write + '_> {
        Box::new(self.out.lock().unwrap().take().unwrap())
    }

    fn err(&self) -> Box<dyn Write + '_> {
        Box::new(io::sink())
    }

    fn is_terminal(&self, _: Stream) -> bool {
        false
    }

    fn terminal_width(&self) -> Option<usize> {
        None
    }
}
