//! A habit's lines to what they mean, apart from what needs the other habits: circles and evidence.
//!
//! Given one declaration, it yields the `Habit` without marks and the names it leans on, with their places.
//! `section` cuts it at its changes; `circle` has its turn when all habits are read.

use super::build::Build;
use super::dates::{self, Dates};
use super::declare::Declared;
use super::name::fold;
use super::once::{Once, OnceEach};
use super::problem::Use;
use super::{Evidence, Forgive, Habit, ItemId, Site, section};
use crate::syntax::{Attribute, Clause, Counts, Forgive as WrittenForgive};
use crate::text::SourceId;

/// A habit, and where it names other habits.
pub(super) struct HabitLines {
    pub habit: Habit,
    /// The habits it is due by.
    pub whens: Vec<(usize, Site)>,
    /// The habits it counts.
    pub counts: Vec<(usize, Site)>,
}

/// `tags` gathers the tags that habits count, folded, each once.
pub(super) fn habit<'a>(
    build: &mut Build<'a>,
    declared: Declared<'a>,
    tags: &mut Vec<String>,
) -> HabitLines {
    let source = declared.place.source;
    let laid = section::lay(build, declared);
    let mut once = Once::default();
    let mut dates = Dates::default();
    let mut pauses = Vec::new();
    let mut forgive = None;
    let mut ask = None;
    let mut evidence = Evidence::default();
    let mut counts = Vec::new();
    let mut each = OnceEach::new("counts");
    for attribute in &declared.declaration.attributes {
        let problems = &mut build.problems;
        let site = Site::new(source, attribute.line, attribute.token);
        dates.read(problems, &mut once, source, attribute);
        match &attribute.clause {
            Clause::Pause(pause) => {
                pauses.extend(dates::pause(problems, source, attribute.line, pause));
            }
            Clause::Forgive(written) if once.is_first(problems, "forgive", site) => {
                forgive = Some(match *written {
                    WrittenForgive::Per { count, period } => Forgive::Per { count, period },
                    WrittenForgive::InARow(count) => Forgive::InARow(count),
                });
            }
            Clause::Ask(text) if once.is_first(problems, "ask", site) => {
                let question = problems.text(Site::new(source, attribute.line, *text));
                ask = Some(question.to_owned()).filter(|question| !question.is_empty());
            }
            Clause::Note(_) => {
                once.is_first(problems, "note", site);
            }
            Clause::Also(_) => {
                once.is_first(problems, "also", site);
            }
            Clause::Counts(written) => {
                if let Some(line) = laid.uncounted {
                    let other = Site::new(source, line.line, line.token);
                    build.uncounted(site, other);
                    continue;
                }
                let line = Counted {
                    source,
                    attribute,
                    written,
                };
                build.counts(line, tags, &mut each, &mut evidence, &mut counts);
            }
            _ => {}
        }
    }
    dates.check(&mut build.problems);
    dates.check_changes(&mut build.problems, &laid.changes);
    pauses.sort_by_key(|pause| (pause.from, pause.until));
    let heading = build.heading(declared);
    let minutes = laid.sections.iter().any(super::Section::minutes);
    HabitLines {
        habit: Habit {
            name: heading.name,
            title: heading.title,
            tags: heading.tags,
            place: declared.place,
            from: dates.first(),
            until: dates.last(),
            pauses,
            forgive,
            evidence,
            ask,
            sections: laid.sections,
            marks: Vec::new(),
            step_from: None,
            minutes,
            goal_unit: None,
        },
        whens: laid.whens,
        counts,
    }
}

/// A `counts` line.
struct Counted<'a> {
    source: SourceId,
    attribute: &'a Attribute,
    written: &'a Counts,
}

/// What a habit counts, to know it again.
#[derive(PartialEq, Eq, Hash)]
enum Kind {
    Journal,
    Tag(usize),
    Habit(usize),
}

impl Build<'_> {
    fn counts(
        &mut self,
        line: Counted<'_>,
        tags: &mut Vec<String>,
        each: &mut OnceEach<Kind>,
        evidence: &mut Evidence,
        counts: &mut Vec<(usize, Site)>,
    ) {
        let at = |token| Site::new(line.source, line.attribute.line, token);
        match line.written {
            Counts::Journal => {
                let whole = at(line.attribute.token);
                if each.is_first(&mut self.problems, Kind::Journal, whole) {
                    evidence.journal = true;
                }
            }
            Counts::Tag(token) => {
                let written = self.problems.text(at(*token));
                let tag = fold(written.trim_start_matches('#')).into_owned();
                let index = tags
                    .iter()
                    .position(|known| *known == tag)
                    .unwrap_or_else(|| {
                        tags.push(tag);
                        tags.len() - 1
                    });
                if each.is_first(&mut self.problems, Kind::Tag(index), at(*token)) {
                    evidence.tags.push(index);
                }
            }
            Counts::Names(names) => {
                for &name in names {
                    let found = self.problems.resolve(at(name), Use::Counts, &self.names);
                    if let Some(ItemId::Habit(habit)) = found
                        && each.is_first(&mut self.problems, Kind::Habit(habit), at(name))
                    {
                        counts.push((habit, at(name)));
                    }
                }
            }
        }
    }

    /// Nothing can count for a habit that holds or is due each time something happens.
    fn uncounted(&mut self, counts: Site, line: Site) {
        let (new, old) = (self.problems.quote(counts), self.problems.quote(line));
        self.problems.conflicting_attributes(
            counts,
            line,
            format!("`{new}` does not go with `{old}`"),
            format!("remove `{new}`, or let the habit be one for doing, as in `every day`"),
        );
    }
}
