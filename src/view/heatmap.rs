//! A habit's calendar laid out: days that say what became of them and how deep, weekdays that say how they do.
//!
//! No colour, no width, no characters to draw with: a terminal and a page dress the same days.

use super::habits::asks;
use super::number::{amount, counted, decimal, part, percent};
use super::table::{Meaning, Words};
use crate::report::{CalendarDay, Cell, HabitCalendar, WeekdayCount};
use crate::text::{Day, Weekday};

/// How often a weekday has to be due for its misses to mean something.
const ENOUGH: f64 = 4.0;

#[derive(Clone, PartialEq, Debug)]
pub struct Heatmap {
    pub name: String,
    /// `3 per week, at least 20 min`
    pub asks: String,
    /// How that was kept in its days: `10/12, 83%`.
    pub kept: Option<String>,
    /// Seven, from the day that weeks start on.
    pub weekdays: Vec<WeekdayRow>,
    /// In order, without a gap.
    pub days: Vec<HeatDay>,
    /// Where days differ in depth: each depth that there is, and the largest amount that has it; the last with the
    /// unit of all.
    pub depths: Vec<(u8, String)>,
    /// Which weekdays fail most, in a sentence.
    pub notes: Vec<Words>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct WeekdayRow {
    pub weekday: Weekday,
    /// `12/14`, or `5 days` where no certain day is due; empty where there is nothing to say.
    pub kept: String,
    pub adherence: Option<f64>,
    /// Whether it fails more often than others do.
    pub is_weakest: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct HeatDay {
    pub day: Day,
    pub status: Cell,
    /// How much of it: 1 to 4, a quarter of the days each, or 0 where amounts say nothing.
    pub depth: u8,
    /// All that the cell says, in words: `Mon 2026-01-05: kept, 5.2 km`.
    pub words: String,
}

impl Heatmap {
    #[must_use]
    pub fn new(habit: &HabitCalendar) -> Self {
        let depths = Depths::new(habit);
        let unit = habit.unit.as_deref();
        let weekdays = weekdays(&habit.weekdays);
        Self {
            name: habit.name.clone(),
            asks: asks(&habit.cadence, habit.direction, habit.target.as_deref()),
            kept: habit.adherence.map(|adherence| {
                format!("{}, {}", part(habit.done, habit.need), percent(adherence))
            }),
            notes: weakest(&weekdays).into_iter().collect(),
            weekdays,
            days: habit
                .days
                .iter()
                .map(|day| heat(day, depths.as_ref(), unit))
                .collect(),
            depths: depths.map_or_else(Vec::new, |depths| depths.words(unit)),
        }
    }

    /// The habit's name, what it asks, and how that was kept.
    #[must_use]
    pub fn title(&self) -> Words {
        let kept = self.kept.as_deref();
        let mut title = vec![
            (Meaning::Strong, self.name.clone()),
            (Meaning::Dim, format!("  {}", self.asks)),
        ];
        title.extend(kept.map(|kept| (Meaning::Plain, format!("  {kept}"))));
        title
    }

    /// The days in columns of a week each; None before the first day and after the last one.
    #[must_use]
    pub fn weeks(&self) -> Vec<[Option<&HeatDay>; 7]> {
        let first = self
            .weekdays
            .first()
            .map_or(Weekday::Mon, |row| row.weekday);
        let mut weeks: Vec<[Option<&HeatDay>; 7]> = Vec::new();
        for day in &self.days {
            let row = (day.day.weekday() as usize + 7 - first as usize) % 7;
            if row == 0 || weeks.is_empty() {
                weeks.push([None; 7]);
            }
            let place = weeks.last_mut().and_then(|week| week.get_mut(row));
            if let Some(place) = place {
                *place = Some(day);
            }
        }
        weeks
    }
}

/// Weekdays with the words that say how they do. One that fails most stands out only where they differ.
fn weekdays(counts: &[WeekdayCount]) -> Vec<WeekdayRow> {
    let known = || counts.iter().filter_map(|count| count.adherence);
    let (least, most) = (known().reduce(f64::min), known().reduce(f64::max));
    let has_days_only = known().next().is_none() && counts.iter().any(|it| it.days > 0);
    let row = |count: &WeekdayCount| {
        let is_least = count.adherence.is_some() && count.adherence == least && least < most;
        let is_weakest = is_least && count.need.0 >= ENOUGH;
        WeekdayRow {
            weekday: Weekday::parse(count.weekday).unwrap_or(Weekday::Mon),
            kept: match count.adherence {
                Some(_) => part(count.done, count.need),
                None if has_days_only => counted(count.days, "days"),
                None => String::new(),
            },
            adherence: count.adherence,
            is_weakest,
        }
    };
    counts.iter().map(row).collect()
}

/// `missed most on Fri (4/14) and Sat (2/7)`; nothing where that would be half the week.
fn weakest(rows: &[WeekdayRow]) -> Option<Words> {
    let weak = rows.iter().filter(|row| row.is_weakest);
    let weak: Vec<String> = weak
        .map(|row| format!("{} ({})", row.weekday.short(), row.kept))
        .collect();
    (1..=3).contains(&weak.len()).then(|| {
        let days = weak.join(" and ");
        vec![(Meaning::Plain, format!("missed most on {days}"))]
    })
}

/// How deep amounts are: as many days pale as deep, so that a single great day makes nothing of the others.
struct Depths(Vec<(u8, f64)>);

impl Depths {
    /// None where all amounts are alike.
    fn new(habit: &HabitCalendar) -> Option<Self> {
        let mut amounts: Vec<f64> = habit.days.iter().filter_map(|day| day.amount).collect();
        amounts.sort_by(f64::total_cmp);
        let (least, most) = (*amounts.first()?, *amounts.last()?);
        let last = amounts.len() - 1;
        let up_to = |quarter: usize| amounts.get(last * quarter / 4).copied();
        let mut bounds: Vec<f64> = [1, 2, 3, 4].into_iter().filter_map(up_to).collect();
        bounds.dedup();
        if bounds.len() == 1 && least < most {
            bounds.insert(0, least);
        }
        let depths: &[u8] = match bounds.len() {
            2 => &[1, 4],
            3 => &[1, 3, 4],
            4 => &[1, 2, 3, 4],
            _ => return None,
        };
        Some(Self(depths.iter().copied().zip(bounds).collect()))
    }

    /// The first depth whose bound an amount keeps to.
    fn of(&self, amount: f64) -> u8 {
        let found = self.0.iter().find(|(_, most)| amount <= *most);
        found.map_or(4, |(depth, _)| *depth)
    }

    /// Each depth with its bound, the last with the unit.
    fn words(&self, unit: Option<&str>) -> Vec<(u8, String)> {
        let text = |depth: u8, most: f64| match depth {
            4 => amount(&decimal(most), unit),
            _ => decimal(most),
        };
        let bounds = self.0.iter();
        bounds
            .map(|&(depth, most)| (depth, text(depth, most)))
            .collect()
    }
}

fn heat(day: &CalendarDay, depths: Option<&Depths>, unit: Option<&str>) -> HeatDay {
    let depth = day.amount.zip(depths);
    let depth = depth.map_or(0, |(amount, depths)| depths.of(amount));
    let status = word(day.status);
    let how_much = day.amount.map(|value| amount(&decimal(value), unit));
    let how_much = how_much.map_or_else(String::new, |amount| format!(", {amount}"));
    HeatDay {
        day: day.day,
        status: day.status,
        depth,
        words: format!(
            "{} {}: {status}{how_much}",
            day.day.weekday().short(),
            day.day
        ),
    }
}

/// What became of a day, in a word.
#[must_use]
pub const fn word(status: Cell) -> &'static str {
    match status {
        Cell::Done => "kept",
        Cell::Missed => "missed",
        Cell::Excused => "excused",
        Cell::Pending => "open",
        Cell::Off => "not due",
    }
}
