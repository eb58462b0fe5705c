//! First pass: which declarations there are and what each name stands for.
//!
//! Names of declarations are taken before aliases, wherever they stand, so that order has no meaning. Of a
//! duplicate the first is kept; the aliases of the other then mean the first, so that one slip is one report.

use super::names::Names;
use super::problem::Problems;
use super::{ItemId, Place, Site};
use crate::syntax::{Clause, Declaration, DeclarationKind};
use crate::text::SourceId;

/// A declaration that counts, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Declared<'a> {
    pub place: Place,
    pub declaration: &'a Declaration,
}

/// Every declaration that counts, by kind, in order of declaration.
#[derive(Default)]
pub(super) struct Declarations<'a> {
    pub habits: Vec<Declared<'a>>,
    pub tasks: Vec<Declared<'a>>,
    pub goals: Vec<Declared<'a>>,
    pub plans: Vec<Declared<'a>>,
}

pub(super) fn declare<'a>(problems: &mut Problems<'a>) -> (Declarations<'a>, Names) {
    let mut found = Declarations::default();
    let mut names = Names::default();
    let mut aliased = Vec::new();
    for (source, document) in (0..).map(SourceId).zip(problems.documents) {
        for name in &document.lost_names {
            names.lose(name);
        }
        for (index, declaration) in (0..).zip(&document.declarations) {
            if declaration.name.is_empty() {
                continue;
            }
            let declared = Declared {
                place: Place {
                    source,
                    line: declaration.line,
                    declaration: index,
                },
                declaration,
            };
            if let Some(id) = found.add(declared, &mut names, problems) {
                aliased.push((id, source, declaration));
            }
        }
    }
    for (id, source, declaration) in aliased {
        declare_aliases(id, source, declaration, &mut names, problems);
    }
    (found, names)
}

impl<'a> Declarations<'a> {
    /// Takes a declaration in; the habit, task or goal that its aliases mean.
    fn add(
        &mut self,
        declared: Declared<'a>,
        names: &mut Names,
        problems: &mut Problems<'a>,
    ) -> Option<ItemId> {
        let declaration = declared.declaration;
        let site = Site::new(declared.place.source, declaration.line, declaration.name);
        let name = problems.text(site);
        let (list, id) = match declaration.kind {
            DeclarationKind::Habit => {
                let id = ItemId::Habit(self.habits.len());
                (&mut self.habits, id)
            }
            DeclarationKind::Task => {
                let id = ItemId::Task(self.tasks.len());
                (&mut self.tasks, id)
            }
            DeclarationKind::Goal => {
                let id = ItemId::Goal(self.goals.len());
                (&mut self.goals, id)
            }
            DeclarationKind::Plan => {
                match names.declare_plan(name, self.plans.len(), site) {
                    Ok(()) => self.plans.push(declared),
                    Err(first) => problems.duplicate_name(site, first.site, false),
                }
                return None;
            }
        };
        match names.declare(name, id, site, false) {
            Ok(()) => {
                list.push(declared);
                Some(id)
            }
            Err(first) => {
                problems.duplicate_name(site, first.site, false);
                Some(first.id)
            }
        }
    }
}

fn declare_aliases(
    id: ItemId,
    source: SourceId,
    declaration: &Declaration,
    names: &mut Names,
    problems: &mut Problems<'_>,
) {
    let mut is_first = true;
    for attribute in &declaration.attributes {
        let Clause::Also(aliases) = &attribute.clause else {
            continue;
        };
        for &alias in aliases {
            let site = Site::new(source, attribute.line, alias);
            let name = problems.text(site);
            if let Err(first) = names.declare(name, id, site, true) {
                // A second `also` is told as such, and not again for repeating the first.
                if is_first || first.id != id {
                    problems.duplicate_name(site, first.site, true);
                }
            }
        }
        is_first = false;
    }
}
