//! Sections of a habit: what each block of cadence, direction and target lines comes to, carried over.
//!
//! The lines before the first `change` and those below each `change` are one block each. A block is read
//! line by line; a line that doesn't go with an earlier one is told and left out.

use super::build::Build;
use super::clash::clash;
use super::dates::Dated;
use super::declare::Declared;
use super::problem::Use;
use super::{Cadence, Direction, ItemId, Section, Site, Target};
use crate::syntax::{Attribute, Cadence as Written, Clause, Target as WrittenTarget};
use crate::text::{Day, PeriodUnit, SourceId, Weekdays};

/// The lines in force, and what each means.
#[derive(Clone, Default)]
struct Held<'a> {
    cadence: Option<(&'a Attribute, Cadence, String)>,
    avoid: Option<&'a Attribute>,
    target: Option<(&'a Attribute, Target, String)>,
}

/// The sections of a habit, with the lines that other checks point to.
#[derive(Default)]
pub(super) struct Laid<'a> {
    pub sections: Vec<Section>,
    /// A line that makes the habit a holding one, or due by `when:`: nothing can count for it then.
    pub uncounted: Option<&'a Attribute>,
    /// The habits it is due by, each with the name's place.
    pub whens: Vec<(usize, Site)>,
    /// The changes that count, in order of date.
    pub changes: Vec<Dated>,
}

pub(super) fn lay<'a>(build: &mut Build<'a>, declared: Declared<'a>) -> Laid<'a> {
    let source = declared.place.source;
    let attributes = &declared.declaration.attributes;
    let mut laid = Laid::default();
    let mut held = Held::default().read(build, source, attributes, &mut laid.whens);
    laid.add(source, None, &held);
    for (index, attribute) in attributes.iter().enumerate() {
        let Clause::Change { on, inner } = &attribute.clause else {
            continue;
        };
        let site = Site::new(source, attribute.line, on.token);
        if inner.is_empty() {
            let end = attributes
                .get(index + 1)
                .map_or(declared.declaration.end_line, |next| next.line);
            if !build.has_lines(source, attribute.line + 1, end) {
                let site = Site::new(source, attribute.line, attribute.token);
                build.problems.empty_change(site);
            }
            continue;
        }
        let above = laid.changes.last();
        if let Some(above) = above.filter(|above| on.value <= above.day) {
            let day = above.day;
            build.problems.reversed_dates(
                (site, "not after the change above"),
                (above.site, "the change above"),
                format!("the change on {} stands below that on {day}", on.value),
                "write changes in order of date, each on a day of its own".to_owned()
                    + &format!(", as in `change on {}` here", day.next()),
            );
            continue;
        }
        let day = on.value;
        laid.changes.push(Dated { day, site });
        held = held.read(build, source, inner, &mut laid.whens);
        laid.add(source, Some(on.value), &held);
    }
    laid
}

impl<'a> Held<'a> {
    /// What holds once these lines are read: what they name, and what they don't as it was.
    fn read(
        &self,
        build: &mut Build<'a>,
        source: SourceId,
        lines: &'a [Attribute],
        whens: &mut Vec<(usize, Site)>,
    ) -> Self {
        let mut asked = Self::default();
        for line in lines {
            if build.clashes(source, line, asked.lines()) {
                continue;
            }
            match &line.clause {
                Clause::Cadence(written) => {
                    let cadence = build.cadence(source, line.line, written, whens);
                    let text = build.cadence_text(source, line, written);
                    asked.cadence = Some((line, cadence, text));
                }
                Clause::Avoid => asked.avoid = Some(line),
                Clause::Target(written) => {
                    let minutes = self.minutes();
                    if let Some(target) = build.target(source, line.line, written, minutes) {
                        let text = build.target_text(source, line, written);
                        asked.target = Some((line, target, text));
                    }
                }
                _ => {}
            }
        }
        let carried = self.carried(&asked);
        let mut next = carried.clone();
        // A named line that doesn't go with what carries over is told, and what was goes on.
        if let Some(named) = asked.cadence {
            next.cadence = if build.clashes(source, named.0, carried.lines()) {
                self.cadence.clone()
            } else {
                Some(named)
            };
        }
        if let Some(named) = asked.avoid {
            next.avoid = if build.clashes(source, named, carried.lines()) {
                self.avoid
            } else {
                Some(named)
            };
        }
        if let Some(named) = asked.target {
            next.target = if build.clashes(source, named.0, carried.lines()) {
                self.target.clone()
            } else {
                Some(named)
            };
        }
        next
    }

    /// What carries over beside the lines asked for.
    fn carried(&self, asked: &Self) -> Self {
        let mut carried = Self::default();
        let names_period = asked.period().is_some();
        let names_target = asked.target.is_some() || asked.avoid.is_some();
        let names_per_day = asked.is_per_day();
        if asked.cadence.is_none() && !names_period && !(names_target && self.is_per_day()) {
            carried.cadence = self.cadence.clone();
        }
        if !names_target && !names_per_day {
            carried.avoid = self.avoid;
            if asked.cadence.is_none() || self.period().is_none() {
                carried.target = self.target.clone();
            }
        }
        carried
    }

