//! One day of a habit, or one occasion of a `when:`: done or not, and what status that gives.
//!
//! The only place that decides whether a day was kept. Doing and holding are judged by different rules:
//! silence misses a doing habit, and keeps a holding one up to the journal's last entry.

use super::Status;
use super::entries::Entry;
use super::lens::Lens;
use super::ratio::share;
use crate::journal::{Cadence, Direction, Quantity, Section, Target};
use crate::syntax::State;
use crate::text::{Day, Time};

/// What the entries of one day say, under one section.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// `[x]` and `[+]` marks.
    pub marks: u32,
    pub kept: bool,
    pub slip: bool,
    pub excuse: bool,
    pub evidence: bool,
    /// An `[x]` without an amount in the target's dimension: the user's word.
    pub word: bool,
    /// An `[x]` or `[+]` at the right time of a `before` or `after`.
    pub in_time: bool,
    /// Towards the target, exact; 0 without an amount target.
    pub sum: i128,
}

impl Lens<'_> {
    /// What some entries say, judged by a section.
    #[must_use]
    pub fn tally(&self, entries: impl Iterator<Item = Entry>, section: &Section) -> Tally {
        let limit = section.direction == Direction::Limit;
        let target = section.target.as_ref();
        let quantity = target.and_then(Target::quantity);
        let mut tally = Tally::default();
        for entry in entries {
            let state = entry.mark.state();
            let (sum, any) =
                quantity.map_or((0, false), |target| self.towards(&entry, target, limit));
            tally.sum += sum;
            match state {
                State::Kept => {
                    tally.kept = true;
                    tally.word |= !any;
                }
                State::Slipped => tally.slip = true,
                State::Excused => tally.excuse = true,
                State::Amount | State::Open => {}
            }
            if matches!(state, State::Kept | State::Amount) {
                tally.marks += 1;
                tally.in_time |= entry
                    .mark
                    .time()
                    .is_none_or(|time| self.is_in_time(time, target));
                tally.slip |= section.direction == Direction::Avoid && self.is_indulgence(&entry);
            }
        }
        tally
    }

    /// Under `avoid`: any `[+]`, or an `[x]` with an amount above 0.
    fn is_indulgence(&self, entry: &Entry) -> bool {
        entry.mark.state() == State::Amount
            || entry
                .mark
                .amounts(self.journal)
                .any(|(number, _)| number.0 > 0)
    }

    /// Whether a time meets `before` or `after`; times before `day starts` are after midnight, so late.
    fn is_in_time(&self, time: Time, target: Option<&Target>) -> bool {
        let starts = self.journal.settings.day_starts;
        let place = |time: Time| {
            if time < starts {
                time.0 + 24 * 60
            } else {
                time.0
            }
        };
        match target {
            Some(&Target::Before(limit)) => place(time) <= place(limit),
            Some(&Target::After(limit)) => place(time) >= place(limit),
            _ => true,
        }
    }

    /// What a whole day says, evidence too.
    #[must_use]
    pub fn tally_day(&self, day: Day, section: &Section) -> Tally {
        let mut tally = self.tally(self.entries_on(day).iter(), section);
        tally.evidence = self.has_evidence(day);
        tally
    }

    /// Whether a day of a doing section is done. Holding sections have no such day here.
    #[must_use]
    pub fn is_done(&self, day: Day, tally: &Tally, section: &Section) -> bool {
        if section.direction.is_holding() {
            return false;
        }
        if self.is_assumed_done(day) {
            return true;
        }
        if let Cadence::PerDay(count) = section.cadence {
            return tally.marks + u32::from(tally.evidence) >= count;
        }
        let marked = tally.marks > 0 || tally.evidence;
        match &section.target {
            None | Some(Target::AtMost(_)) => marked,
            Some(Target::AtLeast(_)) if matches!(section.cadence, Cadence::Target(_)) => marked,
            Some(Target::AtLeast(least)) => {
                tally.sum >= least.value
                    || tally.evidence
                    || (least.dimension.is_some() && tally.word)
            }
            Some(Target::Before(_) | Target::After(_)) => tally.evidence || tally.in_time,
        }
    }

    /// Whether a day is out of what a habit asks: in a pause, or excused and neither done nor slipped.
    #[must_use]
    pub fn is_excused(&self, day: Day, section: &Section) -> bool {
        if self.pause_on(day).is_some() {
            return true;
        }
        let entries = self.entries_on(day);
        if !entries
            .iter()
            .any(|entry| entry.mark.state() == State::Excused)
        {
            return false;
        }
        let tally = self.tally_day(day, section);
        let done = if section.direction.is_holding() {
            tally.kept
        } else {
            self.is_done(day, &tally, section)
        };
        !done && !tally.slip
    }

    /// The status of a day, or of one mark judged as if it were the day.
    #[must_use]
    pub fn judge(&self, day: Day, tally: &Tally, section: &Section) -> Status {
        let paused = self.pause_on(day).is_some();
        if section.direction.is_holding() {
            let over = |limit: Quantity| tally.sum > limit.value;
            let slipped = tally.slip
                || section
                    .target
                    .as_ref()
                    .and_then(Target::quantity)
                    .is_some_and(over);
            let silent = day >= self.now || self.is_after_horizon(day);
            match () {
                () if paused => Status::Excused,
                () if slipped => Status::Missed,
                () if tally.excuse => Status::Excused,
                () if tally.kept => Status::Kept,
                () if silent => Status::Pending,
                () => Status::Kept,
            }
        } else {
            match () {
                () if self.is_done(day, tally, section) => Status::Kept,
                () if paused => Status::Excused,
                () if tally.slip => Status::Missed,
                () if tally.excuse => Status::Excused,
                () if day >= self.now => Status::Pending,
                () => Status::Missed,
            }
        }
    }

    /// What a decided day adds to strength: a share of its target where it has one for the day.
    #[must_use]
    pub fn credit(&self, tally: &Tally, section: &Section, status: Status) -> f64 {
        let kept = if status == Status::Kept { 1.0 } else { 0.0 };
        match &section.target {
            Some(Target::AtLeast(_)) if status == Status::Kept => 1.0,
            Some(Target::AtLeast(_) | Target::AtMost(_)) if tally.slip => 0.0,
            Some(Target::AtLeast(least)) => share(tally.sum, least.value).min(1.0),
            Some(Target::AtMost(most)) => limit_credit(tally.sum, most.value),
            _ => kept,
        }
    }
}

/// How much of a limit is left when a sum goes over it: 1 within it, 0 from twice the limit on.
#[must_use]
pub fn limit_credit(sum: i128, limit: i128) -> f64 {
    if limit == 0 {
        return if sum == 0 { 1.0 } else { 0.0 };
    }
    (1.0 - share(sum - limit, limit)).clamp(0.0, 1.0)
}
