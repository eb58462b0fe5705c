//! A whole report as one page: tables and pictures, section by section, whatever it is dressed in.
//!
//! Tables are over the report's days; pictures too where a period was asked for, else over the year that ends today.

use super::chart::{Chart, Point, Series};
use super::curve::{self, Curve};
use super::diary::{DiaryDay, diary};
use super::grid::{self, Grid};
use super::heatmap::Heatmap;
use super::table::{Meaning, Table};
use super::timeline::{self, Timeline};
use super::{goals, habits, steps, trend, writing};
use crate::journal::Journal;
use crate::report::done::Triggers;
use crate::report::spec::closed;
use crate::report::{self, Chosen, Report, Selection, Spec};
use crate::text::{Day, Period, PeriodUnit};

#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    pub today: Day,
    /// What the tables are over.
    pub over: Period,
    /// Whether there is nothing at all in the journal yet.
    pub is_empty: bool,
    pub plans: Vec<PlanPart>,
    pub habits: Table,
    pub habit_parts: Vec<HabitPart>,
    pub streaks: Timeline,
    pub goals: Table,
    pub curves: Vec<Curve>,
    pub tasks: Table,
    /// None where a selection has nothing to do with it, or nothing was written.
    pub writing: Option<WritingPart>,
    /// None where the page is to go without the user's words.
    pub diary: Option<Vec<DiaryDay>>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct PlanPart {
    pub name: String,
    pub table: Table,
    pub grid: Grid,
}

#[derive(Clone, PartialEq, Debug)]
pub struct HabitPart {
    pub title: Option<String>,
    pub heatmap: Heatmap,
    /// Month by month.
    pub trend: Option<Chart>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct WritingPart {
    pub table: Table,
    /// Days with writing, week by week.
    pub chart: Chart,
}

impl Page {
    #[must_use]
    pub fn new(journal: &Journal<'_>, spec: &Spec, with_text: bool) -> Self {
        let lean = Spec {
            details: false,
            ..spec.clone()
        };
        let Report {
            habits: numbers,
            plans,
            goals: aims,
            tasks,
            journal: written,
            ..
        } = report::report(journal, &lean);
        let chosen = Chosen::new(journal, spec);
        let triggers = Triggers::new(journal, spec.today);
        let days = picture_days(journal, spec);
        let today = spec.today;
        let calendars = report::calendars(journal, &chosen.habits, today, days);
        let parts = chosen
            .habits
            .iter()
            .zip(&calendars)
            .map(|(&index, calendar)| HabitPart {
                title: calendar.title.clone(),
                heatmap: Heatmap::new(calendar),
                trend: report::trend(journal, index, today, days, PeriodUnit::Month)
                    .filter(|trend| !trend.periods.is_empty())
                    .map(|trend| trend::chart(&trend)),
            });
        let rows = chosen.habits.iter().zip(&numbers).map(|(&index, habit)| {
            let runs = report::runs(journal, &triggers, index, today);
            timeline::row(habit, &runs, days)
        });
        let curves = chosen.goals.iter().zip(&aims).filter_map(|(&index, goal)| {
            let course = report::goal_curve(journal, &triggers, journal.goals.get(index)?, today)?;
            Some(curve::curve(goal, &course, today))
        });
        let plan_parts = chosen
            .plans
            .iter()
            .zip(&plans)
            .filter_map(|(&index, plan)| {
                let course = report::plan_course(journal, &triggers, index, spec)?;
                Some(PlanPart {
                    name: plan.name.clone(),
                    table: steps::table(plan),
                    grid: grid::grid(plan, &course),
                })
            });
        // What was written belongs to no habit, plan or tag.
        let has_writing = spec.selection == Selection::default() && written.entry_days > 0;
        let mut table = habits::table();
        table.rows = numbers.iter().map(habits::row).collect();
        Self {
            today,
            over: spec.period(),
            is_empty: journal.is_empty(),
            plans: plan_parts.collect(),
            habits: table,
            habit_parts: parts.collect(),
            streaks: Timeline {
                title: "Streaks".to_owned(),
                days,
                rows: rows.filter(|row| !row.bars.is_empty()).collect(),
            },
            goals: goals::table(&aims),
            curves: curves.collect(),
            tasks: goals::tasks(&tasks),
            writing: has_writing.then(|| WritingPart {
                table: writing::table(&written),
                chart: writing_chart(journal, days),
            }),
            diary: with_text.then(|| diary(journal, spec.period())),
        }
    }
}

/// The days of the pictures: as asked, else whole weeks back to a year ago, or to the journal's beginning.
#[must_use]
pub fn picture_days(journal: &Journal<'_>, spec: &Spec) -> Period {
    if let Some(period) = spec.period {
        return Period::new(period.from, period.until.min(spec.today).max(period.from));
    }
    let begun = closed(None, None, journal, spec.today).from;
    let from = begun.max(spec.today.plus(-364)).min(spec.today.plus(-29));
    let week = PeriodUnit::Week.around(from, journal.settings.week_starts);
    Period::new(week.from, spec.today)
}

fn writing_chart(journal: &Journal<'_>, days: Period) -> Chart {
    const MOST_WEEKS: u32 = 106;
    let unit = if days.days() / 7 < MOST_WEEKS {
        PeriodUnit::Week
    } else {
        PeriodUnit::Month
    };
    let (mut labels, mut points) = (Vec::new(), Vec::new());
    for piece in report::trend::pieces(days, unit, journal) {
        let of_piece = journal
            .days
            .prose
            .iter()
            .filter(|&&day| piece.contains(day));
        let count = of_piece.count() as u32;
        labels.push(grid::stretch_name(piece, unit.word()));
        points.push(Point {
            share: (count > 0).then(|| f64::from(count) / f64::from(piece.days())),
            text: count.to_string(),
            meaning: Meaning::Plain,
        });
    }
    Chart {
        title: vec![(
            Meaning::Plain,
            format!("Days with writing, {} by {}", unit.word(), unit.word()),
        )],
        labels,
        series: vec![Series {
            name: "days".to_owned(),
            points,
            whole: String::new(),
        }],
        notes: Vec::new(),
    }
}
