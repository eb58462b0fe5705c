//! The same day as plain lines: `DATE NAME [AMOUNT UNIT]` for each mark that counts as done, and nothing else.

use crate::calendar::Date;
use crate::days::{Day, State, What};
use crate::forms::{called, measure};
use crate::habits::Habit;
use std::fmt::{Result, Write};

pub fn day(date: Date, day: &Day, habits: &[Habit], out: &mut String) -> Result {
    for entry in &day.entries {
        if let What::Mark {
            state: State::Kept | State::Added,
            name,
            amounts,
            ..
        } = &entry.what
        {
            write!(out, "{date} {}", called(name, habits))?;
            if let Some(amount) = amounts.first() {
                write!(out, " {}", measure(*amount))?;
            }
            *out += "\n";
        }
    }
    Ok(())
}
