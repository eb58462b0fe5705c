//! How far each line of a block is indented, and which lines are left alone.
//!
//! Structure has two spaces a level. Prose that stands a level or more behind the rest of its day stays behind it
//! by as much: that may be a list, or a poem. A comment stands where the line below it stands.

use super::lead::lead;
use crate::diagnostic::Code;
use crate::syntax::{Attribute, Clause, Document, LineKind, Lines, indent};
use std::ops::Range;

/// A level, in columns; what a tab stands for, too.
const LEVEL: usize = 2;

/// What becomes of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Plan {
    /// It stays as it is: it has an error, or is nothing that is known.
    Leave,
    /// It is indented by so many columns.
    Indent(usize),
}

/// The plans of the lines of one block, from its first line on; or of what stands before the first block.
pub fn plans(document: &Document, text: &str, block: Range<u32>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = block.clone().map(|_| Plan::Leave).collect();
    let wrong = wrong_lines(document, &block);
    let is_wrong = |line: u32| wrong.binary_search(&line).is_ok();
    let put = |plans: &mut Vec<Plan>, line: u32, columns: usize| {
        if !is_wrong(line)
            && let Some(plan) = plans.get_mut((line - block.start) as usize)
        {
            *plan = Plan::Indent(columns);
        }
    };
    match document.lines.kind(block.start) {
        LineKind::Habit | LineKind::Task | LineKind::Goal | LineKind::Plan => {
            put(&mut plans, block.start, 0);
            let shape = document.lines.shape(block.start) as usize;
            if let Some(declaration) = document.declarations.get(shape) {
                each_attribute(&declaration.attributes, 1, &mut |line, level| {
                    put(&mut plans, line, level * LEVEL);
                });
            }
        }
        LineKind::Setting if document.lines.shape(block.start) != Lines::NO_SHAPE => {
            put(&mut plans, block.start, 0);
        }
        LineKind::Dated => {
            put(&mut plans, block.start, 0);
            let entries = document
                .lines
                .columns(block.clone())
                .filter(|(line, kind, shape)| {
                    let is_entry = match kind {
                        LineKind::Mark => *shape != Lines::NO_SHAPE,
                        LineKind::Prose => true,
                        _ => false,
                    };
                    is_entry && !is_wrong(*line)
                });
            let entries: Vec<(u32, LineKind, usize)> = entries
                .map(|(line, kind, _)| (line, kind, columns(document.lines.text(line, text))))
                .collect();
            let least = entries.iter().map(|(_, _, columns)| *columns).min();
            for (line, kind, columns) in entries {
                let is_words = kind == LineKind::Prose && document.prose_time(line, text).is_none();
                let deeper = columns - least.unwrap_or(columns);
                let deeper = if is_words && deeper >= LEVEL {
                    deeper
                } else {
                    0
                };
                put(&mut plans, line, LEVEL + deeper);
            }
        }
        _ => {}
    }
    plan_comments(document, text, &block, &mut plans);
    plans
}

/// Indented comments stand as far in as the known line below them, else as the one above them.
fn plan_comments(document: &Document, text: &str, block: &Range<u32>, plans: &mut [Plan]) {
    let is_last = block.end as usize == document.lines.len();
    let lead = if is_last {
        block.end
    } else {
        lead(document, text, block.end)
    };
    let mut waiting = Vec::new();
    let mut last = LEVEL;
    for (index, (line, kind, _)) in document.lines.columns(block.clone()).enumerate() {
        let Some(plan) = plans.get_mut(index) else {
            return;
        };
        match (kind, *plan) {
            (LineKind::Blank, _) => *plan = Plan::Indent(0),
            (LineKind::Comment, _) => {
                let is_indented = indent(document.lines.text(line, text)) > 0;
                if !is_indented || line >= lead {
                    *plan = Plan::Indent(0);
                } else {
                    waiting.push(index);
                }
            }
            (_, Plan::Indent(columns)) if columns > 0 => {
                last = columns;
                for index in waiting.drain(..) {
                    if let Some(plan) = plans.get_mut(index) {
                        *plan = Plan::Indent(columns);
                    }
                }
            }
            _ => {}
        }
    }
    for index in waiting {
        if let Some(plan) = plans.get_mut(index) {
            *plan = Plan::Indent(last);
        }
    }
}

/// Every line of these attributes with its level.
fn each_attribute(attributes: &[Attribute], level: usize, then: &mut impl FnMut(u32, usize)) {
    for attribute in attributes {
        then(attribute.line, level);
        if let Clause::Change { inner, .. } | Clause::Step { inner, .. } = &attribute.clause {
            each_attribute(inner, level + 1, then);
        }
    }
}

/// The lines of a block with an error of syntax, sorted. A weekday that is not its date's hides nothing else.
fn wrong_lines(document: &Document, block: &Range<u32>) -> Vec<u32> {
    let from = document.lines.start(block.start);
    let until = document.lines.start(block.end);
    let problems = &document.problems;
    let first = problems.partition_point(|problem| problem.primary.span.start < from);
    let after = problems.partition_point(|problem| {
        let start = problem.primary.span.start;
        // An error at the end of a text without a last line ending stands behind its last byte.
        start < until || until == document.lines.end
    });
    problems
        .get(first..after)
        .unwrap_or_default()
        .iter()
        .filter(|problem| problem.code != Code::WrongWeekday)
        .map(|problem| document.lines.at(problem.primary.span.start))
        .collect()
}

/// How far a line is indented.
fn columns(line: &str) -> usize {
    let wide = |c| {
        if matches!(c, '\t' | '\u{3000}') {
            LEVEL
        } else {
            1
        }
    };
    margin(line).chars().map(wide).sum()
}

/// The tabs and spaces that a line of prose starts with. Another kind of white space behind them, such as the
/// one that begins a Japanese paragraph, belongs to its words; where there is nothing else, it indents.
pub fn margin(line: &str) -> &str {
    let plain = line
        .find(|c| !matches!(c, ' ' | '\t'))
        .unwrap_or(line.len());
    let end = if plain == 0 { indent(line) } else { plain };
    line.get(..end).unwrap_or("")
}
