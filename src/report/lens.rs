//! One habit as it stands on a day: its marks (and those it counts) up to then, its first and last day,
//! its pauses and evidence. What one of its days comes to is asked of `judge`.

use super::entries::{AllEntries, Entries, Entry};
use crate::journal::{
    Dimension, Direction, Habit, Journal, Mark, Quantity, Section, Target, UnitId,
};
use crate::syntax::{Number, State};
use crate::text::{Day, Period};
use std::cell::Cell;

/// A habit up to `today`. Days after today are empty but for what `assume` says of them.
pub struct Lens<'a> {
    pub journal: &'a Journal<'a>,
    pub habit: &'a Habit,
    pub index: usize,
    pub today: Day,
    /// The last day up to today with any entry at all: silence after it is no evidence of holding.
    pub horizon: Option<Day>,
    /// None where the habit has no occasions.
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub entries: AllEntries<'a>,
    /// Days whose prose stands for a mark, sorted.
    pub evidence: Vec<Day>,
    /// The habit's pauses and everyone's, sorted, joined where they touch.
    pub pauses: Vec<Period>,
    /// Where the first pause without an end starts.
    pub open_pause: Option<Day>,
    /// The day from which a day is not over: today, or in a trial of "safe until" far later.
    pub now: Day,
    /// In a trial of "safe until": every day from here on is done, whatever it asks.
    pub assume: Option<Day>,
    /// Where the last look at `entries` ended: days are mostly asked in order.
    hint: Cell<usize>,
    /// The last stretch of days looked at, in one pause or between two.
    paused: Cell<(Period, Option<Period>)>,
}

impl<'a> Lens<'a> {
    #[must_use]
    pub fn new(journal: &'a Journal<'a>, index: usize, today: Day) -> Option<Self> {
        let habit = journal.habits.get(index)?;
        let entries = AllEntries::new(journal, index, today);
        let horizon = last_up_to(&journal.days.entries, today);
        let first = first_day(journal, habit, entries.marks(), today);
        let evidence = evidence(journal, habit, today);
        let pauses = pauses(journal, habit);
        Some(Self {
            journal,
            habit,
            index,
            today,
            horizon,
            first,
            last: habit.until,
            entries,
            evidence,
            pauses,
            open_pause: open_pause(journal, habit),
            now: today,
            assume: None,
            hint: Cell::new(0),
            paused: Cell::new((Period::new(Day::MAX, Day::MIN), None)),
        })
    }

    /// All its days, those after today too; empty where it has none.
    #[must_use]
    pub fn days(&self) -> Period {
        let none = Period::new(Day::MAX, Day::MIN);
        self.first.map_or(none, |first| {
            Period::new(first, self.last.unwrap_or(Day::MAX))
        })
    }

    /// Whether a trial takes a day as done.
    #[must_use]
    pub fn is_assumed_done(&self, day: Day) -> bool {
        self.assume.is_some_and(|from| from <= day)
    }

    /// Whether silence on a day is no evidence; in a trial later days are taken as held.
    #[must_use]
    pub fn is_after_horizon(&self, day: Day) -> bool {
        self.assume.is_none() && self.horizon.is_none_or(|horizon| day > horizon)
    }

