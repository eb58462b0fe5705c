//! The words that messages share: "did you mean", lists, plurals, quotes cut short.

use std::borrow::Cow;

/// `1 day`, `2 days`: the number with its noun, an `s` added for the plural.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// `a`, `a or b`, `a, b or c`, each in backticks.
#[must_use]
pub fn either<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The known name nearest to `word`, where one is near enough to be what was meant.
///
/// Near is an optimal string alignment distance of at most a third of the longer one's letters, or one
/// being the start of the other with at least three letters.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .filter_map(|name| {
            let lower = name.to_lowercase();
            let distance = strsim::osa_distance(&word, &lower);
            let length = word.chars().count().max(lower.chars().count());
            let prefix = word.chars().count() >= 3 && lower.starts_with(&word);
            (distance * 3 <= length || prefix).then_some((distance, name))
        })
        .min_by(|a, b| a.cmp(b))
        .map(|(_, name)| name)
}

/// A message whose quotes are short enough to read: what stands in backticks is cut to `most` characters, and
/// all of it to what no message of ours comes near. The ends say the most, so the middle goes.
#[must_use]
pub fn quoted_short(message: String, most: usize) -> String {
    const LONGEST: usize = 600;
    if message.len() <= most {
        return message;
    }
    let parts: Vec<Cow<'_, str>> = message
        .split('`')
        .enumerate()
        .map(|(at, part)| {
            let is_quote = at % 2 == 1;
            if is_quote {
                short(part, most)
            } else {
                Cow::Borrowed(part)
            }
        })
        .collect();
    let message = parts.join("`");
    short(&message, LONGEST).into_owned()
}

/// The text, or its start and its end around a `…`: at most so many characters.
fn short(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most || text.char_indices().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let tail = most / 3;
    let head = most - tail - 1;
    let place = |at: Option<(usize, char)>| at.map_or(0, |(at, _)| at);
    let end = place(text.char_indices().nth(head));
    let start = place(text.char_indices().rev().nth(tail.saturating_sub(1)));
    let (head, tail) = (
        text.get(..end).unwrap_or(""),
        text.get(start..).unwrap_or(""),
    );
    Cow::Owned(format!("{head}…{tail}"))
}
