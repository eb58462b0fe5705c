//! The same day for ledger: one transaction, each mark a posting in a commodity for each of its amounts
//! (`kept`, `slipped`, … where it has none). Prose and notes are comments. As in any ledger file, the day
//! balances: against an account of days. Virtual postings need not balance, and ledger reads a day of them
//! faster, so they are a form of their own.

use crate::calendar::Date;
use crate::days::{Amount, Day, State, What};
use crate::forms::{called, clock, decimal};
use crate::habits::Habit;
use std::fmt::{Result, Write};

/// How a day's postings come out even.
#[derive(Clone, Copy, PartialEq)]
pub enum Postings {
    Balanced,
    Virtual,
}

pub fn day(
    date: Date,
    day: &Day,
    postings: Postings,
    habits: &[Habit],
    out: &mut String,
) -> Result {
    let (open, close) = match postings {
        Postings::Balanced => ("", ""),
        Postings::Virtual => ("(", ")"),
    };
    let has_mark = day
        .entries
        .iter()
        .any(|entry| matches!(entry.what, What::Mark { .. }));
    // A transaction needs a posting, so a day of prose alone is a comment.
    let headline = day.headline.as_deref().unwrap_or("a day");
    writeln!(
        out,
        "{}{date} {}, {headline}",
        if has_mark { "" } else { "; " },
        date.weekday()
    )?;
    for entry in &day.entries {
        let time = entry.time.map(clock);
        match &entry.what {
            What::Prose(text) => {
                *out += if has_mark { "    ; " } else { "; " };
                if let Some(time) = time {
                    write!(out, "{time} ")?;
                }
                writeln!(out, "{text}")?;
            }
            What::Mark {
                state,
                name,
                amounts,
                note,
            } => {
                let bare = [(10, word(*state))];
                let amounts: &[Amount] = if amounts.is_empty() { &bare } else { amounts };
                for (tenths, unit) in amounts {
                    write!(
                        out,
                        "    {open}Habits:{}{close}  {} {unit}",
                        called(name, habits),
                        decimal(*tenths)
                    )?;
                    let said: Vec<_> = time.iter().chain(note).map(String::as_str).collect();
                    if !said.is_empty() {
                        write!(out, "  ; {}", said.join(" "))?;
                    }
                    *out += "\n";
                }
            }
        }
    }
    if has_mark && postings == Postings::Balanced {
        *out += "    Days\n";
    }
    Ok(())
}

fn word(state: State) -> &'static str {
    match state {
        State::Kept => "kept",
        State::Open => "open",
        State::Excused => "excused",
        State::Slipped => "slipped",
        State::Added => "added",
    }
}
