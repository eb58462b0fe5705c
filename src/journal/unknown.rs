//! What could have been meant by a name that names nothing, looked up once for each.
//!
//! A nearest name is searched among all that are declared; a text full of slips would make that slow, so only
//! so many are looked up, and the rest is told without a guess.

use super::Names;
use super::name::fold;
use rustc_hash::FxHashMap;

/// What an unknown name could have been meant for.
#[derive(Clone, Copy)]
pub(super) struct Unknown<'p> {
    /// The length of its first words that are a declared name.
    pub known: Option<usize>,
    pub near: Option<&'p str>,
    /// Whether a name near to it was looked for.
    pub was_looked_up: bool,
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
        let known = names.known_start(name);
        let was_looked_up = self.met.len() < self.looks;
        let near = was_looked_up
            .then(|| names.nearest(name, |_| true))
            .flatten();
        let is_other = |near: &&str| known.is_none_or(|known| fold(known) != fold(near));
        let unknown = Unknown {
            known: known.map(str::len),
            // `run` is no other name than the `run` of `run on`.
            near: near.filter(is_other),
            was_looked_up,
        };
        self.met.insert(name, unknown);
        unknown
    }
}