    fn lines(&self) -> impl Iterator<Item = &'a Attribute> {
        let cadence = self.cadence.as_ref().map(|(line, ..)| *line);
        let target = self.target.as_ref().map(|(line, ..)| *line);
        cadence.into_iter().chain(self.avoid).chain(target)
    }

    fn is_per_day(&self) -> bool {
        matches!(self.cadence, Some((_, Cadence::PerDay(_), _)))
    }

    /// The period of a `per` target.
    fn period(&self) -> Option<PeriodUnit> {
        let (line, ..) = self.target.as_ref()?;
        match line.clause {
            Clause::Target(
                WrittenTarget::AtLeast { per, .. } | WrittenTarget::AtMost { per, .. },
            ) => per,
            _ => None,
        }
    }

    fn minutes(&self) -> bool {
        let target = self.target.as_ref();
        let quantity = target.and_then(|(_, target, _)| target.quantity());
        quantity.and_then(|quantity| quantity.dimension) == Some(super::Dimension::Time)
    }

    fn section(&self, source: SourceId, from: Option<Day>) -> Section {
        let (cadence, cadence_text) = match (self.period(), &self.cadence) {
            (Some(period), _) => (Cadence::Target(period), format!("per {}", period.word())),
            (None, Some((_, cadence, text))) => (*cadence, text.clone()),
            (None, None) => (Cadence::Days(Weekdays::EVERY), "every day".to_owned()),
        };
        let target = self.target.as_ref();
        let direction = match target {
            _ if self.avoid.is_some() => Direction::Avoid,
            Some((_, Target::AtMost(_), _)) => Direction::Limit,
            _ => Direction::Do,
        };
        Section {
            from,
            cadence,
            direction,
            target: target.map(|(_, target, _)| *target),
            cadence_text,
            target_text: target.map(|(_, _, text)| text.clone()),
            target_site: target.map(|(line, ..)| Site::new(source, line.line, line.token)),
        }
    }
}

impl<'a> Laid<'a> {
    fn add(&mut self, source: SourceId, from: Option<Day>, held: &Held<'a>) {
        let section = held.section(source, from);
        if self.uncounted.is_none() {
            self.uncounted = match (section.direction, section.cadence) {
                (Direction::Avoid, _) => held.avoid,
                (Direction::Limit, _) => held.target.as_ref().map(|(line, ..)| *line),
                (Direction::Do, Cadence::Occasion) => held.cadence.as_ref().map(|(line, ..)| *line),
                (Direction::Do, _) => None,
            };
        }
        self.sections.push(section);
    }
}

impl Build<'_> {
    /// Whether any of the lines says something: a broken one, where none is left in the change.
    fn has_lines(&self, source: SourceId, from: u32, until: u32) -> bool {
        let document = self.problems.documents.get(source.0 as usize);
        document.is_some_and(|document| {
            (from..until).any(|line| {
                use crate::syntax::LineKind::{Blank, Comment};
                !matches!(document.lines.kind(line), Blank | Comment)
            })
        })
    }

    /// Whether a line does not go with one of the others; if so it is told.
    fn clashes<'a>(
        &mut self,
        source: SourceId,
        line: &Attribute,
        others: impl Iterator<Item = &'a Attribute>,
    ) -> bool {
        for other in others {
            if let Some(found) = clash(&line.clause, &other.clause) {
                let later = Site::new(source, line.line, line.token);
                let earlier = Site::new(source, other.line, other.token);
                found.tell(&mut self.problems, later, earlier);
                return true;
            }
        }
        false
    }

    fn cadence(
        &mut self,
        source: SourceId,
        line: u32,
        written: &Written,
        whens: &mut Vec<(usize, Site)>,
    ) -> Cadence {
        match *written {
            Written::Days(days) => Cadence::Days(days),
            Written::PerDay(count) => Cadence::PerDay(count),
            Written::EveryDays(days) => Cadence::EveryDays(days),
            Written::Per { count, period } => Cadence::Per { count, period },
            Written::Rolling { count, days } => Cadence::Rolling { count, days },
            Written::Occasion(_) => Cadence::Occasion,
            Written::Whenever => Cadence::Whenever,
            Written::When(name) => {
                let site = Site::new(source, line, name);
                // Where it names no habit it is told, and the habit is never due.
                match self.problems.resolve(site, Use::When, &self.names) {
                    Some(ItemId::Habit(habit)) => {
                        whens.push((habit, site));
                        Cadence::When(habit)
                    }
                    _ => Cadence::Whenever,
                }
            }
        }
    }
}
