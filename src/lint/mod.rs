//! Rules: what a journal may say and hardly means. Each is one file beside its page.
//!
//! [`RULES`] is the one sorted list; `check`, `explain`, the documents and the tests read it. A rule looks
//! at a document, at the marks of one habit, task or goal, or at the whole journal, and never at numbers
//! that a report would show. `allow` takes the silenced findings out and tells which comments did nothing.

mod allow;
mod lead;
mod look;
mod mend;
mod rules;
mod slips;

pub use allow::{Allow, allows_in, silence};
pub use look::{Item, Look, Marked};

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::Journal;
use crate::text::{Day, SourceId};
use rayon::prelude::*;

/// One warning and how it is found.
pub struct Rule {
    pub code: Code,
    check: Check,
}

/// What a rule looks at, one at a time. Each part can be looked at by itself, so they go in parallel.
enum Check {
    Document(fn(&Look<'_>, SourceId, &mut Vec<Diagnostic>)),
    Marks(fn(&Look<'_>, &Marked<'_>, &mut Vec<Diagnostic>)),
    Journal(fn(&Look<'_>, &mut Vec<Diagnostic>)),
    /// Found by [`silence`], when everything else is known.
    Silence,
}

/// Every rule, sorted by name.
pub const RULES: &[Rule] = &[
    marks(Code::BelowTarget, rules::below_target::check),
    document(
        Code::CommentedDeclaration,
        rules::commented_declaration::check,
    ),
    marks(Code::ConflictingMarks, rules::conflicting_marks::check),
    journal(Code::FutureMark, rules::future_mark::check),
    journal(Code::GoalAboutPerson, rules::goal_about_person::check),
    document(Code::MarkInProse, rules::mark_in_prose::check),
    marks(Code::MarkWhilePaused, rules::mark_while_paused::check),
    marks(Code::MissingAmount, rules::missing_amount::check),
    marks(Code::MissingAnswer, rules::missing_answer::check),
    journal(Code::MissingFrom, rules::missing_from::check),
    document(Code::MixedIndentation, rules::mixed_indentation::check),
    marks(Code::NeedlessMark, rules::needless_mark::check),
    marks(Code::OutsideDates, rules::outside_dates::check),
    journal(Code::OverdueTask, rules::overdue_task::check),
    marks(Code::RepeatedMark, rules::repeated_mark::check),
    journal(Code::StepWithoutNeeds, rules::step_without_needs::check),
    document(Code::UnsortedDays, rules::unsorted_days::check),
    Rule {
        code: Code::UnusedAllow,
        check: Check::Silence,
    },
    journal(Code::UnusedName, rules::unused_name::check),
];

const fn document(code: Code, check: fn(&Look<'_>, SourceId, &mut Vec<Diagnostic>)) -> Rule {
    Rule {
        code,
        check: Check::Document(check),
    }
}

const fn marks(code: Code, check: fn(&Look<'_>, &Marked<'_>, &mut Vec<Diagnostic>)) -> Rule {
    Rule {
        code,
        check: Check::Marks(check),
    }
}

const fn journal(code: Code, check: fn(&Look<'_>, &mut Vec<Diagnostic>)) -> Rule {
    Rule {
        code,
        check: Check::Journal(check),
    }
}

/// Every warning of a journal, looked at on the day `today`, in no order: [`silence`] sorts.
#[must_use]
pub fn lint(journal: &Journal<'_>, today: Day) -> Vec<Diagnostic> {
    let look = Look::new(journal, today);
    RULES
        .par_iter()
        .flat_map(|rule| match rule.check {
            Check::Document(check) => (0..journal.documents.len() as u32)
                .into_par_iter()
                .fold(Vec::new, |mut found, source| {
                    check(&look, SourceId(source), &mut found);
                    found
                })
                .reduce(Vec::new, join),
            Check::Marks(check) => look
                .marked
                .par_iter()
                .fold(Vec::new, |mut found, marked| {
                    check(&look, marked, &mut found);
                    found
                })
                .reduce(Vec::new, join),
            Check::Journal(check) => {
                let mut found = Vec::new();
                check(&look, &mut found);
                found
            }
            Check::Silence => Vec::new(),
        })
        .collect()
}

fn join(mut all: Vec<Diagnostic>, more: Vec<Diagnostic>) -> Vec<Diagnostic> {
    all.extend(more);
    all
}
