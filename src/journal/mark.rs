//! A mark of a habit, task or goal, small enough to hold millions of: its amounts and note stay in the document.

use super::{Journal, UnitId};
use crate::syntax::{Number, State};
use crate::text::{Day, SourceId, Time};

/// One mark, in the order of the journal: by day, then time (untimed first, times before `day starts`
/// last), then path, then line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    pub day: Day,
    /// The number of its line among all lines of the journal: see [`Journal::place_of`].
    pub place: u32,
    /// Minutes since midnight as written, or [`Mark::UNTIMED`].
    pub minutes: u16,
    pub state: State,
    /// Whether any amount stands in the line.
    pub has_amounts: bool,
}

impl Mark {
    pub const UNTIMED: u16 = u16::MAX;

    /// What stands where a mark will be put.
    pub(super) const NONE: Self = Self {
        day: Day(0),
        place: 0,
        minutes: 0,
        state: State::Open,
        has_amounts: false,
    };

    #[must_use]
    pub fn time(&self) -> Option<Time> {
        (self.minutes != Self::UNTIMED).then_some(Time(self.minutes))
    }

    /// Where it stands among all marks: by day, then time (untimed first, times before `day starts` last),
    /// then path, then line.
    #[must_use]
    pub const fn order(&self, day_starts: Time) -> (i32, u16, u32) {
        let late = self.minutes < day_starts.0;
        let clock = match self.minutes {
            Self::UNTIMED => 0,
            minutes if late => minutes + 1 + 24 * 60,
            minutes => minutes + 1,
        };
        (self.day.0, clock, self.place)
    }

    /// The source it stands in.
    #[must_use]
    pub fn source(&self, journal: &Journal<'_>) -> SourceId {
        self.site(journal).0
    }

    /// Its line in its source.
    #[must_use]
    pub fn line(&self, journal: &Journal<'_>) -> u32 {
        self.site(journal).1
    }

    /// The source it stands in, and the line there.
    #[must_use]
    pub fn site(&self, journal: &Journal<'_>) -> (SourceId, u32) {
        journal.site_of(self.place)
    }

    /// The mark's amounts: number and unit, `None` where it is bare. A written `m` is [`UnitId::METRE`]
    /// unless it stands right after hours; whoever knows the habit's target turns it to minutes.
    pub fn amounts<'a>(
        &self,
        journal: &'a Journal<'_>,
    ) -> impl Iterator<Item = (Number, Option<UnitId>)> + 'a {
        let (source, line) = self.site(journal);
        let document = if self.has_amounts {
            journal.documents.get(source.0 as usize)
        } else {
            None
        };
        let range = document
            .and_then(|document| document.mark(line))
            .map_or((0, 0), |mark| mark.amounts);
        (range.0..range.1).filter_map(move |index| {
            let number = document?.amounts.get(index as usize)?.number;
            Some((number, journal.units.of_amount(source, index)))
        })
    }
}
