//! The laws of completions: they go where the cursor is, and what is offered for a name is read as that name.

use super::analysed;
use crate::properties::journal;
use daymark::ide::{self, CompletionKind, Meant, What};
use daymark::text::{Source, SourceId, edit::apply};
use proptest::prelude::*;

const SOURCE: SourceId = SourceId(0);

/// Every completion at a place: on the cursor's line and around the cursor, in the order of rank, no two alike.
fn check(text: &str, offset: u32) {
    analysed(&[Source::new("a.day", text)], |analysis| {
        let found = ide::completions(&analysis, SOURCE, offset);
        for (rank, completion) in (0..).zip(&found) {
            let span = completion.edit.span;
            assert_eq!(completion.rank, rank);
            assert!(span.start <= offset && offset <= span.end, "{completion:?}");
            assert!(!span.of(text).contains('\n') && !completion.label.is_empty());
            assert!(apply(text, std::slice::from_ref(&completion.edit)).is_some());
            let alike = found.iter().filter(|other| {
                (other.edit.span, &other.edit.text) == (span, &completion.edit.text)
            });
            assert_eq!(alike.count(), 1, "{completion:?}");
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn completions_fit_texts_of_chance(text in journal(), at in any::<prop::sample::Index>()) {
        let text = format!("habit run\n  also jog\ntask go out\n{text}");
        check(&text, at.index(text.len() + 2) as u32);
    }

    #[test]
    fn completions_fit_any_text(text in any::<String>(), at in any::<u32>()) {
        check(&text, at);
    }
}

/// A line that takes a name, with the cursor where it goes: each name offered there means what it is offered for.
#[test]
fn a_name_that_is_offered_is_the_name_that_is_read() {
    const PLAN: &str =
        "habit run\n  also jog slowly\nhabit swim-far\ntask go out\ngoal half marathon\n";
    let lines = [
        "2026-01-05 [x] ",
        "2026-01-05\n  [x] ",
        "2026-01-05\n  07:15 [!] ",
        "habit b\n  when ",
        "habit b\n  counts ",
        "habit b\n  counts run, ",
        "goal b\n  total 3 km of ",
        "plan b\n  step 1\n    needs ",
        "plan b\n  step 1\n    needs go out, ",
    ];
    let mut names = 0;
    for line in lines {
        let text = format!("{PLAN}{line}");
        let offset = text.len() as u32;
        let offered = analysed(&[Source::new("a.day", &text)], |analysis| {
            ide::completions(&analysis, SOURCE, offset)
        });
        for completion in offered {
            use CompletionKind::{Alias, Goal, Habit, Task};
            if !matches!(completion.kind, Habit | Task | Goal | Alias) {
                continue;
            }
            names += 1;
            let done = apply(&text, std::slice::from_ref(&completion.edit)).unwrap();
            analysed(&[Source::new("a.day", &done)], |analysis| {
                let part = ide::at(&analysis.journal, SOURCE, offset).unwrap();
                let What::Name(_, Some(Meant::Item(item))) = part.what else {
                    panic!("{done}: {part:?}");
                };
                assert_eq!(
                    Some(item),
                    analysis.journal.find(&completion.label),
                    "{done}"
                );
            });
        }
    }
    assert!(names > 25, "{names}");
}

/// An attribute that is offered, written out, clashes with nothing that is there.
#[test]
fn an_attribute_that_is_offered_may_stand_there() {
    const WRITTEN: &[(&str, &str)] = &[
        ("every ", "every day"),
        ("when ", "when run"),
        ("at least ", "at least 3 km"),
        ("at most ", "at most 3 km"),
        ("before ", "before 09:00"),
        ("after ", "after 09:00"),
        ("from ", "from 2026-01-01"),
        ("until ", "until 2026-12-01"),
        ("for ", "for 3 weeks"),
        ("pause ", "pause 2026-02-01"),
        ("forgive ", "forgive 1 per year"),
        ("counts ", "counts #tag"),
        ("by ", "by 2026-12-01"),
        ("also ", "also b"),
        ("total ", "total 3 km of run"),
        ("best ", "best 3 km of run"),
        ("reach ", "reach 3 km of run"),
        ("streak ", "streak 3 of run"),
        ("count ", "count 4 of run"),
        ("milestone ", "milestone 1 by 2026-03-01"),
        ("without ", "without @a"),
        ("on track ", "on track at 70%"),
        ("step ", "step 2"),
        ("needs ", "needs run"),
        ("change ", "change on 2026-02-01\n    after 10:00"),
        ("ask: ", "ask: why"),
        ("note: ", "note: so"),
        ("1 per week", "1 per week"),
        ("avoid", "avoid"),
        ("whenever", "whenever"),
    ];
    let given = [
        "habit a",
        "habit a\n  2 per week",
        "habit a\n  at least 2 km",
        "habit a\n  at least 2 km per week",
        "habit a\n  avoid",
        "habit a\n  at most 2 km",
        "habit a\n  at most 2 km per week",
        "habit a\n  when: it",
        "habit a\n  2 per day",
        "habit a\n  every mon",
        "habit a\n  counts #b",
        "habit a\n  whenever",
        "habit a\n  before 10:00",
        "habit a\n  every day\n  change on 2026-01-05\n    at least 1 h",
        "task a",
        "task a\n  by 2026-02-01\n  also c",
        "goal a",
        "goal a\n  count 3 of run",
        "plan a",
        "plan a\n  from 2026-01-02 until 2026-06-01",
        "plan a\n  from 2026-01-02 for 3 weeks",
        "plan a\n  step 1",
        "plan a\n  step 1\n    needs run\n    note: no",
    ];
    for given in given {
        let text = format!("habit run\n{given}\n  ");
        let offered = analysed(&[Source::new("a.day", &text)], |analysis| {
            ide::completions(&analysis, SOURCE, text.len() as u32)
        });
        assert!(offered.len() > 1, "{given}: {offered:?}");
        for completion in offered {
            let written = WRITTEN
                .iter()
                .find(|(begun, _)| *begun == completion.edit.text);
            let (_, written) = written.unwrap_or_else(|| panic!("{completion:?}"));
            let done = format!("{text}{written}\n");
            analysed(&[Source::new("a.day", &done)], |analysis| {
                let codes = analysis.diagnostics.iter().map(|found| found.code.name());
                let wrong = [
                    "unknown-attribute",
                    "repeated-attribute",
                    "conflicting-attributes",
                ];
                let told: Vec<&str> = codes.filter(|code| wrong.contains(code)).collect();
                assert!(told.is_empty(), "{done}: {told:?}");
            });
        }
    }
}
