//! One habit as it stands on a day: its marks (and those it counts) up to then, its first and last day,
//! its pauses and evidence. What one of its days comes to is asked of `judge`.

use crate::journal::{
    Dimension, Direction, Habit, Journal, Mark, Quantity, Section, Target, UnitId,
};
use crate::syntax::{Number, State};
use crate::text::{Day, Period};
use std::cell::Cell;

/// A mark as this habit sees it: its own, or one of a habit that it counts.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub mark: Mark,
    /// The index of the habit that was marked.
    pub origin: usize,
}

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
    /// In order of day, then as `Mark` says; `[+]` marks of nothing but zeros left out.
    pub entries: Vec<Entry>,
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
        let entries = entries(journal, index, today);
        let horizon = last_up_to(&journal.days.entries, today);
        let first = first_day(journal, habit, &entries, today);
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
    pub fn entries_in(&self, days: Period) -> &[Entry] {
        let from = self.seek(days.from);
        let rest = self.entries.get(from..).unwrap_or(&[]);
        let until = rest.partition_point(|entry| entry.mark.day <= days.until);
        rest.get(..until).unwrap_or(&[])
    }

    /// The entries of a day.
    #[must_use]
    pub fn entries_on(&self, day: Day) -> &[Entry] {
        let from = self.seek(day);
        let rest = self.entries.get(from..).unwrap_or(&[]);
        let until = rest.iter().position(|entry| entry.mark.day > day);
        rest.get(..until.unwrap_or(rest.len())).unwrap_or(&[])
    }

    /// The index of the first entry on or after a day: near the last one asked for, else by halving.
    fn seek(&self, day: Day) -> usize {
        let hint = self.hint.get();
        let is_before = |index: usize| {
            self.entries
                .get(index)
                .is_some_and(|entry| entry.mark.day < day)
        };
        if hint == 0 || is_before(hint - 1) {
            for index in hint..hint + 8 {
                if !is_before(index) {
                    self.hint.set(index);
                    return index;
                }
            }
        }
        let found = self.entries.partition_point(|entry| entry.mark.day < day);
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
            .section_on(entry.mark.day)
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
            entry.mark.state,
            State::Kept | State::Amount | State::Slipped
        ) {
            return (0, false);
        }
        if !entry.mark.has_amounts {
            let one = i128::from(Number::ONE);
            let counts = match (target.dimension, entry.mark.state) {
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
    pub fn sum(&self, entries: &[Entry], target: Quantity, limit: bool) -> i128 {
        entries
            .iter()
            .map(|entry| self.towards(entry, target, limit).0)
            .sum()
    }

    /// The section in force on a day.
    #[must_use]
    pub fn section_on(&self, day: Day) -> Option<&'a Section> {
        self.habit.section_on(day)
    }
}

/// The habit's marks and those it counts, up to today, in order.
fn entries(journal: &Journal<'_>, index: usize, today: Day) -> Vec<Entry> {
    let of = |origin: usize| {
        let marks = journal
            .habits
            .get(origin)
            .map_or(&[][..], |habit| &habit.marks);
        let until = marks.partition_point(|mark| mark.day <= today);
        marks
            .get(..until)
            .unwrap_or(&[])
            .iter()
            .map(move |&mark| Entry { mark, origin })
    };
    let counted = journal.counted(index);
    let real = |entry: &Entry| !is_nothing(journal, &entry.mark);
    let mut entries: Vec<Entry> = of(index).filter(real).collect();
    if !counted.is_empty() {
        let brings = |entry: &Entry| matches!(entry.mark.state, State::Kept | State::Amount);
        for origin in counted {
            entries.extend(of(origin).filter(brings).filter(real));
        }
        let starts = journal.settings.day_starts;
        entries.sort_by_key(|entry| entry.mark.order(starts));
    }
    entries
}

/// Whether a mark does nothing anywhere: a `[+]` whose amounts are all 0.
fn is_nothing(journal: &Journal<'_>, mark: &Mark) -> bool {
    let document = journal.documents.get(mark.source.0 as usize);
    mark.has_amounts
        && mark.state == State::Amount
        && document.is_some_and(|document| {
            let shape = document.mark(mark.line);
            shape.is_some_and(|shape| document.is_nothing(shape))
        })
}

fn first_day(journal: &Journal<'_>, habit: &Habit, entries: &[Entry], today: Day) -> Option<Day> {
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
        let marked = entries.first().map(|entry| entry.mark.day);
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
