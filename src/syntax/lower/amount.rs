//! Amounts: numbers with their units, and what may not stand among them.
//!
//! They come out as written, digits exact: what a unit means, and whether `m` is minutes, is known to
//! `journal` alone. More than twelve digits or six decimals are refused, so that sums stay exact.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::mend::Right;
use super::super::problem::{Fault, Problem};
use super::super::space::{is_space, trim, without_break};
use super::date::is_well_formed;
use super::expected;
use super::meant::range_to;
use super::number::{decimal, number};
use crate::syntax::ast::{Amount, Number, Unit};
use crate::text::{Time, Token};
use pest::iterators::Pair;

/// Amounts that must stand next.
pub(super) fn needed_amounts(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<Vec<Amount>> {
    match parts.take(Rule::amounts) {
        Some(pair) => amounts(pair, None, line),
        None => missing_amount(parts, line),
    }
}

pub(super) fn missing_amount<T>(parts: &mut Parts<'_>, line: &mut Line<'_>) -> Option<T> {
    let why = "an amount is missing here";
    let help = "an amount is a number and a unit, like `20 min` or `3 glasses`";
    expected(parts, Problem::InvalidAmount, why, help, line)
}

/// The amounts of a line. `state` is where a mark's state stands, and whether a time stands before it: a
/// clock among the amounts belongs there.
pub(super) fn amounts(
    pair: Pair<'_, Rule>,
    state: Option<(Token, bool)>,
    line: &mut Line<'_>,
) -> Option<Vec<Amount>> {
    let mut all: Vec<Amount> = Vec::new();
    for pair in pair.into_inner() {
        let next = amount(pair, all.last(), state, line)?;
        all.push(next);
    }
    Some(all)
}

fn amount(
    pair: Pair<'_, Rule>,
    previous: Option<&Amount>,
    state: Option<(Token, bool)>,
    line: &mut Line<'_>,
) -> Option<Amount> {
    let token = line.trimmed(&pair);
    let mut parts = Parts::of(pair);
    if let Some(clock) = parts.take(Rule::clock) {
        return clock_among_amounts(line.token(&clock), state, line);
    }
    let sign = parts.take(Rule::sign);
    let number_token = line.token(&parts.next()?);
    let unit = sign.or_else(|| parts.take(Rule::unit));
    let unit = unit.map(|unit| line.token(&unit));
    if let Some(previous) = previous {
        no_date(previous, state.map(|(state, _)| state), line)?;
    }
    let value = number(number_token, line)?;
    if let Some(previous) = previous {
        after_another(previous, number_token, token, unit, line)?;
    }
    if let Some(unit) = unit {
        multiplier(unit, token, value, line)?;
    }
    Some(Amount {
        number: value,
        unit: unit_after(previous, token, unit, line),
        token,
    })
}

/// A date among the amounts: its year is the number before.
fn no_date(previous: &Amount, state: Option<Token>, line: &mut Line<'_>) -> Option<()> {
    let date = Token::new(previous.token.start, previous.token.start + 10);
    if previous.unit != Unit::None || !is_well_formed(date.of(line.text)) {
        return Some(());
    }
    let found = line.word(date);
    let here = Token::new(date.start, date.start);
    let (why, right) = match state {
        Some(_) => {
            let words = line.text.get(date.start as usize..).unwrap_or("");
            let right = format!("{}: {words}", line.until(date.start));
            (
                "a mark is of the day that it stands under",
                Right::guess(line.all(), right),
            )
        }
        None => (
            "a date stands behind a word like `by`",
            line.right(here, "by "),
        ),
    };
    line.tell(
        date,
        Problem::InvalidAmount(Fault::right(found, why, right)),
    )
}

fn unit_after(
    previous: Option<&Amount>,
    token: Token,
    unit: Option<Token>,
    line: &Line<'_>,
) -> Unit {
    let after_hours = previous.is_some_and(|previous| is_hours(previous, line));
    let glued = previous.is_some_and(|previous| previous.token.end == token.start);
    match unit {
        None if after_hours && glued => Unit::Minutes(Token::new(token.end, token.end)),
        None => Unit::None,
        Some(unit) if after_hours && unit.of(line.text).eq_ignore_ascii_case("m") => {
            Unit::Minutes(unit)
        }
        Some(unit) => Unit::Written(unit),
    }
}

fn is_hours(amount: &Amount, line: &Line<'_>) -> bool {
    let Unit::Written(unit) = amount.unit else {
        return false;
    };
    ["h", "hr", "hrs", "hour", "hours"]
        .iter()
        .any(|hours| unit.of(line.text).eq_ignore_ascii_case(hours))
}

/// `22:50` after the name: it goes before the state.
fn clock_among_amounts<T>(
    clock: Token,
    state: Option<(Token, bool)>,
    line: &mut Line<'_>,
) -> Option<T> {
    let found = clock.of(line.text);
    let cut = |from: u32, until: u32| Token::new(from, until).of(line.text).trim();
    let after = line.text.get(clock.end as usize..).unwrap_or("");
    let amount = "an amount of time is written `1h 30m` or `90 min`";
    let fault = match state {
        Some(_) if Time::parse(found).is_none() => {
            let why = "times run from 00:00 to 23:59";
            let help = format!("a time stands before its mark, as in `07:15 [x] run`; {amount}");
            Fault::new(found, why, help)
        }
        Some(_) if is_time_unit(after) => Fault::new(found, "this is a time of day", amount),
        Some((state, timed)) => {
            let before = cut(0, state.start);
            let mark = cut(state.start, clock.start);
            let (why, time) = if timed {
                ("a mark has one time, before its state", "")
            } else {
                ("a time stands before its mark", found)
            };
            let after = match range_to(found, timed, after) {
                Some(after) => after,
                // What is glued to the clock are words, and so is what begins with a letter.
                None if after.starts_with(|c| c != ':' && !is_space(c))
                    || trim(after).starts_with(char::is_alphabetic) =>
                {
                    format!(": {}", without_break(after))
                }
                None => after.to_owned(),
            };
            let right = [before, time, mark].join(" ").replace("  ", " ") + &after;
            let right = Right::guess(line.all(), trim(&right));
            let keeps_all = right.text.contains(found);
            let mut fault = Fault::right(found, why, right);
            if !keeps_all {
                // Of two times one would go, and nobody but the writer knows which.
                fault.rights.clear();
            }
            fault
        }
        None => Fault::new(found, "this is a time of day", amount),
    };
    line.tell(clock, Problem::InvalidAmount(fault))
}

/// Whether a clock's `after` begins with a unit of time: `1:30 h`.
fn is_time_unit(after: &str) -> bool {
    let word = trim(after).split([' ', ':']).next().unwrap_or("");
    let units = [
        "h", "hr", "hrs", "hour", "hours", "m", "min", "mins", "minutes",
    ];
    units.iter().any(|unit| unit.eq_ignore_ascii_case(word))
}

/// `x` and `k` say how often or how many thousands, and measure nothing.
fn multiplier(unit: Token, amount: Token, number: Number, line: &mut Line<'_>) -> Option<()> {
    let text = unit.of(line.text);
    let after = line.text.get(amount.end as usize..).unwrap_or("");
    let again = trim(after).starts_with(|c: char| c.is_ascii_digit());
    let is_counted = trim(after).starts_with(char::is_alphabetic);
    let (found, why) = (line.word(amount), format!("`{text}` is no unit"));
    let fault = match text {
        "k" | "K" => {
            let thousands = number
                .0
                .checked_mul(1000)
                .map(|all| Number(all).to_string());
            let thousands = thousands.filter(|all| decimal(all).is_some() && !again);
            let km = line.right(unit, "km");
            let length = &km.text;
            match thousands.map(|all| line.right(amount, &all)) {
                // Behind it stands what is counted.
                Some(all) if is_counted => Fault::right(found, why, all),
                Some(all) => {
                    let whole = &all.text;
                    let help = format!("write `{whole}`, or `{length}` if kilometres are meant");
                    Fault::new(found, why, help).or(all).or(km)
                }
                None => {
                    let or = "if kilometres are meant, or the whole number";
                    Fault::new(found, why, format!("write `{length}` {or}")).or(km)
                }
            }
        }
        "x" | "X" if again => {
            let help = "say what each number counts, as in `3 sets 10 reps`";
            Fault::new(found, why, help)
        }
        "x" | "X" => {
            let alone = line.right(amount, &number.to_string());
            let help = format!(
                "write `{}`, or say what it counts, as in `{number} sets`",
                alone.text
            );
            Fault::new(found, why, help).or(alone)
        }
        _ => return Some(()),
    };
    line.tell(amount, Problem::InvalidAmount(fault))
}

/// What may not stand beside the amount before it.
fn after_another(
    previous: &Amount,
    number: Token,
    token: Token,
    unit: Option<Token>,
    line: &mut Line<'_>,
) -> Option<()> {
    let glued = previous.token.end == token.start;
    let both = Token::new(previous.token.start, token.end);
    let found = line.word(both);
    if previous.unit == Unit::None {
        let first = previous.token.of(line.text);
        let second = number.of(line.text);
        let thousands = first.len() <= 3 && second.len() == 3;
        let why = "a number without a unit stands before another number";
        let fault = if thousands {
            let end =
                number.end + more_thousands(line.text.get(number.end as usize..).unwrap_or(""));
            let joined = Token::new(previous.token.start, end);
            let digits = joined.of(line.text).split(is_space).collect::<String>();
            Fault::right(found, why, line.right(joined, &digits))
        } else {
            let help = "give each number its unit, or write one number";
            Fault::new(found, why, help)
        };
        return line.tell(both, Problem::InvalidAmount(fault));
    }
    if glued && unit.is_none() && !is_hours(previous, line) {
        let why = "a unit is letters, `%` or a currency sign";
        let is_word = previous.token.of(line.text).ends_with(char::is_alphabetic);
        let help = if is_word {
            "a unit is letters alone, like `km`; only hours have a number right after: `1h30`"
        } else {
            "give each number its unit, or write one number, as in `€50`"
        };
        return line.tell(both, Problem::InvalidAmount(Fault::new(found, why, help)));
    }
    Some(())
}

/// How long the groups of three digits are that a text begins with, each behind a space.
fn more_thousands(text: &str) -> u32 {
    let mut length = 0;
    while let Some(rest) = text.get(length..).and_then(|rest| rest.strip_prefix(' ')) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 3 {
            break;
        }
        length += 1 + digits;
    }
    length as u32
}
