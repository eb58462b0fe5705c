//! `// daymark: allow NAME, … [: why]` and `// daymark: allow-file NAME, … [: why]`: what is silenced, and
//! which of these comments do nothing.
//!
//! An `allow` reaches from its own line to the first line below it that is no comment, and where that line
//! begins a declaration, to the end of its block. A blank line between cuts it off.

use super::look::Look;
use super::rules::unused_allow;
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::journal::Journal;
use crate::syntax::{Document, LineKind};
use crate::text::{Day, SourceId, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One name in an `allow` or `allow-file` comment.
pub struct Allow<'j> {
    pub source: SourceId,
    /// The name as written, and where.
    pub name: &'j str,
    pub span: Span,
    /// None where it names no code.
    pub code: Option<Code>,
    /// The bytes it reaches; the whole text for `allow-file`.
    pub reach: Range<u32>,
    /// Whether it silenced a finding.
    pub used: bool,
    /// Another of the same name that silences all that it does.
    pub covered: Option<Span>,
    /// Whether it is the only name of its comment.
    pub is_only: bool,
    /// The comment's whole line, and what of it stands from `daymark:` on.
    pub whole: Span,
    pub words: Span,
    /// Where the reason begins, if there is one.
    pub why: Option<u32>,
    /// Where the words before its names are not quite those of such a comment: the first rule it names, and the word
    /// that was meant, if one was.
    pub meant: Option<(Option<&'static str>, &'j str)>,
}

/// Takes out what comments silence and adds what those comments do in vain; sorted by file, then place.
#[must_use]
pub fn silence(journal: &Journal<'_>, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let look = Look::new(journal, Day::MAX);
    let mut allows: Vec<Allow<'_>> = (0..journal.documents.len() as u32)
        .into_par_iter()
        .flat_map_iter(|source| scan(&look, SourceId(source)))
        .collect();
    if !allows.is_empty() {
        take_out(&mut allows, &mut found);
        // An `allow` of `unused-allow` is judged last, by whether it silenced any of the others.
        let is_last = |allow: &&Allow<'_>| allow.code == Some(Code::UnusedAllow);
        let mut unused = unused_allow::check(&look, allows.iter().filter(|allow| !is_last(allow)));
        take_out(&mut allows, &mut unused);
        found.extend(unused);
        found.extend(unused_allow::check(&look, allows.iter().filter(is_last)));
    }
    found.sort_by_key(|finding| {
        let place = &finding.primary;
        (place.source, place.span.start, place.span.end, finding.code)
    });
    found
}

