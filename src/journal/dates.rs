//! Dates that belong together: first days, last days, pauses; told where the last is before the first.
//!
//! It takes in one line at a time, so that a declaration's lines are read once for all that they say. A last
//! day that is told counts as not written.

use super::Site;
use super::once::Once;
use super::problem::Problems;
use crate::syntax::{At, Attribute, Clause, Pause};
use crate::text::{Day, Period, SourceId};

/// A date and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    pub day: Day,
    pub site: Site,
}

impl Dated {
    pub fn new(source: SourceId, line: u32, date: At<Day>) -> Self {
        Self {
            day: date.value,
            site: Site::new(source, line, date.token),
        }
    }
}

/// The `from`, `until` and `by` of a declaration.
#[derive(Default, Clone, Copy)]
pub(super) struct Dates {
    pub from: Option<Dated>,
    pub until: Option<Dated>,
    pub by: Option<Dated>,
}

impl Dates {
    /// Takes in a line with dates; other lines are let be.
    pub fn read(
        &mut self,
        problems: &mut Problems<'_>,
        once: &mut Once,
        source: SourceId,
        attribute: &Attribute,
    ) {
        let mut take = |slot: &mut Option<Dated>, name, date: &Option<At<Day>>| {
            let Some(date) = date else { return };
            let dated = Dated::new(source, attribute.line, *date);
            if once.is_first(problems, name, dated.site) {
                *slot = Some(dated);
            }
        };
        match &attribute.clause {
            Clause::Dates { from, until } => {
                take(&mut self.from, "from", from);
                take(&mut self.until, "until", until);
            }
            Clause::By(day) => take(&mut self.by, "by", &Some(*day)),
            _ => {}
        }
    }

    /// Tells a last day that is before the first; it then counts as not written.
    pub fn check(&mut self, problems: &mut Problems<'_>) {
        let from = self.from;
        if is_reversed(problems, from, self.until, "until") {
            self.until = None;
        }
        if is_reversed(problems, from, self.by, "by") {
            self.by = None;
        }
    }

    /// Tells changes outside the days of their habit. They stay as written: what is above the last one
    /// before the first day never holds, nor what is below one after the last day.
    pub fn check_changes(&self, problems: &mut Problems<'_>, changes: &[Dated]) {
        for change in changes {
            let on = change.day;
            if let Some(from) = self.from.filter(|from| on < from.day) {
                let day = from.day;
                problems.reversed_dates(
                    (change.site, "before the first day"),
                    (from.site, "the first day"),
                    format!("the change on {on} is before `from {day}`"),
                    format!(
                        "what stands above it never holds: begin earlier, as in `from {}`, or write the lines below it without the change",
                        on.previous()
                    ),
                );
            } else if let Some(until) = self.until.filter(|until| on > until.day) {
                let day = until.day;
                problems.reversed_dates(
                    (change.site, "after the last day"),
                    (until.site, "the last day"),
                    format!("the change on {on} is after `until {day}`"),
                    format!("it never holds: write `until {on}` or later, or take the change out"),
                );
            }
        }
    }

    pub fn first(&self) -> Option<Day> {
        self.from.map(|from| from.day)
    }

    pub fn last(&self) -> Option<Day> {
        self.until.map(|until| until.day)
    }

    pub fn due(&self) -> Option<Day> {
        self.by.map(|by| by.day)
    }
}

/// Whether the second date is before the first; if so it is told. `word` leads the second one.
pub(super) fn is_reversed(
    problems: &mut Problems<'_>,
    from: Option<Dated>,
    until: Option<Dated>,
    word: &str,
) -> bool {
    let (Some(from), Some(until)) = (from, until) else {
        return false;
    };
    if from.day <= until.day {
        return false;
    }
    let (first, last) = (problems.quote(from.site), problems.quote(until.site));
    let help = if word == "until" {
        format!("write the earlier date first: `from {last} until {first}`")
    } else {
        format!("write the earlier date as the first: `from {last}` and `{word} {first}`")
    };
    problems.reversed_dates(
        (until.site, "the last day"),
        (from.site, "the first day"),
        format!("`{word} {last}` is before `from {first}`"),
        help,
    );
    problems.mend(Some(problems.swapped(from.site, until.site)));
    true
}

/// The days of a pause; an open one has no end. None where its dates are reversed, which is told.
pub(super) fn pause(
    problems: &mut Problems<'_>,
    source: SourceId,
    line: u32,
    pause: &Pause,
) -> Option<Period> {
    let from = pause.from.value;
    let Some(until) = pause.until else {
        return Some(Period::new(from, Day::MAX));
    };
    if until.value >= from {
        return Some(Period::new(from, until.value));
    }
    let [first, last] = [pause.from.token, until.token].map(|token| Site::new(source, line, token));
    problems.reversed_dates(
        (last, "the last day"),
        (first, "the first day"),
        format!("the pause ends on {}, before it begins", until.value),
        format!(
            "write the earlier date first: `pause {} until {from}`",
            until.value
        ),
    );
    problems.mend(Some(problems.swapped(first, last)));
    None
}
