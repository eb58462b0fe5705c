//! What a form of the reference asks for next: `from DATE until DATE` with `from 2026-01-05` typed asks for
//! `until`.
//!
//! Capitals stand for what is filled in; an amount and a name may have several words.

use crate::text::Weekday;

/// What may stand at the cursor by one form: a word of the form, and how many of the words typed last belong to
/// it already (`half` of `half marathon`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Asked<'f> {
    pub word: &'f str,
    /// The word of the form before it.
    pub after: &'f str,
    pub begun: usize,
}

/// What may follow these words by a form; nothing where they don't fit it.
pub(super) fn asked<'f>(form: &'f str, typed: &[&str]) -> Vec<Asked<'f>> {
    let words: Vec<&str> = form
        .split(' ')
        // Behind a colon it is the user's words.
        .scan(false, |ended, word| {
            let is_over = std::mem::replace(ended, word.ends_with(':'));
            (!is_over).then_some(word.trim_end_matches(':'))
        })
        .collect();
    let mut found = Vec::new();
    walk(&words, "", typed, &mut found);
    found
}

fn walk<'f>(form: &[&'f str], after: &'f str, typed: &[&str], found: &mut Vec<Asked<'f>>) {
    let Some((&word, rest)) = form.split_first() else {
        return;
    };
    let Some((first, others)) = typed.split_first() else {
        return add(found, word, after, 0);
    };
    if !is_filled_in(word) {
        if first.eq_ignore_ascii_case(word) {
            walk(rest, word, others, found);
        }
        return;
    }
    let is_long = matches!(word, "AMOUNT" | "NAME" | "WEEKDAY");
    let most = if is_long { typed.len() } else { 1 };
    for count in 1..=most {
        let Some((taken, others)) = typed.split_at_checked(count) else {
            break;
        };
        let fits = taken.last().is_some_and(|last| may_be(word, last, rest));
        if !fits || taken.first().is_some_and(|first| !may_begin(word, first)) {
            break;
        }
        if others.is_empty() && is_long {
            add(found, word, after, count);
        }
        walk(rest, word, others, found);
    }
}

fn add<'f>(found: &mut Vec<Asked<'f>>, word: &'f str, after: &'f str, begun: usize) {
    found.push(Asked { word, after, begun });
}

/// Whether it stands for what the user fills in.
pub(super) fn is_filled_in(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_uppercase())
}

fn may_begin(word: &str, typed: &str) -> bool {
    match word {
        "AMOUNT" => !typed.starts_with(char::is_alphabetic),
        "N" | "M" => typed.starts_with(|c: char| c.is_ascii_digit()),
        "NAME" => typed.starts_with(char::is_alphabetic),
        "WEEKDAY" => Weekday::parse(typed).is_some(),
        _ => true,
    }
}

/// Whether another word may belong to what is filled in: not the one that the form goes on with.
fn may_be(word: &str, typed: &str, rest: &[&str]) -> bool {
    let goes_on = rest
        .first()
        .is_some_and(|next| next.eq_ignore_ascii_case(typed));
    match word {
        "AMOUNT" => !goes_on && !matches!(typed, "of" | "per" | "by"),
        "NAME" => !goes_on && !typed.eq_ignore_ascii_case("starting"),
        "WEEKDAY" => Weekday::parse(typed).is_some(),
        _ => true,
    }
}
