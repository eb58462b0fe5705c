//! A name, a tag or a person called otherwise, everywhere.
//!
//! A habit is renamed by one of its names: at an alias, and at a mark that is written by it, the alias gets
//! the new name, elsewhere the name that was declared. Words of prose are the user's and stay. Before the
//! edits are handed out they are tried: the journal has to read the same.

use super::new_name;
use super::part::Meant;
use super::references::{Subject, Use, subject_at, uses};
use super::{Place, rename_trial};
use crate::analysis::Analysis;
use crate::journal::{Journal, fold, name::single_spaced};
use crate::text::{Edit, SourceId, Span};

/// What a rename is about to change: the characters at the cursor, and the name to begin from, without its sign.
pub fn prepare_rename(
    analysis: &Analysis<'_>,
    source: SourceId,
    offset: u32,
) -> Result<(Span, String), String> {
    let (_, span, old) = prepared(&analysis.journal, source, offset)?;
    Ok((span, old))
}

/// What stands there, the characters that would change, and what they are now.
fn prepared(
    journal: &Journal<'_>,
    source: SourceId,
    offset: u32,
) -> Result<(Subject, Span, String), String> {
    let (subject, span) = subject_at(journal, source, offset)
        .ok_or("only habits, tasks, goals, plans, tags and people can be renamed")?;
    let text = Place::new(source, span).text(journal);
    match subject {
        Subject::Unknown(_) => Err(format!(
            "no habit, task or goal is named `{text}`, so there is nothing to rename; declare it first"
        )),
        Subject::Named(_) => Ok((subject, span, single_spaced(text))),
        Subject::Tag(_) | Subject::Person(_) => {
            let span = Span::new(span.start + 1, span.end);
            Ok((subject, span, text.get(1..).unwrap_or("").to_owned()))
        }
    }
}

/// The edits that give what stands at `offset` another name, in order of place; or why that can't be.
pub fn rename(
    analysis: &Analysis<'_>,
    source: SourceId,
    offset: u32,
    new: &str,
) -> Result<Vec<(SourceId, Edit)>, String> {
    let journal = &analysis.journal;
    let (subject, _, old) = prepared(journal, source, offset)?;
    let new = match &subject {
        Subject::Named(meant) => {
            let new = new_name::of_declared(new)?;
            new_name::is_free(journal, *meant, &old, &new)?;
            new
        }
        Subject::Tag(tag) => new_name::of_tag(journal, tag, new)?,
        Subject::Person(person) => new_name::of_person(journal, person, new)?,
        Subject::Unknown(_) => return Ok(Vec::new()),
    };
    let old = fold(&old).into_owned();
    let written: Vec<Use> = uses(journal, &subject)
        .into_iter()
        .filter(|used| is_spelled(journal, &subject, used.place, &old))
        .collect();
    let edits: Vec<(SourceId, Edit)> = written
        .iter()
        .map(|used| (used.place.source, edit(&subject, used.place, &new)))
        .filter(|(source, edit)| Place::new(*source, edit.span).text(journal) != edit.text)
        .collect();
    rename_trial::check(journal, &edits)?;
    Ok(edits)
}

/// Whether a use is written by the name that is to change, not by another of the same habit.
fn is_spelled(journal: &Journal<'_>, subject: &Subject, place: Place, old: &str) -> bool {
    match subject {
        Subject::Named(Meant::Item(_)) => fold(place.text(journal)) == old,
        _ => true,
    }
}

fn edit(subject: &Subject, place: Place, new: &str) -> Edit {
    let sign = u32::from(matches!(subject, Subject::Tag(_) | Subject::Person(_)));
    Edit::new(Span::new(place.span.start + sign, place.span.end), new)
}
