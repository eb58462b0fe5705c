//! Whether a candidate goes on from what is typed.
//!
//! Names, units, words and findings are all held to this. It is looser than a start: an editor ranks, and
//! would rather have one too many.

use crate::journal::fold;
use crate::syntax::is_space;

/// Whether the candidate, or one of its words and what follows it, begins with what is typed. White space at the
/// end of that parts words: `run ` goes on with `run uphill`, not with `run` or `running`.
pub(super) fn fits(candidate: &str, typed: &str) -> bool {
    let candidate = fold(candidate);
    let mut begun = fold(typed).into_owned();
    if typed.ends_with(is_space) && !begun.is_empty() {
        begun.push(' ');
    }
    let starts = |rest: &str| rest.starts_with(&begun);
    let mut words = candidate.match_indices([' ', '-', '/']);
    starts(&candidate) || words.any(|(at, _)| candidate.get(at + 1..).is_some_and(starts))
}
