//! Findings as one JSON object, written as they come.
//!
//! Texts are exact: an unsafe character stands as `\u009b`, so that it reaches a program and no terminal.

use super::place::Places;
use super::{Counts, Texts};
use crate::diagnostic::{Diagnostic, Label};
use crate::render::json::to_writer;
use crate::text::{Day, SourceId, Span};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Finding<'a> {
    name: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a str,
    span: Stretch,
    labels: Vec<LabelJson<'a>>,
}

#[derive(Serialize)]
struct LabelJson<'a> {
    message: &'a str,
    file: &'a str,
    span: Stretch,
}

#[derive(Serialize)]
struct Stretch {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    byte: u32,
    line: u32,
    column: u32,
}

/// Writes the object, part by part: [`Self::begin`], [`Self::journal`] for each, [`Self::end`].
pub struct Json<'w> {
    out: &'w mut dyn Write,
    counts: Counts,
}

impl<'w> Json<'w> {
    /// # Errors
    /// Where the stream takes no more; so for the other parts.
    pub fn begin(out: &'w mut dyn Write, today: Day) -> io::Result<Self> {
        write!(
            out,
            "{{\"version\":1,\"today\":\"{today}\",\"diagnostics\":["
        )?;
        let counts = Counts::default();
        Ok(Self { out, counts })
    }

    /// The findings of one journal, which are sorted.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn journal(&mut self, texts: Texts<'_>, diagnostics: &[Diagnostic]) -> io::Result<()> {
        let mut places = Places::new(texts);
        let mut first = self.counts.errors + self.counts.warnings == 0;
        for diagnostic in diagnostics {
            if !first {
                self.out.write_all(b",")?;
            }
            first = false;
            to_writer(&mut *self.out, &finding(texts, &mut places, diagnostic))?;
        }
        self.counts = self.counts.plus(Counts::of(diagnostics, 0));
        Ok(())
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end(self) -> io::Result<()> {
        let Counts {
            errors, warnings, ..
        } = self.counts;
        writeln!(self.out, "],\"errors\":{errors},\"warnings\":{warnings}}}")
    }
}

/// The primary place's own words, where it has any, are the first label.
fn finding<'a>(
    texts: Texts<'a>,
    places: &mut Places<'_>,
    diagnostic: &'a Diagnostic,
) -> Finding<'a> {
    let primary = &diagnostic.primary;
    let own = (!primary.message.is_empty()).then_some(primary);
    Finding {
        name: diagnostic.code.name(),
        severity: diagnostic.severity().word(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        file: path(texts, primary.source),
        span: stretch(places, primary.source, primary.span),
        labels: own
            .into_iter()
            .chain(&diagnostic.others)
            .map(|label: &Label| LabelJson {
                message: &label.message,
                file: path(texts, label.source),
                span: stretch(places, label.source, label.span),
            })
            .collect(),
    }
}

fn path(texts: Texts<'_>, source: SourceId) -> &str {
    texts
        .source(source)
        .map_or("", |(source, _)| source.path.as_str())
}

fn stretch(places: &mut Places<'_>, source: SourceId, span: Span) -> Stretch {
    let mut point = |byte: u32| {
        let place = places.at(source, byte);
        Point {
            byte,
            line: place.line,
            column: place.column,
        }
    };
    Stretch {
        start: point(span.start),
        end: point(span.end),
    }
}
