//! The journals that a client works on, and the documents that it has open.
//!
//! Each text is here once, in the sources of its journal, where an editor's changes are made in place. What stands
//! on the disk is looked at by `look` and read only where its stamp has changed.

use super::change::{self, Change};
use super::look::Seen;
use super::uri::{path_of, uri_of};
use crate::analysis::BadBytes;
use crate::journal::Settings;
use crate::text::{Day, Encoding, Source, Time};
use crate::workspace::{self, Trouble, Wanted};
use crate::world::{Stamp, World};
use gen_lsp_types::Uri;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A document as its editor names it.
#[derive(Clone, Debug)]
pub struct Open {
    pub uri: Uri,
    pub version: i32,
}

/// A file of a journal. Its text is the source of the same index.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path without links; the URI of a document that is no file.
    pub real: PathBuf,
    pub uri: Uri,
    /// Where it is open, which version of it.
    pub version: Option<i32>,
    /// As it was when read; None for what is to be read anew, and while it is open.
    stamp: Option<Stamp>,
}

/// A journal. The three lists go together, in the order of the files' paths.
#[derive(Debug, Default)]
pub struct Held {
    pub name: PathBuf,
    /// Without links.
    pub root: Option<PathBuf>,
    pub files: Vec<File>,
    pub sources: Vec<Source>,
    pub bad_bytes: Vec<BadBytes>,
    /// The day its findings were last told for, and what decides on it; None where they are to be told anew.
    pub told: Option<(Day, Settings)>,
}

type Text = (File, Source, BadBytes);

#[derive(Default)]
pub struct Desk {
    pub folders: Vec<PathBuf>,
    pub journals: Vec<Held>,
    /// By path without links, or by URI for a document that is no file.
    pub open: BTreeMap<PathBuf, Open>,
    /// Texts of documents that were opened since the last look.
    opened: FxHashMap<PathBuf, String>,
    /// What the last look saw; None where some of it is to be read anew.
    seen: Option<Vec<Seen>>,
    /// What could not be read then.
    pub troubles: Vec<Trouble>,
    /// Whether to look at the disk before anything else is asked.
    pub is_stale: bool,
    /// The minute of the last look.
    pub looked: Cell<Option<(Day, Time)>>,
}

impl Desk {
    pub fn open(&mut self, uri: Uri, version: i32, text: String, world: &dyn World) {
        let key = self.key(&uri, world);
        // Two names for one file would be two texts of one: the second stands alone.
        let is_taken = self.open.get(&key).is_some_and(|open| open.uri != uri);
        let key = if is_taken { own_key(&uri) } else { key };
        self.opened.insert(key.clone(), change::without_mark(text));
        self.open.insert(key, Open { uri, version });
        self.is_stale = true;
    }

