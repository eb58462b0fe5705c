//! A mark of a habit, task or goal, small enough to hold millions of: its amounts and note stay in the document.
//!
//! They are sorted once, when the journal is made; all that reads them may cut them by day with a search.

use super::{Journal, UnitId};
use crate::syntax::{Number, State};
use crate::text::{Day, SourceId, Time};

/// One mark, in the order of the journal: by day, then time (untimed first, times before `day starts`
/// last), then path, then line.
///
/// Nine bytes: a place of 32 bits, and from the low end 11 bits of minutes, 3 of state, 1 that says whether there are
/// amounts and 22 of the day. A hundred years have some 200,000 marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    place: [u8; 4],
    packed: [u8; 5],
}

/// A mark, spread out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NewMark {
    pub day: Day,
    pub place: u32,
    pub time: Option<Time>,
    pub state: State,
    pub has_amounts: bool,
}

const MINUTES: u32 = 11;
const UNTIMED: u64 = (1 << MINUTES) - 1;
const STATE: u32 = MINUTES;
const AMOUNTS: u32 = STATE + 3;
const DAY: u32 = AMOUNTS + 1;

/// A day outside of what four digits write can't be kept; a Document has none.
impl From<NewMark> for Mark {
    fn from(new: NewMark) -> Self {
        let minutes = new.time.map_or(UNTIMED, |time| u64::from(time.0));
        // Days of Daymark's calendar begin a year before day 1.
        let day = Day::MIN.until(new.day).unsigned_abs();
        let all = minutes
            | (new.state as u64) << STATE
            | u64::from(new.has_amounts) << AMOUNTS
            | u64::from(day) << DAY;
        let [a, b, c, d, e, ..] = all.to_le_bytes();
        Self {
            place: new.place.to_le_bytes(),
            packed: [a, b, c, d, e],
        }
    }
}

impl Mark {
    /// What stands where a mark will be put.
    pub(super) const NONE: Self = Self {
        place: [0; 4],
        packed: [0; 5],
    };

    const fn packed(&self) -> u64 {
        let [a, b, c, d, e] = self.packed;
        u64::from_le_bytes([a, b, c, d, e, 0, 0, 0])
    }

    #[must_use]
    pub const fn day(&self) -> Day {
        Day(Day::MIN.0 + (self.packed() >> DAY) as i32)
    }

    /// The number of its line among all lines of the journal: see [`Journal::place_of`].
    #[must_use]
    pub const fn place(&self) -> u32 {
        u32::from_le_bytes(self.place)
    }

    #[must_use]
    pub const fn state(&self) -> State {
        State::from_number((self.packed() >> STATE) as u8 & 7)
    }

    /// Whether any amount stands in the line.
    #[must_use]
    pub const fn has_amounts(&self) -> bool {
        self.packed() >> AMOUNTS & 1 == 1
    }

    #[must_use]
    pub const fn time(&self) -> Option<Time> {
        match self.packed() & UNTIMED {
            UNTIMED => None,
            minutes => Some(Time(minutes as u16)),
        }
    }

    /// Where it stands among all marks: by day, then time (untimed first, times before `day starts` last),
    /// then path, then line.
    #[must_use]
    pub const fn order(&self, day_starts: Time) -> (i32, u16, u32) {
        let clock = match self.time() {
            None => 0,
            Some(Time(minutes)) if minutes < day_starts.0 => minutes + 1 + 24 * 60,
            Some(Time(minutes)) => minutes + 1,
        };
        (self.day().0, clock, self.place())
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
        journal.site_of(self.place())
    }

    /// The mark's amounts: number and unit, `None` where it is bare. A written `m` is [`UnitId::METRE`]
    /// unless it stands right after hours; whoever knows the habit's target turns it to minutes.
    pub fn amounts<'a>(
        &self,
        journal: &'a Journal<'_>,
    ) -> impl Iterator<Item = (Number, Option<UnitId>)> + 'a {
        let (source, line) = self.site(journal);
        let document = if self.has_amounts() {
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
