//! A mark without an amount where only an amount says anything: `[+]` under a target in a known dimension,
//! money or percent, and `[x]` under a target that runs over a period.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Cadence, Dimension, Section, Target};
use crate::lint::{Look, Marked};
use crate::syntax::State;

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(habit) = marked.habit() else { return };
    for mark in marked.marks.iter().filter(|mark| !mark.has_amounts()) {
        let Some(section) = habit.section_on(mark.day()) else {
            continue;
        };
        if !says_nothing(section, mark.state()) {
            continue;
        }
        let target = section.target_text.as_deref().unwrap_or_default();
        let message = format!("`{}` counts amounts, and this mark has none", habit.name);
        let (written, example) = (look.written(mark), section.target_amounts());
        let diagnostic = Diagnostic::new(
            Code::MissingAmount,
            mark.source(look.journal),
            look.span(mark),
            message,
        )
        .label(format!("adds nothing to `{target}`"))
        .help(format!(
            "write how much after the name: `{written} {example}`"
        ));
        found.push(look.with_target(diagnostic, section));
    }
}

/// Whether a bare mark in this state adds nothing to the section's target.
fn says_nothing(section: &Section, state: State) -> bool {
    let Some(quantity) = section.target.as_ref().and_then(Target::quantity) else {
        return false;
    };
    match state {
        State::Amount => !matches!(quantity.dimension, None | Some(Dimension::Counted(_))),
        State::Kept if matches!(section.cadence, Cadence::Target(_)) => {
            quantity.dimension.is_some() || section.direction.is_holding()
        }
        _ => false,
    }
}
