//! Marks after today. Nothing looks at them until their day comes. Told once for all marks below one date.
//!
//! Open marks are no marks and may stand in the future. They were kept apart by day before, so no other
//! rule sees these.

use crate::diagnostic::wording::plural;
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::journal::Mark;
use crate::lint::Look;
use crate::syntax::{Document, LineKind};
use crate::text::Span;

pub fn check(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let later = look.marked.iter().flat_map(|marked| marked.later);
    let mut later: Vec<&Mark> = later.collect();
    later.sort_unstable_by_key(|mark| mark.place());
    let one_block = |a: &&Mark, b: &&Mark| {
        let ((source, above), (other, line)) = (a.site(look.journal), b.site(look.journal));
        let document = look.document(source);
        source == other && document.is_some_and(|document| !has_date(document, above, line))
    };
    for block in later.chunk_by(one_block) {
        if let Some(first) = block.first() {
            found.push(future(look, first, block));
        }
    }
}

/// Whether a dated line stands after the line `above`, up to and with `line`.
fn has_date(document: &Document, above: u32, line: u32) -> bool {
    let between = document.lines.kinds.get(above as usize + 1..=line as usize);
    between.is_some_and(|kinds| kinds.contains(&LineKind::Dated))
}

fn future(look: &Look<'_>, mark: &Mark, block: &[&Mark]) -> Diagnostic {
    let (day, today) = (mark.day(), look.today);
    let message = format!("{day} is after today, {today}");
    let label = match block.len() {
        1 => "not counted yet".to_owned(),
        marks => format!("not counted yet: {} of this day", plural(marks, "mark")),
    };
    let open = look
        .written(mark)
        .replacen(['x', 'X', '-', '!', '+'], " ", 1);
    let opened = block.iter().filter_map(|mark| look.in_state(mark, ' '));
    let found = Diagnostic::new(
        Code::FutureMark,
        mark.source(look.journal),
        look.span(mark),
        message,
    )
    .label(label)
    .help(format!(
        "what is planned is an open mark, `{open}`; for what is done mend the date"
    ))
    .fix(Fix::of(
        Safety::Guess,
        format!("write `{open}`"),
        opened.collect(),
    ));
    match date_above(look, mark) {
        Some(date) => found.other(mark.source(look.journal), date, "this day"),
        None => found,
    }
}

/// The date of an indented mark; None where the mark stands in its dated line.
fn date_above(look: &Look<'_>, mark: &Mark) -> Option<Span> {
    let (source, own) = mark.site(look.journal);
    let document = look.document(source)?;
    let above = document.lines.kinds.get(..=own as usize)?;
    let line = above.iter().rposition(|kind| *kind == LineKind::Dated)? as u32;
    let shape = document.dated_shape(document.lines.shape(line))?;
    (line != own).then(|| document.span(line, shape.date))
}
