//! A mark after today. Nothing looks at it until its day comes.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::Mark;
use crate::lint::{Look, Marked};
use crate::syntax::LineKind;
use crate::text::{SourceId, Span};

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let mut dates = Dates::default();
    found.extend(marked.later.iter().map(|mark| {
        let (day, today) = (mark.day, look.today);
        let message = format!("{day} is after today, {today}");
        let found = Diagnostic::new(Code::FutureMark, mark.source, look.span(mark), message)
            .label("not counted yet")
            .help(format!(
                "for what is planned write `[ ] {}`, which counts as nothing; for what is done mend the date",
                marked.item.name()
            ));
        match dates.above(look, mark) {
            Some(date) => found.other(mark.source, date, "of this day"),
            None => found,
        }
    }));
}

/// Finds the date above each of some marks, looking at no line twice where they stand in order.
#[derive(Default)]
struct Dates {
    last: Option<(SourceId, u32)>,
    date: Option<Span>,
}

impl Dates {
    /// The date of an indented mark; None where the mark stands in its dated line.
    fn above(&mut self, look: &Look<'_>, mark: &Mark) -> Option<Span> {
        let document = look.document(mark.source)?;
        let near = self
            .last
            .filter(|&(source, line)| source == mark.source && line <= mark.line);
        let from = near.map_or(0, |(_, line)| line + 1);
        let kinds = document.lines.kinds.get(from as usize..=mark.line as usize);
        let dated = kinds.and_then(|kinds| kinds.iter().rposition(|kind| *kind == LineKind::Dated));
        if let Some(offset) = dated {
            let line = from + offset as u32;
            let shape = document.dated_shape(document.lines.shape(line))?;
            self.date = Some(document.span(line, shape.date));
        }
        self.last = Some((mark.source, mark.line));
        self.date
            .filter(|_| document.lines.kind(mark.line) != LineKind::Dated)
    }
}
