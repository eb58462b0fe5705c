//! Every error of syntax, and the one place where each becomes a [`Diagnostic`].
//!
//! The lowering says what it found, why it is wrong and what right text would be, in the user's own words;
//! here stand the codes and the messages.

use super::mend::Right;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Day, SourceId, Span, Weekday};

/// What is wrong with some characters of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Fault {
    /// The user's words; empty where something is missing.
    pub found: String,
    /// Stands right under the characters.
    pub why: String,
    /// A sentence with right text in it; may be empty.
    pub help: String,
    /// Right text, the likeliest first.
    pub rights: Vec<Right>,
    /// The line that the help shows, where it is not for a fix to write.
    pub shown: Option<Right>,
}

impl Fault {
    pub fn new(found: impl Into<String>, why: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            found: found.into(),
            why: why.into(),
            help: help.into(),
            rights: Vec::new(),
            shown: None,
        }
    }

    /// One whose right text is known: the help shows it.
    pub fn right(found: impl Into<String>, why: impl Into<String>, right: Right) -> Self {
        let help = format!("write `{}`", right.text);
        Self::new(found, why, help).or(right)
    }

    /// One whose help shows a line that would be right, and lose what is not.
    pub fn shows(mut self, right: Right) -> Self {
        self.shown = Some(right);
        self
    }

    /// One more right text; the help shows it already.
    pub fn or(mut self, right: Right) -> Self {
        self.rights.push(right);
        self
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Problem {
    ControlCharacter {
        /// The first of the line, and how many more it has.
        character: char,
        more: usize,
    },
    UnexpectedText(Fault),
    StrayLine(Fault),
    UnknownKeyword(Fault),
    UnknownAttribute(Fault),
    UnknownState(Fault),
    InvalidDate(Fault),
    WrongWeekday {
        day: Day,
        written: Weekday,
        /// The line with the weekday its date has, and with the nearest date that has its weekday.
        right: [Right; 2],
    },
    InvalidTime(Fault),
    InvalidAmount(Fault),
    InvalidCadence(Fault),
    InvalidName(Fault),
}

impl Problem {
    /// Right text, the likeliest first.
    pub fn rights(&self) -> &[Right] {
        match self {
            Self::WrongWeekday { right, .. } => right,
            _ => self.fault().map_or(&[], |fault| &fault.rights),
        }
    }

    /// The line that its help shows.
    pub fn shown(&self) -> Option<&Right> {
        let fault = self.fault()?;
        fault.shown.as_ref().or(fault.rights.first())
    }

    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::ControlCharacter { .. } | Self::WrongWeekday { .. } => None,
            Self::UnexpectedText(fault)
            | Self::StrayLine(fault)
            | Self::UnknownKeyword(fault)
            | Self::UnknownAttribute(fault)
            | Self::UnknownState(fault)
            | Self::InvalidDate(fault)
            | Self::InvalidTime(fault)
            | Self::InvalidAmount(fault)
            | Self::InvalidCadence(fault)
            | Self::InvalidName(fault) => Some(fault),
        }
    }

    /// What to do where the line that the help would show has an error of its own. A date or a state that is shown
    /// is right, whatever else its line holds.
    pub fn way_out(&self) -> Option<&'static str> {
        match self {
            Self::InvalidDate(_) | Self::UnknownState(_) => None,
            Self::InvalidTime(_) => Some("a time is written `HH:MM`, from `00:00` to `23:59`"),
            Self::InvalidAmount(_) => {
                Some("write a number like `5`, and its unit where it has one, like `20 min`")
            }
            Self::InvalidCadence(_) => {
                Some("a cadence is written `every day`, `3 per week` or `5 in 7 days`")
            }
            Self::InvalidName(_) => Some(
                "a name is words that begin with a letter, of letters, digits, `-`, `_` and `'`",
            ),
            Self::UnknownAttribute(_) => {
                Some("`daymark explain unknown-attribute` lists what may stand here")
            }
            Self::UnknownKeyword(_) => {
                Some("`daymark explain unknown-keyword` lists what may stand here")
            }
            _ => Some("delete it, or keep it in a comment on a line of its own, behind `//`"),
        }
    }

    pub fn diagnostic(self, source: SourceId, span: Span) -> Diagnostic {
        let plain = |code, message: String, fault: Fault| {
            let diagnostic = Diagnostic::new(code, source, span, message).label(fault.why);
            if fault.help.is_empty() {
                diagnostic
            } else {
                diagnostic.help(fault.help)
            }
        };
        let none = |code, noun: &str, fault: Fault| {
            let message = if fault.found.is_empty() {
                format!("expected {noun}")
            } else {
                format!("expected {noun}, found `{}`", fault.found)
            };
            plain(code, message, fault)
        };
        let said = |code, words: &str, mut fault: Fault| {
            let message = if fault.found.is_empty() {
                std::mem::take(&mut fault.why)
            } else {
                format!("{words} `{}`", fault.found)
            };
            plain(code, message, fault)
        };
        match self {
            Self::ControlCharacter { character, more } => control(source, span, character, more),
            Self::WrongWeekday {
                day,
                written,
                right,
            } => weekday(source, span, day, written, &right),
            Self::UnexpectedText(fault) => said(Code::UnexpectedText, "unexpected text", fault),
            Self::StrayLine(fault) => {
                let message = format!("`{}` belongs to nothing", fault.found);
                plain(Code::StrayLine, message, fault)
            }
            Self::UnknownKeyword(fault) => said(Code::UnknownKeyword, "unknown keyword", fault),
            Self::UnknownAttribute(fault) => {
                said(Code::UnknownAttribute, "unknown attribute", fault)
            }
            Self::UnknownState(fault) => said(Code::UnknownState, "unknown state", fault),
            Self::InvalidDate(fault) => none(Code::InvalidDate, "a date", fault),
            Self::InvalidTime(fault) => none(Code::InvalidTime, "a time", fault),
            Self::InvalidAmount(fault) => none(Code::InvalidAmount, "an amount", fault),
            Self::InvalidCadence(fault) => none(Code::InvalidCadence, "a cadence", fault),
            Self::InvalidName(fault) => none(Code::InvalidName, "a name", fault),
        }
    }
}

