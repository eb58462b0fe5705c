//! Whether a new name is one, by the language's own rules, and whether it is free.
//!
//! A name is tried by parsing a line that declares it, so this file has no rules of its own. Refused is also
//! what could not be told apart again: two names that become one stay one.

use super::part::{Meant, Part, What};
use super::references::{Subject, Use, uses};
use super::{Place, line_parts};
use crate::diagnostic::Code;
use crate::journal::{Journal, fold, name::single_spaced};
use crate::syntax::{self, mention};
use crate::text::SourceId;
use std::borrow::Cow;
use std::path::Path;

/// The name with single spaces, where it may be declared.
pub(super) fn of_declared(new: &str) -> Result<String, String> {
    let new = single_spaced(new);
    let line = format!("habit {new}");
    let document = syntax::parse(SourceId(0), &line);
    let told = document.problems.first();
    if let Some(told) = told.filter(|told| told.code == Code::InvalidName) {
        return Err(format!("{}: {}", told.message, told.primary.message));
    }
    let declared = document.declarations.first();
    let name = declared.map_or("", |declaration| declaration.name.of(&line));
    if told.is_none() && name == new {
        return Ok(new);
    }
    Err(format!(
        "`{new}` is no name: a name is words of letters, digits, `-`, `_` and apostrophes, and each begins \
         with a letter"
    ))
}

/// Refuses a name that something else has.
pub(super) fn is_free(
    journal: &Journal<'_>,
    meant: Meant,
    old: &str,
    new: &str,
) -> Result<(), String> {
    if fold(old) == fold(new) {
        return Ok(());
    }
    let (kind, site) = match meant {
        Meant::Item(_) => {
            let Some(taken) = journal.names.find(new) else {
                return Ok(());
            };
            let kind = taken.id.kind().word();
            (if taken.is_alias { "alias" } else { kind }, taken.site)
        }
        Meant::Plan(_) => match journal.names.find_plan(new) {
            Some(taken) => ("plan", taken.site),
            None => return Ok(()),
        },
    };
    let at = Place::of(site, journal).map_or_else(String::new, |place| said(journal, place));
    Err(format!("the {kind} `{new}` is there already, at {at}"))
}

/// The tag without its sign, where it is one that nothing else has.
pub(super) fn of_tag(journal: &Journal<'_>, old: &str, new: &str) -> Result<String, String> {
    let new = new.trim().trim_start_matches('#');
    let written = format!("#{new}");
    if mention::tag_len(&written) != Some(written.len()) {
        return Err(format!(
            "`{written}` is no tag: letters, digits, `-`, `_` and `/`, and a letter first"
        ));
    }
    let folded = fold(new).into_owned();
    if folded == old {
        return Ok(new.to_owned());
    }
    let is_within = |tag: &str, outer: &str| {
        tag.strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if let Some(used) = uses(journal, &Subject::Tag(folded.clone())).first() {
        return Err(taken(journal, *used, &written));
    }
    // What a habit counts must be the same days after it.
    for (counted, _) in &journal.days.tags {
        if is_within(counted, old) {
            continue;
        }
        let gains = is_within(&folded, counted);
        let loses = is_within(old, counted);
        if gains != loses {
            let now = if gains {
                "would count"
            } else {
                "would no longer count"
            };
            let at = counting(journal, counted);
            return Err(format!(
                "a habit counts `#{counted}`{at}, and {now} `{written}`"
            ));
        }
    }
    Ok(new.to_owned())
}

/// The person without the sign, where it is a name that nobody else has.
pub(super) fn of_person(journal: &Journal<'_>, old: &str, new: &str) -> Result<String, String> {
    let new = new.trim().trim_start_matches('@');
    let written = format!("@{new}");
    if mention::person_len(&written) != Some(written.len()) {
        return Err(format!(
            "`{written}` is no person: letters, digits, `-` and `_`, and a letter first"
        ));
    }
    let folded = fold(new).into_owned();
    if folded == old {
        return Ok(new.to_owned());
    }
    match uses(journal, &Subject::Person(folded)).first() {
        Some(used) => Err(taken(journal, *used, &written)),
        None => Ok(new.to_owned()),
    }
}

fn taken(journal: &Journal<'_>, used: Use, written: &str) -> String {
    let at = said(journal, used.place);
    format!("`{written}` is used already, at {at}, and the two could not be told apart again")
}

/// ` at PLACE`, of the line that counts this tag.
fn counting(journal: &Journal<'_>, tag: &str) -> String {
    let subject = Subject::Tag(tag.to_owned());
    let counts = |used: &&Use| {
        let document = journal.documents.get(used.place.source.0 as usize);
        let line = document.map_or(0, |document| document.lines.at(used.place.span.start));
        let parts = line_parts::parts(journal, used.place.source, line);
        let word = |part: &Part| match part.what {
            What::Attribute(word) => word.word == "counts",
            _ => false,
        };
        parts.iter().any(word)
    };
    let uses = uses(journal, &subject);
    let place = uses.iter().find(counts).map(|used| used.place);
    place.map_or_else(String::new, |place| format!(" at {}", said(journal, place)))
}

/// `plan.day:3`
pub(super) fn said(journal: &Journal<'_>, place: Place) -> String {
    let index = place.source.0 as usize;
    let document = journal.documents.get(index);
    let line = document.map_or(0, |document| document.lines.at(place.span.start));
    let path = journal.sources.get(index).map_or("", |source| &source.path);
    format!("{}:{}", within(journal, path), line + 1)
}

/// A path from the folder on that holds the whole journal: an editor knows files from the disk's root on.
fn within<'j>(journal: &Journal<'j>, path: &'j str) -> Cow<'j, str> {
    let path = Path::new(path);
    if !path.is_absolute() {
        return path.to_string_lossy();
    }
    let holds = |folder: &&Path| {
        let mut sources = journal.sources.iter();
        sources.all(|source| Path::new(&source.path).starts_with(folder))
    };
    let folder = path.ancestors().skip(1).find(holds);
    let own = folder.and_then(|folder| path.strip_prefix(folder).ok());
    own.unwrap_or(path).to_string_lossy()
}
