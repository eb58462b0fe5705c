//! A mark after today. Nothing looks at it until its day comes.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::{Look, Marked};

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(marked.later.iter().map(|mark| {
        let (day, today) = (mark.day, look.today);
        let message = format!("{day} is after today, {today}");
        let found = Diagnostic::new(Code::FutureMark, mark.source, look.span(mark), message)
            .label("not counted yet")
            .help(format!(
                "for what is planned write `[ ] {}`, which counts as nothing; for what is done mend the date",
                marked.item.name()
            ));
        match look.date_above(mark) {
            Some(date) => found.other(mark.source, date, "of this day"),
            None => found,
        }
    }));
}
