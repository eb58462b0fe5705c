//! How a habit, a task or a goal stands, in a few lines: the report's numbers in the words of its tables.
//!
//! Habits are looked at over 30 days, as in a report, and over their own period. Whatever is the user's is
//! escaped: the answer is Markdown.

use crate::analysis::Analysis;
use crate::journal::{Cadence, Habit, ItemId};
use crate::report::done::Triggers;
use crate::report::goals::goal_report;
use crate::report::habit::habit;
use crate::report::tasks::task_report;
use crate::report::{Count, HabitReport, Spec, Status};
use crate::text::PeriodUnit;
use crate::view::goals::so_far;
use crate::view::habits::asks;
use crate::view::markdown::escape;
use crate::view::number::{amount, as_written, counted, decimal, part, percent};

pub(super) fn item(analysis: &Analysis<'_>, id: ItemId) -> Option<String> {
    match id {
        ItemId::Habit(index) => habit_lines(analysis, index),
        ItemId::Task(index) => task_lines(analysis, index),
        ItemId::Goal(index) => goal_lines(analysis, index),
    }
}

/// `**run** · habit · Around the lake`
pub(super) fn heading(name: &str, kind: &str, title: Option<&str>) -> String {
    let title = title.map_or_else(String::new, |title| format!(" · {}", escape(title)));
    format!("**{}** · {kind}{title}", escape(name))
}

/// A heading and a list, without what is empty.
pub(super) fn laid(heading: String, says: &str, facts: &[Option<String>]) -> String {
    let mut lines = heading;
    if !says.is_empty() {
        lines += "\n\n";
        lines += says;
    }
    let mut gap = "\n\n";
    for fact in facts.iter().flatten() {
        lines += gap;
        lines += "- ";
        lines += fact;
        gap = "\n";
    }
    lines
}

fn habit_lines(analysis: &Analysis<'_>, index: usize) -> Option<String> {
    let (journal, today) = (&analysis.journal, analysis.today);
    let declared = journal.habits.get(index)?;
    let triggers = Triggers::new(journal, today);
    let unit = period(declared, analysis);
    let month = Spec {
        details: false,
        ..Spec::new(today)
    };
    let current = Spec {
        period: Some(unit.around(today, journal.settings.week_starts)),
        ..Spec::new(today)
    };
    let report = habit(journal, &triggers, index, &month, &[])?.report;
    let current = habit(journal, &triggers, index, &current, &[])?.report;
    let streak = &report.streak;
    let has_streak = report.strength.is_some();
    let run = has_streak.then(|| {
        let longest = counted(streak.longest, streak.unit);
        format!(
            "streak: {}, longest {longest}",
            counted(streak.current, streak.unit)
        )
    });
    let adherence = report.adherence.map(|ratio| {
        let of = part(report.done, report.need);
        format!("30 days: {}, {of}", percent(ratio))
    });
    let facts = [
        run,
        adherence,
        now(analysis, declared, &current).map(|said| format!("this {}: {said}", unit.word())),
        report.safe_until.map(|day| format!("safe until {day}")),
    ];
    let heading = heading(&report.name, "habit", report.title.as_deref());
    let asks = asks(&report.cadence, report.direction, report.target.as_deref());
    Some(laid(heading, &escape(&asks), &facts))
}

/// The period that the habit is looked at in beside the 30 days: its own, else the week.
fn period(habit: &Habit, analysis: &Analysis<'_>) -> PeriodUnit {
    match habit
        .section_on(analysis.today)
        .map(|section| section.cadence)
    {
        Some(Cadence::Per { period, .. } | Cadence::Target(period)) => period,
        _ => PeriodUnit::Week,
    }
}

/// How the current period goes: the amount towards a target over it, else what was done of what is needed.
/// A day that is not over is not needed yet.
fn now(analysis: &Analysis<'_>, habit: &Habit, report: &HabitReport) -> Option<String> {
    let section = habit.section_on(analysis.today)?;
    if matches!(section.cadence, Cadence::Target(_)) {
        let units = &analysis.journal.units;
        let quantity = section.quantity()?;
        let is_of_target = |unit: &Option<String>| {
            let unit = unit.as_deref().and_then(|unit| units.find(unit));
            units.dimension(unit) == quantity.dimension
        };
        let sum = report.amounts.first().filter(|sum| is_of_target(&sum.unit));
        let total = sum.map_or(0.0, |sum| sum.total);
        let unit = sum.and_then(|sum| sum.unit.clone());
        let unit = unit.unwrap_or_else(|| units.written(quantity.unit).to_owned());
        let unit = Some(unit.as_str()).filter(|unit| !unit.is_empty());
        return Some(escape(&amount(&decimal(total), unit)));
    }
    let counts = report.occasions.iter().filter(|occasion| {
        let is_open_day = occasion.status == Status::Pending && occasion.from == occasion.until;
        occasion.status != Status::Excused && !is_open_day
    });
    let (mut done, mut need) = (0.0, 0.0);
    for occasion in counts {
        done += occasion.done.0.min(occasion.need.0);
        need += occasion.need.0;
    }
    (need > 0.0).then(|| part(Count(done), Count(need)))
}

fn task_lines(analysis: &Analysis<'_>, index: usize) -> Option<String> {
    let task = task_report(analysis.journal.tasks.get(index)?, analysis.today);
    let state = match task.done {
        Some(day) => format!("{} {day}", task.state),
        None => task.state.to_owned(),
    };
    let by = task.by.map(|by| format!("by {by}"));
    let heading = heading(&task.name, "task", task.title.as_deref());
    Some(laid(heading, "", &[Some(state), by]))
}

fn goal_lines(analysis: &Analysis<'_>, index: usize) -> Option<String> {
    let (journal, today) = (&analysis.journal, analysis.today);
    let declared = journal.goals.get(index)?;
    let triggers = Triggers::new(journal, today);
    let goal = goal_report(journal, &triggers, declared, today);
    let of = declared
        .measure
        .and_then(|measure| journal.habits.get(measure.habit()));
    let measure = goal.measure.zip(of).map(|(measure, habit)| {
        let so_far = so_far(&goal).unwrap_or_default();
        format!("{measure} of {}: {}", escape(&habit.name), escape(&so_far))
    });
    let progress = goal.progress.map(|ratio| {
        let expected = goal.expected.map(percent);
        let expected =
            expected.map_or_else(String::new, |expected| format!(", {expected} expected"));
        format!("progress: {}{expected}", percent(ratio))
    });
    let state = match goal.reached {
        Some(day) => format!("{} {day}", goal.state),
        None => goal.state.to_owned(),
    };
    let by = goal.by.map(|by| format!("by {by}"));
    let mut facts = vec![measure, progress, Some(state), by];
    facts.extend(goal.milestones.iter().map(|milestone| {
        let target = amount(&as_written(milestone.target), goal.unit.as_deref());
        let on = milestone.reached.map(|day| format!(" {day}"));
        let (by, state) = (milestone.by, milestone.state);
        Some(format!(
            "{} by {by}: {state}{}",
            escape(&target),
            on.unwrap_or_default()
        ))
    }));
    let heading = heading(&goal.name, "goal", goal.title.as_deref());
    Some(laid(heading, "", &facts))
}
