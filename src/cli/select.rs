//! `--habit`, `--plan` and `--tag`: names to places in the journal, and what was meant where there are none.

use super::args::Sectioned;
use crate::diagnostic::wording::nearest;
use crate::journal::{ItemId, Journal, fold};
use crate::report::Selection;

/// The part of a journal that was asked for.
///
/// # Errors
/// What is not in the journal, and what may have been meant.
pub fn select(journal: &Journal<'_>, asked: &Sectioned) -> Result<Selection, String> {
    let habit = |name: &String| habit(journal, name, "--habit");
    let plan = |name: &String| {
        journal.find_plan(name).ok_or_else(|| {
            unknown(
                "plan",
                name,
                journal.plans.iter().map(|plan| plan.name.as_str()),
            )
        })
    };
    let tag = |name: &String| {
        let tag = fold(name.trim_start_matches('#')).into_owned();
        let is_below = |known: &str| {
            let rest = known.strip_prefix(tag.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if tags(journal).any(is_below) {
            Ok(tag)
        } else {
            let known: Vec<&str> = tags(journal).collect();
            Err(unknown("tag", name, known.iter().copied()))
        }
    };
    Ok(Selection {
        habits: asked.habit.iter().map(habit).collect::<Result<_, _>>()?,
        plans: asked.plan.iter().map(plan).collect::<Result<_, _>>()?,
        tags: asked.tag.iter().map(tag).collect::<Result<_, _>>()?,
    })
}

/// The habit of a name, for `who` to take.
///
/// # Errors
/// What else has the name, or what may have been meant.
pub fn habit(journal: &Journal<'_>, name: &str, who: &str) -> Result<usize, String> {
    let other = match journal.find(name) {
        Some(ItemId::Habit(index)) => return Ok(index),
        Some(ItemId::Task(_)) => "task",
        Some(ItemId::Goal(_)) => "goal",
        None => {
            let known = journal.habits.iter().map(|habit| habit.name.as_str());
            return Err(unknown("habit", name, known));
        }
    };
    Err(format!("`{name}` is a {other}, and `{who}` takes a habit"))
}

/// Every tag of a title.
pub fn tags<'a>(journal: &'a Journal<'_>) -> impl Iterator<Item = &'a str> {
    let habits = journal.habits.iter().flat_map(|it| &it.tags);
    let tasks = journal.tasks.iter().flat_map(|it| &it.tags);
    let goals = journal.goals.iter().flat_map(|it| &it.tags);
    let plans = journal.plans.iter().flat_map(|it| &it.tags);
    let all = habits.chain(tasks).chain(goals).chain(plans);
    all.map(String::as_str)
}

/// Says that there is no such thing, and what may have been meant.
pub fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let hint = match nearest(name.trim_start_matches('#'), known.clone()) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => match known.take(8).collect::<Vec<_>>() {
            known if known.is_empty() => String::new(),
            known => format!("; there is `{}`", known.join("`, `")),
        },
    };
    let place = if kind == "tag" {
        "no title has the"
    } else {
        "there is no"
    };
    format!("{place} {kind} `{name}`{hint}")
}
