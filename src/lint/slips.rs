//! Which habits the lines with an error may have meant, so that one slip of the keys is told once.
//!
//! A habit that a misspelled mark may have meant is not called unused as well. It errs on the side of
//! silence: a warning can wait until the errors are mended.

use super::Look;
use crate::journal::{ItemId, Journal, fold};
use crate::syntax::Document;
use crate::text::Source;
use memchr::memmem;
use rustc_hash::FxHashSet;

/// Broken lines of more bytes than this may have meant any habit: there are errors enough to mend first.
const LOOKED_THROUGH: usize = 50_000;

/// Whether a line with an error may have meant the habit of this name.
pub struct Slips {
    /// By index: the habits that a mark with a name of nothing may have meant.
    misspelled: Vec<bool>,
    /// The lines with an error of syntax, folded, a line each.
    broken: String,
}

impl Slips {
    #[must_use]
    pub fn new(look: &Look<'_>) -> Self {
        let journal = look.journal;
        let mut slips = Self {
            misspelled: vec![false; journal.habits.len()],
            broken: String::new(),
        };
        let mut any_lost = false;
        for (source, document) in journal.sources.iter().zip(journal.documents) {
            any_lost |= slips.add_marks(journal, source, document);
            let lines = &document.lines;
            for problem in &document.problems {
                if slips.broken.len() <= LOOKED_THROUGH {
                    let line = lines.text(lines.at(problem.primary.span.start), &source.text);
                    slips.broken.push_str(&fold(line));
                    slips.broken.push('\n');
                }
            }
        }
        if any_lost {
            slips.add_broken(look);
        }
        slips
    }

    #[must_use]
    pub fn may_mean(&self, habit: usize, name: &str) -> bool {
        let misspelled = self.misspelled.get(habit) == Some(&true);
        misspelled
            || self.broken.len() > LOOKED_THROUGH
            || memmem::find(self.broken.as_bytes(), fold(name).as_bytes()).is_some()
    }

    /// A line with an error may be the `also` of a name that is marked.
    fn add_broken(&mut self, look: &Look<'_>) {
        for (habit, misspelled) in look.journal.habits.iter().zip(&mut self.misspelled) {
            let document = look.document(habit.place.source);
            let declared = look.declaration(habit.place);
            *misspelled |= document
                .zip(declared)
                .is_some_and(|(document, it)| document.has_problem(it.line..it.end_line));
        }
    }

    /// Looks at each distinct name once: the one it is nearly, or that it goes on from. Whether one is lost with the
    /// line that would have declared it.
    fn add_marks(&mut self, journal: &Journal<'_>, source: &Source, document: &Document) -> bool {
        let mut any_lost = false;
        let mut met = FxHashSet::default();
        let looks = journal.names.looks(journal.documents.len());
        for shape in &document.marks {
            let name = document.in_line(shape.line, shape.name, &source.text);
            let name = document.token(shape.line, name, &source.text);
            if journal.find(name).is_some() || !met.insert(name) {
                continue;
            }
            if journal.names.is_lost(name) {
                any_lost = true;
                continue;
            }
            let meant = journal.names.known_start(name).or_else(|| {
                let worth_it = met.len() <= looks;
                worth_it.then(|| journal.names.nearest(name, |_| true))?
            });
            if let Some(ItemId::Habit(habit)) = meant.and_then(|name| journal.find(name))
                && let Some(misspelled) = self.misspelled.get_mut(habit)
            {
                *misspelled = true;
            }
        }
        any_lost
    }
}
