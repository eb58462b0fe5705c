//! Findings with the lines they are about, drawn by miette.
//!
//! Messages and help are wrapped here, not by miette, which would break dates at their hyphens.

use super::snippet::{Snippet, TAB};
use super::{Counts, Texts};
use crate::diagnostic::{self, Severity};
use crate::render::wrap::wrap;
use crate::render::{Look, sanitize};
use crate::view::Meaning;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::fmt::{self, Display};
use std::io::{self, Write};

/// Draws findings: one handler a severity, so that what is marked has its colour.
pub struct Graphical {
    look: Look,
    error: GraphicalReportHandler,
    warning: GraphicalReportHandler,
}

impl Graphical {
    #[must_use]
    pub fn new(look: Look) -> Self {
        let handler = |severity: Severity| {
            let mut theme = match (look.unicode, look.colour) {
                (true, true) => GraphicalTheme::unicode(),
                (true, false) => GraphicalTheme::unicode_nocolor(),
                (false, true) => GraphicalTheme::ascii(),
                (false, false) => GraphicalTheme::none(),
            };
            theme.styles.highlights = vec![match severity {
                Severity::Error => theme.styles.error,
                Severity::Warning => theme.styles.warning,
            }];
            GraphicalReportHandler::new_themed(theme)
                .with_width(look.width)
                .with_wrap_lines(false)
                .with_context_lines(1)
                .without_cause_chain()
                .without_syntax_highlighting()
                .tab_width(TAB)
        };
        Self {
            look,
            error: handler(Severity::Error),
            warning: handler(Severity::Warning),
        }
    }

    /// Writes the findings of one journal, which are sorted, a blank line after each.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn write(
        &self,
        out: &mut dyn Write,
        texts: Texts<'_>,
        diagnostics: &[diagnostic::Diagnostic],
    ) -> io::Result<()> {
        let mut drawn = String::new();
        for diagnostic in diagnostics {
            let shown = Shown::new(texts, diagnostic, self.look);
            let handler = match diagnostic.severity() {
                Severity::Error => &self.error,
                Severity::Warning => &self.warning,
            };
            drawn.clear();
            handler
                .render_report(&mut drawn, &shown)
                .map_err(io::Error::other)?;
            for line in drawn.lines() {
                writeln!(out, "{}", line.trim_end())?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// The closing line.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn write_counts(&self, out: &mut dyn Write, counts: &Counts) -> io::Result<()> {
        let meaning = match counts {
            Counts { errors: 1.., .. } => Meaning::Bad,
            Counts { warnings: 1.., .. } => Meaning::Warn,
            _ => Meaning::Good,
        };
        writeln!(out, "{}", self.look.paint(&counts.line(), meaning))
    }
}

/// A finding in miette's terms.
#[derive(Debug)]
struct Shown {
    message: String,
    help: Option<String>,
    severity: Severity,
    snippet: Snippet,
}

impl Shown {
    fn new(texts: Texts<'_>, diagnostic: &diagnostic::Diagnostic, look: Look) -> Self {
        let (word, name) = (diagnostic.severity().word(), diagnostic.code.name());
        let message = format!("{word}[{name}]: {}", sanitize::cell(&diagnostic.message));
        let help = diagnostic.help.as_deref().map(|help| {
            let lines: Vec<_> = help.lines().map(sanitize::cell).collect();
            wrap(&lines.join("\n"), look.width.saturating_sub(8))
        });
        Self {
            message: wrap(&message, look.width.saturating_sub(4)),
            help,
            severity: diagnostic.severity(),
            snippet: Snippet::new(texts, diagnostic, look),
        }
    }
}

impl Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let help = self.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.snippet.labels.iter().cloned()))
    }
}
