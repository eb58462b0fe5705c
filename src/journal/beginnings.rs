//! Names by how they begin: on a command line the end of one may be left off where that is the only one.
//!
//! In a journal names are written whole; what is written there is meant for years.

use super::{ItemId, Journal, fold};
use crate::diagnostic::wording::either;

/// Names and aliases, in order.
pub struct Beginnings<'j> {
    all: Vec<Known<'j>>,
}

/// A name as it was declared, and what it stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known<'j> {
    pub item: ItemId,
    pub written: &'j str,
    folded: String,
    is_alias: bool,
}

impl<'j> Beginnings<'j> {
    /// The names of what `fits`.
    #[must_use]
    pub fn of(journal: &'j Journal<'_>, fits: impl Fn(ItemId) -> bool) -> Self {
        let names = journal.names.items().filter(|named| fits(named.id));
        let mut all: Vec<_> = names
            .map(|named| Known {
                item: named.id,
                written: &named.written,
                folded: fold(&named.written).into_owned(),
                is_alias: named.is_alias,
            })
            .collect();
        // Names before other names.
        all.sort_by(|one, other| (one.is_alias, &one.folded).cmp(&(other.is_alias, &other.folded)));
        Self { all }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The name that is `folded`, all of it.
    #[must_use]
    pub fn whole(&self, folded: &str) -> Option<&Known<'j>> {
        self.all.iter().find(|known| known.folded == folded)
    }

    /// The one thing with a name that begins so; nothing is no beginning.
    ///
    /// # Errors
    /// Where there are several: a sentence that has their names.
    pub fn begun(&self, folded: &str) -> Result<Option<&Known<'j>>, String> {
        if folded.is_empty() {
            return Ok(None);
        }
        let begins = |known: &&Known<'_>| known.folded.starts_with(folded);
        let mut found = self.all.iter().filter(begins);
        let Some(first) = found.next() else {
            return Ok(None);
        };
        let others = found.filter(|known| known.item != first.item);
        let names: Vec<&str> = std::iter::once(first)
            .chain(others)
            .map(|known| known.written)
            .collect();
        if names.len() == 1 {
            return Ok(Some(first));
        }
        let few = names.get(..names.len().min(6)).unwrap_or(&names);
        Err(format!("may be {}: write more of it", either(few)))
    }
}
