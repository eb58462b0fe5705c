//! Puts days on paper, one after the other, in one of four forms: what stands before them,
//! the years they are written under, and the wrong lines a test of errors asks for.
//! How a day looks is said in `daymark`, `ledger` and `plain`; how a number does, at the end of this file.

use crate::calendar::Date;
use crate::days::{Amount, Day, Name, is_paused};
use crate::habits::Habit;
use crate::ledger::Postings;
use crate::{daymark, ledger, plain};

#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    Daymark,
    Ledger(Postings),
    Plain,
}

impl Form {
    pub fn named(name: &str) -> Option<Form> {
        match name {
            "daymark" => Some(Form::Daymark),
            "ledger" => Some(Form::Ledger(Postings::Balanced)),
            "ledger-virtual" => Some(Form::Ledger(Postings::Virtual)),
            "plain" => Some(Form::Plain),
            _ => None,
        }
    }

    /// The ending of a file in this form.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Daymark => "day",
            Form::Ledger(_) => "ledger",
            Form::Plain => "txt",
        }
    }
}

/// Each is one error and draws no warning beside it, at the end of any day that is not paused.
const WRONG: [&str; 5] = [
    "  [x] meditat\n",
    "  [?] run\n",
    "  [+] walk 10 000 m\n",
    "  25:10 [+] walk 40 min\n",
    "2025-02-30 [+] walk 40 min\n",
];

pub struct Paper {
    form: Form,
    first: Date,
    /// Added to every year that is written.
    later: i32,
    errors: usize,
    days: usize,
    written: usize,
    wrong: usize,
}

impl Paper {
    pub fn new(form: Form, first: i32, years: i32, errors: usize) -> Self {
        // Ledger's calendar starts in 1400. Ours repeats every 400 years, weekdays and all.
        let later = if matches!(form, Form::Ledger(_)) && first < 1400 {
            400
        } else {
            0
        };
        let days = (first..first + years)
            .map(|year| crate::calendar::days(year).count())
            .sum();
        Paper {
            form,
            first: Date::new(first, 1, 1),
            later,
            errors,
            days,
            written: 0,
            wrong: 0,
        }
    }

    /// What stands before the days. Only Daymark has anything to say there.
    pub fn declarations(&self, habits: &[Habit]) -> String {
        match self.form {
            Form::Daymark => daymark::declarations(habits, self.first),
            Form::Ledger(_) | Form::Plain => String::new(),
        }
    }

    pub fn day(&mut self, day: &Day, habits: &[Habit], out: &mut String) {
        let date = Date {
            year: day.date.year + self.later,
            ..day.date
        };
        // Writing to a string cannot fail.
        let _ = match self.form {
            Form::Daymark => daymark::day(date, day, habits, out),
            Form::Ledger(postings) => ledger::day(date, day, postings, habits, out),
            Form::Plain => plain::day(date, day, habits, out),
        };
        self.written += 1;
        while !is_paused(day.date) && self.wrong < self.errors * self.written / self.days {
            *out += WRONG[self.wrong % WRONG.len()];
            self.wrong += 1;
        }
        if self.form != Form::Plain {
            *out += "\n";
        }
    }
}

/// What a mark is called.
pub fn called<'a>(name: &Name, habits: &'a [Habit]) -> &'a str {
    match name {
        Name::Habit(at) => &habits[*at].name,
        Name::Other(name) => name,
    }
}

pub fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

pub fn decimal(tenths: u32) -> String {
    match tenths % 10 {
        0 => format!("{}", tenths / 10),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// An amount as a person writes it: `1 glass`, `2 glasses`.
pub fn measure((tenths, unit): Amount) -> String {
    let ending = if unit == "glass" && tenths > 10 {
        "es"
    } else {
        ""
    };
    format!("{} {unit}{ending}", decimal(tenths))
}
