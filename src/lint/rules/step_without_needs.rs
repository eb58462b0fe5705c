//! A step that needs nothing: it can never be on track, for there is nothing to look at.
//!
//! It is silent where a line of the step has an error, which may be the `needs` that is missing. It goes by
//! the document: the journal has only the needs that it could find.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Look;
use crate::syntax::{Attribute, Clause, Declaration, Document};
use crate::text::SourceId;

pub fn check(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    for (source, document) in (0..).map(SourceId).zip(look.journal.documents) {
        for plan in &document.declarations {
            let steps: Vec<&Attribute> = plan
                .attributes
                .iter()
                .filter(|line| is_step(line))
                .collect();
            for (index, step) in steps.iter().enumerate() {
                let end = steps.get(index + 1).map_or(plan.end_line, |next| next.line);
                if let Clause::Step { number, inner, .. } = &step.clause
                    && !inner
                        .iter()
                        .any(|line| matches!(line.clause, Clause::Needs(_)))
                    && !has_problem(document, step.line, end)
                {
                    found.push(without_needs(look, source, plan, step, number.value));
                }
            }
        }
    }
}

const fn is_step(attribute: &Attribute) -> bool {
    matches!(attribute.clause, Clause::Step { .. })
}

/// Whether a line of the step is told to be wrong already: it may be its `needs`.
fn has_problem(document: &Document, line: u32, end: u32) -> bool {
    let lines = document.lines.start(line)..document.lines.start(end);
    document
        .problems
        .iter()
        .any(|problem| lines.contains(&problem.primary.span.start))
}

fn without_needs(
    look: &Look<'_>,
    source: SourceId,
    plan: &Declaration,
    step: &Attribute,
    number: u32,
) -> Diagnostic {
    let document = look.document(source);
    let name = document.map_or("", |document| {
        document.token(plan.line, plan.name, look.text(source))
    });
    Diagnostic::new(
        Code::StepWithoutNeeds,
        source,
        look.whole(source, step),
        format!("step {number} of `{name}` needs nothing, so there is nothing to follow"),
    )
    .help("name the habits, tasks or goals that make it up, in a line below: `needs NAME, …`")
}
