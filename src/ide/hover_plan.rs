//! How a plan and its steps stand: the report's numbers in the words of its tables.
//!
//! It makes a report of that plan alone, with all that it needs; a step's facts are taken from it.

use super::hover_item::{heading, laid};
use crate::analysis::Analysis;
use crate::report::{PlanReport, Sections, Selection, Spec, StepReport, stream};
use crate::text::SourceId;
use crate::view::markdown::escape;
use crate::view::number::{decimal, percent};
use std::convert::Infallible;

pub(super) fn plan(analysis: &Analysis<'_>, index: usize) -> Option<String> {
    let plan = report(analysis, index)?;
    let days = |word: &str, day: Option<crate::text::Day>| day.map(|day| format!("{word} {day}"));
    let dates = [days("from", plan.from), days("until", plan.until)];
    let dates: Vec<String> = dates.into_iter().flatten().collect();
    let asked = decimal(plan.threshold * 100.0);
    let total = match plan.adherence {
        Some(ratio) => percent(ratio),
        None => "no data yet".to_owned(),
    };
    let mut facts = vec![Some(format!("all steps: {total}, at least {asked}% asked"))];
    facts.extend(plan.steps.iter().map(|step| Some(said(step))));
    let heading = heading(&plan.name, "plan", plan.title.as_deref());
    Some(laid(heading, &dates.join(" "), &facts))
}

/// The step that is written on a line.
pub(super) fn step(analysis: &Analysis<'_>, source: SourceId, line: u32) -> Option<String> {
    let mut plans = analysis.journal.plans.iter().enumerate();
    let (plan, step) = plans.find_map(|(index, plan)| {
        let step = plan.steps.iter().position(|step| step.line == line)?;
        (plan.place.source == source).then_some((index, step))
    })?;
    let plan = report(analysis, plan)?;
    let step = plan.steps.get(step)?;
    let heading = match &step.title {
        Some(title) => format!("**step {}** · {}", step.number, escape(title)),
        None => format!("**step {}**", step.number),
    };
    let state = step.adherence.map_or_else(
        || step.state.to_owned(),
        |ratio| format!("{}, {}", percent(ratio), step.state),
    );
    let needs = step.needs.iter().map(|need| {
        let value = need.adherence.map_or_else(|| "no data".to_owned(), percent);
        Some(format!("{} ({}): {value}", escape(&need.name), need.kind))
    });
    let needs: Vec<Option<String>> = needs.collect();
    Some(laid(heading, &state, &needs))
}

/// `1. Get fit: 83%, on track`
fn said(step: &StepReport) -> String {
    let title = step.title.as_deref().map(escape);
    let title = title.map_or_else(String::new, |title| format!(" · {title}"));
    match step.adherence {
        Some(ratio) => format!(
            "step {}{title}: {}, {}",
            step.number,
            percent(ratio),
            step.state
        ),
        None => format!("step {}{title}: {}", step.number, step.state),
    }
}

/// The plan's part of a report of it alone.
fn report(analysis: &Analysis<'_>, index: usize) -> Option<PlanReport> {
    let spec = Spec {
        details: false,
        selection: Selection {
            plans: vec![index],
            ..Selection::default()
        },
        ..Spec::new(analysis.today)
    };
    let sections = Sections {
        habits: false,
        plans: true,
        goals: false,
        tasks: false,
    };
    let rest = stream(&analysis.journal, &spec, sections, |_| {
        Ok::<(), Infallible>(())
    });
    match rest {
        Ok(rest) => rest.plans.into_iter().next(),
        Err(never) => match never {},
    }
}
