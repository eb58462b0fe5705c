//! A report as a page or a picture, and any report in a file.
//!
//! It also says what of the flags goes together, and what a picture's name may be. A file that could be a
//! journal's own is never written over.

use super::args::page::Page as Flags;
use super::args::{ReportFormat, Section};
use super::select::unknown;
use super::{Outcome, cannot, put, select};
use crate::journal::Journal;
use crate::render::html::{self, Home, Picture};
use crate::report::done::Triggers;
use crate::report::{self, Selection, Spec};
use crate::view::page::picture_days;
use crate::view::{Heatmap, Page, Timeline, curve, grid, timeline};
use crate::workspace::ROOT_FILE;
use crate::world::{Kind, World};
use std::path::Path;

/// What of the flags goes with what.
///
/// # Errors
/// What was asked for in vain.
pub fn check(flags: &Flags, format: ReportFormat) -> Result<(), String> {
    if flags.with_text && format != ReportFormat::Html {
        return Err(
            "only a page holds what was written; `--with-text` goes with `--format html`"
                .to_owned(),
        );
    }
    if flags.only.is_some() && format != ReportFormat::Svg {
        return Err("`--only` names a picture, and goes with `--format svg`".to_owned());
    }
    if flags.only.is_none() && format == ReportFormat::Svg {
        return Err("say which picture: `--only calendar:HABIT`, `streaks:HABIT`, `steps:PLAN` or `goal:GOAL`".to_owned());
    }
    Ok(())
}

/// A journal's page.
pub fn page(
    journal: &Journal<'_>,
    spec: &Spec,
    section: Option<Section>,
    with_text: bool,
) -> String {
    let mut page = Page::new(journal, spec, with_text);
    let wants = |one| section.is_none_or(|only| only == one);
    if !wants(Section::Habits) {
        page.habits.rows.clear();
        page.streaks.rows.clear();
    }
    if !wants(Section::Steps) {
        page.plans.clear();
    }
    if !wants(Section::Goals) {
        page.goals.rows.clear();
    }
    if !wants(Section::Tasks) {
        page.tasks.rows.clear();
    }
    if !wants(Section::Writing) {
        page.writing = None;
        page.diary = page.diary.filter(|_| section.is_none());
    }
    html::page(&page, Home::File)
}

/// The picture named by `--only`.
///
/// # Errors
/// Where there is none of it.
pub fn picture(journal: &Journal<'_>, spec: &Spec, only: &str) -> Result<String, String> {
    let (kind, name) = only.split_once(':').unwrap_or((only, ""));
    let days = picture_days(journal, spec);
    let habit = || select::habit(journal, name, &format!("--only {kind}:"));
    match kind {
        "calendar" => {
            let index = habit()?;
            let calendars = report::calendars(journal, &[index], spec.today, days);
            let map = calendars.first().map(Heatmap::new);
            Ok(map.map_or_else(String::new, |map| html::picture(Picture::Calendar(&map))))
        }
        "streaks" => {
            let index = habit()?;
            let triggers = Triggers::new(journal, spec.today);
            let runs = report::runs(journal, &triggers, index, spec.today);
            let selection = Selection {
                habits: vec![index],
                ..Selection::default()
            };
            let only = Spec {
                selection,
                details: false,
                ..spec.clone()
            };
            let habits = report::report(journal, &only).habits;
            let rows = habits.iter().map(|habit| timeline::row(habit, &runs, days));
            Ok(html::picture(Picture::Streaks(&Timeline {
                title: "Streaks".to_owned(),
                days,
                rows: rows.collect(),
            })))
        }
        "goal" => goal(journal, spec, select::goal(journal, name, "--only goal:")?)
            .ok_or_else(|| format!("`{name}` measures nothing yet, so there is no picture of it")),
        "steps" => {
            let index = journal.find_plan(name).ok_or_else(|| {
                unknown(
                    "plan",
                    name,
                    journal.plans.iter().map(|plan| plan.name.as_str()),
                )
            })?;
            Ok(steps(journal, spec, index).unwrap_or_default())
        }
        _ => Err(format!(
            "there is no picture `{kind}`, expected `calendar:HABIT`, `streaks:HABIT`, `steps:PLAN` or `goal:GOAL`"
        )),
    }
}

fn goal(journal: &Journal<'_>, spec: &Spec, index: usize) -> Option<String> {
    let triggers = Triggers::new(journal, spec.today);
    let goal = journal.goals.get(index)?;
    let course = report::goal_curve(journal, &triggers, goal, spec.today)?;
    let numbers = report::goals::goal_report(journal, &triggers, goal, spec.today);
    let curve = curve::curve(&numbers, &course, spec.today);
    Some(html::picture(Picture::Goal(&curve)))
}

fn steps(journal: &Journal<'_>, spec: &Spec, index: usize) -> Option<String> {
    let triggers = Triggers::new(journal, spec.today);
    let course = report::plan_course(journal, &triggers, index, spec)?;
    let selection = Selection {
        plans: vec![index],
        ..Selection::default()
    };
    let only = Spec {
        selection,
        details: false,
        ..spec.clone()
    };
    let plans = report::report(journal, &only).plans;
    let grid = grid::grid(plans.first()?, &course);
    Some(html::picture(Picture::Steps(&grid)))
}

/// Writes a whole report to a file, or nothing of it.
pub fn to_file(world: &dyn World, path: &Path, bytes: &[u8]) -> Outcome {
    let shown = path.to_string_lossy();
    let is_ours = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("day"))
        || path.file_name().is_some_and(|name| name == ROOT_FILE);
    if is_ours {
        let why = "it is a journal's; give the report a name of its own";
        return cannot(world, "write", &shown, why);
    }
    if world.kind(path).is_ok_and(|kind| kind != Kind::File) {
        let why = "it is no file; without `-o` a report goes to standard output";
        return cannot(world, "write", &shown, why);
    }
    match put::whole(world, path, bytes) {
        Ok(()) => Outcome::Clean,
        Err(error) => put::unwritten(world, path, &shown, &error),
    }
}
