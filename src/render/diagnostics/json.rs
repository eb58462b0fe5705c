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

/// Writes the object part by part: [`Json::journal`] for each journal, then [`Json::end`].
#[derive(Debug, Default)]
pub struct Json {
    is_begun: bool,
    has_findings: bool,
}

impl Json {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The findings of one journal, which are sorted. `today` is the first journal's.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn journal(
        &mut self,
        out: &mut dyn Write,
        today: Day,
        texts: Texts<'_>,
        diagnostics: &[Diagnostic],
    ) -> io::Result<()> {
        self.begin(out, today)?;
        let mut places = Places::new(texts);
        for diagnostic in diagnostics {
            if self.has_findings {
                out.write_all(b",")?;
            }
            self.has_findings = true;
            to_writer(out, &finding(texts, &mut places, diagnostic))?;
        }
        Ok(())
    }

    fn begin(&mut self, out: &mut dyn Write, today: Day) -> io::Result<()> {
        if self.is_begun {
            return Ok(());
        }
        self.is_begun = true;
        write!(
            out,
            "{{\"version\":1,\"today\":\"{today}\",\"diagnostics\":["
        )
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end(mut self, out: &mut dyn Write, today: Day, counts: &Counts) -> io::Result<()> {
        self.begin(out, today)?;
        let Counts {
            errors, warnings, ..
        } = counts;
        writeln!(out, "],\"errors\":{errors},\"warnings\":{warnings}}}")
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
        file: texts.path(primary.source),
        span: stretch(places, primary.source, primary.span),
        labels: own
            .into_iter()
            .chain(&diagnostic.others)
            .map(|label: &Label| LabelJson {
                message: &label.message,
                file: texts.path(label.source),
                span: stretch(places, label.source, label.span),
            })
            .collect(),
    }
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
