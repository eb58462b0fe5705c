//! A habit week by week or month by month: adherence, days done, and what its marks came to.
//!
//! The numbers are a report's over each of these periods; weeks before its first day are left out.

use super::adherence::Adherence;
use super::amounts::amounts_of_pieces;
use super::done::{self, Triggers};
use super::habit::direction_word;
use super::lens::Lens;
use super::walk::Walk;
use super::{AmountReport, Count};
use crate::journal::{Journal, Measure};
use crate::text::{Day, Period, PeriodUnit};
use serde::Serialize;

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Trend {
    pub name: String,
    pub title: Option<String>,
    pub cadence: String,
    /// `do`, `avoid` or `limit`.
    pub direction: &'static str,
    pub target: Option<String>,
    /// `week` or `month`.
    pub by: &'static str,
    /// Over all of the periods.
    pub adherence: Option<f64>,
    pub done: Count,
    pub need: Count,
    pub amounts: Vec<AmountReport>,
    /// For each of the amounts whether a goal is to reach one: like a weight it stands at its latest, and adds up to
    /// nothing.
    #[serde(skip)]
    pub is_level: Vec<bool>,
    pub periods: Vec<TrendPeriod>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TrendPeriod {
    pub from: Day,
    pub until: Day,
    pub adherence: Option<f64>,
    pub done: Count,
    pub need: Count,
    /// On how many days it was done, due or not.
    pub days: u32,
    /// One for each of the trend's; null where nothing was marked.
    pub amounts: Vec<Option<AmountReport>>,
}

/// The habit at this index over the weeks or months of some days, cut where these begin and end.
#[must_use]
pub fn trend(
    journal: &Journal<'_>,
    habit: usize,
    today: Day,
    over: Period,
    by: PeriodUnit,
) -> Option<Trend> {
    let triggers = Triggers::new(journal, today);
    let lens = Lens::new(journal, habit, today)?;
    let section = lens.habit.section_on(today);
    let section = section.or(lens.habit.sections.first())?;
    let begun = first_day(&lens).unwrap_or(Day::MAX);
    let over = Period::new(over.from, over.until.min(today));
    let pieces: Vec<Period> = pieces(over, by, journal)
        .filter(|piece| piece.until >= begun)
        .collect();
    let over = Period::new(
        pieces.first().map_or(over.from, |piece| piece.from),
        over.until,
    );
    let mut whole = Adherence::over(over);
    let mut parts: Vec<Adherence> = pieces.iter().copied().map(Adherence::over).collect();
    Walk::new(&lens, &triggers).each(&mut |occasion| {
        whole.take(&occasion);
        for part in &mut parts {
            part.take(&occasion);
        }
    });
    let done = done::days_in(&lens, &triggers, over);
    let (amounts, of_pieces) = amounts_of_pieces(&lens, over, pieces.into_iter());
    let periods = parts
        .iter()
        .zip(of_pieces)
        .map(|(part, amounts)| TrendPeriod {
            from: part.over.from,
            until: part.over.until,
            adherence: part.value(),
            done: Count(part.done),
            need: Count(part.need),
            days: done.iter().filter(|&&day| part.over.contains(day)).count() as u32,
            amounts,
        });
    let is_level = |amount: &AmountReport| {
        let mut measures = journal
            .goals
            .iter()
            .filter_map(|goal| goal.measure.as_ref());
        measures.any(|measure| match measure {
            Measure::Reach { target, .. } => {
                measure.habit() == habit && target.dimension == amount.dimension
            }
            _ => false,
        })
    };
    Some(Trend {
        name: lens.habit.name.clone(),
        title: lens.habit.title.clone(),
        cadence: section.cadence_text.clone(),
        direction: direction_word(section.direction),
        target: section.target_text.clone(),
        by: by.word(),
        adherence: whole.value(),
        done: Count(whole.done),
        need: Count(whole.need),
        is_level: amounts.iter().map(is_level).collect(),
        amounts,
        periods: periods.collect(),
    })
}

/// The calendar's periods in order, the first and last cut to what was asked for.
pub fn pieces(
    over: Period,
    by: PeriodUnit,
    journal: &Journal<'_>,
) -> impl Iterator<Item = Period> + use<> {
    let week_starts = journal.settings.week_starts;
    let piece = move |day: Day| {
        let until = by.around(day, week_starts).until.min(over.until);
        (day <= until).then(|| Period::new(day, until))
    };
    std::iter::successors(piece(over.from), move |piece_before| {
        piece(piece_before.until.next())
    })
}

/// The day on which anything is known of it: its own first, or the first mark.
fn first_day(lens: &Lens<'_>) -> Option<Day> {
    let marked = lens.entries.marks().first().map(|mark| mark.day());
    [lens.first, marked].into_iter().flatten().min()
}
