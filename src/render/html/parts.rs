//! The sections of a page: each its heading, its tables and its pictures; those with nothing to show left out.
//!
//! What is in a section was decided by `view/page`; here it is put in order, with captions and the legend.
//! Wide things scroll by themselves, also by keyboard.

use super::shape::Drawing;
use super::{bars, curve, diary, grid, heatmap, safe, table, timeline};
use crate::report::Cell;
use crate::text::Day;
use crate::view::heatmap::word;
use crate::view::page::{HabitPart, PlanPart, WritingPart};
use crate::view::{Curve, Heatmap, Page};
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
    let plans = || {
        html! {
            (legend())
            @for plan in &page.plans { (plan_part(plan, page.today)) }
        }
    };
    add(!page.plans.is_empty(), "plans", "Plans", &plans);
    let habits = || {
        html! {
            // Said once, before the first days that it is for.
            @if page.plans.is_empty() { (legend()) }
            (table::table(&page.habits, "Habits in numbers", page.today))
            p class="soft" {
                "The calendars are from " (page.streaks.days.from) " until " (page.streaks.days.until) "."
            }
            (self::habits(&page.habit_parts))
        }
    };
    add(!page.habits.rows.is_empty(), "habits", "Habits", &habits);
    let streaks = || {
        // Its names are at its beginning.
        picture(
            "wide",
            &timeline::draw(&page.streaks),
            "Streaks through time",
            "A bar is a run, its number how long it is; the one that stands out still goes on.",
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
            (table::table(&page.goals, "Goals in numbers", page.today))
            @if !page.curves.is_empty() {
                p class="soft" {
                    "In the pictures the line is what there is, dashes are an even pace, dots the target; "
                    "diamonds are what is asked by a day."
                }
            }
            @for goal in &page.curves { (goal_curve(goal)) }
        }
    };
    add(!page.goals.rows.is_empty(), "goals", "Goals", &goals);
    let tasks = || table::table(&page.tasks, "Tasks in numbers", page.today);
    add(!page.tasks.rows.is_empty(), "tasks", "Tasks", &tasks);
    if let Some(writing) = &page.writing {
        add(true, "writing", "Writing", &|| written(writing, page.today));
    }
    if let Some(days) = page.diary.as_ref().filter(|days| !days.is_empty()) {
        add(true, "diary", "Days", &|| diary::draw(days));
    }
    sections
}

/// What is longer than its window and begins at its end, where the latest is.
const LATE: &str = "wide late";

/// A picture that can be scrolled, and what to know to read it.
fn picture(class: &str, drawing: &Drawing, name: &str, caption: &str) -> Markup {
    html! {
        figure {
            div class=(class) tabindex="0" role="region" aria-label=(safe(name)) { (drawing.in_page()) }
            @if !caption.is_empty() { figcaption { (safe(caption)) } }
        }
    }
}

fn plan_part(plan: &PlanPart, today: Day) -> Markup {
    html! {
        (table::table(&plan.table, &format!("Steps of {} in numbers", plan.name), today))
        @if !plan.grid.stretches.is_empty() && !plan.grid.rows.is_empty() {
            (picture(LATE, &grid::draw(&plan.grid), &format!("Steps of {} through time", plan.name),
                "Percent of what each step needs: dark from 80, lighter from 50, framed below that; \
                 pale where nothing was asked."))
        }
    }
}

/// The habits' calendars, two or three abreast where they are short.
fn habits(parts: &[HabitPart]) -> Markup {
    let days = parts.iter().map(|part| part.heatmap.days.len()).max();
    let class = match days.unwrap_or(0) / 7 {
        0..=15 => "habits abreast brief",
        16..=30 => "habits abreast",
        _ => "habits",
    };
    html! {
        div class=(class) {
            @for part in parts { div { (habit(part)) } }
        }
    }
}

fn habit(part: &HabitPart) -> Markup {
    let map = &part.heatmap;
    let has_weekdays = map.weekdays.iter().any(|row| !row.kept.is_empty());
    html! {
        h3 {
            (safe(&map.name)) " "
            small { @if let Some(title) = &part.title { (safe(title)) "; " } (safe(&map.asks)) }
        }
        (picture(LATE, &heatmap::draw(map), &format!("Calendar of {}", map.name), &told(map)))
        @if has_weekdays || part.trend.is_some() { details {
            summary { "In numbers: " (safe(&map.name)) }
            @if has_weekdays { (weekdays(map)) }
            @if let Some(trend) = &part.trend {
                (table::chart(trend, &format!("{}, month by month", map.name)))
            }
        } }
    }
}

/// What a calendar comes to.
fn told(map: &Heatmap) -> String {
    let kept = map.kept.as_ref().map(|kept| format!("Kept {kept}."));
    let most = map.depths.last();
    let most = most.map(|(_, most)| format!("The most in a day: {most}."));
    let said: Vec<String> = kept.into_iter().chain(most).collect();
    said.join(" ")
}

fn weekdays(map: &Heatmap) -> Markup {
    let name = format!("{}, by weekday", map.name);
    html! {
        div class="wide" tabindex="0" role="region" aria-label=(safe(&name)) {
            table {
                caption { (safe(&name)) }
                thead { tr { @for row in &map.weekdays { th scope="col" { (row.weekday.short()) } } } }
                tbody { tr {
                    @for row in &map.weekdays {
                        td {
                            @if row.kept.is_empty() { (table::NOTHING) } @else { (row.kept) }
                            @if row.is_weakest { " (least)" }
                        }
                    }
                } }
            }
        }
    }
}

fn goal_curve(goal: &Curve) -> Markup {
    html! {
        h3 {
            (safe(&goal.name)) " "
            small { @if let Some(title) = &goal.title { (safe(title)) "; " } (safe(&goal.said)) }
        }
        (picture(LATE, &curve::draw(goal), &format!("Way to {}", goal.name), ""))
    }
}

fn written(writing: &WritingPart, today: Day) -> Markup {
    let mut points = writing.chart.series.iter().flat_map(|it| &it.points);
    let has_bars = points.any(|point| point.share.is_some());

    let name: String = writing
        .chart
        .title
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    html! {
        (table::table(&writing.table, "Writing in numbers", today))
        @if has_bars { (picture(LATE, &bars::draw(&writing.chart), &name, &name)) }
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
