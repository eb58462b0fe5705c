//! In a comment: `daymark: allow`, and the names of findings that may be silenced.
//!
//! Those that the lines below the comment have come first. Until `daymark:` is begun nothing is offered,
//! since a comment is the user's own.

use super::fits::fits;
use super::{Candidate, CompletionKind, Cursor, Offer};
use crate::diagnostic::Code;

const WORD: &str = "daymark:";

pub(super) fn codes(cursor: &Cursor<'_, '_>) -> Vec<Offer> {
    let typed = cursor.typed;
    let before = typed.before;
    let slashes = typed.indent + 2;
    let comment = before.get(slashes..).unwrap_or("");
    let word = slashes + (comment.len() - comment.trim_start().len());
    let rest = before.get(word..).unwrap_or("");
    let Some(names) = rest.strip_prefix(WORD) else {
        // A comment is anybody's; this much of it was meant for us.
        let is_meant = rest.len() >= 3 && WORD.starts_with(rest);
        let offered = is_meant.then_some(["daymark: allow", "daymark: allow-file"]);
        return offer(
            cursor,
            word,
            offered.into_iter().flatten().map(allow).collect(),
        );
    };
    let names = names.trim_start();
    let (words, from) = typed.words(before.len() - names.len());
    let Some((first, listed)) = words.split_first() else {
        let typing = before.get(from..).unwrap_or("");
        let known = ["allow", "allow-file"].into_iter();
        let known = known.filter(|known| known.starts_with(typing));
        return offer(cursor, from, known.map(allow).collect());
    };
    if !matches!(*first, "allow" | "allow-file") || names.contains(':') {
        return Vec::new();
    }
    let typing = before.get(from..).unwrap_or("");
    let from = from + typing.rfind(',').map_or(0, |comma| comma + 1);
    let typing = before.get(from..).unwrap_or("");
    let is_new = |code: &&Code| {
        let mut names = listed.iter().flat_map(|word| word.split(','));
        code.may_be_silenced() && !names.any(|name| name == code.name())
    };
    let codes = Code::ALL.iter().filter(is_new);
    let mut codes: Vec<Code> = codes
        .copied()
        .filter(|code| fits(code.name(), typing))
        .collect();
    codes.sort_by_key(|code| !is_below(cursor, *code));
    let candidate = |code: Code| {
        Candidate::new(CompletionKind::Code, code.name())
            .detail(code.severity().word())
            .documentation(code.page())
    };
    offer(cursor, from, codes.into_iter().map(candidate).collect())
}

fn offer(cursor: &Cursor<'_, '_>, from: usize, candidates: Vec<Candidate>) -> Vec<Offer> {
    let span = cursor.typed.word_from(from);
    vec![Offer { span, candidates }]
}

fn allow(word: &str) -> Candidate {
    let about = if word.ends_with("file") {
        "silences findings in the whole file"
    } else {
        "silences findings on the next line"
    };
    Candidate::new(CompletionKind::Keyword, word)
        .detail(about)
        .text(format!("{word} "))
}

/// Whether such a finding stands below the comment, before a blank line.
fn is_below(cursor: &Cursor<'_, '_>, code: Code) -> bool {
    use crate::syntax::LineKind::Blank;
    let lines = &cursor.document.lines;
    let count = lines.len() as u32;
    let end = (cursor.line + 1..count).find(|line| lines.kind(*line) == Blank);
    let (from, until) = (lines.start(cursor.line), lines.start(end.unwrap_or(count)));
    cursor.analysis.diagnostics.iter().any(|found| {
        let at = &found.primary;
        found.code == code && at.source == cursor.source && (from..until).contains(&at.span.start)
    })
}
