//! The journals that a client works on, and the documents that it has open.
//!
//! What stands on the disk is looked at by `look`, and read only where its stamp has changed.

use super::change::{self, Change};
use super::held::{Held, Open, Text};
use super::look::Seen;
use super::uri::path_of;
use crate::text::{Day, Encoding, Time};
use crate::workspace::{Trouble, WantedFile};
use crate::world::{Stamp, World};
use gen_lsp_types::Uri;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
            held.change(file, version, changes, encoding);
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
            && let Some(file) = held.file_mut(file)
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
        for mut held in std::mem::take(&mut self.journals) {
            let files: Vec<PathBuf> = held.all_files().map(|file| file.real.clone()).collect();
            told.insert(held.name.clone(), (held.told.take(), files));
            known.extend(held.into_texts().map(|text| (text.file.real.clone(), text)));
        }
        for (key, text) in opened {
            if let Some(open) = self.open.get(&key) {
                known.insert(key.clone(), open.text(key, text));
            }
        }
        for seen in &seen {
            let mut is_new = false;
            let mut text_of = |file: &WantedFile, stamp: Option<Stamp>| {
                let is_open = self.open.contains_key(&file.real);
                let text = known.remove(&file.real);
                let is_same = |text: &Text| stamp.is_some() && text.file.stamp == stamp;
                let text = text.filter(|text| is_open || is_same(text));
                is_otherwise |= text.is_none();
                is_new |= text.is_none() || new.contains(&file.real);
                text
            };
            let texts = seen
                .files()
                .map(|(file, stamp)| text_of(file, stamp))
                .collect();
            let settings = seen
                .wanted
                .config
                .as_ref()
                .map(|file| (file, text_of(file, seen.config)));
            let mut held = Held::new(seen, texts, world, &mut troubles);
            if let Some((file, text)) = settings {
                let open = text.filter(|text| text.file.version.is_some());
                held.take_settings(file, seen.config, open, world, &mut troubles);
            }
            if let Some((told, files)) = told.remove(&held.name)
                && !is_new
                && files.iter().eq(held.all_files().map(|file| &file.real))
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

/// The key of a document that is in no folder.
fn own_key(uri: &Uri) -> PathBuf {
    PathBuf::from(uri.as_ref())
}

fn place(journals: &[Held], key: &Path) -> Option<(usize, usize)> {
    journals.iter().enumerate().find_map(|(journal, held)| {
        let file = held.all_files().position(|file| file.real == key)?;
        Some((journal, file))
    })
}
