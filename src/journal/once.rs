//! Lines that may be given once: the first counts, each later one is told.

use super::Site;
use super::problem::Problems;

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
