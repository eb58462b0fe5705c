//! The sections of a page: each its heading, its tables and its pictures; those with nothing to show left out.

use super::{bars, curve, diary, grid, heatmap, safe, table, timeline};
use crate::report::Cell;
use crate::view::heatmap::word;
use crate::view::page::{HabitPart, PlanPart, WritingPart};
use crate::view::{Curve, Page};
use maud::{Markup, html};

pub struct Section {
    pub id: &'static str,
    pub name: &'static str,
    pub drawn: Markup,
}

pub fn heading(page: &Page) -> String {
    let today = format!("today is {} {}", page.today.weekday().full(), page.today);
    if page.over.from == page.over.until {
        return format!("{}; {today}", page.over.from);
    }
    format!("{} until {}; {today}", page.over.from, page.over.until)
}

pub fn sections(page: &Page) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut add = |has: bool, id, name, drawn: &dyn Fn() -> Markup| {
        if has {
            sections.push(Section {
                id,
                name,
                drawn: drawn(),
            });
        }
    };
    let plans = || html! { @for plan in &page.plans { (plan_part(plan)) } };
    add(!page.plans.is_empty(), "plans", "Plans", &plans);
    let habits = || {
        html! {
            (table::table(&page.habits, "Habits in numbers"))
            (legend())
            @for (number, part) in page.habit_parts.iter().enumerate() { (habit(part, number)) }
        }
    };
    add(!page.habits.rows.is_empty(), "habits", "Habits", &habits);
    let streaks = || {
        picture(
            &timeline::draw(&page.streaks),
            "Streaks through time",
            "A bar is a run, its number how long it is; the darker one still goes on.",
        )
    };
    add(
        !page.streaks.rows.is_empty(),
        "streaks",
        "Streaks",
        &streaks,
    );
    let goals = || {
        html! {
            (table::table(&page.goals, "Goals in numbers"))
            @for goal in &page.curves { (goal_curve(goal)) }
        }
    };
    add(!page.goals.rows.is_empty(), "goals", "Goals", &goals);
    let tasks = || table::table(&page.tasks, "Tasks in numbers");
    add(!page.tasks.rows.is_empty(), "tasks", "Tasks", &tasks);
    if let Some(writing) = &page.writing {
        add(true, "writing", "Writing", &|| written(writing));
    }
    if let Some(days) = page.diary.as_ref().filter(|days| !days.is_empty()) {
        add(true, "diary", "Days", &|| diary::draw(days));
    }
    sections
}

/// A picture that can be scrolled, and what to know to read it.
fn picture(drawn: &Markup, name: &str, caption: &str) -> Markup {
    html! {
        figure {
            div class="wide" tabindex="0" role="region" aria-label=(safe(name)) { (drawn) }
            @if !caption.is_empty() { figcaption { (safe(caption)) } }
        }
    }
}

fn plan_part(plan: &PlanPart) -> Markup {
    html! {
        (table::table(&plan.table, &format!("Steps of {} in numbers", plan.name)))
        @if !plan.grid.stretches.is_empty() && !plan.grid.rows.is_empty() {
            (picture(&grid::draw(&plan.grid), &format!("Steps of {} through time", plan.name),
                "Percent kept, by the habits that a step needs; a framed cell is below half."))
        }
    }
}

fn habit(part: &HabitPart, number: usize) -> Markup {
    let map = &part.heatmap;
    let id = format!("habit-{number}");
    let rest: String = map
        .title
        .iter()
        .skip(1)
        .map(|(_, text)| text.as_str())
        .collect();
    html! {
        h3 id=(id) {
            (safe(&part.name)) " "
            small {
                @if let Some(title) = &part.title { (safe(title)) ", " }
                (safe(rest.trim()))
            }
        }
        (picture(&heatmap::draw(map), &format!("Calendar of {}", part.name), &deepest(part)))
        details {
            summary { "In numbers: " (safe(&part.name)) }
            (weekdays(part))
            @if let Some(trend) = &part.trend {
                (table::chart(trend, &format!("{}, month by month", part.name)))
            }
        }
    }
}

fn deepest(part: &HabitPart) -> String {
    let deepest = part.heatmap.depths.last();
    deepest.map_or_else(String::new, |(_, most)| {
        format!("The deepest blue is up to {most}.")
    })
}

fn weekdays(part: &HabitPart) -> Markup {
    html! {
        table {
            caption { (safe(&part.name)) ", by weekday" }
            thead { tr { @for row in &part.heatmap.weekdays { th scope="col" { (row.weekday.short()) } } } }
            tbody { tr {
                @for row in &part.heatmap.weekdays {
                    td { (row.kept) @if row.is_weakest { " (least)" } }
                }
            } }
        }
    }
}

fn goal_curve(goal: &Curve) -> Markup {
    html! {
        h3 {
            (safe(&goal.name)) " "
            small { @if let Some(title) = &goal.title { (safe(title)) ", " } (safe(&goal.said)) }
        }
        (picture(&curve::draw(goal), &format!("Way to {}", goal.name),
            "The line is what there is, dashes an even pace, dots the target; diamonds are what is asked by a day."))
    }
}

fn written(writing: &WritingPart) -> Markup {
    let name: String = writing
        .chart
        .title
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    html! {
        (table::table(&writing.table, "Writing in numbers"))
        (picture(&bars::draw(&writing.chart), &name, &name))
    }
}

/// What the cells of calendars mean.
fn legend() -> Markup {
    html! {
        ul class="legend" aria-label="What the cells mean" {
            @for status in table::KINDS { li { (heatmap::sample(status, 0)) (word(status)) } }
            li {
                @for depth in 1..=4 { (heatmap::sample(Cell::Done, depth)) }
                "less to more"
            }
        }
    }
}
