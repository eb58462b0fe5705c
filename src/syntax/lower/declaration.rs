//! The first line of a declaration, and lines that are none: unknown keywords and unknown attributes.
//!
//! Here is also guessed what a broken line was meant for, so that the lines below it are judged as what they
//! would be and are not told one by one.

use super::super::entry::{state_len, time_len};
use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::mend::Right;
use super::super::part::Owner;
use super::super::problem::{Fault, Problem};
use super::super::space::{is_space, trim, trim_token};
use super::super::words::{ATTRIBUTES, KEYWORDS, Place, attribute_word};
use super::attribute::meant;
use super::date::is_well_formed;
use super::meant::{meant_times, number_meant};
use super::name::invalid_name;
use super::near;
use super::setting::starts_meant;
use crate::diagnostic::wording::either;
use crate::syntax::ast::{Declaration, DeclarationKind};
use crate::text::Token;
use pest::iterators::Pair;

/// `KIND NAME [: title]`
pub(in super::super) fn declaration(
    pair: Pair<'_, Rule>,
    number: u32,
    line: &mut Line<'_>,
) -> Option<Declaration> {
    let mut parts = Parts::of(pair);
    let word = parts.next()?;
    let kind = match word.as_rule() {
        Rule::k_habit => DeclarationKind::Habit,
        Rule::k_task => DeclarationKind::Task,
        Rule::k_goal => DeclarationKind::Goal,
        _ => DeclarationKind::Plan,
    };
    let keyword = line.token(&word);
    let name = parts.take(Rule::name).map(|name| line.token(&name));
    let rest = parts.take(Rule::rest).map(|rest| line.trimmed(&rest));
    let title = parts.after_colon();
    let title = line.free_text(title);
    let name = head_name(kind, keyword, name, rest, line);
    Some(Declaration {
        kind,
        line: number,
        end_line: number + 1,
        keyword,
        name: name.unwrap_or(Token::new(keyword.end, keyword.end)),
        title,
        attributes: Vec::new(),
    })
}

fn head_name(
    kind: DeclarationKind,
    keyword: Token,
    name: Option<Token>,
    rest: Option<Token>,
    line: &mut Line<'_>,
) -> Option<Token> {
    match (name, rest) {
        (Some(name), None) => Some(name),
        (None, None) => {
            let found = Token::new(keyword.end, keyword.end);
            let help = format!("write `{} go out: Out with friends`", kind.word());
            let why = "a name is missing here";
            line.tell(found, Problem::InvalidName(Fault::new("", why, help)))
        }
        (None, Some(rest)) => invalid_name(rest, line),
        // `run/walk`: all of it was meant for the name.
        (Some(name), Some(rest)) if name.end == rest.start => {
            invalid_name(Token::new(name.start, rest.end), line)
        }
        (Some(name), Some(rest)) if date_word(name, rest, kind, line).is_some() => {
            let (word, right_word) = date_word(name, rest, kind, line)?;
            let clause = Token::new(word.start, rest.end);
            let name = trim_token(Token::new(name.start, word.start), line.text);
            let right = line.with(Token::new(name.end, rest.end), "");
            let found = line.word(clause);
            let date = rest.of(line.text);
            let help =
                format!("write `{right}`, and in an indented line below it `{right_word} {date}`");
            let why = "dates stand in a line of their own";
            let _: Option<()> = line.tell(
                clause,
                Problem::UnexpectedText(Fault::new(found, why, help)),
            );
            Some(name)
        }
        (Some(name), Some(rest)) => {
            let found = line.word(rest);
            let is_number = found.starts_with(|c: char| c.is_ascii_digit());
            let is_date = found.get(..10).is_some_and(is_well_formed);
            let why = "a name ends here, and only a colon may follow";
            let fault = if is_number && !is_date && kind == DeclarationKind::Habit {
                let second = found.split(is_space).filter(|word| !word.is_empty()).nth(1);
                let is_times = second.is_some_and(|word| matches!(word, "per" | "in"));
                let least = if is_times { "" } else { "at least " };
                let help = format!("write what it takes in a line below: `{least}{found}`");
                Fault::new(found, why, help)
            } else {
                let right = line.right(Token::new(name.end, rest.start), ": ");
                Fault::right(found, why, right)
            };
            let _: Option<()> = line.tell(rest, Problem::UnexpectedText(fault));
            // The name is plain, so the marks of it need not be told too.
            Some(name)
        }
    }
}

