//! A finding about a journal as plain data: what is wrong, where, and what to write instead.
//!
//! Every stage makes these; only `render` dresses them. The names live in [`codes`].

pub mod codes;
mod fix;
pub mod wording;

pub use codes::{Code, Severity};
pub use fix::{Fix, Safety};

use crate::text::{SourceId, Span};
use wording::quoted_short;

/// A place in a source and what to say about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    pub source: SourceId,
    pub span: Span,
    pub message: String,
}

/// So many characters of the user's words stand in a message or a label.
const QUOTE: usize = 60;
/// Right text is there to be copied, so more of it is shown.
const RIGHT_TEXT: usize = 100;

/// One finding. Messages are lower case without a full stop, with the user's words in backticks: long ones are
/// cut here, whoever makes the finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub code: Code,
    severity: Severity,
    pub message: String,
    /// The very characters that are wrong; its message may be empty.
    pub primary: Label,
    /// Other places that are party to it.
    pub others: Vec<Label>,
    /// A sentence that shows right text.
    pub help: Option<String>,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    #[must_use]
    pub fn new(code: Code, source: SourceId, span: Span, message: impl Into<String>) -> Self {
        let primary = Label {
            source,
            span,
            message: String::new(),
        };
        Self {
            code,
            severity: code.severity(),
            message: quoted_short(message.into(), QUOTE),
            primary,
            others: Vec::new(),
            help: None,
            fixes: Vec::new(),
        }
    }

    /// What to write right under the marked characters.
    #[must_use]
    pub fn label(mut self, message: impl Into<String>) -> Self {
        self.primary.message = quoted_short(message.into(), QUOTE);
        self
    }

    #[must_use]
    pub fn other(mut self, source: SourceId, span: Span, message: impl Into<String>) -> Self {
        self.others.push(Label {
            source,
            span,
            message: quoted_short(message.into(), QUOTE),
        });
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(quoted_short(help.into(), RIGHT_TEXT));
        self
    }

    /// One more way to mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// The message, and the help on a line of its own: all there is to say where there is room for one text.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.help {
            Some(help) => format!("{}\n{help}", self.message),
            None => self.message.clone(),
        }
    }

    /// As the code has it, or as the settings say.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    pub const fn rate(&mut self, severity: Severity) {
        self.severity = severity;
    }
}
