//! Laws of the features that look at a whole file: in order, within the text, one in the other; whatever the text.

use super::analysed;
use crate::properties::journal;
use daymark::ide::{self, Symbol};
use daymark::text::edit::apply;
use daymark::text::{Edit, Source, SourceId, Span};
use proptest::prelude::*;
use std::path::Path;

const SOURCE: SourceId = SourceId(0);

fn fits(span: Span, text: &str) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn nested(symbols: &[Symbol], within: Span, text: &str) {
    let mut before = within.start;
    for symbol in symbols {
        assert!(fits(symbol.span, text) && fits(symbol.name_span, text));
        assert!(
            holds(within, symbol.span) && before <= symbol.span.start,
            "{symbol:?}"
        );
        assert!(holds(symbol.span, symbol.name_span) && !symbol.name.is_empty());
        before = symbol.span.end;
        nested(&symbol.children, symbol.span, text);
    }
}

/// Everything that can be asked of this text, at its start, its end and at `at`.
fn check(text: &str, at: u32) {
    let sources = [Source::new("journal.day", text)];
    let whole = Span::new(0, text.len() as u32);
    analysed(&sources, |analysis| {
        let journal = &analysis.journal;
        let tokens = ide::tokens(journal, SOURCE, whole);
        for pair in tokens.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
        }
        for token in &tokens {
            assert!(fits(token.span, text) && token.span.start < token.span.end);
            assert!(!token.span.of(text).contains('\n'));
        }
        // A stretch of a file has the colours of its lines, and no others.
        let asked = Span::new(at.min(whole.end), whole.end.min(at.saturating_add(40)));
        let some = ide::tokens(journal, SOURCE, asked);
        let first = tokens.iter().position(|token| Some(token) == some.first());
        let first = first.unwrap_or(0);
        assert_eq!(tokens.get(first..first + some.len()), Some(some.as_slice()));
        let touched = tokens
            .iter()
            .filter(|token| token.span.start < asked.end && asked.start < token.span.end);
        assert!(touched.into_iter().all(|token| some.contains(token)));

        let folds = ide::folds(journal, SOURCE);
        for pair in folds.windows(2) {
            assert!(pair[0].span.start < pair[1].span.start);
            let apart = pair[0].span.end < pair[1].span.start;
            assert!(apart || folds.iter().any(|fold| holds(fold.span, pair[1].span)));
        }
        for fold in &folds {
            assert!(fits(fold.span, text) && fold.span.of(text).contains('\n'));
        }

        nested(&ide::document_symbols(journal, SOURCE), whole, text);
        assert!(ide::workspace_symbols(journal, "").len() < 1000);

        let hints = ide::hints(&analysis, SOURCE, whole);
        assert!(hints.is_sorted() && hints.iter().all(|hint| hint.offset <= whole.end));
        let some = ide::hints(&analysis, SOURCE, asked);
        assert!(
            some.iter().all(|hint| hints.contains(hint)),
            "{some:?} of {hints:?}"
        );
        for span in [asked, whole, Span::new(whole.end + 1, whole.end + 9)] {
            for action in ide::actions(&analysis, SOURCE, span) {
                let edits: Vec<Edit> = action.edits.iter().map(|(_, edit)| edit.clone()).collect();
                assert!(apply(text, &edits).is_some(), "{action:?}");
            }
        }
        let lenses = ide::lenses(&analysis, SOURCE);
        assert!(
            lenses
                .iter()
                .all(|lens| fits(lens.place.span, text) && !lens.title.is_empty())
        );

        for at in [0, at, whole.end, whole.end + 1] {
            let selections = ide::selections(journal, SOURCE, at);
            assert_eq!(selections.last(), Some(&whole));
            for pair in selections.windows(2) {
                assert!(holds(pair[1], pair[0]) && pair[0] != pair[1], "{pair:?}");
            }
            assert!(selections.iter().all(|span| fits(*span, text)));
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_texts_of_chance(text in journal(), at in 0_u32..200) {
        check(&text, at);
    }

    #[test]
    fn laws_hold_for_any_text(text in any::<String>(), at in any::<u32>()) {
        check(&text, at.min(u32::MAX - 1));
    }
}

#[test]
fn laws_hold_for_nothing_and_next_to_nothing() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "\u{feff}habit run\r\n  every day\r\n",
        "// a",
        "  ",
        "habit",
    ] {
        for at in 0..=text.len() as u32 {
            check(text, at);
        }
    }
}

/// The examples whole: everything that looks at a file, and what is asked at a place at some of their places.
#[test]
fn laws_hold_for_the_examples() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for example in std::fs::read_dir(examples).unwrap() {
        let mut sources = Vec::new();
        super::read(&example.unwrap().path(), &mut sources);
        for text in sources.iter().map(|source| source.text.as_str()) {
            check(text, text.len() as u32 / 2);
        }
        analysed(&sources, |analysis| {
            for (source, text) in (0..).map(SourceId).zip(&sources) {
                for at in (0..text.text.len() as u32 + 2).step_by(197) {
                    let selections = ide::selections(&analysis.journal, source, at);
                    assert!(selections.windows(2).all(|pair| holds(pair[1], pair[0])));
                    let actions = ide::actions(&analysis, source, Span::new(at, at));
                    assert!(actions.iter().all(|action| !action.title.is_empty()));
                }
            }
        });
    }
}
