//! Every run of a habit, one after the other: what a streak was, and is.
//!
//! One walk with the report's own fold of streaks, so the last one is the current streak and the longest the longest.

use super::done::Triggers;
use super::lens::Lens;
use super::streak::Run;
use super::walk::Walk;
use crate::journal::Journal;
use crate::text::Day;

/// Kept occasions in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RunReport {
    /// The first day of its first occasion, and the day that its last one closed on.
    pub from: Day,
    pub until: Day,
    pub length: u32,
    /// Whether it may still grow.
    pub is_current: bool,
}

/// All runs up to `today`, in order. `triggers` are those of today.
#[must_use]
pub fn runs(
    journal: &Journal<'_>,
    triggers: &Triggers,
    habit: usize,
    today: Day,
) -> Vec<RunReport> {
    let Some(lens) = Lens::new(journal, habit, today) else {
        return Vec::new();
    };
    let mut run = Run::new(lens.habit.forgive, journal.settings.week_starts);
    let mut runs = Vec::new();
    let mut last = None;
    Walk::new(&lens, triggers).each(&mut |occasion| {
        if run.take(&occasion) {
            runs.extend(last.take());
        }
        last = known(&run);
    });
    let ended = lens.last.is_some_and(|until| until < today);
    runs.extend(last.map(|last| RunReport {
        is_current: !ended,
        ..last
    }));
    runs
}

fn known(run: &Run) -> Option<RunReport> {
    run.days.map(|(from, until)| RunReport {
        from,
        until,
        length: run.current,
        is_current: false,
    })
}
