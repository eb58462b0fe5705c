//! Lines that may be given once: the first counts, each later one is told.
//!
//! `Once` is for attributes, by their word, `OnceEach` for names within lists. Both only judge; what a line
//! says is read by whoever asks.

use super::Site;
use super::problem::Problems;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// The lines met so far, each by the words that name it.
#[derive(Default)]
pub(super) struct Once {
    met: Vec<(&'static str, Site)>,
}

impl Once {
    /// Whether this is the first line of that name.
    pub fn is_first(
        &mut self,
        problems: &mut Problems<'_>,
        name: &'static str,
        site: Site,
    ) -> bool {
        if let Some((_, first)) = self.met.iter().find(|(met, _)| *met == name) {
            problems.repeated_attribute(name, site, *first);
            return false;
        }
        self.met.push((name, site));
        true
    }
}

/// Names in lists under one word that may each be given once: the first counts, each later one is told.
pub(super) struct OnceEach<K> {
    word: &'static str,
    met: FxHashMap<K, Site>,
}

impl<K: Eq + Hash> OnceEach<K> {
    pub fn new(word: &'static str) -> Self {
        Self {
            word,
            met: FxHashMap::default(),
        }
    }

    /// Whether this is the first time that it is given; `site` is its name.
    pub fn is_first(&mut self, problems: &mut Problems<'_>, key: K, site: Site) -> bool {
        match self.met.entry(key) {
            Entry::Occupied(first) => {
                problems.repeated_name(self.word, site, *first.get());
                false
            }
            Entry::Vacant(free) => {
                free.insert(site);
                true
            }
        }
    }
}
