//! `N in M days`: every day closes the window of the M days that end on it.
//!
//! Days before a `change` are looked at too, each judged by its own section (a holding one's are none).

use super::Status;
use super::occasion::{Occasion, Pace};
use super::ratio::round_half_up;
use super::walk::{Sink, Walk};
use crate::journal::Cadence;
use crate::text::Day;

/// Running counts of done and excused days: entry `i` is what is true of the `i` days from `first` on.
#[derive(Default)]
pub(super) struct Sums {
    first: Option<Day>,
    counts: Vec<(u32, u32)>,
}

impl Walk<'_, '_> {
    /// The window that ends on `day`. One still shorter than M days counts only if it holds N.
    pub(super) fn rolling(&self, day: Day, count: u32, days: u32, sink: &mut Sink<'_>) {
        let window = self.window_to(day, count, days);
        if let Some((occasion, _)) = window.filter(|(_, counts)| *counts) {
            sink(occasion);
        }
    }

    /// The window that ends on `day` and is still too short to count, where the section in force has such.
    pub(super) fn growing_window(&self, day: Day) -> Option<Occasion> {
        let lens = self.lens;
        let section = lens.section_on(day)?;
        let Cadence::Rolling { count, days } = section.cadence else {
            return None;
        };
        if !lens.days().contains(day) {
            return None;
        }
        let (occasion, counts) = self.window_to(day, count, days)?;
        (!counts).then_some(occasion)
    }

    /// The window that ends on `day`, and whether it counts.
    fn window_to(&self, day: Day, count: u32, days: u32) -> Option<(Occasion, bool)> {
        let lens = self.lens;
        let first = lens.first?;
        let length = i32::try_from(days).unwrap_or(i32::MAX);
        let full = Day(day.0.saturating_sub(length - 1));
        let start = full.max(first);
        let (done, excused) = self.counted(start, day);
        let (_, excused_today) = self.counted(day, day);
        let active = u64::from(day.0.abs_diff(start.0) + 1 - excused);
        let short = full < first;
        let prorated = round_half_up(u64::from(count) * active, u64::from(days));
        let need = if short {
            count
        } else {
            u32::try_from(prorated).unwrap_or(count)
        };
        let counts = !short || done >= count || excused_today > 0;
        let status = match () {
            () if excused_today > 0 || need == 0 => Status::Excused,
            () if done >= need => Status::Kept,
            () if day >= lens.now => Status::Pending,
            () => Status::Missed,
        };
        let (done, need) = (f64::from(done), f64::from(need));
        let pace = Pace {
            per_day: f64::from(count) / f64::from(days),
            days: 1.0,
        };
        let credit = if need > 0.0 {
            (done / need).min(1.0)
        } else {
            0.0
        };
        let occasion = Occasion {
            done,
            need,
            credit,
            ..Occasion::of_day(day, status, pace)
        };
        Some((occasion, counts))
    }

    /// The first day that a window ending on `day` or later may hold, whichever section is in force.
    fn earliest(&self, day: Day) -> Day {
        let lens = self.lens;
        let lengths = lens
            .habit
            .sections
            .iter()
            .map(|section| match section.cadence {
                Cadence::Rolling { days, .. } => i32::try_from(days).unwrap_or(i32::MAX),
                _ => 1,
            });
        let longest = lengths.max().unwrap_or(1);
        let start = Day(day.0.saturating_sub(longest - 1));
        lens.first.map_or(start, |first| start.max(first))
    }

    /// How many days from `from` to `until` are done, and how many are excused.
    fn counted(&self, from: Day, until: Day) -> (u32, u32) {
        let mut sums = self.sums.borrow_mut();
        // Days are asked in order, but a later section may look back further than the one now.
        let first = *sums
            .first
            .get_or_insert_with(|| self.earliest(until).min(from));
        if sums.counts.is_empty() {
            sums.counts.push((0, 0));
        }
        let lens = self.lens;
        while (sums.counts.len() as i32) <= until.0 - first.0 + 1 {
            let day = Day(first.0 + sums.counts.len() as i32 - 1);
            let (mut done, mut excused) = sums.counts.last().copied().unwrap_or_default();
            if let Some(section) = lens.section_on(day) {
                done += u32::from(lens.is_done(day, &lens.tally_day(day, section), section));
                excused += u32::from(lens.is_excused(day, section));
            }
            sums.counts.push((done, excused));
        }
        let at = |day: i32| {
            let index = usize::try_from(day - first.0).unwrap_or(0);
            sums.counts.get(index).copied().unwrap_or_default()
        };
        let ((done, excused), (before, excused_before)) = (at(until.0 + 1), at(from.0));
        (done - before, excused - excused_before)
    }
}
