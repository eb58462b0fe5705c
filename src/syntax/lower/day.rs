//! Dated lines and marks.
//!
//! Tokens of a mark count from its bracket, since all marks of one spelling share what comes out. Every part
//! is judged, so that a wrong weekday hides no wrong amount.

use super::super::entry::{state_len, time_len};
use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::mend::Right;
use super::super::problem::{Fault, Problem};
use super::super::put::parse;
use super::super::space::{indent, is_space, trim, without_break};
use super::amount::amounts;
use super::date::{invalid_date, time};
use super::meant::weekday_meant;
use super::name::invalid_name;
use crate::syntax::ast::{Amount, At, DatedEntry, DatedShape, MarkShape, State, Unit};
use crate::syntax::words::state_meant;
use crate::text::{Day, Token, Weekday};
use pest::iterators::Pair;

/// A mark's shape, its amounts and its line not yet stored; all tokens count from the state's bracket.
pub(in super::super) struct Mark {
    pub shape: MarkShape,
    pub amounts: Vec<Amount>,
}

/// A dated line's shape; where it carries a mark, its `entry` is `Nothing` until the mark is stored.
pub(in super::super) struct Dated {
    pub day: Option<Day>,
    pub shape: DatedShape,
    pub mark: Option<Mark>,
}

/// `DATE [WEEKDAY]`, then nothing, `: prose`, `[TIME] mark` or `TIME: prose`
pub(in super::super) fn dated(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Dated {
    let mut parts = Parts::of(pair);
    let date = parts.take(Rule::date_like);
    let date = date.map_or(Token::default(), |date| line.token(&date));
    let day = Day::parse(date.of(line.text));
    if day.is_none() {
        let problem = invalid_date(date, line);
        let _: Option<()> = line.tell(date, problem);
    }
    let word = parts.take(Rule::weekday).map(|word| line.token(&word));
    let weekday = word.and_then(|token| {
        let value = Weekday::parse(token.of(line.text))?;
        Some(At { value, token })
    });
    let unknown = word.filter(|_| weekday.is_none());
    let (entry, mark) = match entry(&mut parts, unknown, line) {
        Some((entry, mark)) => (entry, mark),
        None => (DatedEntry::Broken, None),
    };
    Dated {
        day,
        shape: DatedShape {
            date,
            weekday,
            entry,
        },
        mark,
    }
}

/// What follows date and weekday; `unknown` is a word that is no weekday.
fn entry(
    parts: &mut Parts<'_>,
    unknown: Option<Token>,
    line: &mut Line<'_>,
) -> Option<(DatedEntry, Option<Mark>)> {
    let clock = parts.take(Rule::time).map(|pair| line.token(&pair));
    if let Some(state) = parts.take(Rule::state) {
        if let Some(word) = unknown {
            let _: Option<()> = no_weekday(word, None, line);
        }
        let mark = marked(parts, clock, line.token(&state), line);
        let mark = mark.filter(|_| unknown.is_none())?;
        return Some((DatedEntry::Nothing, Some(mark)));
    }
    let rest = parts.take(Rule::rest).map(|rest| line.trimmed(&rest));
    if let Some(word) = unknown {
        let end = rest.or(clock).unwrap_or(word).end;
        let more = (end > word.end).then_some(Token::new(word.start, end));
        return no_weekday(word, more, line);
    }
    let time = match clock {
        Some(clock) => Some(time(clock, line)?),
        None => None,
    };
    if let Some(rest) = rest {
        return words_without_colon(rest, line);
    }
    if parts.take(Rule::colon).is_some() {
        let body = parts.take(Rule::body);
        // Where the body starts: lines of one shape may differ in the white space there.
        let text = body.map_or(line.text.len() as u32, |body| line.token(&body).start);
        return Some((DatedEntry::Prose { time, text }, None));
    }
    match time {
        None => Some((DatedEntry::Nothing, None)),
        Some(time) => {
            let help = format!(
                "write what happened then: `{}: …`",
                line.all().of(line.text)
            );
            let fault = Fault::new(line.word(time.token), "a time without an entry", help);
            line.tell(time.token, Problem::UnexpectedText(fault))
        }
    }
}

/// A word after the date that is no weekday, with the words after it.
fn no_weekday<T>(word: Token, more: Option<Token>, line: &mut Line<'_>) -> Option<T> {
    if let Some(more) = more {
        return words_without_colon(more, line);
    }
    let (found, why) = (line.word(word), "no weekday");
    let fault = match weekday_meant(word.of(line.text)) {
        Some(meant) => {
            // The one that its date has: any other would be the next error.
            let date = line.text.get(..10).and_then(Day::parse);
            let day = date.map_or(meant, Day::weekday);
            let full = word.of(line.text).len() > 4;
            let right = if full { day.full() } else { day.short() };
            Fault::right(found, why, line.right(word, right))
        }
        None => {
            let right = line.with(Token::new(word.start, word.start), ": ");
            with_colon(found, why, right.replacen(" : ", ": ", 1), line)
        }
    };
    line.tell(word, Problem::UnexpectedText(fault))
}

/// Words that a colon belongs before; `right` is the line with it.
fn with_colon(found: String, why: &str, right: String, line: &Line<'_>) -> Fault {
    let help = format!("put a colon before your words: `{right}`");
    Fault::new(found, why, help).or(Right::guess(line.all(), right))
}

fn words_without_colon<T>(words: Token, line: &mut Line<'_>) -> Option<T> {
    let found = line.word(words);
    let before = line.until(words.start);
    let after = line.text.get(words.start as usize..).unwrap_or("");
    let after = without_break(after);
    let (time, rest) = after.split_at(time_len(after.as_bytes()).unwrap_or(0));
    let rest = trim(rest);
    let is_mark = state_len(rest)
        .and_then(|length| rest.get(..length))
        .is_some_and(|state| known_state(state).is_some());
    let why = "expected a colon, a mark or nothing";
    let all = line.all();
    let fault = if found.starts_with('[') {
        brackets(Fault::new(found, why, ""), rest, before, line)
    } else if after.is_empty() {
        Fault::right(found, why, Right::guess(all, before))
    } else if is_mark {
        Fault::right(found, why, Right::guess(all, format!("{before} {after}")))
    } else {
        let gap = if time.is_empty() { "" } else { " " };
        let rest = trim(rest.strip_prefix(':').unwrap_or(rest));
        with_colon(found, why, format!("{before}{gap}{time}: {rest}"), line)
    };
    line.tell(words, Problem::UnexpectedText(fault))
}

/// Brackets where a mark may stand that hold no state: nothing, or white space beside one.
fn brackets(mut fault: Fault, words: &str, before: &str, line: &Line<'_>) -> Fault {
    let split = words.strip_prefix('[').and_then(|it| it.split_once(']'));
    let named = split.map(|(inside, name)| (state_meant(inside), trim(name)));
    let Some((Some(state), name)) = named.filter(|(_, name)| name.starts_with(char::is_alphabetic))
    else {
        fault.help = format!("a mark is written `{before} [x] run`, prose `{before}: …`");
        return fault;
    };
    let right = |state: char| Right::guess(line.all(), format!("{before} [{state}] {name}"));
    if let Some(state) = state {
        return Fault::right(fault.found, fault.why, right(state));
    }
    // Empty brackets are open ones that lost their space, before they are anything else.
    let (open, kept) = (right(' '), right('x'));
    fault.help = format!("write `{}`, or `{}` while it is open", kept.text, open.text);
    fault.or(open).or(kept)
}

/// The weekday of a dated line that is not its date's.
pub(in super::super) fn wrong_weekday(
    day: Day,
    weekday: At<Weekday>,
    date: Token,
    line: &Line<'_>,
) -> Option<Problem> {
    let written = weekday.value;
    if day.weekday() == written {
        return None;
    }
    let full = weekday.token.of(line.text).len() > 3;
    let right = day.weekday();
    let right = if full { right.full() } else { right.short() };
    let before = line.text.get(..weekday.token.start as usize).unwrap_or("");
    let by_date = Right::guess(Token::new(0, weekday.token.end), format!("{before}{right}"));
    // The nearest day of that weekday is at most three days away.
    let away = (written as i32 - day.weekday() as i32 + 10).rem_euclid(7) - 3;
    let other = line.text.get(date.end as usize..weekday.token.end as usize);
    let by_weekday = Right::guess(
        Token::new(date.start, weekday.token.end),
        format!("{}{}", day.plus(away), other.unwrap_or("")),
    );
    Some(Problem::WrongWeekday {
        day,
        written,
        right: [by_date, by_weekday],
    })
}

/// An indented mark.
pub(in super::super) fn mark(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Mark> {
    let mut parts = Parts::of(pair);
    let clock = parts.take(Rule::time).map(|pair| line.token(&pair));
    let state = parts.take(Rule::state)?;
    marked(&mut parts, clock, line.token(&state), line)
}

/// `NAME [AMOUNT…] [: note]` after time and state. Every part is judged, so that one error hides no other.
fn marked(
    parts: &mut Parts<'_>,
    clock: Option<Token>,
    state_token: Token,
    line: &mut Line<'_>,
) -> Option<Mark> {
    let time = match clock {
        Some(clock) => time(clock, line).map(|_| ()),
        None => Some(()),
    };
    // Where the state is none the rest may be prose: there is nothing more to say about it.
    let state = state(state_token, line)?;
    let name = parts.take(Rule::name).map(|name| line.token(&name));
    let list = parts.take(Rule::amounts);
    let list_token = list.as_ref().map(|list| line.trimmed(list));
    let rest = parts.take(Rule::rest).map(|rest| line.trimmed(&rest));
    let named = mark_name(name, list_token, rest, state_token, line);
    let amounts = match list {
        Some(list) if named.is_some() => amounts(list, Some((state_token, clock.is_some())), line),
        Some(_) => None,
        None => Some(Vec::new()),
    };
    let whole = match rest {
        Some(rest) if named.is_some() && amounts.is_some() => after_mark(rest, list_token, line),
        Some(_) => None,
        None => Some(()),
    };
    let colon = parts
        .take(Rule::colon)
        .map(|colon| line.token(&colon).start);
    let (name, mut amounts) = (named?, amounts?);
    time?;
    whole?;
    let place = |at: u32| at - state_token.start;
    let placed = |token: Token| Token::new(place(token.start), place(token.end));
    for amount in &mut amounts {
        amount.token = placed(amount.token);
        amount.unit = match amount.unit {
            Unit::None => Unit::None,
            Unit::Minutes(token) => Unit::Minutes(placed(token)),
            Unit::Written(token) => Unit::Written(placed(token)),
        };
    }
    Some(Mark {
        shape: MarkShape {
            line: 0,
            like: 0,
            state,
            state_bytes: u8::try_from(state_token.end - state_token.start).ok()?,
            name: placed(name),
            amounts: (0, 0),
            colon: colon.map(place),
        },
        amounts,
    })
}

/// The name of a mark, which text glued to it spoils.
fn mark_name(
    name: Option<Token>,
    amounts: Option<Token>,
    rest: Option<Token>,
    state: Token,
    line: &mut Line<'_>,
) -> Option<Token> {
    match (name, amounts, rest) {
        (Some(name), None, Some(rest))
            if name.end == rest.start
                && !rest
                    .of(line.text)
                    .starts_with([',', ';', '.', '!', '?', '(']) =>
        {
            let words = rest.of(line.text).split(is_space);
            let glued = words.map(str::len).next().unwrap_or(0) as u32;
            invalid_name(Token::new(name.start, rest.start + glued), line)
        }
        (Some(name), _, _) => Some(name),
        (None, Some(found), _) | (None, None, Some(found)) => invalid_name(found, line),
        (None, None, None) => invalid_name(Token::new(state.end, state.end), line),
    }
}

/// Text after name and amounts (`list`) without a colon.
fn after_mark(rest: Token, list: Option<Token>, line: &mut Line<'_>) -> Option<()> {
    let found = line.word(rest);
    let before = line.until(rest.start);
    let after = line.text.get(rest.start as usize..).unwrap_or("");
    let words = without_break(after);
    let why = if list.is_some() {
        "only a colon may follow the amounts"
    } else {
        "only amounts or a colon may follow the name"
    };
    // Behind a clock's hours its colon is no note's.
    let tail = line.text.get(rest.end as usize..).unwrap_or("");
    let is_clock = tail
        .strip_prefix(':')
        .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    let fault = if !is_clock && goes_on(list, without_break(&found), line) {
        let right = Right::guess(line.all(), format!("{before} {words}"));
        Fault::right(found, why, right)
    } else if words.chars().any(|c| !c.is_ascii_punctuation()) {
        let right = format!("{before}: {words}");
        let help = format!("put your words after a colon: `{right}`");
        Fault::new(found, why, help).or(Right::guess(line.all(), right))
    } else {
        Fault::right(found, why, Right::guess(line.all(), before))
    };
    line.tell(rest, Problem::UnexpectedText(fault))
}

/// Whether words are amounts that may follow those of the line.
fn goes_on(list: Option<Token>, words: &str, line: &Line<'_>) -> bool {
    let before = list.map_or("", |list| list.of(line.text));
    let all = format!("{before} {words}");
    let all = trim(&all);
    let whole = parse(Rule::amounts, all).filter(|pair| pair.as_str().len() == all.len());
    let is_right = |pair| amounts(pair, None, &mut Line::new(all, 0)).is_some();
    !words.is_empty() && whole.is_some_and(is_right)
}

fn starts_in_column_0(line: &Line<'_>) -> bool {
    indent(line.text) == 0
}

fn state(token: Token, line: &mut Line<'_>) -> Option<State> {
    let text = token.of(line.text);
    match known_state(text) {
        Some(state) => Some(state),
        None => {
            let why =
                "the states are `[x]` kept, `[ ]` open, `[-]` excused, `[!]` slipped, `[+]` amount";
            let right = line.right(token, "[x]");
            let prose = if starts_in_column_0(line) {
                let after = line.text.get(token.start as usize..).unwrap_or("");
                let words = format!("{}: {}", line.until(token.start), trim(after));
                Right::guess(line.all(), words)
            } else {
                line.right(token, &format!("\\{text}"))
            };
            let after = line.text.get(token.end as usize..).unwrap_or("");
            let (mark, words) = (&right.text, &prose.text);
            let fault = if after.starts_with('(') {
                let help = "a bracket that begins prose has a backslash before it";
                Fault::new(text, why, format!("write `{words}`: {help}")).or(prose)
            } else {
                let help = format!("write `{mark}`, or `{words}` if this is prose");
                let fault = Fault::new(text, why, help);
                // A digit is a footnote's, or a list's.
                if text.contains(char::is_numeric) {
                    fault.or(prose)
                } else {
                    fault.or(right).or(prose)
                }
            };
            line.tell(token, Problem::UnknownState(fault))
        }
    }
}

fn known_state(text: &str) -> Option<State> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    match inner {
        "x" | "X" => Some(State::Kept),
        "-" => Some(State::Excused),
        "!" => Some(State::Slipped),
        "+" => Some(State::Amount),
        space => trim(space).is_empty().then_some(State::Open),
    }
}
