//! Finding a name in the whole journal: habits, tasks, goals, plans, steps, tags and people.
//!
//! A query's letters have to stand in a name in their order, not together: editors filter further, so it may
//! find more than they show.

use super::place::Place;
use super::symbols::SymbolKind;
use super::token::Colour;
use super::tokens::tokens;
use crate::journal::{self, Journal, Named, fold};
use crate::syntax::Clause;
use crate::text::{SourceId, Span, Token};
use rustc_hash::FxHashSet;

/// A name and where it is declared; a tag or a person where it first stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    pub kind: SymbolKind,
    pub name: String,
    /// The plan of a step, the declared name of an alias.
    pub within: Option<String>,
    pub place: Place,
}

/// How well a name fits what is looked for; the better first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Start,
    Part,
    Letters,
}

/// Every name that has the letters of the query in their order, those that have it in one piece first.
#[must_use]
pub fn workspace_symbols(journal: &Journal<'_>, query: &str) -> Vec<Found> {
    let query = fold(query.trim()).into_owned();
    let all = declared(journal)
        .chain(steps(journal))
        .chain(mentioned(journal));
    let mut found: Vec<(Fit, Found)> = all
        .filter_map(|found| Some((fit(&fold(&found.name), &query)?, found)))
        .collect();
    found.sort_by(|(one_fit, one), (other_fit, other)| {
        let key = |found: &Found| (found.kind, found.place);
        (one_fit, key(one)).cmp(&(other_fit, key(other)))
    });
    found.into_iter().map(|(_, found)| found).collect()
}

fn fit(name: &str, query: &str) -> Option<Fit> {
    let bare = name.trim_start_matches(['#', '@']);
    if name.starts_with(query) || bare.starts_with(query) {
        return Some(Fit::Start);
    }
    if name.contains(query) {
        return Some(Fit::Part);
    }
    let mut letters = name.chars();
    let mut wanted = query.chars().filter(|letter| !letter.is_whitespace());
    wanted
        .all(|letter| letters.any(|own| own == letter))
        .then_some(Fit::Letters)
}

fn declared<'j>(journal: &'j Journal<'_>) -> impl Iterator<Item = Found> + 'j {
    let items = journal.names.items().filter_map(|named| {
        let within = named.is_alias.then(|| journal.name(named.id).to_owned());
        named_at(journal, named, SymbolKind::of(named.id.kind()), within)
    });
    let plans = journal.names.plans();
    items.chain(plans.filter_map(|named| named_at(journal, named, SymbolKind::Plan, None)))
}

fn named_at<T>(
    journal: &Journal<'_>,
    named: &Named<T>,
    kind: SymbolKind,
    within: Option<String>,
) -> Option<Found> {
    let place = Place::of(named.site, journal)?;
    Some(Found {
        kind,
        name: named.written.clone(),
        within,
        place,
    })
}

fn steps<'j>(journal: &'j Journal<'_>) -> impl Iterator<Item = Found> + 'j {
    journal.plans.iter().flat_map(move |plan| {
        let source = plan.place.source;
        let document = journal.documents.get(source.0 as usize);
        let declaration = document
            .and_then(|document| document.declarations.get(plan.place.declaration as usize));
        let attributes = declaration.map_or(&[][..], |declaration| &declaration.attributes);
        attributes.iter().filter_map(move |attribute| {
            let Clause::Step { number, title, .. } = &attribute.clause else {
                return None;
            };
            let end = title.map_or(number.token.end, |title| title.end);
            let token = Token::new(attribute.token.start, end);
            let site = journal::Site::new(source, attribute.line, token);
            let place = Place::of(site, journal)?;
            let name = place.text(journal).to_owned();
            Some(Found {
                kind: SymbolKind::Step,
                name,
                within: Some(plan.name.clone()),
                place,
            })
        })
    })
}

/// Tags and people, each where it first stands.
fn mentioned<'j>(journal: &'j Journal<'_>) -> impl Iterator<Item = Found> + 'j {
    // As written first: most mentions are spelled as one before them.
    let mut written: FxHashSet<&str> = FxHashSet::default();
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let sources = (0..journal.documents.len() as u32).map(SourceId);
    let mentions = sources.flat_map(move |source| {
        let end = journal
            .documents
            .get(source.0 as usize)
            .map_or(0, |document| document.lines.end);
        tokens(journal, source, Span::new(0, end))
            .into_iter()
            .filter_map(move |token| {
                let kind = match token.colour {
                    Colour::Tag => SymbolKind::Tag,
                    Colour::Person => SymbolKind::Person,
                    _ => return None,
                };
                Some((kind, Place::new(source, token.span)))
            })
    });
    mentions.filter_map(move |(kind, place)| {
        let name = place.text(journal);
        let is_new = written.insert(name) && seen.insert(fold(name).into_owned());
        is_new.then(|| Found {
            kind,
            name: name.to_owned(),
            within: None,
            place,
        })
    })
}
