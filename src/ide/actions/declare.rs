//! Declaring what names nothing: a new habit, behind the others of the file that has most of them.
//!
//! It is offered where `unknown-name` was found and writes `habit NAME` alone, in the style of the file it
//! goes to. Whether it should have been a task or a goal can't be known.

use super::{Action, ActionKind, Here};
use crate::amend::pieces::{Piece, pieces, without_blank};
use crate::amend::style::ending;
use crate::diagnostic::Code;
use crate::journal::fold;
use crate::journal::name::single_spaced;
use crate::text::{Edit, SourceId};

/// One action for each unknown name here.
pub fn habits(here: &Here<'_, '_>) -> Vec<Action> {
    let mut actions: Vec<(String, Action)> = Vec::new();
    for (index, diagnostic) in here.diagnostics() {
        if diagnostic.code != Code::UnknownName {
            continue;
        }
        let name = single_spaced(diagnostic.primary.span.of(here.text));
        let folded = fold(&name).into_owned();
        if let Some((_, known)) = actions.iter_mut().find(|(known, _)| *known == folded) {
            known.mends.push(index);
        } else if let Some(edit) = new_habit(here, &name) {
            let action = Action {
                kind: ActionKind::Fix,
                title: format!("declare `habit {name}`"),
                edits: vec![edit],
                mends: vec![index],
                is_preferred: false,
            };
            actions.push((folded, action));
        }
    }
    actions.into_iter().map(|(_, action)| action).collect()
}

/// The line of a new habit: behind the last habit of the file that declares most, else at the end of this one.
fn new_habit(here: &Here<'_, '_>, name: &str) -> Option<(SourceId, Edit)> {
    let journal = &here.analysis.journal;
    let source = home(here).unwrap_or(here.source);
    let document = journal.documents.get(source.0 as usize)?;
    let text = &journal.sources.get(source.0 as usize)?.text;
    let habits = journal
        .habits
        .iter()
        .filter(|habit| habit.place.source == source);
    let last = habits.map(|habit| habit.place.line).max();
    let block = last.and_then(|last| {
        pieces(document, text)
            .into_iter()
            .find_map(|piece| match piece {
                Piece::Block(block) if block.head == last => Some(block),
                _ => None,
            })
    });
    let end = block.map_or_else(
        || without_blank(document, 0..document.lines.len() as u32),
        |block| block.end,
    );
    let ending = ending(document, text);
    let Some(line) = end.checked_sub(1) else {
        let start = document.lines.start(0);
        return Some((source, Edit::insert(start, format!("habit {name}{ending}"))));
    };
    let written = document.lines.text(line, text);
    let at = document.lines.start(line) + written.len() as u32;
    let is_last = at as usize == text.len();
    let close = if is_last { ending } else { "" };
    Some((
        source,
        Edit::insert(at, format!("{ending}{ending}habit {name}{close}")),
    ))
}

/// The file that declares most habits, the first of equals.
fn home(here: &Here<'_, '_>) -> Option<SourceId> {
    let habits = &here.analysis.journal.habits;
    let mut counts = vec![0_usize; here.analysis.journal.sources.len()];
    for habit in habits {
        if let Some(count) = counts.get_mut(habit.place.source.0 as usize) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    let index = counts.iter().position(|&count| count == most)?;
    Some(SourceId(index as u32))
}