/// Takes out the findings that an `allow` reaches, and marks every `allow` that reaches one as used.
fn take_out(allows: &mut [Allow<'_>], found: &mut Vec<Diagnostic>) {
    // Of each file and code: where findings begin, sorted; and the reaches by where they begin, each with
    // the end of the one up to there that reaches farthest.
    let mut places: FxHashMap<(SourceId, Code), Vec<u32>> = FxHashMap::default();
    for finding in found.iter().filter(|it| it.code.may_be_silenced()) {
        let place = &finding.primary;
        let starts = places.entry((place.source, finding.code)).or_default();
        starts.push(place.span.start);
    }
    for starts in places.values_mut() {
        starts.sort_unstable();
    }
    let mut reaches: FxHashMap<(SourceId, Code), Vec<(u32, u32)>> = FxHashMap::default();
    // Those that reach farthest come first, so that each is covered by one before it or by none.
    let mut allows: Vec<&mut Allow<'_>> = allows.iter_mut().collect();
    allows.sort_by_key(|allow| (allow.reach.start, std::cmp::Reverse(allow.reach.end)));
    let mut widest: FxHashMap<(SourceId, Code), (u32, Span)> = FxHashMap::default();
    for allow in allows {
        let Some(code) = allow.code else { continue };
        let Some(starts) = places.get(&(allow.source, code)) else {
            continue;
        };
        let first = starts.partition_point(|start| *start < allow.reach.start);
        if starts
            .get(first)
            .is_some_and(|start| *start < allow.reach.end)
        {
            let (end, span) = widest
                .entry((allow.source, code))
                .or_insert((0, allow.span));
            if allow.reach.end <= *end {
                allow.covered = Some(*span);
                continue;
            }
            (*end, *span) = (allow.reach.end, allow.span);
            allow.used = true;
            let reaches = reaches.entry((allow.source, code)).or_default();
            reaches.push((allow.reach.start, allow.reach.end));
        }
    }
    for reaches in reaches.values_mut() {
        reaches.sort_unstable();
        let mut farthest = 0;
        for (_, end) in reaches {
            farthest = farthest.max(*end);
            *end = farthest;
        }
    }
    found.retain(|finding| {
        let at = finding.primary.span.start;
        let reaches = reaches.get(&(finding.primary.source, finding.code));
        !reaches.is_some_and(|reaches| {
            let below = reaches.partition_point(|(start, _)| *start <= at);
            let before = below.checked_sub(1).and_then(|last| reaches.get(last));
            before.is_some_and(|(_, end)| at < *end)
        })
    });
}

/// The `allow` comments of one file, in order.
fn scan<'j>(look: &Look<'j>, source: SourceId) -> Vec<Allow<'j>> {
    let text = look.text(source);
    let Some(document) = look.document(source) else {
        return Vec::new();
    };
    let lines = document.lines.kinds.iter().zip(0..);
    let comments = lines.filter(|(kind, _)| **kind == LineKind::Comment);
    // Where the comments below the last `allow` end, for those that stand in a stack.
    let mut below = 0;
    comments
        .flat_map(|(_, line)| {
            let mut allows = comment(document, source, text, line, &mut below);
            if allows.is_empty() {
                allows.extend(slip(document, source, text, line));
            }
            allows
        })
        .collect()
}

/// The names in the `allow` comment that stands on a line, if one does.
#[must_use]
pub fn allows_in<'j>(journal: &Journal<'j>, source: SourceId, line: u32) -> Vec<Allow<'j>> {
    let index = source.0 as usize;
    let place = journal.documents.get(index).zip(journal.sources.get(index));
    place.map_or_else(Vec::new, |(document, text)| {
        comment(document, source, &text.text, line, &mut 0)
    })
}

/// The names of a comment that starts with `daymark:`, if it does.
fn comment<'j>(
    document: &Document,
    source: SourceId,
    text: &'j str,
    line: u32,
    below: &mut u32,
) -> Vec<Allow<'j>> {
    const WORD: &str = "daymark:";
    let start = document.lines.start(line) as usize;
    let comment = document.lines.text(line, text);
    let Some(at) = comment.find(WORD) else {
        return Vec::new();
    };
    let before = comment.get(..at).unwrap_or_default();
    if before.trim() != "//" {
        return Vec::new();
    }
    let from = start + at + WORD.len();
    let until = start + comment.len();
    // After a colon it is your words here too: why it is silenced.
    let names = text.get(from..until).unwrap_or_default();
    let colon = names.find(':');
    let why = colon
        .and_then(|colon| names.get(colon + 1..))
        .map(str::trim);
    let why = why.filter(|why| !why.is_empty()).map(|why| {
        let end = start + comment.trim_end().len();
        (end - why.len()) as u32
    });
    let said = Span::new((start + at) as u32, until as u32);
    let until = colon.map_or(until, |colon| from + colon);
    let mut words = words(text, from..until);
    let Some((word, place)) = words.next() else {
        return Vec::new();
    };
    let allow = |(name, span): (&'j str, Span), reach: Range<u32>| {
        let code = Code::named(name);
        Allow {
            source,
            name,
            span,
            code,
            reach,
            used: false,
            covered: None,
            is_only: true,
            whole: document.lines.whole(line),
            words: said,
            why,
            meant: None,
        }
    };
    let reach = match word {
        "allow" => reach(document, line, below),
        "allow-file" => 0..document.lines.end,
        // Another word may be another tool's; one that is nearly `allow` is a slip of the keys.
        _ if nearest(word, ["allow", "allow-file"]).is_some() => {
            return vec![allow((word, place), 0..0)];
        }
        _ => return Vec::new(),
    };
    let mut allows: Vec<Allow<'j>> = words.map(|name| allow(name, reach.clone())).collect();
    if allows.is_empty() {
        allows.push(allow((word, place), 0..0));
    }
    if allows.len() > 1 {
        for allow in &mut allows {
            allow.is_only = false;
        }
    }
    allows
}

