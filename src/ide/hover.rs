//! What is told about the word below the cursor, in Markdown: of what is declared how it goes, of a date what
//! was due, of a word of the language what it does.

use super::hover_day::day;
use super::hover_item::item;
use super::hover_plan::{plan, step};
use super::part::{Meant, Part, What};
use super::references::{subject_at, uses};
use super::{Place, at};
use crate::analysis::Analysis;
use crate::diagnostic::wording::plural;
use crate::journal::{ItemId, Journal};
use crate::syntax::DeclarationKind;
use crate::syntax::words::{AttributeWord, HEADS, STATES};
use crate::text::{SourceId, Span};
use crate::view::markdown::escape;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// The characters it is about.
    pub span: Span,
    pub markdown: String,
}

/// What there is to tell about what stands at `offset`.
#[must_use]
pub fn hover(analysis: &Analysis<'_>, source: SourceId, offset: u32) -> Option<Hover> {
    let journal = &analysis.journal;
    let part = at(journal, source, offset)?;
    let markdown = match part.what {
        What::Name(_, Some(meant)) => declared(analysis, meant)?,
        What::Keyword(kind) => declared(analysis, declared_on(journal, source, part, kind)?)?,
        What::Attribute(word) if word.word == "step" => step(analysis, source, part.line)?,
        What::Number => step(analysis, source, part.line)?,
        What::Attribute(word) => attribute(word),
        What::Date(date) => day(analysis, date),
        What::State(state) => {
            let known = STATES.iter().find(|known| known.state == state)?;
            format!("`{}` **{}**\n\n{}", known.sign, known.word, known.about)
        }
        What::Code(code) => code?.page().to_owned(),
        What::Tag | What::Person => mentioned(journal, source, offset)?,
        What::Setting => {
            let word = Place::new(source, part.span).text(journal).to_lowercase();
            let mut heads = HEADS.iter();
            let head = heads.find(|head| head.word.split(' ').next() == Some(&word))?;
            format!("{}\n\n- `{}`", head.about, head.form)
        }
        What::Name(_, None)
        | What::Cadence
        | What::Weekday
        | What::Time
        | What::Amount
        | What::Words
        | What::Comment => return None,
    };
    let span = part.span;
    Some(Hover { span, markdown })
}

fn declared(analysis: &Analysis<'_>, meant: Meant) -> Option<String> {
    match meant {
        Meant::Item(id) => item(analysis, id),
        Meant::Plan(index) => plan(analysis, index),
    }
}

/// What the line declares, where its name is not another's.
fn declared_on(
    journal: &Journal<'_>,
    source: SourceId,
    part: Part,
    kind: DeclarationKind,
) -> Option<Meant> {
    let is_here = |place: crate::journal::Place| place.source == source && place.line == part.line;
    let found = match kind {
        DeclarationKind::Habit => {
            let index = journal.habits.iter().position(|it| is_here(it.place));
            Meant::Item(ItemId::Habit(index?))
        }
        DeclarationKind::Task => {
            let index = journal.tasks.iter().position(|it| is_here(it.place));
            Meant::Item(ItemId::Task(index?))
        }
        DeclarationKind::Goal => {
            let index = journal.goals.iter().position(|it| is_here(it.place));
            Meant::Item(ItemId::Goal(index?))
        }
        DeclarationKind::Plan => {
            let index = journal.plans.iter().position(|it| is_here(it.place));
            Meant::Plan(index?)
        }
    };
    Some(found)
}

/// The attribute's line of help, and how it may be written.
pub(super) fn attribute(word: &AttributeWord) -> String {
    let forms: Vec<String> = word
        .forms
        .iter()
        .map(|form| format!("- `{form}`"))
        .collect();
    format!("{}\n\n{}", word.about, forms.join("\n"))
}

/// How often a tag or a person is mentioned.
fn mentioned(journal: &Journal<'_>, source: SourceId, offset: u32) -> Option<String> {
    let (subject, span) = subject_at(journal, source, offset)?;
    let written = escape(Place::new(source, span).text(journal));
    let count = uses(journal, &subject).len();
    Some(format!(
        "**{written}** · {} in this journal",
        plural(count, "mention")
    ))
}
