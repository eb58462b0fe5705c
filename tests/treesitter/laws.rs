//! Laws of the two grammars over journals of chance: they agree on every line, and an edited tree is a fresh one.

use super::agree::difference;
use super::parse;
use crate::properties::{alike, close, journal};
use proptest::prelude::*;
use rayon::prelude::*;
use tree_sitter::{InputEdit, Point};

/// Lines of attributes and settings whose parts are put together by chance, glued and apart.
fn clauses() -> impl Strategy<Value = String> {
    let line = "( |\t)?(at (least|most|leas)|before|from|until|for|day|week( starts)?|pause|by|change on|counts|also|needs|total|best|reach|streak|count|milestone|on track( at)?|step|every|when|note|forgive)\
        ([ ,:]?(€|of|per|by|until|for|starting|on|day|week|5|5 ?km|1:30|[+-]5|1,000|2026-01-05|run|go out|#a/|@a|x'|[.,:;%-])){0,5} ?\r?\n";
    prop::collection::vec(line, 1..6).prop_map(|lines| format!("habit run\n{}", lines.concat()))
}

/// Free text full of mentions and what is nearly one.
fn words() -> impl Strategy<Value = String> {
    let text = "((:| )?([#@]?(a|run|É|5|-|_)?(/b|@c|/|’s)?|[(\\[{]|[)\\]}.,]| |\\\\\\[|\\\\//|21:40|\\[x\\])){0,8}";
    let line = format!("(2026-01-05:|  |  21:40 |  \\[x\\] run: |habit run: )({text})\n");
    let line = prop::string::string_regex(&line).unwrap();
    prop::collection::vec(line, 1..6).prop_map(|lines| lines.concat())
}

/// What clauses begin with, and what may stand in them: every keyword, and a word of each kind.
const CLAUSES: &str = "every|when|whenever|avoid|at least|at most|at|before|after|from|until|for|pause|forgive|counts|ask|\
    also|note|change|change on|by|total|best|reach|reach of|total of run|streak|count|milestone|without|on track|\
    on track at|step|needs|5|run";
const PARTS: &str = "of|per|by|starting|until|for|on|at|day|week|starts|run|é|5|5 km|€|%|1:30|-5|2026-01-05|#a|@a|,|:|.|'|[x]";

/// Every keyword with every part behind it, as the first and as the second of two, glued and apart; every two parts
/// behind some keyword; as attributes and in column 0.
#[test]
fn the_grammars_agree_on_every_two_parts_of_a_clause() {
    let parts: Vec<String> = PARTS
        .split('|')
        .flat_map(|part| [part.to_owned(), format!(" {part}")])
        .collect();
    let settings = [
        "week",
        "week starts",
        "day starts",
        "pause",
        "habit run",
        "2026-01-05",
        "2026-01-05 [x] run",
    ];
    let failures: Vec<String> = CLAUSES
        .split('|')
        .map(|clause| format!("  {clause}"))
        .chain(settings.map(str::to_owned))
        .collect::<Vec<_>>()
        .par_iter()
        .enumerate()
        .filter_map(|(index, clause)| {
            let parts = || (0..).zip(&parts);
            let lines = parts().flat_map(|(first, one)| {
                let others = parts().filter(move |(second, _)| (index + first + second) % 4 == 0);
                others.map(move |(_, other)| format!("{clause}{one}{other}\n"))
            });
            difference(&format!("habit run\n{}", lines.collect::<String>()))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    match difference(text) {
        Some(difference) => Err(TestCaseError::fail(difference)),
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_grammars_agree_on_journals_of_chance(text in journal()) {
        agree(&text)?;
    }

    #[test]
    fn the_grammars_agree_on_lines_full_of_colons(text in close()) {
        agree(&text)?;
    }

    #[test]
    fn the_grammars_agree_on_marks_of_any_digits(text in alike()) {
        agree(&text)?;
    }

    #[test]
    fn the_grammars_agree_on_clauses_of_chance(text in clauses()) {
        agree(&text)?;
    }

    #[test]
    fn the_grammars_agree_on_mentions(text in words()) {
        agree(&text)?;
    }

    /// Of a zero byte tree-sitter's own lexer knows only that a text may end there.
    #[test]
    fn every_text_without_zero_bytes_has_a_tree_without_errors(text in any::<String>(), bytes in prop::collection::vec(1_u8.., 0..200)) {
        for text in [text.replace('\0', ""), String::from_utf8_lossy(&bytes).into_owned()] {
            prop_assert!(!parse(&text, None).root_node().has_error(), "{text:?}");
        }
    }

    #[test]
    fn an_edited_tree_is_a_fresh_one(text in journal(), new in journal(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        edit(&text, &new, from.index(text.len() + 1), to.index(text.len() + 1));
    }
}

/// Replaces a part of a text by a part of another, and reads the edited tree on.
fn edit(text: &str, new: &str, from: usize, to: usize) {
    let (from, to) = (boundary(text, from.min(to)), boundary(text, from.max(to)));
    let new: String = new.chars().take(8).collect();
    let edited = format!("{}{new}{}", &text[..from], &text[to..]);
    let mut tree = parse(text, None);
    tree.edit(&InputEdit {
        start_byte: from,
        old_end_byte: to,
        new_end_byte: from + new.len(),
        start_position: point(text, from),
        old_end_position: point(text, to),
        new_end_position: point(&edited, from + new.len()),
    });
    let again = parse(&edited, Some(&tree)).root_node().to_sexp();
    assert_eq!(
        again,
        parse(&edited, None).root_node().to_sexp(),
        "{text:?} to {edited:?}"
    );
}

/// The last boundary of a character up to here.
fn boundary(text: &str, at: usize) -> usize {
    let is_boundary = |&at: &usize| text.is_char_boundary(at);
    (0..=at).rev().find(is_boundary).unwrap_or(0)
}

fn point(text: &str, at: usize) -> Point {
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Point::new(before.matches('\n').count(), at - start)
}
