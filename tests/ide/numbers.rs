//! The features that show the report's numbers beside the text: hints and lenses.

use super::{Ask, Feature, Scope, analysed, shown};
use daymark::ide::{self, HintKind};
use daymark::report::{Spec, report};
use daymark::text::{Source, SourceId, Span};
use std::fmt::Write as _;

pub const FEATURES: &[Feature] = &[("hints", Scope::File, hints), ("lens", Scope::File, lens)];

/// Each hinted line as an editor shows it.
fn hints(ask: &Ask<'_>) -> String {
    let text = &ask.analysis.journal.sources[ask.source.0 as usize].text;
    let mut told = String::new();
    let mut hints = ide::hints(ask.analysis, ask.source, ask.range)
        .into_iter()
        .peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut shown = String::new();
        let mut at = start;
        while let Some(hint) = hints.next_if(|hint| (hint.offset as usize) < end) {
            let offset = hint.offset as usize;
            write!(shown, "{} ‹{}›", &text[at..offset], hint.label).unwrap();
            at = offset;
        }
        if at > start {
            told += &(shown + &text[at..end]);
        }
        start = end;
    }
    told
}

fn lens(ask: &Ask<'_>) -> String {
    let mut told = String::new();
    for lens in ide::lenses(ask.analysis, ask.source) {
        let place = shown(ask.analysis, lens.place.source, lens.place.span);
        writeln!(told, "{place}: {}", lens.title).unwrap();
    }
    told
}

/// The last mark of a habit that is kept day after day has the streak that a report of that day has.
#[test]
fn a_streak_beside_a_mark_is_the_reports() {
    let mut text = String::from("habit run\n  every day\n  forgive 1 in a row\n");
    for day in 1..=31 {
        let state = if day % 7 == 3 || day == 20 || day == 21 {
            '!'
        } else {
            'x'
        };
        writeln!(text, "2026-01-{day:02} Any: \n  [{state}] run").unwrap();
    }
    let text = text.replace(" Any", "");
    let sources = [Source::new("journal.day", text.as_str())];
    let mut compared = 0;
    analysed(&sources, |analysis| {
        let whole = Span::new(0, text.len() as u32);
        for hint in ide::hints(&analysis, SourceId(0), whole) {
            if hint.kind != HintKind::Streak {
                continue;
            }
            compared += 1;
            let line = text[..hint.offset as usize].rfind("2026-").unwrap();
            let day = daymark::text::Day::parse(&text[line..line + 10]).unwrap();
            let streak = &report(&analysis.journal, &Spec::new(day)).habits[0].streak;
            assert_eq!(
                hint.label,
                format!("{} {}", streak.current, streak.unit),
                "on {day}"
            );
        }
    });
    assert!(compared > 15, "only {compared}");
}

/// A long journal costs one walk a habit, not one a mark.
#[test]
fn hints_of_many_marks_are_cheap() {
    let mut text = String::from(
        "habit asked\n  when: asked\nhabit lots\n  at least 1 km per year\nhabit daily\n2025-01-05\n",
    );
    for number in 0..20_000 {
        writeln!(
            text,
            "  [x] asked: {number}\n  [+] lots 1 km: {number}\n  [x] daily: {number}"
        )
        .unwrap();
    }
    let sources = [Source::new("journal.day", text.as_str())];
    analysed(&sources, |analysis| {
        let whole = Span::new(0, text.len() as u32);
        let hints = ide::hints(&analysis, SourceId(0), whole);
        assert_eq!(hints.len(), 1 + 19_999 + 20_000, "{:?}", &hints[..10]);
    });
}
