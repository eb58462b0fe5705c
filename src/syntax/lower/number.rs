//! Numbers: of amounts, with a fraction, and the whole ones that count something.
//!
//! What is none is told with its usual right spelling: `3,2` is `3.2`, `1,000` is `1000`, `three` is `3`.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::problem::{Fault, Problem};
use super::super::space::trim;
use super::expected;
use super::meant::number_meant;
use crate::syntax::ast::{Amount, At, Number, Unit};
use crate::text::Token;

/// Reads digits with an optional fraction.
pub(super) fn number(token: Token, line: &mut Line<'_>) -> Option<Number> {
    let text = token.of(line.text);
    if let Some(number) = decimal(text) {
        return Some(number);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (why, right) =
        if digits(whole) && digits(fraction) && !text.ends_with('.') && !whole.is_empty() {
            (
                "at most 12 digits before the point and 6 after it",
                String::new(),
            )
        } else if text.starts_with(['-', '−']) {
            ("an amount is never negative", String::new())
        } else {
            (
                "a number is digits, with a point before its fraction",
                plain(text),
            )
        };
    let fault = if decimal(&right).is_some() {
        Fault::right(text, why, line.right(token, &right))
    } else {
        Fault::new(text, why, "write a number like `5` or `3.2`")
    };
    line.tell(token, Problem::InvalidAmount(fault))
}

/// At most 12 digits, then perhaps a point and 1 to 6 digits.
pub(super) fn decimal(text: &str) -> Option<Number> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if (1..=6).contains(&fraction.len()) => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    if !(1..=12).contains(&whole.len()) {
        return None;
    }
    let padding = 6 - fraction.len() as u32;
    let mut value: i64 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(byte - b'0');
    }
    Some(Number(value * 10_i64.pow(padding)))
}

/// The number of an amount that is spelled like this one but for its digits.
pub(in super::super) fn number_of(amount: &Amount, text: &str) -> Option<Number> {
    let whole = amount.token;
    let token = match amount.unit {
        Unit::Written(unit) if unit.start == whole.start => Token::new(unit.end, whole.end),
        Unit::Written(unit) | Unit::Minutes(unit) => Token::new(whole.start, unit.start),
        Unit::None => whole,
    };
    decimal(trim(token.of(text)))
}

/// A number's usual other spellings: `3,2`, `1,000`, `.5`, `5.`, `+5`, `1_000`, `1'000`.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches('+').trim_end_matches('.');
    let is_sign = |c| matches!(c, '_' | '\'' | '’');
    // `5'30` is no thousand.
    if text.split(is_sign).skip(1).any(|group| group.len() != 3) {
        return String::new();
    }
    let text = text.replace(is_sign, "");
    let text = if text.starts_with('.') {
        format!("0{text}")
    } else {
        text
    };
    let groups: Vec<&str> = text.split(',').collect();
    let thousands = groups.len() > 1
        && groups.iter().skip(1).all(|group| {
            group
                .split('.')
                .next()
                .is_some_and(|digits| digits.len() == 3)
        });
    if thousands {
        text.replace(',', "")
    } else {
        text.replacen(',', ".", 1)
    }
}

/// A whole number of at most 9 digits.
pub(super) fn whole(text: &str) -> Option<u32> {
    (text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// A whole number from 1 up, that must stand next as a loose word.
pub(super) fn needed_count(
    parts: &mut Parts<'_>,
    rule: Rule,
    right: &str,
    line: &mut Line<'_>,
) -> Option<At<u32>> {
    let help = format!("write a whole number, like `{right}`");
    let why = "a whole number from 1 on";
    let Some(pair) = parts.take(rule) else {
        return expected(parts, Problem::InvalidAmount, why, &help, line);
    };
    let token = line.trimmed(&pair);
    match whole(token.of(line.text)) {
        Some(value) if value > 0 => Some(At { value, token }),
        _ => {
            let found = line.word(token);
            let lower = found.to_lowercase();
            let digits = lower.trim_end_matches(|c: char| !c.is_ascii_digit());
            let meant = whole(digits).filter(|count| *count > 0);
            let fault = match meant.or_else(|| number_meant(&lower)) {
                Some(count) => Fault::right(found, why, line.right(token, &count.to_string())),
                None => Fault::new(found, why, help),
            };
            line.tell(token, Problem::InvalidAmount(fault))
        }
    }
}
