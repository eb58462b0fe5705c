//! Reading a journal's files: bytes to sources, many at once where there are many.
//!
//! A file that can't be read is a [`Trouble`], and the others are read all the same.

use super::request::{Origin, Wanted, WantedFile};
use crate::analysis::{BadBytes, decode};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, SourceId};
use crate::world::World;
use rayon::prelude::*;
use std::io;
use std::path::Path;

/// Something that could not be read, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    pub path: String,
    pub reason: String,
}

impl Trouble {
    pub fn new(path: &Path, error: &io::Error) -> Self {
        let path = path.to_string_lossy();
        Self {
            path: if path.is_empty() { "." } else { &path }.to_owned(),
            reason: reason(error),
        }
    }
}

/// What went wrong, in the system's words without its number, as part of a sentence.
pub fn reason(error: &io::Error) -> String {
    let reason = error.to_string();
    let end = reason.find(" (os error").unwrap_or(reason.len());
    let reason = reason.get(..end).unwrap_or(&reason);
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// A journal's texts and settings. The lists go together, in the order of the files' paths.
#[derive(Debug, Default)]
pub struct Loaded {
    pub sources: Vec<Source>,
    /// Whether the command asked to see this source.
    pub asked: Vec<bool>,
    pub bad_bytes: Vec<BadBytes>,
    /// Where each was read from, and is written to.
    pub origins: Vec<Origin>,
    pub config: Config,
    /// Whether `daymark.toml` itself was asked for.
    pub config_asked: bool,
    pub troubles: Vec<Trouble>,
}

impl Loaded {
    /// How many files the command asked to see.
    #[must_use]
    pub fn read(&self) -> usize {
        let asked = self.asked.iter().filter(|asked| **asked).count();
        asked + usize::from(self.config_asked)
    }

    /// Whether a finding is to be shown: it stands in a file that was asked for, or is an error that such a
    /// file is party to. What is wrong in the settings bears on every file.
    #[must_use]
    pub fn shows(&self, finding: &Diagnostic) -> bool {
        let is_asked = |source: SourceId| self.asked.get(source.0 as usize) == Some(&true);
        let at = finding.primary.source;
        let is_party = finding.severity() == Severity::Error
            && finding.others.iter().any(|other| is_asked(other.source));
        is_asked(at) || is_party || at.0 as usize >= self.asked.len()
    }
}

/// Below this a thread costs more than it saves.
const MANY: usize = 16;

pub fn load(world: &dyn World, wanted: &Wanted) -> Loaded {
    let read = |file: &WantedFile| match &file.origin {
        Origin::Disk(path) => world.read(path),
        Origin::Input => world.read_input(),
    };
    let read_and_decode = |file: &WantedFile| match read(file) {
        Ok(bytes) => Ok(decode(bytes)),
        Err(error) => Err(Trouble::new(&file.shown, &error)),
    };
    let texts: Vec<_> = if wanted.files.len() < MANY {
        wanted.files.iter().map(read_and_decode).collect()
    } else {
        wanted.files.par_iter().map(read_and_decode).collect()
    };
    let mut loaded = Loaded::default();
    for (file, text) in wanted.files.iter().zip(texts) {
        match text {
            Ok((text, bad_bytes)) => {
                let path = file.shown.to_string_lossy();
                loaded.sources.push(Source::new(path, text));
                loaded.asked.push(file.asked);
                loaded.bad_bytes.push(bad_bytes);
                loaded.origins.push(file.origin.clone());
            }
            Err(trouble) => loaded.troubles.push(trouble),
        }
    }
    if let Some(file) = &wanted.config {
        loaded.config_asked = file.asked;
        match read(file) {
            Ok(bytes) => loaded.config = settings(file, bytes, loaded.sources.len()),
            Err(error) => loaded.troubles.push(Trouble::new(&file.shown, &error)),
        }
    }
    loaded
}

/// What a journal's `daymark.toml` says, the journal having so many sources.
pub fn settings(file: &WantedFile, bytes: Vec<u8>, sources: usize) -> Config {
    let id = SourceId(sources as u32);
    let (text, bad_bytes) = decode(bytes);
    let source = Source::new(file.shown.to_string_lossy(), text);
    match bad_bytes.diagnostic(id) {
        Some(problem) => Config::unread(source, problem),
        None => Config::read(source, id),
    }
}
