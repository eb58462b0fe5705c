//! Beginning today: a dated line with an open mark for each habit that is due, or those lines for a day that is there.

use super::{Action, ActionKind, Here};
use crate::ide::pieces::{Block, Piece, pieces, without_blank};
use crate::ide::style::{ending, indentation};
use crate::journal::ItemId;
use crate::report::due;
use crate::syntax::LineKind;
use crate::text::{Day, Edit};

/// Offered in a day, and where no block is.
pub fn begin(here: &Here<'_, '_>) -> Option<Action> {
    let blocks: Vec<Block> = pieces(here.document, here.text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Block(block) => Some(block),
            Piece::Comments(_) => None,
        })
        .collect();
    let around = blocks
        .iter()
        .find(|block| block.first <= here.line && here.line < block.end);
    if around.is_some_and(|block| here.document.lines.kind(block.head) != LineKind::Dated) {
        return None;
    }
    let today = here.analysis.today;
    let days: Vec<(Day, &Block)> = blocks
        .iter()
        .filter_map(|block| Some((day(here, block)?, block)))
        .collect();
    let own = days
        .iter()
        .rev()
        .find(|(day, _)| *day == today)
        .map(|(_, block)| *block);
    if own.is_none() && is_elsewhere(here, today) {
        return None;
    }
    let names = names(here, own);
    let indent = indentation(here.document, here.line, here.text);
    let ending = ending(here.document, here.text);
    let lines: String = names
        .iter()
        .map(|name| format!("{ending}{indent}[ ] {name}"))
        .collect();
    let (title, edit) = match own {
        Some(_) if names.is_empty() => return None,
        Some(block) => {
            let title = format!("add what is due to {today}");
            (title, Edit::insert(end_of(here, block.end), lines))
        }
        None => {
            let title = match names.len() {
                0 => format!("add {today}"),
                _ => format!("add {today} with what is due"),
            };
            (title, new_day(here, today, &days, &lines))
        }
    };
    Some(Action {
        kind: ActionKind::Add,
        title,
        edits: vec![(here.source, edit)],
        mends: Vec::new(),
        is_preferred: false,
    })
}

fn day(here: &Here<'_, '_>, block: &Block) -> Option<Day> {
    if here.document.lines.kind(block.head) != LineKind::Dated {
        return None;
    }
    here.document
        .dated
        .get(here.document.lines.shape(block.head) as usize)?
        .day
}

/// Whether another file has the day already.
fn is_elsewhere(here: &Here<'_, '_>, today: Day) -> bool {
    let mut dated = here
        .analysis
        .journal
        .documents
        .iter()
        .flat_map(|document| &document.dated);
    dated.any(|line| line.day == Some(today))
}

/// The names of the habits that wait for a mark today, but for those with a line in today's block.
fn names<'h>(here: &Here<'h, '_>, own: Option<&Block>) -> Vec<&'h str> {
    let journal = &here.analysis.journal;
    let lines = own.map_or(0..0, |block| block.head..block.end);
    let marked: Vec<Option<ItemId>> = lines
        .filter_map(|line| {
            let mark = here.document.mark(line)?;
            let token = here.document.in_line(line, mark.name, here.text);
            Some(journal.find(here.document.token(line, token, here.text)))
        })
        .collect();
    due(journal, here.analysis.today)
        .iter()
        .filter(|due| due.is_open() && !marked.contains(&Some(ItemId::Habit(due.habit))))
        .filter_map(|due| Some(journal.habits.get(due.habit)?.name.as_str()))
        .collect()
}

/// The end of the text of the line before this one.
fn end_of(here: &Here<'_, '_>, line: u32) -> u32 {
    let last = line.saturating_sub(1);
    here.document.lines.start(last) + here.document.lines.text(last, here.text).len() as u32
}

/// A new day behind the last one before it, else in front of the first one after it, else at the end.
fn new_day(here: &Here<'_, '_>, today: Day, days: &[(Day, &Block)], lines: &str) -> Edit {
    let ending = ending(here.document, here.text);
    let before = days
        .iter()
        .rev()
        .find(|(day, _)| *day < today)
        .map(|(_, block)| *block);
    let model = before.or_else(|| days.first().map(|(_, block)| *block));
    let weekday = model.map_or(String::new(), |block| weekday(here, block, today));
    let day = format!("{today}{weekday}{lines}");
    if let (None, Some((_, first))) = (before, days.first()) {
        let at = here.document.lines.start(first.first);
        return Edit::insert(at, format!("{day}{ending}{ending}"));
    }
    let count = here.document.lines.len() as u32;
    let end = before.map_or_else(|| without_blank(here.document, 0..count), |block| block.end);
    if end == 0 {
        return Edit::insert(here.document.lines.start(0), format!("{day}{ending}"));
    }
    let at = end_of(here, end);
    // Days that stand line under line go on that way.
    let is_close = lines.is_empty() && before.is_some_and(|block| is_close(here, block));
    let gap = if is_close { "" } else { ending };
    let close = if at as usize == here.text.len() {
        ending
    } else {
        ""
    };
    Edit::insert(at, format!("{ending}{gap}{day}{close}"))
}

/// Whether a block of one line stands right below another block.
fn is_close(here: &Here<'_, '_>, block: &Block) -> bool {
    let above = block.first.checked_sub(1);
    let is_line = block.end - block.head == 1;
    is_line && above.is_some_and(|above| here.document.lines.kind(above) != LineKind::Blank)
}

/// The weekday, written as the model's is.
fn weekday(here: &Here<'_, '_>, model: &Block, today: Day) -> String {
    let shape = here
        .document
        .dated_shape(here.document.lines.shape(model.head));
    let written = shape.and_then(|shape| shape.weekday);
    written.map_or(String::new(), |written| {
        let is_full = written.token.end - written.token.start > 3;
        let weekday = today.weekday();
        format!(
            " {}",
            if is_full {
                weekday.full()
            } else {
                weekday.short()
            }
        )
    })
}
