//! `--habit`, `--plan` and `--tag`: names to places in the journal, and what was meant where there are none.
//!
//! A beginning will do for a name where only one goes on from it. Whatever shows something finds names here,
//! so all of them refuse in the same words; what writes marks reads them by `amend`.

use super::args::Sectioned;
use crate::diagnostic::wording::nearest;
use crate::journal::{Beginnings, ItemId, Journal, fold};
use crate::report::Selection;
use std::collections::HashSet;

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
            Err(unknown("tag", name, known.into_iter()))
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
    let index = |item| match item {
        ItemId::Habit(index) => Some(index),
        _ => None,
    };
    of_kind(journal, name, "habit", who, index)
}

/// The goal of a name, for `who` to take.
///
/// # Errors
/// What else has the name, or what may have been meant.
pub fn goal(journal: &Journal<'_>, name: &str, who: &str) -> Result<usize, String> {
    let index = |item| match item {
        ItemId::Goal(index) => Some(index),
        _ => None,
    };
    of_kind(journal, name, "goal", who, index)
}

fn of_kind(
    journal: &Journal<'_>,
    name: &str,
    kind: &str,
    who: &str,
    index: fn(ItemId) -> Option<usize>,
) -> Result<usize, String> {
    let found = item(journal, name, kind, |item| index(item).is_some())?;
    index(found).ok_or_else(|| {
        let other = match found {
            ItemId::Habit(_) => "habit",
            ItemId::Task(_) => "task",
            ItemId::Goal(_) => "goal",
        };
        format!("`{name}` is a {other}, and `{who}` takes a {kind}")
    })
}

/// Whatever has this name or alias; else the one of those that `fits` with a name that begins so.
///
/// # Errors
/// Which ones there are several of, or what may have been meant.
pub fn item(
    journal: &Journal<'_>,
    name: &str,
    kind: &str,
    fits: impl Fn(ItemId) -> bool,
) -> Result<ItemId, String> {
    if let Some(item) = journal.find(name) {
        return Ok(item);
    }
    match Beginnings::of(journal, &fits).begun(&fold(name)) {
        Ok(Some(known)) => Ok(known.item),
        Ok(None) => {
            let habits = (0..journal.habits.len()).map(ItemId::Habit);
            let tasks = (0..journal.tasks.len()).map(ItemId::Task);
            let goals = (0..journal.goals.len()).map(ItemId::Goal);
            let all = habits.chain(tasks).chain(goals).filter(|item| fits(*item));
            Err(unknown(kind, name, all.map(|item| journal.name(item))))
        }
        Err(several) => Err(format!("`{name}` {several}")),
    }
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
        None => listed(known),
    };
    let place = if kind == "tag" {
        "no title has the"
    } else {
        "there is no"
    };
    format!("{place} {kind} `{name}`{hint}")
}

/// `; there is `run`, `read` and 3 more`: each name once, a few of them.
fn listed<'a>(known: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 8;
    let mut seen = HashSet::new();
    let names: Vec<&str> = known.filter(|name| seen.insert(*name)).collect();
    let shown: Vec<&str> = names.iter().copied().take(SHOWN).collect();
    let more = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if shown.is_empty() {
        return String::new();
    }
    format!("; there is `{}`{more}", shown.join("`, `"))
}
