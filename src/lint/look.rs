//! What a rule sees: the journal, the day it is looked at, and the places of what it holds.
//!
//! A place that is lost (it never is, in a journal built from its own documents) is an empty one.

use crate::diagnostic::Diagnostic;
use crate::journal::{Goal, Habit, Journal, Mark, Place, Section, Task};
use crate::syntax::{Attribute, Clause, Declaration, Document};
use crate::text::{Day, SourceId, Span, Token};

pub struct Look<'j> {
    pub journal: &'j Journal<'j>,
    pub today: Day,
    /// Every habit, then every task, then every goal.
    pub marked: Vec<Marked<'j>>,
}

/// What can be marked, with its marks.
pub struct Marked<'j> {
    pub item: Item<'j>,
    /// Its place in the journal's list of its kind.
    pub index: usize,
    /// Its marks up to today: the ones that count.
    pub marks: &'j [Mark],
    /// Its marks after today, which nothing looks at yet.
    pub later: &'j [Mark],
}

#[derive(Clone, Copy)]
pub enum Item<'j> {
    Habit(&'j Habit),
    Task(&'j Task),
    Goal(&'j Goal),
}

impl<'j> Item<'j> {
    #[must_use]
    pub fn name(self) -> &'j str {
        match self {
            Self::Habit(habit) => &habit.name,
            Self::Task(task) => &task.name,
            Self::Goal(goal) => &goal.name,
        }
    }

    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::Habit(habit) => habit.place,
            Self::Task(task) => task.place,
            Self::Goal(goal) => goal.place,
        }
    }

    /// Its own first and last day.
    #[must_use]
    pub const fn dates(self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::Habit(habit) => (habit.from, habit.until),
            Self::Task(task) => (task.from, None),
            Self::Goal(goal) => (goal.from, None),
        }
    }
}

impl<'j> Marked<'j> {
    fn new(index: usize, item: Item<'j>, marks: &'j [Mark], today: Day) -> Self {
        let (marks, later) = marks.split_at(marks.partition_point(|mark| mark.day() <= today));
        Self {
            item,
            index,
            marks,
            later,
        }
    }

    /// The habit, if it is one.
    #[must_use]
    pub const fn habit(&self) -> Option<&'j Habit> {
        match self.item {
            Item::Habit(habit) => Some(habit),
            Item::Task(_) | Item::Goal(_) => None,
        }
    }

    /// The marks that count, a day at a time.
    pub fn days(&self) -> impl Iterator<Item = &'j [Mark]> {
        self.marks.chunk_by(|a, b| a.day() == b.day())
    }
}

impl<'j> Look<'j> {
    #[must_use]
    pub fn new(journal: &'j Journal<'j>, today: Day) -> Self {
        let habits = (0..).zip(&journal.habits);
        let tasks = (0..).zip(&journal.tasks);
        let goals = (0..).zip(&journal.goals);
        let habits = habits
            .map(|(index, habit)| Marked::new(index, Item::Habit(habit), &habit.marks, today));
        let tasks =
            tasks.map(|(index, task)| Marked::new(index, Item::Task(task), &task.marks, today));
        let goals =
            goals.map(|(index, goal)| Marked::new(index, Item::Goal(goal), &goal.marks, today));
        Self {
            journal,
            today,
            marked: habits.chain(tasks).chain(goals).collect(),
        }
    }

    #[must_use]
    pub fn document(&self, source: SourceId) -> Option<&'j Document> {
        self.journal.documents.get(source.0 as usize)
    }

    #[must_use]
    pub fn text(&self, source: SourceId) -> &'j str {
        self.journal
            .sources
            .get(source.0 as usize)
            .map_or("", |source| &source.text)
    }

    /// A line without its ending.
    #[must_use]
    pub fn line(&self, source: SourceId, line: u32) -> &'j str {
        let text = self.text(source);
        self.document(source)
            .map_or("", |document| document.lines.text(line, text))
    }

    /// A mark from its bracket to its last amount, without time and note.
    #[must_use]
    pub fn span(&self, mark: &Mark) -> Span {
        let span = || {
            let (source, line) = mark.site(self.journal);
            let document = self.document(source)?;
            let shape = document.mark(line)?;
            let amounts = document
                .amounts(shape)
                .last()
                .map(|amount| amount.token.end);
            let end = amounts.unwrap_or(0).max(shape.name.end);
            let token = Token::new(0, end);
            let token = document.in_line(line, token, self.text(source));
            Some(document.span(line, token))
        };
        span().unwrap_or_default()
    }

    /// What [`Look::span`] spans.
    #[must_use]
    pub fn written(&self, mark: &Mark) -> &'j str {
        self.span(mark).of(self.text(mark.source(self.journal)))
    }

    /// A mark's note, trimmed; empty where it has none.
    #[must_use]
    pub fn note(&self, mark: &Mark) -> &'j str {
        let note = || {
            let (source, line) = mark.site(self.journal);
            let document = self.document(source)?;
            let text = self.text(source);
            let note = document.note(line, document.mark(line)?, text)?;
            Some(note.of(text))
        };
        note().unwrap_or_default().trim()
    }

    /// Whether a mark has an amount above 0.
    #[must_use]
    pub fn has_more_than_nothing(&self, mark: &Mark) -> bool {
        mark.amounts(self.journal).any(|(number, _)| number.0 > 0)
    }

    #[must_use]
    pub fn declaration(&self, place: Place) -> Option<&'j Declaration> {
        self.document(place.source)?
            .declarations
            .get(place.declaration as usize)
    }

    /// The name in its declaration.
    #[must_use]
    pub fn name(&self, place: Place) -> Span {
        let span = || {
            let declaration = self.declaration(place)?;
            Some(
                self.document(place.source)?
                    .span(declaration.line, declaration.name),
            )
        };
        span().unwrap_or_default()
    }

    /// The first attribute of a declaration whose clause is the one looked for.
    #[must_use]
    pub fn attribute(&self, place: Place, is: impl Fn(&Clause) -> bool) -> Option<Span> {
        let attributes = &self.declaration(place)?.attributes;
        let found = attributes.iter().find(|attribute| is(&attribute.clause))?;
        Some(self.whole(place.source, found))
    }

    /// What is found of a mark, with the line of the target that it is held against.
    #[must_use]
    pub fn with_target(&self, found: Diagnostic, section: &Section) -> Diagnostic {
        let place = section.target_site.and_then(|site| {
            let span = self.document(site.source)?.span(site.line, site.token);
            Some((site.source, span))
        });
        match place {
            Some((source, span)) => found.other(source, span, "the target"),
            None => found,
        }
    }

    /// The place of a whole attribute.
    #[must_use]
    pub fn whole(&self, source: SourceId, attribute: &Attribute) -> Span {
        self.document(source)
            .map(|document| document.span(attribute.line, attribute.token))
            .unwrap_or_default()
    }
}
