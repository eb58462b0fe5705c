//! Prints the kind of every line of a file, one per line: what the tests of editor grammars compare with.
//!
//! `KIND|junk` where the colours of junk are right too: a line with an error of syntax, and an entry below a
//! dated line whose date is none, which belongs to no day.
#![allow(clippy::expect_used, clippy::print_stdout)]

use daymark::diagnostic::Severity;
use daymark::syntax::{Document, LineKind, parse};
use daymark::text::SourceId;

fn main() {
    let path = std::env::args().nth(1).expect("usage: line-kinds FILE");
    let text = std::fs::read_to_string(path).expect("the file is readable");
    let document = parse(SourceId(0), &text);
    let wrong = wrong_lines(&document);
    for (kind, wrong) in document.lines.kinds.iter().zip(wrong) {
        let or_junk = if wrong && *kind != LineKind::Junk {
            "|junk"
        } else {
            ""
        };
        println!("{}{or_junk}", kind.name());
    }
}

/// Whether each line has an error, or is an entry of a day that is none.
fn wrong_lines(document: &Document) -> Vec<bool> {
    let lines = &document.lines;
    let mut wrong = vec![false; lines.len()];
    let mut dateless = false;
    for (line, wrong) in wrong.iter_mut().enumerate() {
        match lines.kind(line as u32) {
            LineKind::Dated => {
                let dated = document.dated.get(lines.shape(line as u32) as usize);
                dateless = dated.is_none_or(|dated| dated.day.is_none());
            }
            LineKind::Mark | LineKind::Prose => *wrong = dateless,
            _ => {}
        }
    }
    for problem in &document.problems {
        if problem.severity() == Severity::Error {
            let line = lines.at(problem.primary.span.start);
            if let Some(wrong) = wrong.get_mut(line as usize) {
                *wrong = true;
            }
        }
    }
    wrong
}