    /// Whether there is such a document.
    pub fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<Change>,
        encoding: Encoding,
    ) -> bool {
        let Some((key, open)) = self.open.iter_mut().find(|(_, open)| open.uri == *uri) else {
            return false;
        };
        open.version = version;
        if let Some(text) = self.opened.get_mut(key) {
            change::apply(text, changes, encoding);
        } else if let Some((journal, file)) = place(&self.journals, key)
            && let Some(held) = self.journals.get_mut(journal)
        {
            if let Some(source) = held.sources.get_mut(file) {
                change::apply(&mut source.text, changes, encoding);
            }
            if let Some(file) = held.files.get_mut(file) {
                file.version = Some(version);
            }
            held.told = None;
        }
        true
    }

    pub fn close(&mut self, uri: &Uri) {
        let key = self.open.iter().find(|(_, open)| open.uri == *uri);
        if let Some(key) = key.map(|(key, _)| key.clone()) {
            self.open.remove(&key);
            self.opened.remove(&key);
            self.is_stale = true;
        }
    }

    /// The file of a path is to be read anew, whatever its stamp says.
    pub fn touch(&mut self, uri: &Uri, world: &dyn World) {
        let key = self.key(uri, world);
        if let Some((journal, file)) = place(&self.journals, &key)
            && let Some(held) = self.journals.get_mut(journal)
            && let Some(file) = held.files.get_mut(file)
        {
            file.stamp = None;
        }
        self.seen = None;
        self.is_stale = true;
    }

    /// The indices of the journal and the file in it that a URI names.
    pub fn find(&self, uri: &Uri, world: &dyn World) -> Option<(usize, usize)> {
        place(&self.journals, &self.key(uri, world))
    }

    fn key(&self, uri: &Uri, world: &dyn World) -> PathBuf {
        if let Some((key, _)) = self.open.iter().find(|(_, open)| open.uri == *uri) {
            return key.clone();
        }
        let Some(path) = path_of(uri) else {
            return own_key(uri);
        };
        world.canonical(&path).unwrap_or_else(|_| {
            // A file that isn't there yet, in a folder that may be.
            let folder = path
                .parent()
                .and_then(|folder| world.canonical(folder).ok());
            match (folder, path.file_name()) {
                (Some(folder), Some(name)) => folder.join(name),
                _ => path,
            }
        })
    }

    /// Whether this is what was seen last.
    pub fn is_as(&self, seen: &[Seen]) -> bool {
        self.opened.is_empty() && self.seen.as_deref() == Some(seen)
    }

    /// Takes on what was seen: texts that are known stay, the others are read. Whether something is otherwise
    /// than it was without the client's doing.
    pub fn settle(
        &mut self,
        seen: Vec<Seen>,
        mut troubles: Vec<Trouble>,
        world: &dyn World,
    ) -> bool {
        let is_first = self.journals.is_empty();
        let mut is_otherwise = false;
        let opened = std::mem::take(&mut self.opened);
        let new: FxHashSet<PathBuf> = opened.keys().cloned().collect();
        let mut told = FxHashMap::default();
        let mut known: FxHashMap<PathBuf, Text> = FxHashMap::default();
        for held in std::mem::take(&mut self.journals) {
            let files: Vec<PathBuf> = held.files.iter().map(|file| file.real.clone()).collect();
            told.insert(held.name, (held.told, files));
            let texts = held.files.into_iter().zip(held.sources).zip(held.bad_bytes);
            known.extend(
                texts.map(|((file, source), bad)| (file.real.clone(), (file, source, bad))),
            );
        }
        for (key, text) in opened {
            if let Some(open) = self.open.get(&key) {
                let text = (
                    File::open(&key, open),
                    Source::new("", text),
                    BadBytes::default(),
                );
                known.insert(key, text);
            }
        }
        for seen in &seen {
            let texts = seen.files().map(|(file, stamp)| {
                let text = known.remove(&file.real)?;
                let is_open = self.open.contains_key(&file.real);
                let is_same = stamp.is_some() && text.0.stamp == stamp;
                (is_open || is_same).then_some(text)
            });
            let texts: Vec<Option<Text>> = texts.collect();
            let is_read = texts.iter().any(Option::is_none);
            is_otherwise |= is_read;
            let is_new = is_read || seen.files().any(|(file, _)| new.contains(&file.real));
            let mut held = Held::new(seen, texts, world, &mut troubles);
            if let Some((told, files)) = told.remove(&held.name)
                && !is_new
                && files.iter().eq(held.files.iter().map(|file| &file.real))
            {
                held.told = told;
            }
            self.journals.push(held);
        }
        self.seen = Some(seen);
        self.troubles = troubles;
        self.is_stale = false;
        !is_first && (is_otherwise || !known.is_empty())
    }
}

impl File {
    fn open(key: &Path, open: &Open) -> Self {
        Self {
            real: key.to_path_buf(),
            uri: open.uri.clone(),
            version: Some(open.version),
            stamp: None,
        }
    }
}

impl Held {
    /// The journal with these of its texts known; the others are read.
    fn new(
        seen: &Seen,
        texts: Vec<Option<Text>>,
        world: &dyn World,
        troubles: &mut Vec<Trouble>,
    ) -> Self {
        let missing = seen.files().zip(&texts).filter(|(_, text)| text.is_none());
        let missing = Wanted {
            files: missing.map(|((file, _), _)| file.clone()).collect(),
            ..Wanted::default()
        };
        let loaded = workspace::load(world, &missing);
        troubles.extend(loaded.troubles);
        let mut read = loaded.sources.into_iter().zip(loaded.bad_bytes).peekable();
        let mut held = Self {
            name: seen.wanted.name.clone(),
            root: seen.wanted.root.clone(),
            ..Self::default()
        };
        for ((wanted, stamp), text) in seen.files().zip(texts) {
            let shown = wanted.shown.to_string_lossy();
            let text = text.or_else(|| {
                // What could not be read is left out of the list.
                let (source, bad) = read.next_if(|(source, _)| source.path == shown)?;
                let file = File {
                    real: wanted.real.clone(),
                    uri: uri_of(&wanted.shown),
                    version: None,
                    stamp,
                };
                Some((file, source, bad))
            });
            if let Some((file, mut source, bad)) = text {
                source.path = shown.into_owned();
                held.files.push(file);
                held.sources.push(source);
                held.bad_bytes.push(bad);
            }
        }
        held
    }
}

/// The key of a document that is in no folder.
fn own_key(uri: &Uri) -> PathBuf {
    PathBuf::from(uri.as_ref())
}

fn place(journals: &[Held], key: &Path) -> Option<(usize, usize)> {
    journals.iter().enumerate().find_map(|(journal, held)| {
        let file = held.files.iter().position(|file| file.real == key)?;
        Some((journal, file))
    })
}
