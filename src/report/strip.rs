//! Days of a habit, one cell a day: the last fourteen beside it in tables, or a whole calendar.
//!
//! A day on which it was done shows as done; else what its occasion came to on the day that it closed.

use super::lens::Lens;
use super::occasion::Occasion;
use super::{Cell, Status};
use crate::journal::Cadence;
use crate::text::{Day, Period};

pub const DAYS: i32 = 14;

/// Collects the cells while a walk goes by.
pub struct Strip {
    over: Period,
    today: Day,
    cells: Vec<Cell>,
}

impl Strip {
    #[must_use]
    pub fn ending(today: Day) -> Self {
        Self::over(Period::new(Day(today.0 - (DAYS - 1)), today), today)
    }

    /// The days of a period up to today.
    #[must_use]
    pub fn over(period: Period, today: Day) -> Self {
        let over = Period::new(period.from, period.until.min(today));
        Self {
            over,
            today,
            cells: vec![Cell::Off; over.days() as usize],
        }
    }

    /// Shows an occasion on its closing day, one that goes on after today on today.
    pub fn take(&mut self, occasion: &Occasion) {
        let day = occasion.closed.unwrap_or(occasion.until).min(self.today);
        let cell = match occasion.status {
            Status::Kept => Cell::Done,
            Status::Missed => Cell::Missed,
            Status::Excused => Cell::Excused,
            Status::Pending => Cell::Pending,
        };
        // A slip outweighs what else that day holds; anything outweighs an empty cell.
        if let Some(place) = self.place(day).filter(|place| **place != Cell::Missed) {
            *place = cell;
        }
    }

    fn place(&mut self, day: Day) -> Option<&mut Cell> {
        let index = usize::try_from(day.0 - self.over.from.0).ok()?;
        self.cells.get_mut(index)
    }

    /// The cells, with each day shown as done on which the habit was, whatever its period came to.
    #[must_use]
    pub fn finish(mut self, lens: &Lens<'_>) -> Vec<Cell> {
        for day in (self.over.from.0..=self.over.until.0)
            .map(Day)
            .filter(|&day| lens.days().contains(day))
        {
            let Some(section) = lens.section_on(day) else {
                continue;
            };
            // Each mark of a `when:` is an occasion of its own, and was taken as that.
            if section.direction.is_holding() || section.cadence == Cadence::Occasion {
                continue;
            }
            let tally = lens.tally_day(day, section);
            if lens.is_done(day, &tally, section)
                && let Some(place) = self.place(day)
            {
                *place = Cell::Done;
            }
        }
        self.cells
    }
}

/// A step's days from those of its needs: a miss shows, then what was done, then what is open; nothing on a day
/// that is not `within` its own.
#[must_use]
pub fn join<'a>(
    strips: impl IntoIterator<Item = &'a [Cell]>,
    within: Period,
    today: Day,
) -> Vec<Cell> {
    let mut joined = vec![Cell::Off; DAYS as usize];
    let weight = |cell: Cell| match cell {
        Cell::Off => 0,
        Cell::Excused => 1,
        Cell::Pending => 2,
        Cell::Done => 3,
        Cell::Missed => 4,
    };
    for strip in strips {
        let days = (today.0 - (DAYS - 1)..).map(Day);
        for ((place, &cell), day) in joined.iter_mut().zip(strip).zip(days) {
            if within.contains(day) && weight(cell) > weight(*place) {
                *place = cell;
            }
        }
    }
    joined
}
