//! The search itself: pieces of the journal side by side, what they find put in order, and what stands around it added.
//!
//! Days go in order, a day's entries as they are written. Hits are places, not entries: what is shown is
//! looked up again, so that a large journal fits.

use super::entry::Entry;
use super::query::Query;
use crate::journal::Journal;
use crate::journal::piece::{Piece, Stretch, pieces};
use crate::syntax::State;
use crate::text::Day;
use rayon::prelude::*;

/// An entry that is shown: twelve bytes, for there may be a million.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    pub day: Day,
    /// Its place in the journal: see [`Journal::place_of`].
    pub place: u32,
    /// Not only context.
    pub is_match: bool,
    /// Whether entries of its day stand between it and the one that is shown before it.
    pub is_apart: bool,
}

/// The entries that a query is about, in the order to show them.
#[must_use]
pub fn find(journal: &Journal<'_>, query: &Query) -> Vec<Hit> {
    let pieces = pieces(journal.documents, rayon::current_num_threads() * 2);
    let of_piece = |piece: &Piece| {
        let found = piece
            .iter()
            .map(|stretch| of_lines(journal, stretch, query));
        found.flatten().collect::<Vec<_>>()
    };
    let found: Vec<Vec<Hit>> = pieces.par_iter().map(of_piece).collect();
    let mut hits = found.concat();
    hits.sort_by_key(|hit| (hit.day, hit.place));
    if query.reverse {
        limit(hits.iter_mut().rev(), query.limit);
    } else {
        limit(hits.iter_mut(), query.limit);
    }
    let is_shown = around(&hits, query.context);
    part(&mut hits, &is_shown);
    let mut shown = is_shown.into_iter();
    hits.retain(|_| shown.next() == Some(true));
    if query.reverse {
        let days = hits.chunk_by(|a, b| a.day == b.day).rev();
        return days.collect::<Vec<_>>().concat();
    }
    hits
}

/// The matches of some lines, and where context is wanted, every other entry of a wanted day.
fn of_lines(journal: &Journal<'_>, stretch: &Stretch, query: &Query) -> Vec<Hit> {
    let index = stretch.source.0 as usize;
    let place = journal.documents.get(index).zip(journal.sources.get(index));
    let Some((document, source)) = place.filter(|_| query.asked.get(index) == Some(&true)) else {
        return Vec::new();
    };
    let wants_open = query.states.contains(&State::Open);
    let entries = document.entries_in(stretch.lines.clone(), &source.text);
    entries
        .filter(|entry| query.wants_day(entry.day))
        .filter_map(|entry| {
            let site = (stretch.source, entry.line);
            let found = Entry::new(journal, entry.day, site, entry.kind, wants_open)?;
            let is_match = query.finds(&found);
            (is_match || query.context > 0).then(|| Hit {
                day: entry.day,
                place: journal.place_of(stretch.source, entry.line),
                is_match,
                is_apart: false,
            })
        })
        .collect()
}

/// Leaves so many matches.
fn limit<'h>(hits: impl Iterator<Item = &'h mut Hit>, most: Option<usize>) {
    let matches = hits.filter(|hit| hit.is_match);
    for hit in matches.skip(most.unwrap_or(usize::MAX)) {
        hit.is_match = false;
    }
}

/// Which are matches, or stand that near to one of the same day.
fn around(hits: &[Hit], context: usize) -> Vec<bool> {
    let mut shown = Vec::with_capacity(hits.len());
    for day in hits.chunk_by(|a, b| a.day == b.day) {
        let matches: Vec<usize> = (0..day.len())
            .filter(|&at| day.get(at).is_some_and(|hit| hit.is_match))
            .collect();
        shown.extend((0..day.len()).map(|at| {
            let next = matches.partition_point(|&found| found < at);
            let is_near =
                |found: Option<&usize>| found.is_some_and(|it| it.abs_diff(at) <= context);
            let before = next.checked_sub(1);
            is_near(matches.get(next)) || is_near(before.and_then(|it| matches.get(it)))
        }));
    }
    shown
}

/// Notes where entries are left out between two of a day that are shown.
fn part(hits: &mut [Hit], is_shown: &[bool]) {
    let mut last: Option<(Day, usize)> = None;
    let shown = hits.iter_mut().zip(is_shown).enumerate();
    for (at, (hit, _)) in shown.filter(|(_, (_, is_shown))| **is_shown) {
        hit.is_apart = last.is_some_and(|(day, before)| day == hit.day && before + 1 < at);
        last = Some((hit.day, at));
    }
}
