//! Names and lists of names.
//!
//! The grammar takes names; here is told what stands where one must and is none. Whether a name is declared
//! is asked much later, in `journal`.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::{expected, unexpected_left};
use crate::syntax::space::{indent, is_joiner};
use crate::text::Token;

/// What a name is not: told for text that stands where a name must.
pub(super) fn invalid_name(token: Token, line: &mut Line<'_>) -> Option<Token> {
    let found = line.word(token);
    let is_hidden = found.contains(is_unseen);
    let why = if is_hidden {
        "a character that can't be seen stands in this name"
    } else if found.is_empty() {
        "a name is missing here"
    } else if found.starts_with(|c: char| c.is_ascii_digit()) {
        "each word of a name starts with a letter"
    } else {
        "a name is words of letters, digits, `-`, `_` and apostrophes"
    };
    let fault = match as_name(&found) {
        _ if found.starts_with('#') && line.all().of(line.text).starts_with("counts") => {
            Fault::new(found, why, "a tag has a line of its own: `counts #health`")
        }
        // Whoever names something has to write it as it is declared, and a line can't tell how that is.
        _ if is_hidden => {
            let seen: String = found.chars().filter(|c| !is_unseen(*c)).collect();
            Fault::right(found, why, line.right(token, &seen))
        }
        Some(name) if is_named_elsewhere(line) => {
            Fault::new(found, why, format!("write `{}`", line.with(token, &name)))
        }
        // `run, walk` is two names: what is marked is one of them, and not both in a row.
        Some(_) if names_of(&found).count() > 1 => {
            let one = names_of(&found).find_map(as_name).unwrap_or_default();
            let help = format!("write one name, as in `{}`", line.with(token, &one));
            Fault::new(found, why, help)
        }
        Some(name) => Fault::right(found, why, line.right(token, &name)),
        None => {
            let help = "a name is one or more words, like `go out` or `half-marathon`";
            Fault::new(found, why, help)
        }
    };
    line.tell(token, Problem::InvalidName(fault))
}

/// Whether the names of a line are declared in other ones: it is no declaration's first.
fn is_named_elsewhere(line: &Line<'_>) -> bool {
    indent(line.text) > 0 || line.text.starts_with(|c: char| !c.is_alphabetic())
}

/// The names of a list, between what people put there.
fn names_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/', '&', '+', '|'])
        .filter(|name| name.contains(char::is_alphabetic))
}

/// Characters of no width that come along with copied text: a place where a line may break, a hyphen for when it
/// does, and where it may not.
pub(super) const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{ad}' | '\u{2060}')
}

/// The name nearest to some text: what can't be in a name is left out.
pub(super) fn as_name(text: &str) -> Option<String> {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’') || is_joiner(c);
    let words: Vec<&str> = text
        .split(|c| !kept(c))
        .map(|word| word.trim_end_matches(is_joiner))
        .map(|word| word.trim_start_matches(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .collect();
    let digits = text.chars().filter(|c| c.is_ascii_digit()).count();
    let left = words
        .iter()
        .flat_map(|word| word.chars())
        .filter(char::is_ascii_digit)
        .count();
    // A number that would be lost is part of what was meant: better no advice than a wrong one.
    (!words.is_empty() && digits == left).then(|| words.join(" "))
}

/// `NAME, …` to the end of the line, none of it wrong.
pub(super) fn names(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<Vec<Token>> {
    let (names, is_right) = some_names(parts, line);
    is_right.then_some(names)
}

/// `NAME, …` to the end of the line. Where some of it is wrong, that is told, and the names before it are there all the
/// same; and whether nothing is.
pub(super) fn some_names(parts: &mut Parts<'_>, line: &mut Line<'_>) -> (Vec<Token>, bool) {
    let mut names = Vec::new();
    let Some(list) = parts.take(Rule::names) else {
        let _: Option<()> = missing_name(parts, line);
        return (names, false);
    };
    let whole = line.trimmed(&list);
    // The token of a comma that nothing stands before or after.
    let mut lone = None;
    let mut before = None;
    for pair in list.into_inner() {
        let token = line.token(&pair);
        if pair.as_rule() == Rule::name {
            names.push(token);
            before = None;
        } else {
            if before.is_some() || names.is_empty() {
                lone = lone.or(Some(token));
            }
            before = Some(token);
        }
    }
    if let Some(left) = parts.take(Rule::left) {
        let token = line.trimmed(&left);
        match (before, names.last()) {
            // After a comma or glued to a name: a name was meant.
            (Some(_), _) => drop(invalid_name(token, line)),
            (None, Some(last)) if last.end == token.start => {
                let token = Token::new(last.start, token.end);
                names.pop();
                invalid_name(token, line);
            }
            _ => drop(unexpected_left(token, line)),
        }
        return (names, false);
    }
    let Some(comma) = lone.or(before) else {
        return (names, true);
    };
    let words: Vec<&str> = names.iter().map(|name| name.of(line.text)).collect();
    let why = "a name is missing beside this comma";
    let fault = if words.is_empty() {
        let help = "write names with a comma between them, like `run, go out`";
        Fault::new(",", why, help)
    } else {
        Fault::right(",", why, line.right(whole, &words.join(", ")))
    };
    let _: Option<()> = line.tell(comma, Problem::InvalidName(fault));
    (names, false)
}

/// One name that must stand next.
pub(super) fn needed_name(parts: &mut Parts<'_>, rule: Rule, line: &mut Line<'_>) -> Option<Token> {
    match parts.take(rule) {
        Some(pair) => Some(line.token(&pair)),
        None => missing_name(parts, line),
    }
}

/// Tells what stands where a name must, if anything does.
pub(super) fn missing_name<T>(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<T> {
    if let Some(left) = parts.take(Rule::left).or_else(|| parts.take(Rule::rest)) {
        let token = line.trimmed(&left);
        if !token.of(line.text).starts_with(':') {
            return invalid_name(token, line).and(None);
        }
        let colon = Token::new(token.start, token.start + 1);
        let right = line.right(colon, "");
        let why = "only free text follows a colon";
        let fault = Fault::right(":", why, right);
        return line.tell(colon, Problem::UnexpectedText(fault));
    }
    let why = "a name is missing here";
    let help = "a name is one or more words, like `go out` or `half-marathon`";
    expected(parts, Problem::InvalidName, why, help, line)
}