/// A comment that names a rule behind `daymark allow`, `Daymark: ALLOW` or `daymark: ignore`, or with a slash too many:
/// it looks like one that silences.
fn slip<'j>(document: &Document, source: SourceId, text: &'j str, line: u32) -> Option<Allow<'j>> {
    const WORD: &str = "daymark";
    let comment = document.lines.text(line, text);
    let whole = comment.trim_start();
    let said = whole.trim_start_matches('/').trim_start();
    let has_more_slashes = whole.starts_with("///");
    let (word, rest) = said.split_at_checked(WORD.len())?;
    let behind = rest.trim_start();
    let has_colon = behind.starts_with(':');
    let behind = behind.strip_prefix(':').unwrap_or(behind);
    if !word.eq_ignore_ascii_case(WORD) || behind.len() == rest.len() {
        return None;
    }
    let until = document.lines.start(line) as usize + comment.len();
    let mut words = words(text, until - behind.len()..until);
    let (word, place) = words.next()?;
    let mut known = ["allow", "allow-file"].into_iter();
    let right = known.find(|known| word.eq_ignore_ascii_case(known));
    let right = right.or_else(|| same_meaning(word));
    // Without the name of a rule it is a sentence, as most with other words and no colon are.
    let (rule, _) = words.next().filter(|_| right.is_some() || has_colon)?;
    let rule = rule.split(':').next().unwrap_or(rule);
    nearest(rule, Code::ALL.iter().map(|code| code.name()))?;
    let from = if has_more_slashes { whole } else { said };
    let start = (until - from.len()) as u32;
    let span = Span::new(start, place.end);
    Some(Allow {
        source,
        name: span.of(text),
        span,
        code: None,
        reach: 0..0,
        used: false,
        covered: None,
        is_only: true,
        whole: document.lines.whole(line),
        words: Span::new(start, until as u32),
        why: None,
        meant: Some((right, rule)),
    })
}

/// What other tools call it.
fn same_meaning(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    let is = |known: &[&str]| known.contains(&word.as_str());
    if is(&["ignore", "disable", "silence", "skip", "suppress", "expect"]) {
        Some("allow")
    } else if is(&["ignore-file", "disable-file", "silence-file", "skip-file"]) {
        Some("allow-file")
    } else {
        None
    }
}

/// The words of a stretch of text, parted by commas and white space, each with its place.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = (&str, Span)> {
    let mut at = range.start;
    let stretch = text.get(range).unwrap_or_default();
    stretch
        .split([',', ' ', '\t'])
        .map(move |word| {
            let span = Span::new(at as u32, (at + word.len()) as u32);
            at += word.len() + 1;
            (word, span)
        })
        .filter(|(word, _)| !word.is_empty())
}

/// What an `allow` on this line reaches. `known` is the line below all comments of an earlier look.
fn reach(document: &Document, line: u32, known: &mut u32) -> Range<u32> {
    let lines = &document.lines;
    if *known <= line {
        *known = line + 1;
        while lines.kind(*known) == LineKind::Comment {
            *known += 1;
        }
    }
    let below = *known;
    let end = match lines.kind(below) {
        LineKind::Blank => below,
        LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan => {
            let declaration = document.declarations.get(lines.shape(below) as usize);
            declaration.map_or(below + 1, |declaration| declaration.end_line)
        }
        _ => below + 1,
    };
    lines.start(line + 1)..lines.start(end)
}