/// The `by`, `from` or `until` that a name ends with where a date follows, and what this declaration calls it.
fn date_word(
    name: Token,
    rest: Token,
    kind: DeclarationKind,
    line: &Line<'_>,
) -> Option<(Token, &'static str)> {
    let is_date = rest.of(line.text).get(..10).is_some_and(is_well_formed);
    let words = name.of(line.text);
    let at = words.rfind(is_space)?;
    let gap = words.get(at..)?.chars().next()?.len_utf8();
    let word = Token::new(name.start + (at + gap) as u32, name.end);
    let place = Place::of(kind);
    let fits =
        |word: &&str| attribute_word(word).is_some_and(|known| known.places.contains(&place));
    let right = match word.of(line.text).to_lowercase().as_str() {
        "from" => "from",
        "by" | "until" => ["by", "until"].into_iter().find(fits)?,
        _ => return None,
    };
    is_date.then_some((word, right))
}

/// The kind of declaration that a junk line was most likely meant for: its attributes are judged as that.
pub(in super::super) fn kind_meant(line: &str) -> Option<DeclarationKind> {
    use DeclarationKind::{Goal, Habit, Plan, Task};
    let meant = near(first_word(line), KEYWORDS.iter().copied())?;
    [Habit, Task, Goal, Plan]
        .into_iter()
        .find(|kind| kind.word() == meant)
}

pub(super) fn first_word(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’');
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// A column-0 line that fits nothing.
pub(in super::super) fn junk(line: &mut Line<'_>) {
    let all = line.all();
    let text = all.of(line.text);
    let word = first_word(text);
    let entry = state_len(text).is_some() || time_len(text.as_bytes()).is_some();
    if entry {
        let help = format!(
            "write it with its date, `2026-01-05 {}`, or indent it below a dated line",
            text
        );
        let why = "an entry needs a day";
        let fault = Fault::new(text, why, help);
        let _: Option<()> = line.tell(all, Problem::StrayLine(fault));
        return;
    }
    if word.is_empty() || word.starts_with(|c: char| !c.is_alphabetic()) {
        let help = "indent it below a dated line, or start it with `//` to make it a comment";
        let why = "a line in column 0 is a declaration, a setting or a day";
        let fault = Fault::new(text, why, help);
        let _: Option<()> = line.tell(all, Problem::UnexpectedText(fault));
        return;
    }
    let token = Token::new(all.start, all.start + word.len() as u32);
    let why =
        "expected `habit`, `task`, `goal`, `plan`, `week starts`, `day starts`, `pause` or a date";
    let rest = text.get(word.len()..).unwrap_or("");
    let fault = if let Some(keyword) = near(word, KEYWORDS.iter().copied()) {
        let (right, is_whole) = keyword_meant(keyword, rest, token, line);
        let fault = Fault::new(word, why, format!("write `{right}`"));
        if is_whole {
            fault.or(Right::guess(all, right))
        } else {
            fault
        }
    } else if starts_attribute(text) {
        let help = format!("indent it below its declaration: `  {}`", text);
        Fault::new(word, why, help)
    } else {
        let help = format!(
            "prose stands below a dated line, or after its colon: `2026-01-05: {}`",
            text
        );
        Fault::new(word, why, help)
    };
    let _: Option<()> = line.tell(token, Problem::UnknownKeyword(fault));
}

/// The line with its right keyword, and with what must stand after that; and whether that is known.
fn keyword_meant(keyword: &str, rest: &str, word: Token, line: &Line<'_>) -> (String, bool) {
    let is_alone = trim(rest).is_empty() || trim(rest).starts_with(':');
    let or = |example: &str| match starts_meant(keyword, rest) {
        Some(right) => (right, true),
        None => (example.to_owned(), false),
    };
    match keyword {
        "week" => or("week starts monday"),
        "day" => or("day starts 04:00"),
        "pause" if is_alone => ("pause 2026-02-02 until 2026-02-04".to_owned(), false),
        _ if is_alone => (line.with(word, &format!("{keyword} NAME")), false),
        _ => (line.with(word, keyword), true),
    }
}

fn starts_attribute(text: &str) -> bool {
    let lower = text.to_lowercase();
    ATTRIBUTES.iter().any(|known| {
        lower
            .strip_prefix(known.word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))
    })
}

