//! Which habits the lines with an error may have meant, so that one slip of the keys is told once.

use super::Look;
use crate::journal::{ItemId, Journal, fold};
use crate::syntax::Document;
use crate::text::Source;

/// Whether a line with an error may have meant the habit of this name.
pub struct Slips {
    /// By index: the habits that a mark with an unknown name may have meant.
    misspelled: Vec<bool>,
    /// The lines with an error of syntax, folded.
    broken: Vec<String>,
}

impl Slips {
    #[must_use]
    pub fn new(look: &Look<'_>) -> Self {
        let journal = look.journal;
        let mut slips = Self {
            misspelled: vec![false; journal.habits.len()],
            broken: Vec::new(),
        };
        for (source, document) in journal.sources.iter().zip(journal.documents) {
            slips.add_marks(journal, source, document);
            let lines = &document.lines;
            let broken = document.problems.iter();
            let broken = broken
                .map(|problem| lines.text(lines.at(problem.primary.span.start), &source.text));
            slips
                .broken
                .extend(broken.map(|line| fold(line).into_owned()));
        }
        slips
    }

    #[must_use]
    pub fn may_mean(&self, habit: usize, name: &str) -> bool {
        let misspelled = self
            .misspelled
            .get(habit)
            .is_some_and(|misspelled| *misspelled);
        let name = fold(name);
        misspelled || self.broken.iter().any(|line| line.contains(name.as_ref()))
    }

    /// Looks at each distinct mark once: the name it is nearly, or that it goes on from.
    fn add_marks(&mut self, journal: &Journal<'_>, source: &Source, document: &Document) {
        for shape in &document.marks {
            let name = document.in_line(shape.line, shape.name, &source.text);
            let name = document.token(shape.line, name, &source.text);
            if journal.find(name).is_some() {
                continue;
            }
            let meant = journal.names.known_start(name);
            let meant = meant.or_else(|| journal.names.nearest(name, |_| true));
            if let Some(ItemId::Habit(habit)) = meant.and_then(|name| journal.find(name))
                && let Some(misspelled) = self.misspelled.get_mut(habit)
            {
                *misspelled = true;
            }
        }
    }
}
