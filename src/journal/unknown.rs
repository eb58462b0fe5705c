//! What could have been meant by a name that names nothing, looked up once for each.

use super::Names;
use rustc_hash::FxHashMap;

/// So many unknown names of a document get a "did you mean": looking is slow, and a file with more is
/// none of this journal.
const LOOKED_FOR: usize = 500;

/// What an unknown name could have been meant for.
#[derive(Clone, Copy)]
pub(super) struct Unknown<'p> {
    /// The length of its first words that are a declared name.
    pub known: Option<usize>,
    pub near: Option<&'p str>,
}

/// The unknown names met in a document.
#[derive(Default)]
pub(super) struct UnknownNames<'p, 'a> {
    met: FxHashMap<&'a str, Unknown<'p>>,
}

impl<'p, 'a> UnknownNames<'p, 'a> {
    pub fn meant(&mut self, names: &'p Names, name: &'a str) -> Unknown<'p> {
        if let Some(&unknown) = self.met.get(name) {
            return unknown;
        }
        let unknown = Unknown {
            known: names.known_start(name).map(str::len),
            near: (self.met.len() < LOOKED_FOR)
                .then(|| names.nearest(name, |_| true))
                .flatten(),
        };
        self.met.insert(name, unknown);
        unknown
    }
}
