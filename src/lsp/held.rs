//! One journal that a client works on: its files, their texts and its settings.
//!
//! A text is here once, where an editor's changes are made in place.

use super::change::{self, Change};
use super::look::Seen;
use super::uri::uri_of;
use crate::analysis::BadBytes;
use crate::config::Config;
use crate::journal::Settings;
use crate::text::{Day, Encoding, Source};
use crate::workspace::{self, Trouble, Wanted, WantedFile};
use crate::world::{Stamp, World};
use gen_lsp_types::Uri;
use std::path::PathBuf;

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
    pub stamp: Option<Stamp>,
}

/// A file with its text.
pub struct Text {
    pub file: File,
    pub source: Source,
    pub bad_bytes: BadBytes,
}

/// The three lists go together, in the order of the files' paths; the settings are one file more.
#[derive(Debug, Default)]
pub struct Held {
    pub name: PathBuf,
    /// Without links.
    pub root: Option<PathBuf>,
    pub files: Vec<File>,
    pub sources: Vec<Source>,
    pub bad_bytes: Vec<BadBytes>,
    pub config: Config,
    config_file: Option<(WantedFile, File)>,
    /// The day its findings were last told for, and what decides on it; None where they are to be told anew.
    pub told: Option<(Day, Settings)>,
}

impl Open {
    /// The document with its text, under the key that it is known by.
    pub fn text(&self, key: PathBuf, text: String) -> Text {
        Text {
            file: File {
                real: key,
                uri: self.uri.clone(),
                version: Some(self.version),
                stamp: None,
            },
            source: Source::new("", text),
            bad_bytes: BadBytes::default(),
        }
    }
}

impl File {
    fn on_disk(wanted: &WantedFile, stamp: Option<Stamp>) -> Self {
        Self {
            real: wanted.real.clone(),
            uri: uri_of(&wanted.shown),
            version: None,
            stamp,
        }
    }
}

impl Held {
    /// The journal with these of its texts known; the others are read.
    pub fn new(
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
                let (source, bad_bytes) = read.next_if(|(source, _)| source.path == shown)?;
                Some(Text {
                    file: File::on_disk(wanted, stamp),
                    source,
                    bad_bytes,
                })
            });
            if let Some(mut text) = text {
                text.source.path = shown.into_owned();
                held.files.push(text.file);
                held.sources.push(text.source);
                held.bad_bytes.push(text.bad_bytes);
            }
        }
        held
    }

    /// The settings, from a document that is open or from the disk. Their findings carry the number of their
    /// source, so they are made anew whenever a file may have come or gone.
    pub fn take_settings(
        &mut self,
        wanted: &WantedFile,
        stamp: Option<Stamp>,
        open: Option<Text>,
        world: &dyn World,
        troubles: &mut Vec<Trouble>,
    ) {
        let (file, bytes) = match open {
            Some(text) => (text.file, Ok(text.source.text.into_bytes())),
            None => (File::on_disk(wanted, stamp), world.read(&wanted.real)),
        };
        match bytes {
            Ok(bytes) => self.config = workspace::settings(wanted, bytes, self.sources.len()),
            Err(error) => troubles.push(Trouble::new(&wanted.shown, &error)),
        }
        self.config_file = Some((wanted.clone(), file));
    }

    /// Takes the journal apart into its texts.
    pub fn into_texts(self) -> impl Iterator<Item = Text> {
        let settings = self.config_file.zip(self.config.page);
        let settings = settings.map(|((_, file), page)| Text {
            file,
            source: page.source,
            bad_bytes: BadBytes::default(),
        });
        let texts = self.files.into_iter().zip(self.sources);
        let texts = texts.zip(self.bad_bytes);
        let texts = texts.map(|((file, source), bad_bytes)| Text {
            file,
            source,
            bad_bytes,
        });
        texts.chain(settings)
    }

    /// Its files, its settings last.
    pub fn all_files(&self) -> impl Iterator<Item = &File> {
        let config = self.config_file.iter().map(|(_, file)| file);
        self.files.iter().chain(config)
    }

    /// The file of a source's number.
    pub fn file(&self, index: usize) -> Option<&File> {
        self.all_files().nth(index)
    }

    pub fn file_mut(&mut self, index: usize) -> Option<&mut File> {
        let config = self.config_file.iter_mut().map(|(_, file)| file);
        self.files.iter_mut().chain(config).nth(index)
    }

    /// Makes an editor's changes.
    pub fn change(&mut self, index: usize, version: i32, changes: Vec<Change>, encoding: Encoding) {
        if let Some(file) = self.file_mut(index) {
            file.version = Some(version);
        }
        if let Some(source) = self.sources.get_mut(index) {
            change::apply(&mut source.text, changes, encoding);
        } else if let Some((wanted, _)) = &self.config_file
            && let Some(page) = self.config.page.take()
        {
            let mut text = page.source.text;
            change::apply(&mut text, changes, encoding);
            self.config = workspace::settings(wanted, text.into_bytes(), self.sources.len());
        }
        self.told = None;
    }
}
