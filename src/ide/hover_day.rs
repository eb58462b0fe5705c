//! A day: its weekday, how far off it is, what was due on it and what became of that.
//!
//! It is asked for any date, wherever one stands, so also for days without an entry and days to come.

use super::hover_item::laid;
use crate::analysis::Analysis;
use crate::report::occasion::Occasion;
use crate::report::tasks::task_report;
use crate::report::{Count, Status, verdicts};
use crate::text::Day;
use crate::view::markdown::escape;
use crate::view::number::{away, part};

pub(super) fn day(analysis: &Analysis<'_>, day: Day) -> String {
    let (journal, today) = (&analysis.journal, analysis.today);
    let heading = format!("**{}, {day}** · {}", day.weekday().full(), away(day, today));
    let occasions = verdicts(journal, day, today);
    let name = |habit: usize| {
        let habit = journal.habits.get(habit);
        habit.map_or_else(String::new, |habit| escape(&habit.name))
    };
    let words = [
        (Status::Kept, "kept"),
        (Status::Missed, "missed"),
        (Status::Excused, "excused"),
        (Status::Pending, "open"),
    ];
    let mut facts: Vec<Option<String>> = Vec::new();
    for (status, word) in words {
        let of_day = |(_, occasion): &&(usize, Occasion)| {
            occasion.from == occasion.until && occasion.status == status
        };
        let mut names: Vec<String> = occasions
            .iter()
            .filter(of_day)
            .map(|(habit, _)| name(*habit))
            .collect();
        // What happened twice on one day is told once.
        names.dedup();
        facts.push((!names.is_empty()).then(|| format!("{word}: {}", names.join(", "))));
    }
    for (habit, occasion) in &occasions {
        let word = words.iter().find(|(status, _)| *status == occasion.status);
        if let Some((_, word)) = word.filter(|_| occasion.from != occasion.until) {
            // One thing needed, or a share of one: the word says all.
            let of = if occasion.need > 1.0 {
                part(Count(occasion.kept_part()), Count(occasion.need)) + " "
            } else {
                String::new()
            };
            let (from, until) = (occasion.from, occasion.until);
            let name = name(*habit);
            facts.push(Some(format!(
                "{name}: {of}from {from} until {until}, {word}"
            )));
        }
    }
    facts.extend(
        journal
            .tasks
            .iter()
            .filter(|task| task.by == Some(day))
            .map(|task| {
                let state = task_report(task, today).state;
                Some(format!("due by then: {}, {state}", escape(&task.name)))
            }),
    );
    laid(heading, "", &facts)
}
