//! Tags and people in free text: the known ones, most used first.
//!
//! All texts are read for them, side by side, at each question: nothing keeps a count, and the mention being
//! typed is no use of it. The shell's completions ask here too.

use super::{Candidate, CompletionKind, Cursor, Offer};
use crate::diagnostic::wording::plural;
use crate::journal::fold;
use crate::syntax::{MentionKind, is_space, mentions};
use crate::text::Source;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// For free text: what the word being typed mentions, if it begins with a sign.
pub(super) fn in_words(cursor: &Cursor<'_, '_>) -> Vec<Offer> {
    let before = cursor.typed.before;
    let is_part = |c: char| !is_space(c) && !matches!(c, '#' | '@' | '(' | '[' | '{');
    let typing = before.trim_end_matches(is_part);
    let Some(sign) = typing
        .chars()
        .next_back()
        .filter(|c| matches!(c, '#' | '@'))
    else {
        return Vec::new();
    };
    let from = typing.len() - 1;
    let previous = before
        .get(..from)
        .and_then(|before| before.chars().next_back());
    let stands_free = previous.is_none_or(|c| is_space(c) || matches!(c, '(' | '[' | '{' | ':'));
    if !stands_free {
        return Vec::new();
    }
    vec![offer(cursor, sign, from)]
}

/// Tags or people, from the sign at this byte of the line or where it will stand.
pub(super) fn offer(cursor: &Cursor<'_, '_>, sign: char, from: usize) -> Offer {
    let typed = cursor.typed.before.get(from..).unwrap_or("");
    let typed = fold(typed.trim_start_matches(sign)).into_owned();
    let kind = if sign == '#' {
        MentionKind::Tag
    } else {
        MentionKind::Person
    };
    let span = cursor.typed.word_from(from);
    let sources = cursor.analysis.journal.sources;
    let typing = (cursor.source.0 as usize, span.start);
    let known = mentioned(sources, kind, Some(typing)).into_iter();
    let known = known.filter(|known| known.folded.starts_with(&typed));
    let candidate = |known: Mentioned| {
        let kind = match kind {
            MentionKind::Tag => CompletionKind::Tag,
            MentionKind::Person => CompletionKind::Person,
        };
        Candidate::new(kind, format!("{sign}{}", known.written))
            .detail(plural(known.count as usize, "mention"))
    };
    Offer {
        span,
        candidates: known.map(candidate).collect(),
    }
}

/// A tag or a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mentioned {
    pub folded: String,
    /// As it is written most often, without its sign.
    pub written: String,
    pub count: u32,
}

/// Every tag or person of these texts, most mentioned first; not what is being typed, at this byte of a source.
#[must_use]
pub fn mentioned(
    sources: &[Source],
    kind: MentionKind,
    typing: Option<(usize, u32)>,
) -> Vec<Mentioned> {
    let sources = sources.par_iter().enumerate();
    let counted = sources.map(|(index, source)| {
        let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
        for mention in mentions(&source.text).filter(|mention| mention.kind == kind) {
            if typing != Some((index, mention.token.start)) {
                *counts.entry(mention.name(&source.text)).or_insert(0) += 1;
            }
        }
        counts
    });
    let counts = counted.reduce(FxHashMap::default, |mut all, more| {
        for (written, count) in more {
            *all.entry(written).or_insert(0) += count;
        }
        all
    });
    let mut spellings: Vec<(&str, u32)> = counts.into_iter().collect();
    spellings.sort_unstable_by_key(|&(written, count)| (std::cmp::Reverse(count), written));
    let mut known: Vec<Mentioned> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (written, count) in spellings {
        let folded = fold(written).into_owned();
        let place = *places.entry(folded.clone()).or_insert(known.len());
        match known.get_mut(place) {
            Some(known) => known.count += count,
            None => known.push(Mentioned {
                folded,
                written: written.to_owned(),
                count,
            }),
        }
    }
    known.sort_by_key(|known| std::cmp::Reverse(known.count));
    known
}
