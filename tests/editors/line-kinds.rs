//! Prints the kind of every line of a file, one per line: what the tests of editor grammars compare with.
#![allow(clippy::expect_used, clippy::print_stdout)]

use daymark::syntax::parse;
use daymark::text::SourceId;

fn main() {
    let path = std::env::args().nth(1).expect("usage: line-kinds FILE");
    let text = std::fs::read_to_string(path).expect("the file is readable");
    let kinds = parse(SourceId(0), &text).lines.kinds;
    for kind in kinds {
        println!("{}", kind.name());
    }
}
