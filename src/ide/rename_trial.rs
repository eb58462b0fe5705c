//! A rename tried out: with its edits made, every line has to hold the same parts, and mean the same.
//!
//! A name is no name everywhere: `journal` alone after `counts` is the prose, and `starting` ends the name of
//! a measure. Rather than a list of such words, the journal is read once more.

use super::Place;
use super::line_parts::parts;
use super::new_name::said;
use super::part::What;
use crate::journal::{self, Journal};
use crate::syntax::{self, Document};
use crate::text::edit::apply;
use crate::text::{Edit, Source, SourceId};

/// Refuses edits after which one of their lines would be read otherwise.
pub(super) fn check(journal: &Journal<'_>, edits: &[(SourceId, Edit)]) -> Result<(), String> {
    let numbered = (0..).map(SourceId).zip(journal.sources);
    let sources: Option<Vec<Source>> = numbered
        .map(|(id, source)| {
            let own = edits.iter().filter(|(source, _)| *source == id);
            let own: Vec<Edit> = own.map(|(_, edit)| edit.clone()).collect();
            let text = apply(&source.text, &own)?;
            Some(Source::new(source.path.clone(), text))
        })
        .collect();
    let sources = sources.ok_or("two of the changes overlap")?;
    let numbered = (0..).map(SourceId).zip(&sources);
    let documents: Vec<Document> = numbered
        .map(|(id, source)| syntax::parse(id, &source.text))
        .collect();
    let (renamed, _) = journal::build(&sources, &documents);
    let mut last = None;
    for (source, edit) in edits {
        let document = journal.documents.get(source.0 as usize);
        let line = document.map_or(0, |document| document.lines.at(edit.span.start));
        // A line with two names that change is looked at once.
        if last.replace((*source, line)) == Some((*source, line)) {
            continue;
        }
        if meant(journal, *source, line) != meant(&renamed, *source, line) {
            let place = Place::new(*source, edit.span);
            let line = document.map_or("", |document| {
                let text = journal.sources.get(source.0 as usize);
                text.map_or("", |source| document.lines.text(line, &source.text))
            });
            return Err(format!(
                "`{}` at {} would be read otherwise with `{}`",
                line.trim(),
                said(journal, place),
                edit.text
            ));
        }
    }
    Ok(())
}

/// What each part of a line is, apart from how it is spelled.
fn meant<'j>(journal: &'j Journal<'_>, source: SourceId, line: u32) -> Vec<(What, &'j str)> {
    let found = parts(journal, source, line);
    let parts = found.into_iter().map(|part| {
        let text = match part.what {
            What::Name(..) | What::Tag | What::Person | What::Words => "",
            _ => Place::new(source, part.span).text(journal),
        };
        (part.what, text)
    });
    parts.collect()
}
