//! Column-0 settings, and the pauses that a habit has too.
//!
//! A habit's `pause` is the same clause and comes here. A value that is missing gets an example, a verb in
//! other words (`week begins`) the right line.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::mend::Right;
use super::super::problem::{Fault, Problem};
use super::date::{nearest_time, needed_date, needed_time};
use super::meant::weekday_meant;
use super::{expected, left, near, until_meant};
use crate::syntax::ast::{At, Pause, SettingClause};
use crate::syntax::space::is_space;
use crate::text::{Token, Weekday};
use pest::iterators::Pair;

/// `week starts …`, `day starts …`, `pause …`: the keyword and what it says.
pub(in super::super) fn setting(
    pair: Pair<'_, Rule>,
    line: &mut Line<'_>,
) -> Option<(Token, SettingClause)> {
    let inner = pair.into_inner().next()?;
    let keyword = super::keyword(&inner, line);
    let clause = match inner.as_rule() {
        Rule::week_starts => week_starts(inner, line).map(SettingClause::WeekStarts),
        Rule::day_starts => {
            let mut parts = Parts::of(inner);
            let keyword = line.token(&parts.next()?);
            starts(&mut parts, keyword, "04:00", line)?;
            let time = needed_time(&mut parts, line)?;
            left(&mut parts, line)?;
            Some(SettingClause::DayStarts(time))
        }
        _ => pause(inner, line).map(SettingClause::Pause),
    }?;
    Some((keyword, clause))
}

fn week_starts(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<At<Weekday>> {
    let mut parts = Parts::of(pair);
    let keyword = line.token(&parts.next()?);
    starts(&mut parts, keyword, "monday", line)?;
    let Some(pair) = parts.take(Rule::loose) else {
        let help = "write `week starts monday`";
        let why = "expected a weekday";
        return expected(&mut parts, Problem::UnexpectedText, why, help, line);
    };
    let token = line.trimmed(&pair);
    let Some(value) = Weekday::parse(token.of(line.text)) else {
        let meant = weekday_meant(token.of(line.text));
        let right = meant.unwrap_or(Weekday::Mon).full().to_lowercase();
        let mut fault = Fault::right(
            line.word(token),
            "expected a weekday",
            line.right(token, &right),
        );
        if meant.is_none() {
            // Monday is an example.
            fault.rights.clear();
        }
        return line.tell(token, Problem::UnexpectedText(fault));
    };
    left(&mut parts, line)?;
    Some(At { value, token })
}

/// The word `starts`, after `week` or `day`.
fn starts(parts: &mut Parts<'_>, keyword: Token, value: &str, line: &mut Line<'_>) -> Option<()> {
    if parts.take(Rule::k_starts).is_some() {
        return Some(());
    }
    let found = line.all();
    let keyword = keyword.of(line.text).to_lowercase();
    let rest = line.text.get(keyword.len()..).unwrap_or("");
    let why = format!("expected `{keyword} starts`");
    let fault = match starts_meant(&keyword, rest) {
        Some(right) => Fault::right(line.word(found), why, Right::guess(found, right)),
        None => {
            let help = format!("write `{keyword} starts {value}`");
            Fault::new(line.word(found), why, help)
        }
    };
    line.tell(found, Problem::UnexpectedText(fault))
}

/// `week start sunday`, `days starts 4`: the setting that `keyword` (`week` or `day`) and the words after it were
/// meant for, where its value is clear.
pub(super) fn starts_meant(keyword: &str, rest: &str) -> Option<String> {
    let words: Vec<&str> = rest
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    let value = match words.as_slice() {
        [value] => value,
        [verb, value] if starts_verb(verb) => value,
        _ => return None,
    };
    let value = value.trim_start_matches(':');
    let value = if keyword == "week" {
        weekday_meant(value)?.full().to_lowercase()
    } else {
        nearest_time(value)?.to_string()
    };
    Some(format!("{keyword} starts {value}"))
}

fn starts_verb(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(word.as_str(), "on" | "at" | "begin" | "begins" | "from")
        || near(&word, ["starts"]).is_some()
}

/// `pause DATE [until DATE] [: why]`
pub(super) fn pause(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Pause> {
    let mut parts = Parts::of(pair);
    parts.next()?;
    let from = needed_date(&mut parts, line)?;
    let until = match parts.take(Rule::k_until) {
        Some(_) => Some(needed_date(&mut parts, line)?),
        None => None,
    };
    words_after_colon(&mut parts, line)?;
    let why = parts.after_colon();
    let why = line.free_text(why);
    Some(Pause { from, until, why })
}

/// What stands before the colon of free text and fits nothing: the colon is missing or later than meant.
pub(super) fn words_after_colon(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<()> {
    let Some(rest) = parts.take(Rule::rest) else {
        return Some(());
    };
    let token = line.trimmed(&rest);
    let before = line.text.get(..token.start as usize).unwrap_or("");
    let start = before.trim_end_matches(is_space).len() as u32;
    let right = until_meant(token, line)
        .unwrap_or_else(|| line.right(Token::new(start, token.start), ": "));
    let fault = Fault::right(line.word(token), "your words start with a colon", right);
    line.tell(token, Problem::UnexpectedText(fault))
}
