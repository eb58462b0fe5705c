//! Daymark's own form: the declarations (the habits, a plan, a task, goals, a pause a year), then a block a day.
//! Nothing here may draw a word from `daymark check`.

use crate::calendar::{self, Date};
use crate::days::{Day, State, What, is_paused};
use crate::forms::{called, clock, measure};
use crate::habits::Habit;
use std::fmt::{Result, Write};

const PLAN: &str = "\
// A season of doing what I keep putting off.
plan autumn: A steadier autumn
  from 2025-10-06 for 12 weeks
  on track at 80%
  step 1: Start and end the day well
    needs meditate, journal
  step 2: Move
    needs run, walk, cool down, round the lake
  step 3: Drink and eat less of what does me no good
    needs wine, no sugar
  step 4: Keep the loose ends few
    from week 3
    needs tidy desk, file taxes, half marathon

task file taxes: Papers are in the blue folder
  by 2025-05-31

goal half marathon: Run my first half marathon
  from 2025-01-01
  by 2025-12-31
  best 21.1 km of run
  milestone 10 km by 2025-06-30

goal round the lake: As far as the lake is round, ten times
  from 2025-01-01
  by 2025-12-31
  total 1200 km of run

goal learn to swim: Twenty lengths without a break
  by 2025-12-31

";

pub fn declarations(habits: &[Habit], first: Date) -> String {
    let mut text = PLAN.to_string();
    for habit in habits {
        text += &format!("habit {}: {}\n", habit.name, habit.title);
        for line in habit.attributes {
            text += &format!("  {}\n", line.replace("START", &first.to_string()));
        }
        text += "\n";
    }
    for year in first.year..=2025 {
        let week: Vec<_> = calendar::days(year)
            .filter(|date| is_paused(*date))
            .collect();
        text += &format!(
            "pause {} until {}: in the hills\n",
            week[0],
            week[week.len() - 1]
        );
    }
    text + "\n"
}

pub fn day(date: Date, day: &Day, habits: &[Habit], out: &mut String) -> Result {
    write!(out, "{date} {}", date.weekday())?;
    match &day.headline {
        Some(text) => writeln!(out, ": {text}")?,
        None => writeln!(out)?,
    }
    for entry in &day.entries {
        *out += "  ";
        if let Some(minutes) = entry.time {
            write!(out, "{} ", clock(minutes))?;
        }
        match &entry.what {
            What::Prose(text) => *out += text,
            What::Mark {
                state,
                name,
                amounts,
                note,
            } => {
                write!(out, "[{}] {}", sign(*state), called(name, habits))?;
                for amount in amounts {
                    write!(out, " {}", measure(*amount))?;
                }
                if let Some(note) = note {
                    write!(out, ": {note}")?;
                }
            }
        }
        *out += "\n";
    }
    Ok(())
}

fn sign(state: State) -> char {
    match state {
        State::Kept => 'x',
        State::Open => ' ',
        State::Excused => '-',
        State::Slipped => '!',
        State::Added => '+',
    }
}
