//! An `[x]` that says kept on a day whose amounts stay under the target, so the day does not count as done.
//!
//! Amounts are added up by the report's own reading of the day. It is told at the day's last such mark, once;
//! where each mark is an occasion by itself (`when:`), at each.

use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::journal::{Cadence, Mark, Quantity, Section, Target};
use crate::lint::{Look, Marked};
use crate::report::entries::Entry;
use crate::report::lens::Lens;
use crate::syntax::State;

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(habit) = marked.habit() else { return };
    if !habit
        .sections
        .iter()
        .any(|section| daily(section).is_some())
    {
        return;
    }
    let says_kept = |mark: &Mark| mark.state() == State::Kept && mark.has_amounts();
    if !marked.marks.iter().any(says_kept) {
        return;
    }
    let Some(lens) = Lens::new(look.journal, marked.index, look.today) else {
        return;
    };
    for day in marked.days() {
        let Some(first) = day.first() else { continue };
        let Some(section) = habit.section_on(first.day()) else {
            continue;
        };
        let Some(target) = daily(section) else {
            continue;
        };
        let mut short = day.iter().rev().filter(|mark| {
            let entry = Entry {
                mark: **mark,
                origin: marked.index,
            };
            mark.state() == State::Kept
                && mark.has_amounts()
                && lens.towards(&entry, target, false).1
        });
        if section.cadence == Cadence::Occasion {
            let short = short.filter(|mark| {
                let entry = Entry {
                    mark: **mark,
                    origin: marked.index,
                };
                !lens.is_done(
                    mark.day(),
                    &lens.tally(std::iter::once(entry), section),
                    section,
                )
            });
            found.extend(short.map(|mark| below(look, marked, mark, section, "this mark")));
        } else if let Some(mark) = short.next()
            && !lens.is_done(mark.day(), &lens.tally_day(mark.day(), section), section)
        {
            found.push(below(look, marked, mark, section, "the day"));
        }
    }
}

/// What a section asks of a day, where it asks for an amount.
fn daily(section: &Section) -> Option<Quantity> {
    match section.target {
        Some(Target::AtLeast(quantity)) if !matches!(section.cadence, Cadence::Target(_)) => {
            Some(quantity)
        }
        _ => None,
    }
}

fn below(
    look: &Look<'_>,
    marked: &Marked<'_>,
    mark: &Mark,
    section: &Section,
    what: &str,
) -> Diagnostic {
    let name = marked.item.name();
    let target = section.target_text.as_deref().unwrap_or_default();
    let message = format!(
        "`{name}` is marked kept on {}, and {what} is below its target",
        mark.day()
    );
    let right = look.written(mark).replacen(['x', 'X'], "+", 1);
    let found = Diagnostic::new(Code::BelowTarget, mark.source(look.journal), look.span(mark), message)
        .label(format!("less than `{target}`"))
        .help(format!(
            "write `{right}` for an amount that is part of it, or `[x] {name}` without one to say that it is enough"
        ));
    let found = look.with_target(found, section);
    match look.in_state(mark, '+') {
        Some((source, edit)) => {
            let title = format!("write `{right}`");
            found.fix(Fix::new(Safety::Guess, title, source, edit))
        }
        None => found,
    }
}
