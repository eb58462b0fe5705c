//! Code lenses: above each habit how often it was kept and its streak, above each step of a plan how it stands.
//!
//! The numbers are the report's, in the words of its tables.

use super::place::Place;
use crate::analysis::Analysis;
use crate::journal::{Habit, Site};
use crate::report::{HabitReport, PlanReport, Rest, Sections, Spec, StepReport, stream};
use crate::syntax::{Attribute, Clause, Declaration};
use crate::text::SourceId;
use crate::view::number::{counted, percent};
use std::convert::Infallible;

/// A few words about what is declared at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lens {
    pub place: Place,
    pub title: String,
}

/// The lenses of a file, in order of place.
#[must_use]
pub fn lenses(analysis: &Analysis<'_>, source: SourceId) -> Vec<Lens> {
    let journal = &analysis.journal;
    let habits = journal
        .habits
        .iter()
        .any(|habit| habit.place.source == source);
    let plans = journal.plans.iter().any(|plan| plan.place.source == source);
    if !habits && !plans {
        return Vec::new();
    }
    let spec = Spec {
        details: false,
        ..Spec::new(analysis.today)
    };
    let sections = Sections {
        habits,
        plans,
        goals: false,
        tasks: false,
    };
    let mut reports = Vec::new();
    let rest = stream(journal, &spec, sections, |habit| {
        reports.push(habit);
        Ok::<(), Infallible>(())
    });
    let Rest { plans, .. } = match rest {
        Ok(rest) => rest,
        Err(never) => match never {},
    };
    let of_habits = journal.habits.iter().zip(&reports);
    let mut lenses: Vec<Lens> = of_habits
        .filter(|(habit, _)| habit.place.source == source)
        .filter_map(|(habit, report)| of_habit(analysis, habit, report))
        .collect();
    for (plan, report) in journal.plans.iter().zip(&plans) {
        if plan.place.source == source {
            lenses.extend(of_plan(analysis, plan.place, report));
        }
    }
    lenses.sort_by_key(|lens| lens.place);
    lenses
}

fn declaration<'j>(
    analysis: &Analysis<'j>,
    place: crate::journal::Place,
) -> Option<&'j Declaration> {
    let document = analysis.journal.documents.get(place.source.0 as usize)?;
    document.declarations.get(place.declaration as usize)
}

/// `83% in 30 days · streak 3 weeks`; what is only tracked, or has nothing to tell yet, has none.
fn of_habit(analysis: &Analysis<'_>, habit: &Habit, report: &HabitReport) -> Option<Lens> {
    report.strength?;
    let name = declaration(analysis, habit.place)?.name;
    let site = Site::new(habit.place.source, habit.place.line, name);
    let adherence = report
        .adherence
        .map(|ratio| format!("{} in 30 days", percent(ratio)));
    let streak = &report.streak;
    let run =
        (streak.current > 0).then(|| format!("streak {}", counted(streak.current, streak.unit)));
    let said: Vec<String> = [adherence, run].into_iter().flatten().collect();
    let title = if said.is_empty() {
        "no data yet".to_owned()
    } else {
        said.join(" · ")
    };
    Some(Lens {
        place: Place::of(site, &analysis.journal)?,
        title,
    })
}

/// The steps of a plan: their lines stand in the order of the report.
fn of_plan(
    analysis: &Analysis<'_>,
    place: crate::journal::Place,
    report: &PlanReport,
) -> Vec<Lens> {
    let attributes = declaration(analysis, place).map_or(&[][..], |it| &it.attributes);
    let steps = attributes
        .iter()
        .filter(|line| matches!(line.clause, Clause::Step { .. }));
    let lens = |(line, step): (&Attribute, &StepReport)| {
        let site = Site::new(place.source, line.line, line.token);
        let title = match step.adherence {
            Some(ratio) => format!("{} · {}", percent(ratio), step.state),
            None => step.state.to_owned(),
        };
        Some(Lens {
            place: Place::of(site, &analysis.journal)?,
            title,
        })
    };
    steps.zip(&report.steps).filter_map(lens).collect()
}
