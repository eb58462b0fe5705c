//! A report as JSON, version 1: taken from the numbers, never from the tables, and written as they come.
//!
//! Habits go out one by one, so that a report of a hundred years is never held whole.

use super::json::to_writer;
use crate::report::HabitReport;
use crate::text::{Day, Period};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the object part by part: its head, lists and values in the order of the format, its end.
pub struct ReportJson<'w> {
    out: &'w mut dyn Write,
    has_habits: bool,
}

impl<'w> ReportJson<'w> {
    /// # Errors
    /// Where the stream takes no more; so for all parts.
    pub fn begin(out: &'w mut dyn Write, today: Day, period: Period) -> io::Result<Self> {
        write!(out, "{{\"version\":1,\"today\":\"{today}\",\"period\":")?;
        to_writer(out, &period)?;
        Ok(Self {
            out,
            has_habits: false,
        })
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn begin_habits(&mut self) -> io::Result<()> {
        self.out.write_all(b",\"habits\":[")
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn habit(&mut self, habit: &HabitReport) -> io::Result<()> {
        self.out
            .write_all(if self.has_habits { b",\n" } else { b"\n" })?;
        self.has_habits = true;
        to_writer(self.out, habit)
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end_habits(&mut self) -> io::Result<()> {
        self.out.write_all(b"]")
    }

    /// One more key and its value, on a line of its own.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()> {
        write!(self.out, ",\n\"{key}\":")?;
        to_writer(self.out, value)
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end(self) -> io::Result<()> {
        self.out.write_all(b"}\n")
    }
}
