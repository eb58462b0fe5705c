//! A mark of a habit, task or goal, small enough to hold millions of: its amounts and note stay in the document.

use super::{Journal, UnitId};
use crate::syntax::{MarkShape, Number, State};
use crate::text::{Day, SourceId, Time};

/// One mark, in the order of the journal: by day, then time (untimed first, times before `day starts`
/// last), then path, then line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    pub day: Day,
    pub source: SourceId,
    pub line: u32,
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
        source: SourceId(0),
        line: 0,
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
    pub const fn order(&self, day_starts: Time) -> (i32, u16, u32, u32) {
        let late = self.minutes < day_starts.0;
        let clock = match self.minutes {
            Self::UNTIMED => 0,
            minutes if late => minutes + 1 + 24 * 60,
            minutes => minutes + 1,
        };
        (self.day.0, clock, self.source.0, self.line)
    }

    /// What the mark's line says, in its document.
    #[must_use]
    pub fn shape<'a>(&self, journal: &Journal<'a>) -> Option<&'a MarkShape> {
        journal
            .documents
            .get(self.source.0 as usize)?
            .mark(self.line)
    }

    /// The mark's amounts: number and unit, `None` where it is bare. A written `m` is [`UnitId::METRE`]
    /// unless it stands right after hours; whoever knows the habit's target turns it to minutes.
    pub fn amounts<'a>(
        &self,
        journal: &'a Journal<'_>,
    ) -> impl Iterator<Item = (Number, Option<UnitId>)> + 'a {
        let document = if self.has_amounts {
            journal.documents.get(self.source.0 as usize)
        } else {
            None
        };
        let range = document
            .and_then(|document| document.mark(self.line))
            .map_or((0, 0), |mark| mark.amounts);
        let source = self.source;
        (range.0..range.1).filter_map(move |index| {
            let number = document?.amounts.get(index as usize)?.number;
            Some((number, journal.units.of_amount(source, index)))
        })
    }
}
