//! The parts of a declaration's line or a setting that mean something by themselves: names, dates, amounts, free text.
//!
//! What stands between them are the words of the language.

use crate::syntax::{
    Amount, At, Attribute, Cadence, Clause, Counts, Measure, Pause, Setting, SettingClause,
    StepDate, Target,
};
use crate::text::{Day, Token};

/// A part of a line.
#[derive(Clone, Copy, Debug)]
pub enum Part<'d> {
    Date,
    Weekday,
    Time,
    Amount(&'d Amount),
    /// A habit, task or goal that is meant.
    Name,
    /// An alias that is declared here.
    Alias,
    Tag,
    Person,
    Title,
    Text,
}

/// Parts in no certain order.
pub type Parts<'d> = Vec<(Token, Part<'d>)>;

/// The parts of an attribute's own line; those below a `change` or `step` are lines of their own.
pub fn of_attribute<'d>(attribute: &'d Attribute, parts: &mut Parts<'d>) {
    match &attribute.clause {
        Clause::Cadence(Cadence::When(name)) => parts.push((*name, Part::Name)),
        Clause::Cadence(Cadence::Occasion(text)) | Clause::Ask(text) | Clause::Note(text) => {
            parts.push((*text, Part::Text));
        }
        Clause::Cadence(_) | Clause::Avoid | Clause::Forgive(_) | Clause::For { .. } => {}
        Clause::Target(target) => of_target(target, parts),
        Clause::Pause(pause) => of_pause(pause, parts),
        Clause::Counts(Counts::Journal) => {}
        Clause::Counts(Counts::Tag(tag)) => parts.push((*tag, Part::Tag)),
        Clause::Counts(Counts::Names(names)) | Clause::Needs(names) => {
            parts.extend(names.iter().map(|name| (*name, Part::Name)));
        }
        Clause::Change { on, .. } => parts.push((on.token, Part::Date)),
        Clause::Dates { from, until } => parts.extend(dates(&[*from, *until])),
        Clause::Also(names) => parts.extend(names.iter().map(|name| (*name, Part::Alias))),
        Clause::By(day) => parts.push((day.token, Part::Date)),
        Clause::Measure(measure) => of_measure(measure, parts),
        Clause::Milestone { amounts, by, text } => {
            of_amounts(amounts, parts);
            parts.push((by.token, Part::Date));
            parts.extend(text.map(|text| (text, Part::Text)));
        }
        Clause::Without(person) => parts.push((*person, Part::Person)),
        // A number is found between the words.
        Clause::OnTrack(_) => {}
        Clause::Step { title, .. } => parts.extend(title.map(|title| (title, Part::Title))),
        Clause::StepDates { from, until } => {
            let of_date = |date: At<StepDate>| {
                matches!(date.value, StepDate::Date(_)).then_some((date.token, Part::Date))
            };
            parts.extend([*from, *until].into_iter().flatten().filter_map(of_date));
        }
    }
}

/// The parts of a setting.
pub fn of_setting<'d>(setting: &Setting, parts: &mut Parts<'d>) {
    match &setting.clause {
        SettingClause::WeekStarts(day) => parts.push((day.token, Part::Weekday)),
        SettingClause::DayStarts(time) => parts.push((time.token, Part::Time)),
        SettingClause::Pause(pause) => of_pause(pause, parts),
    }
}

fn of_pause(pause: &Pause, parts: &mut Parts<'_>) {
    parts.extend(dates(&[Some(pause.from), pause.until]));
    parts.extend(pause.why.map(|why| (why, Part::Text)));
}

fn of_target<'d>(target: &'d Target, parts: &mut Parts<'d>) {
    match target {
        Target::AtLeast { amounts, .. } | Target::AtMost { amounts, .. } => {
            of_amounts(amounts, parts);
        }
        Target::Before(time) | Target::After(time) => parts.push((time.token, Part::Time)),
    }
}

fn of_measure<'d>(measure: &'d Measure, parts: &mut Parts<'d>) {
    let (amounts, starting, of) = match measure {
        Measure::Total { amounts, of } | Measure::Best { amounts, of } => {
            (amounts.as_slice(), None, of)
        }
        Measure::Reach {
            amounts,
            of,
            starting,
        } => (amounts.as_slice(), starting.as_ref(), of),
        Measure::Streak { of, .. } | Measure::Count { of, .. } => (&[][..], None, of),
    };
    of_amounts(amounts, parts);
    of_amounts(starting.map_or(&[], Vec::as_slice), parts);
    parts.push((*of, Part::Name));
}

fn of_amounts<'d>(amounts: &'d [Amount], parts: &mut Parts<'d>) {
    parts.extend(
        amounts
            .iter()
            .map(|amount| (amount.token, Part::Amount(amount))),
    );
}

fn dates<'d>(days: &[Option<At<Day>>]) -> impl Iterator<Item = (Token, Part<'d>)> {
    days.iter().flatten().map(|day| (day.token, Part::Date))
}
