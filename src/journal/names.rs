//! What each name stands for: habits, tasks and goals in one space with their aliases, plans in their own.
//!
//! A name is looked up by its fold. Each entry keeps where it was written, for second labels and editors.

use super::name::{fold, single_spaced};
use super::{ItemId, Site};
use crate::diagnostic::wording::{Nearest, Spelling};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// A declared name or alias.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named<T> {
    pub id: T,
    /// As declared, single spaces between its words.
    pub written: String,
    /// Where it is declared: the name, or the alias in an `also` line.
    pub site: Site,
    pub is_alias: bool,
}

/// So many unknown names of a text get a "did you mean": a text with more is none of this journal.
const LOOKED_FOR: usize = 500;

/// So many comparisons for a "did you mean" are worth their time, all in all.
const COMPARED: usize = 5_000_000;

/// Every declared name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    items: FxHashMap<String, Named<ItemId>>,
    plans: FxHashMap<String, Named<usize>>,
    /// The names of items that lines with an error of syntax would have declared, folded.
    lost: FxHashSet<String>,
    /// The names of items made ready to be compared, when a name that names nothing is met.
    spellings: OnceLock<Vec<(Spelling, ItemId, String)>>,
}

impl Names {
    /// The habit, task or goal of this name or alias.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Named<ItemId>> {
        self.items.get(fold(name).as_ref())
    }

    #[must_use]
    pub fn find_plan(&self, name: &str) -> Option<&Named<usize>> {
        self.plans.get(fold(name).as_ref())
    }

    /// Whether a line with an error would have declared this name: the error is told there, once.
    #[must_use]
    pub fn is_lost(&self, name: &str) -> bool {
        !self.lost.is_empty() && self.lost.contains(fold(name).as_ref())
    }

    /// Every name and alias of habits, tasks and goals, in no order.
    pub fn items(&self) -> impl Iterator<Item = &Named<ItemId>> {
        self.items.values()
    }

    /// Every plan's name, in no order.
    pub fn plans(&self) -> impl Iterator<Item = &Named<usize>> {
        self.plans.values()
    }

    /// How many names that name nothing are worth a look for what was meant, in each of so many texts.
    #[must_use]
    pub fn looks(&self, texts: usize) -> usize {
        let each = self.items.len().max(1).saturating_mul(texts.max(1));
        (COMPARED / each).clamp(5, LOOKED_FOR)
    }

    /// The declared name nearest to `name` among those that `fits`.
    #[must_use]
    pub fn nearest(&self, name: &str, fits: impl Fn(ItemId) -> bool) -> Option<&str> {
        // Nobody mistypes a name of a hundred letters, and the distance costs the square of its length.
        if name.len() > 100 {
            return None;
        }
        let spelling = Spelling::new(&single_spaced(name));
        let mut nearest = Nearest::new(&spelling);
        for (known, id, written) in self.spellings() {
            if fits(*id) {
                nearest.look(known, written);
            }
        }
        nearest.found()
    }

    fn spellings(&self) -> &[(Spelling, ItemId, String)] {
        self.spellings.get_or_init(|| {
            let spelling = |named: &Named<ItemId>| {
                let written = named.written.clone();
                (Spelling::new(&written), named.id, written)
            };
            self.items.values().map(spelling).collect()
        })
    }

    /// The longest run of the first words of `name`, short of all of it, that is a declared name:
    /// `run` of `run felt great`.
    #[must_use]
    pub fn known_start<'n>(&self, name: &'n str) -> Option<&'n str> {
        let is_end = |(at, c): (usize, char)| c.is_whitespace().then_some(at);
        let ends: Vec<usize> = name.char_indices().filter_map(is_end).take(50).collect();
        ends.into_iter()
            .rev()
            .filter_map(|end| Some(name.get(..end)?.trim_end()))
            .find(|start| self.find(start).is_some())
    }

    /// Declares a name. Where it is taken, the one that has it.
    pub(super) fn declare(
        &mut self,
        name: &str,
        id: ItemId,
        site: Site,
        is_alias: bool,
    ) -> Result<(), Named<ItemId>> {
        declare(&mut self.items, name, id, site, is_alias)
    }

    pub(super) fn lose(&mut self, name: &str) {
        self.lost.insert(fold(name).into_owned());
    }

    pub(super) fn declare_plan(
        &mut self,
        name: &str,
        index: usize,
        site: Site,
    ) -> Result<(), Named<usize>> {
        declare(&mut self.plans, name, index, site, false)
    }
}

fn declare<T: Clone>(
    names: &mut FxHashMap<String, Named<T>>,
    name: &str,
    id: T,
    site: Site,
    is_alias: bool,
) -> Result<(), Named<T>> {
    let folded = fold(name);
    if let Some(first) = names.get(folded.as_ref()) {
        return Err(first.clone());
    }
    let named = Named {
        id,
        written: single_spaced(name),
        site,
        is_alias,
    };
    names.insert(folded.into_owned(), named);
    Ok(())
}
