//! A mark on a day in a pause, its habit's own or everyone's. `[-]` says the same as the pause, so it is fine.
//!
//! Overlapping pauses tell a mark once. The place of the pause is looked for only when there is
//! something to tell.

use crate::diagnostic::{Code, Diagnostic};
use crate::journal::{Habit, Mark};
use crate::lint::{Look, Marked};
use crate::syntax::{Clause, Pause, SettingClause, State};
use crate::text::{Day, Period, SourceId, Span};

pub fn check(look: &Look<'_>, marked: &Marked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(habit) = marked.habit() else { return };
    let pauses = || habit.pauses.iter().chain(&look.journal.settings.pauses);
    let mut paused: Vec<&Mark> = pauses()
        .flat_map(|pause| {
            let from = marked.marks.partition_point(|mark| mark.day() < pause.from);
            let until = marked
                .marks
                .partition_point(|mark| mark.day() <= pause.until);
            marked.marks.get(from..until).unwrap_or_default()
        })
        .filter(|mark| mark.state() != State::Excused)
        .collect();
    // A mark may stand in a pause of its habit and in one of everyone's.
    paused.sort_by_key(|mark| mark.place());
    paused.dedup();
    for mark in paused {
        if let Some(pause) = pauses().find(|pause| pause.contains(mark.day())) {
            found.push(while_paused(look, habit, mark, *pause));
        }
    }
}

fn while_paused(look: &Look<'_>, habit: &Habit, mark: &Mark, pause: Period) -> Diagnostic {
    let holding = habit
        .section_on(mark.day())
        .is_some_and(|section| section.direction.is_holding());
    let label = match mark.state() {
        _ if holding => "not looked at",
        State::Slipped => "the pause goes before the slip",
        _ => "counts all the same",
    };
    // What is left of the pause on either side of the day.
    let before = (pause.from < mark.day())
        .then(|| format!("`pause {} until {}`", pause.from, mark.day().previous()));
    let next = mark.day().next();
    let after = match pause.until {
        Day::MAX => Some(format!("`pause {next}`")),
        until => (mark.day() < until).then(|| format!("`pause {next} until {until}`")),
    };
    let right = match (before, after) {
        (Some(before), Some(after)) if pause.until == Day::MAX => {
            format!("end it the day before: {before}, and {after} if it went on")
        }
        (Some(before), Some(after)) => format!("write two: {before} and {after}"),
        (Some(before), None) => format!("end it the day before: {before}"),
        (None, Some(after)) => format!("begin it the day after: {after}"),
        (None, None) => "take the pause out".to_owned(),
    };
    let message = format!("`{}` is paused on {}", habit.name, mark.day());
    let found = Diagnostic::new(
        Code::MarkWhilePaused,
        mark.source(look.journal),
        look.span(mark),
        message,
    )
    .label(label)
    .help(format!("if this day was no pause, {right}"));
    match place(look, habit, mark.day()) {
        Some((source, span)) => found.other(source, span, "by this pause"),
        None => found,
    }
}

/// Where the pause that holds a day is written: in the habit, else among the settings of all files.
fn place(look: &Look<'_>, habit: &Habit, day: Day) -> Option<(SourceId, Span)> {
    let holds = |pause: &Pause| {
        let until = pause.until.map_or(Day::MAX, |until| until.value);
        Period::new(pause.from.value, until).contains(day)
    };
    let own = look.attribute(
        habit.place,
        |clause| matches!(clause, Clause::Pause(pause) if holds(pause)),
    );
    if let Some(span) = own {
        return Some((habit.place.source, span));
    }
    (0..)
        .map(SourceId)
        .zip(look.journal.documents)
        .find_map(|(source, document)| {
            document
                .settings
                .iter()
                .find_map(|setting| match &setting.clause {
                    SettingClause::Pause(pause) if holds(pause) => {
                        let end = pause
                            .until
                            .map_or(pause.from.token.end, |until| until.token.end);
                        let start = document.lines.start(setting.line);
                        Some((
                            source,
                            Span::new(start + setting.keyword.start, start + end),
                        ))
                    }
                    _ => None,
                })
        })
}