    /// The entries of a run of days.
    #[must_use]
    pub fn entries_in(&self, days: Period) -> Entries<'_> {
        let from = self.seek(days.from);
        let marks = self.entries.marks();
        let until = marks.partition_point(|mark| mark.day() <= days.until);
        self.entries.get(from, until.max(from))
    }

    /// The entries of a day.
    #[must_use]
    pub fn entries_on(&self, day: Day) -> Entries<'_> {
        let from = self.seek(day);
        let rest = self.entries.marks().get(from..).unwrap_or(&[]);
        let count = rest.iter().position(|mark| mark.day() > day);
        self.entries.get(from, from + count.unwrap_or(rest.len()))
    }

    /// The index of the first entry on or after a day: near the last one asked for, else by halving.
    fn seek(&self, day: Day) -> usize {
        let hint = self.hint.get();
        let is_before = |index: usize| {
            self.entries
                .marks()
                .get(index)
                .is_some_and(|mark| mark.day() < day)
        };
        if hint == 0 || is_before(hint - 1) {
            for index in hint..hint + 8 {
                if !is_before(index) {
                    self.hint.set(index);
                    return index;
                }
            }
        }
        let found = self
            .entries
            .marks()
            .partition_point(|mark| mark.day() < day);
        self.hint.set(found);
        found
    }

    #[must_use]
    pub fn has_evidence(&self, day: Day) -> bool {
        !self.evidence.is_empty() && self.evidence.binary_search(&day).is_ok()
    }

    /// The pause that holds a day.
    #[must_use]
    pub fn pause_on(&self, day: Day) -> Option<Period> {
        let (span, pause) = self.paused.get();
        if span.contains(day) {
            return pause;
        }
        let next = self.pauses.partition_point(|pause| pause.from <= day);
        let at = |index: Option<usize>| self.pauses.get(index?).copied();
        let (before, after) = (at(next.checked_sub(1)), at(Some(next)));
        let pause = before.filter(|pause| pause.contains(day));
        let gap = Period::new(
            before.map_or(Day::MIN, |pause| pause.until.next()),
            after.map_or(Day::MAX, |pause| pause.from.previous()),
        );
        self.paused.set((pause.unwrap_or(gap), pause));
        pause
    }

    /// Whether any pause starts after a day.
    #[must_use]
    pub fn has_pause_after(&self, day: Day) -> bool {
        self.pauses.last().is_some_and(|pause| pause.from > day)
    }

    /// An amount's dimension and exact value: a bare one takes the unit of the target in force on its day
    /// in the habit that was marked, else the unit that all goals measuring that habit share.
    #[must_use]
    pub fn value(
        &self,
        entry: &Entry,
        number: Number,
        unit: Option<UnitId>,
    ) -> (Option<UnitId>, i128) {
        let habit = self.journal.habits.get(entry.origin).unwrap_or(self.habit);
        let target = habit
            .section_on(entry.mark.day())
            .and_then(|section| section.target);
        let quantity = target.as_ref().and_then(Target::quantity);
        let unit = match unit {
            Some(unit) => {
                let minutes =
                    quantity.and_then(|quantity| quantity.dimension) == Some(Dimension::Time);
                Some(self.journal.units.in_context(unit, minutes))
            }
            None => match quantity.and_then(|quantity| quantity.unit) {
                Some(unit) => Some(unit),
                None => habit.goal_unit,
            },
        };
        let (_, value) = self.journal.units.exact(number, unit);
        (unit, value)
    }

    /// What an entry adds to a sum towards `target`, and whether any of its amounts is in its dimension.
    #[must_use]
    pub fn towards(&self, entry: &Entry, target: Quantity, limit: bool) -> (i128, bool) {
        if !matches!(
            entry.mark.state(),
            State::Kept | State::Amount | State::Slipped
        ) {
            return (0, false);
        }
        if !entry.mark.has_amounts() {
            let one = i128::from(Number::ONE);
            let counts = match (target.dimension, entry.mark.state()) {
                (None, State::Amount) => true,
                (None, State::Kept) => !limit,
                (Some(Dimension::Counted(_)), State::Amount) => true,
                _ => false,
            };
            return (if counts { one } else { 0 }, false);
        }
        let own = entry.origin == self.index;
        entry
            .mark
            .amounts(self.journal)
            .fold((0, false), |(sum, any), (number, unit)| {
                if unit.is_none() && own && target.dimension.is_none() {
                    return (sum + i128::from(number.0), true);
                }
                let (unit, value) = self.value(entry, number, unit);
                let dimension = unit
                    .and_then(|unit| self.journal.units.info(unit))
                    .map(|info| info.dimension);
                if dimension == target.dimension {
                    (sum + value, true)
                } else {
                    (sum, any)
                }
            })
    }

    /// The sum of a run of entries towards a target.
    #[must_use]
    pub fn sum(&self, entries: Entries<'_>, target: Quantity, limit: bool) -> i128 {
        entries
            .iter()
            .map(|entry| self.towards(&entry, target, limit).0)
            .sum()
    }

    /// The section in force on a day.
    #[must_use]
    pub fn section_on(&self, day: Day) -> Option<&'a Section> {
        self.habit.section_on(day)
    }
}

fn first_day(journal: &Journal<'_>, habit: &Habit, marks: &[Mark], today: Day) -> Option<Day> {
    if habit.from.is_some() {
        return habit.from;
    }
    let direction = habit
        .sections
        .first()
        .map_or(Direction::Do, |section| section.direction);
    if direction.is_holding() {
        habit
            .step_from
            .or(journal.days.first_dated)
            .filter(|&day| day <= today)
    } else {
        let marked = marks.first().map(|mark| mark.day());
        [marked, habit.step_from].into_iter().flatten().min()
    }
}

fn evidence(journal: &Journal<'_>, habit: &Habit, today: Day) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    if habit.evidence.journal {
        days.extend(&journal.days.prose);
    }
    for &tag in &habit.evidence.tags {
        days.extend(journal.days.tags.get(tag).map_or(&[][..], |(_, days)| days));
    }
    days.retain(|&day| day <= today);
    days.sort_unstable();
    days.dedup();
    days
}

fn open_pause(journal: &Journal<'_>, habit: &Habit) -> Option<Day> {
    let all = journal.settings.pauses.iter().chain(&habit.pauses);
    all.filter(|pause| pause.until == Day::MAX)
        .map(|pause| pause.from)
        .min()
}

fn pauses(journal: &Journal<'_>, habit: &Habit) -> Vec<Period> {
    let mut all: Vec<Period> = journal
        .settings
        .pauses
        .iter()
        .chain(&habit.pauses)
        .copied()
        .collect();
    all.sort_by_key(|pause| (pause.from, pause.until));
    let mut joined: Vec<Period> = Vec::with_capacity(all.len());
    for pause in all {
        match joined.last_mut() {
            Some(before) if pause.from <= before.until.next() => {
                before.until = before.until.max(pause.until)
            }
            _ => joined.push(pause),
        }
    }
    joined
}

/// The last of sorted days on or before `today`.
#[must_use]
pub fn last_up_to(days: &[Day], today: Day) -> Option<Day> {
    let after = days.partition_point(|&day| day <= today);
    days.get(after.checked_sub(1)?).copied()
}