/// An indented line of a declaration that starts with no attribute's word; what it opens, if it was meant for a
/// `change` or `step`.
pub(super) fn unknown_attribute(all: Token, place: Place, line: &mut Line<'_>) -> Option<Owner> {
    let text = all.of(line.text);
    let why = format!("{} has no such attribute", place.words());
    let whole = |right: String| (all, vec![Right::guess(all, right)]);
    let mut help = String::new();
    let mut opens = None;
    let (token, rights) = if state_len(text).is_some() || time_len(text.as_bytes()).is_some() {
        help = format!(
            "a mark stands below a dated line, or after its date: `2026-01-05 {}`",
            text
        );
        (all, Vec::new())
    } else {
        let mut words = text.split(is_space);
        let first = words.next().unwrap_or("").trim_end_matches([':', ',']);
        let second = words.find(|word| !word.is_empty()).unwrap_or("");
        let two = format!("{first} {second}");
        let one = Token::new(all.start, all.start + first.len() as u32);
        if let Some(right) = other_word(&text.to_lowercase()) {
            whole(right.to_owned())
        } else if let Some(right) = counted_word(text).filter(|_| meant("every", place).is_some()) {
            whole(right)
        } else if let Some(known) = meant(&two, place).filter(|word| word.contains(' ')) {
            let end = text
                .find(second)
                .map_or(one.end, |at| all.start + (at + second.len()) as u32);
            let token = Token::new(all.start, end);
            (token, vec![line.right(token, known)])
        } else if first.eq_ignore_ascii_case("at") && meant("at least", place).is_some() {
            let rights = ["at least", "at most"].map(|right| line.right(one, right));
            (one, rights.into())
        } else if let Some(known) = meant(first, place) {
            let has_number = second.starts_with(|c: char| c.is_ascii_digit());
            opens = match known {
                "change" if second == "on" || second.get(..10).is_some_and(is_well_formed) => {
                    Some(Owner::BrokenChange)
                }
                "step" if has_number => Some(Owner::BrokenStep),
                _ => None,
            };
            (one, vec![line.right(one, known)])
        } else {
            let known: Vec<&str> = ATTRIBUTES
                .iter()
                .filter(|known| known.places.contains(&place))
                .map(|known| known.word)
                .collect();
            help = format!("{} has: {}", place.words(), known.join(", "));
            (one, Vec::new())
        }
    };
    if !rights.is_empty() {
        let texts: Vec<&str> = rights.iter().map(|right| right.text.as_str()).collect();
        help = format!("write {}", either(&texts));
    }
    let fault = Fault::new(line.word(token), why, help);
    let fault = rights.into_iter().fold(fault, Fault::or);
    let _: Option<()> = line.tell(token, Problem::UnknownAttribute(fault));
    opens
}

/// `two per week`, `three times a week`
fn counted_word(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (first, rest) = lower.split_once(is_space)?;
    let counted = format!("{} {rest}", number_meant(first)?);
    meant_times(
        &counted
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>(),
    )
}

/// What people write for a cadence before they know its words.
fn other_word(text: &str) -> Option<&'static str> {
    Some(match text {
        "daily" | "each day" | "everyday" => "every day",
        "weekdays" | "workdays" => "every weekday",
        "weekends" => "every weekend",
        "weekly" | "once a week" | "once per week" => "every week",
        "monthly" | "once a month" | "once per month" => "every month",
        "quarterly" => "every quarter",
        "yearly" | "annually" => "every year",
        "twice a week" | "twice per week" => "2 per week",
        "twice a day" | "twice per day" => "2 per day",
        _ => return None,
    })
}