/// The report for a file whose bytes are no UTF-8 from `offset` on, where `byte` stands.
///
/// Such a file has no text; its reader makes this and shows the file as empty.
#[must_use]
pub fn not_utf8(source: SourceId, offset: u32, byte: u8) -> Diagnostic {
    Diagnostic::new(
        Code::NotUtf8,
        source,
        Span::new(offset, offset),
        format!("the file is not UTF-8: byte {byte:#04x} at offset {offset} starts no character"),
    )
    .help("save the file as UTF-8, or convert it: `iconv -f WINDOWS-1252 -t UTF-8 FILE`")
}

fn control(source: SourceId, span: Span, character: char, more: usize) -> Diagnostic {
    let message = match more {
        0 => format!("control character {}", code_point(character)),
        1 => format!(
            "control character {}, and another in this line",
            code_point(character)
        ),
        _ => format!(
            "control character {}, and {more} more in this line",
            code_point(character)
        ),
    };
    Diagnostic::new(Code::ControlCharacter, source, span, message)
        .label("a character that can't be seen")
        .help("delete it: the line is read as it stands, but it may not be what it looks like")
}

/// `U+0007`, with the name of those that are met in practice.
fn code_point(character: char) -> String {
    let code = u32::from(character);
    let name = match character {
        '\0' => " (null)",
        '\r' => " (carriage return)",
        '\u{b}' => " (vertical tab)",
        '\u{c}' => " (form feed)",
        '\u{1b}' => " (escape)",
        '\u{7f}' => " (delete)",
        '\u{85}' => " (next line)",
        '\u{2028}' => " (line separator)",
        '\u{2029}' => " (paragraph separator)",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => " (turns the direction of text)",
        '\u{feff}' => " (byte order mark)",
        _ => "",
    };
    format!("U+{code:04X}{name}")
}

fn weekday(
    source: SourceId,
    span: Span,
    day: Day,
    written: Weekday,
    [by_date, by_weekday]: &[Right; 2],
) -> Diagnostic {
    let right = day.weekday().full();
    let mut help = format!("write `{}`", by_date.text);
    if by_weekday != by_date {
        let other = &by_weekday.text;
        help.push_str(&format!(" or, if the weekday is right, `{other}`"));
    }
    Diagnostic::new(
        Code::WrongWeekday,
        source,
        span,
        format!("{day} is a {right}, not a {}", written.full()),
    )
    .label(format!("this day is a {right}"))
    .help(help)
}
