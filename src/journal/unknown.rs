//! What could have been meant by a name that names nothing, looked up once for each.

use super::Names;
use rustc_hash::FxHashMap;

/// What an unknown name could have been meant for.
#[derive(Clone, Copy)]
pub(super) struct Unknown<'p> {
    /// The length of its first words that are a declared name.
    pub known: Option<usize>,
    pub near: Option<&'p str>,
}

/// The unknown names met in a document.
pub(super) struct UnknownNames<'p, 'a> {
    met: FxHashMap<&'a str, Unknown<'p>>,
    /// So many of them are looked up.
    looks: usize,
}

impl<'p, 'a> UnknownNames<'p, 'a> {
    pub fn new(looks: usize) -> Self {
        Self {
            met: FxHashMap::default(),
            looks,
        }
    }

    pub fn meant(&mut self, names: &'p Names, name: &'a str) -> Unknown<'p> {
        if let Some(&unknown) = self.met.get(name) {
            return unknown;
        }
        let unknown = Unknown {
            known: names.known_start(name).map(str::len),
            near: (self.met.len() < self.looks)
                .then(|| names.nearest(name, |_| true))
                .flatten(),
        };
        self.met.insert(name, unknown);
        unknown
    }
}
