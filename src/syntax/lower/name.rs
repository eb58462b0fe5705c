//! Names and lists of names.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::{expected, unexpected_left};
use crate::syntax::space::{indent, is_joiner};
use crate::text::Token;

/// What a name is not: told for text that stands where a name must.
pub(super) fn invalid_name(token: Token, line: &mut Line<'_>) -> Option<Token> {
    let found = line.word(token);
    let why = if found.is_empty() {
        "a name is missing here"
    } else if found.starts_with(|c: char| c.is_ascii_digit()) {
        "each word of a name starts with a letter"
    } else {
        "a name is words of letters, digits, `-`, `_` and apostrophes"
    };
    let fault = match as_name(&found) {
        _ if found.starts_with('#') => {
            Fault::new(found, why, "a tag has a line of its own: `counts #health`")
        }
        // Whoever names something has to write it as it is declared, and a line can't tell how that is.
        Some(name) if is_named_elsewhere(line) => {
            Fault::new(found, why, format!("write `{}`", line.with(token, &name)))
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

/// The name nearest to some text: what can't be in a name is left out.
fn as_name(text: &str) -> Option<String> {
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

/// `NAME, …` to the end of the line.
pub(super) fn names(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<Vec<Token>> {
    let Some(list) = parts.take(Rule::names) else {
        return missing_name(parts, line);
    };
    let whole = line.trimmed(&list);
    let mut names = Vec::new();
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
        return match (before, names.last()) {
            // After a comma or glued to a name: a name was meant.
            (Some(_), _) => invalid_name(token, line).map(|_| names),
            (None, Some(last)) if last.end == token.start => {
                let token = Token::new(last.start, token.end);
                invalid_name(token, line).map(|_| names)
            }
            _ => unexpected_left(token, line).map(|()| names),
        };
    }
    if let Some(comma) = lone.or(before) {
        let words: Vec<&str> = names.iter().map(|name| name.of(line.text)).collect();
        let why = "a name is missing beside this comma";
        let fault = if words.is_empty() {
            let help = "write names with a comma between them, like `run, go out`";
            Fault::new(",", why, help)
        } else {
            Fault::right(",", why, line.right(whole, &words.join(", ")))
        };
        return line.tell(comma, Problem::InvalidName(fault));
    }
    Some(names)
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
