//! The parts of an attribute line: its word, and what each clause holds.
//!
//! It goes by the lowered clauses of `syntax`, whose tokens know their places. Dates that a step counts from
//! its plan's first day are given as the days they come to, if the journal could work them out.

use super::line_parts::LineParts;
use super::part::{Role, What};
use crate::journal::{Step, name::single_spaced};
use crate::syntax::words::{TIMES, attribute_word};
use crate::syntax::{
    Amount, At, Attribute, Cadence, Clause, Counts, Declaration, Measure, StepDate, Target,
    trim_token,
};
use crate::text::{Day, Token};

/// The attributes of a declaration that stand on the line being read, those below a `change` or `step` too.
pub(super) fn attributes(line: &mut LineParts<'_, '_>, declaration: &Declaration) {
    for attribute in &declaration.attributes {
        if attribute.line > line.line {
            break;
        }
        let own = std::iter::once(attribute);
        let inner = match &attribute.clause {
            Clause::Change { inner, .. } | Clause::Step { inner, .. } => inner.as_slice(),
            _ => &[],
        };
        for attribute in own.chain(inner) {
            if attribute.line == line.line {
                parts(line, attribute);
            }
        }
    }
}

fn parts(line: &mut LineParts<'_, '_>, attribute: &Attribute) {
    let written = line
        .document
        .token(attribute.line, attribute.keyword, line.text);
    let word = single_spaced(written).to_lowercase();
    let times = || attribute_word(TIMES);
    if let Some(word) = attribute_word(&word).or_else(times) {
        line.add(attribute.keyword, What::Attribute(word));
    }
    match &attribute.clause {
        Clause::Cadence(cadence) => self::cadence(line, attribute, cadence),
        Clause::Avoid
        | Clause::Counts(Counts::Journal)
        | Clause::Forgive(_)
        | Clause::For { .. } => {}
        Clause::Target(target) => match target {
            Target::AtLeast { amounts: list, .. } | Target::AtMost { amounts: list, .. } => {
                amounts(line, list);
            }
            Target::Before(time) | Target::After(time) => line.add(time.token, What::Time),
        },
        Clause::Pause(pause) => line.pause(pause),
        Clause::Counts(Counts::Tag(tag)) => line.add(*tag, What::Tag),
        Clause::Counts(Counts::Names(names)) | Clause::Needs(names) => {
            for name in names {
                line.name(*name, Role::Refers);
            }
        }
        Clause::Also(names) => {
            for name in names {
                line.name(*name, Role::Alias);
            }
        }
        Clause::Ask(words) | Clause::Note(words) => line.words(*words),
        Clause::Change { on, .. } => day(line, *on),
        Clause::By(by) => day(line, *by),
        Clause::Dates { from, until } => {
            for date in [from, until].into_iter().flatten() {
                day(line, *date);
            }
        }
        Clause::Measure(measure) => self::measure(line, measure),
        Clause::Milestone {
            amounts: list,
            by,
            text,
        } => {
            amounts(line, list);
            day(line, *by);
            words(line, *text);
        }
        Clause::Without(person) => line.add(*person, What::Person),
        Clause::OnTrack(percent) => line.add(percent.token, What::Amount),
        Clause::Step { number, title, .. } => {
            line.add(number.token, What::Number);
            words(line, *title);
        }
        Clause::StepDates { from, until } => step_dates(line, *from, *until),
    }
}

fn cadence(line: &mut LineParts<'_, '_>, attribute: &Attribute, cadence: &Cadence) {
    match cadence {
        Cadence::When(name) => line.name(*name, Role::Refers),
        Cadence::Occasion(words) => line.words(*words),
        _ => {
            let whole = line.document.lines.text(line.line, line.text);
            let rest = Token::new(attribute.keyword.end, attribute.token.end);
            line.add(trim_token(rest, whole), What::Cadence);
        }
    }
}

fn measure(line: &mut LineParts<'_, '_>, measure: &Measure) {
    match measure {
        Measure::Total { amounts: list, of } | Measure::Best { amounts: list, of } => {
            amounts(line, list);
            line.name(*of, Role::Refers);
        }
        Measure::Reach {
            amounts: list,
            of,
            starting,
        } => {
            amounts(line, list);
            line.name(*of, Role::Refers);
            amounts(line, starting.as_deref().unwrap_or_default());
        }
        Measure::Streak { count, of } | Measure::Count { count, of } => {
            line.add(count.token, What::Number);
            line.name(*of, Role::Refers);
        }
    }
}

fn amounts(line: &mut LineParts<'_, '_>, amounts: &[Amount]) {
    for amount in amounts {
        line.add(amount.token, What::Amount);
    }
}

fn day(line: &mut LineParts<'_, '_>, day: At<Day>) {
    line.add(day.token, What::Date(day.value));
}

fn words(line: &mut LineParts<'_, '_>, words: Option<Token>) {
    if let Some(words) = words {
        line.words(words);
    }
}

/// A step's dates; those counted from the plan's first day as the days they come to.
fn step_dates(
    line: &mut LineParts<'_, '_>,
    from: Option<At<StepDate>>,
    until: Option<At<StepDate>>,
) {
    let step = step(line);
    let resolved = [
        (from, step.and_then(|step| step.from)),
        (until, step.and_then(|step| step.until)),
    ];
    for (date, known) in resolved {
        let Some(date) = date else { continue };
        let day = match date.value {
            StepDate::Date(day) => Some(day),
            StepDate::Day(_) | StepDate::Week(_) => known,
        };
        if let Some(day) = day {
            line.add(date.token, What::Date(day));
        }
    }
}

/// The step that the line stands below.
fn step<'j>(line: &LineParts<'j, '_>) -> Option<&'j Step> {
    let plans = &line.journal.plans;
    let above = plans
        .iter()
        .filter(|plan| plan.place.source == line.source && plan.place.line <= line.line);
    let plan = above.max_by_key(|plan| plan.place.line)?;
    plan.steps.iter().rev().find(|step| step.line <= line.line)
}
