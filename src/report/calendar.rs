//! A habit's calendar: what became of each day of a period, and how each weekday does.
//!
//! The days are the cells of its strip, as long as the period; amounts are those towards the target.

use super::adherence::Adherence;
use super::done::Triggers;
use super::goals::{one, unit};
use super::habit::direction_word;
use super::lens::Lens;
use super::ratio::share;
use super::strip::Strip;
use super::walk::Walk;
use super::{Cell, Count};
use crate::journal::{Cadence, Direction, Journal, Section};
use crate::text::{Day, Period, Weekday};
use rayon::prelude::*;
use serde::Serialize;

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct HabitCalendar {
    pub name: String,
    pub title: Option<String>,
    pub cadence: String,
    /// `do`, `avoid` or `limit`.
    pub direction: &'static str,
    pub target: Option<String>,
    pub adherence: Option<f64>,
    pub done: Count,
    pub need: Count,
    /// What the days' amounts are in.
    pub unit: Option<String>,
    /// From the day that weeks start on.
    pub weekdays: Vec<WeekdayCount>,
    /// Every day of the period up to today.
    pub days: Vec<CalendarDay>,
}

/// How a habit does on one day of the week. What is due on no certain day has no adherence by weekday.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WeekdayCount {
    pub weekday: &'static str,
    /// On how many it was done, due or not.
    pub days: u32,
    pub done: Count,
    pub need: Count,
    pub adherence: Option<f64>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CalendarDay {
    pub day: Day,
    #[serde(serialize_with = "status")]
    pub status: Cell,
    /// Towards the target in force that day; None without such a target, or where nothing was marked.
    pub amount: Option<f64>,
    /// The amount of what the target asks of a day, or of its week or month where it is for one.
    pub share: Option<f64>,
}

fn status<S: serde::Serializer>(cell: &Cell, serializer: S) -> Result<S::Ok, S::Error> {
    let word = match cell {
        Cell::Done => "kept",
        Cell::Missed => "missed",
        Cell::Excused => "excused",
        Cell::Pending => "pending",
        Cell::Off => return serializer.serialize_none(),
    };
    serializer.serialize_str(word)
}

/// The calendars of these habits (indexes into the journal's), in this order.
#[must_use]
pub fn calendars(
    journal: &Journal<'_>,
    habits: &[usize],
    today: Day,
    period: Period,
) -> Vec<HabitCalendar> {
    let triggers = Triggers::new(journal, today);
    let each = |&habit: &usize| calendar(journal, &triggers, habit, today, period);
    habits.par_iter().filter_map(each).collect()
}

fn calendar(
    journal: &Journal<'_>,
    triggers: &Triggers,
    index: usize,
    today: Day,
    period: Period,
) -> Option<HabitCalendar> {
    let lens = Lens::new(journal, index, today)?;
    let habit = lens.habit;
    let section = habit.section_on(today).or(habit.sections.first())?;
    let mut strip = Strip::over(period, today);
    let mut adherence = Adherence::over(period);
    let mut weekdays = week(journal.settings.week_starts).map(|day| (day, 0, adherence));
    Walk::new(&lens, triggers).each(&mut |occasion| {
        strip.take(&occasion);
        adherence.take(&occasion);
        let on_one_day = lens.section_on(occasion.from).is_some_and(asks_of_days);
        let same = |place: &&mut (Weekday, u32, Adherence)| place.0 == occasion.from.weekday();
        if let Some((.., adherence)) = weekdays.iter_mut().find(same).filter(|_| on_one_day) {
            adherence.take(&occasion);
        }
    });
    let cells = strip.finish(&lens);
    let days: Vec<CalendarDay> = (period.from.0..)
        .map(Day)
        .zip(cells)
        .map(|(day, status)| known(&lens, section, day, status))
        .collect();
    for day in days.iter().filter(|day| was_done(&lens, day)) {
        let weekday = day.day.weekday();
        if let Some((_, days, _)) = weekdays.iter_mut().find(|place| place.0 == weekday) {
            *days += 1;
        }
    }
    Some(HabitCalendar {
        name: habit.name.clone(),
        title: habit.title.clone(),
        cadence: section.cadence_text.clone(),
        direction: direction_word(section.direction),
        target: section.target_text.clone(),
        adherence: adherence.value(),
        done: Count(adherence.done),
        need: Count(adherence.need),
        unit: section.quantity().and_then(|target| unit(journal, &target)),
        weekdays: weekdays.iter().map(count).collect(),
        days,
    })
}

/// The days of a week that starts on `first`.
fn week(first: Weekday) -> [Weekday; 7] {
    [0, 1, 2, 3, 4, 5, 6].map(|later: u8| Weekday::from_number((first as u8 + later) % 7))
}

fn count((weekday, days, adherence): &(Weekday, u32, Adherence)) -> WeekdayCount {
    WeekdayCount {
        weekday: weekday.short(),
        days: *days,
        done: Count(adherence.done),
        need: Count(adherence.need),
        adherence: adherence.value(),
    }
}

/// Whether each occasion of a section is one day's, so that a weekday is to blame for a miss.
const fn asks_of_days(section: &Section) -> bool {
    matches!(
        section.cadence,
        Cadence::Days(_) | Cadence::PerDay(_) | Cadence::When(_) | Cadence::Occasion
    )
}

/// A limit for a whole period is kept on no day in particular, though its cell stands on one.
fn was_done(lens: &Lens<'_>, day: &CalendarDay) -> bool {
    let is_of_period = |section: &Section| {
        section.direction.is_holding() && matches!(section.cadence, Cadence::Target(_))
    };
    day.status == Cell::Done && !lens.section_on(day.day).is_some_and(is_of_period)
}

/// A day with its amount in the unit of the section that names the calendar's.
fn known(lens: &Lens<'_>, named: &Section, day: Day, status: Cell) -> CalendarDay {
    let amount = lens.days().contains(day).then(|| amount(lens, named, day));
    let (amount, share) = amount.flatten().unzip();
    CalendarDay {
        day,
        status,
        amount,
        share,
    }
}

fn amount(lens: &Lens<'_>, named: &Section, day: Day) -> Option<(f64, f64)> {
    let section = lens.section_on(day)?;
    let (target, named) = (section.quantity()?, named.quantity()?);
    let limit = section.direction == Direction::Limit;
    let sum = lens.sum(lens.entries_on(day), target, limit);
    // After a `change` from minutes to kilometres the minutes are not comparable any more.
    let is_same = target.dimension == named.dimension;
    (is_same && sum > 0).then(|| {
        (
            share(sum, one(lens.journal, &named)),
            share(sum, target.value),
        )
    })
}
