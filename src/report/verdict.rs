//! What became of one day: the occasion of each habit that holds it, as it stands today.
//!
//! The occasions are the walk's own; a day to come has none.

use super::done::Triggers;
use super::lens::Lens;
use super::occasion::Occasion;
use super::walk::Walk;
use crate::journal::Journal;
use crate::text::Day;
use rayon::prelude::*;

/// The occasions that hold a day, each with its habit's index; in declaration order.
#[must_use]
pub fn verdicts(journal: &Journal<'_>, day: Day, today: Day) -> Vec<(usize, Occasion)> {
    let triggers = Triggers::new(journal, today);
    let of_habit = |habit: usize| {
        let mut found = Vec::new();
        if let Some(lens) = Lens::new(journal, habit, today) {
            Walk::new(&lens, &triggers).each(&mut |occasion| {
                if occasion.from <= day && day <= occasion.until {
                    found.push((habit, occasion));
                }
            });
        }
        found
    };
    let habits = (0..journal.habits.len()).into_par_iter();
    habits.flat_map_iter(of_habit).collect()
}
