//! Entries dressed: day by day for reading or as Markdown, or one after the other as JSON, version 1.
//!
//! They are written as they come: a log of a hundred years is never held whole.

use super::json::to_writer;
use super::markdown::escape;
use super::{Look, words};
use crate::journal::{Journal, fold};
use crate::search::{Entry, Hit, Query};
use crate::syntax::{Amount, MentionKind, Number, State, Unit, mentions};
use crate::text::Day;
use crate::view::Meaning;
use crate::view::log;
use serde::Serialize;
use std::io::{self, Write};

/// Writes entries under the headings of their days.
pub struct DayByDay<'w> {
    pub out: &'w mut dyn Write,
    pub look: Look,
    pub is_markdown: bool,
    /// The day whose heading was written last.
    day: Option<Day>,
}

impl<'w> DayByDay<'w> {
    #[must_use]
    pub fn new(out: &'w mut dyn Write, look: Look, is_markdown: bool) -> Self {
        Self {
            out,
            look,
            is_markdown,
            day: None,
        }
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn entry(&mut self, entry: &Entry<'_>, query: &Query, hit: Hit) -> io::Result<()> {
        let is_match = hit.is_match;
        if self.day != Some(entry.day) {
            if self.day.is_some() {
                writeln!(self.out)?;
            }
            let heading = log::heading(entry.day);
            if self.is_markdown {
                writeln!(self.out, "## {heading}\n")?;
            } else {
                writeln!(self.out, "{}", self.look.paint(&heading, Meaning::Strong))?;
            }
            self.day = Some(entry.day);
        }
        if hit.is_apart {
            let (margin, gap) = (
                if self.is_markdown { "- " } else { "  " },
                self.look.either("…", "..."),
            );
            writeln!(self.out, "{margin}{}", self.look.paint(gap, Meaning::Dim))?;
        }
        if self.is_markdown {
            let said = log::words(entry, &[], is_match);
            let said: String = said.into_iter().map(|(_, text)| text).collect();
            return writeln!(self.out, "- {}", item(&said));
        }
        let places = if is_match && self.look.colour {
            query.places(entry)
        } else {
            Vec::new()
        };
        words::write(
            self.out,
            &log::words(entry, &places, is_match),
            2,
            self.look,
        )
    }
}

/// The text of a list's item: what would begin a list of its own within it is escaped too.
fn item(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = escaped.split_at_checked(digits).unwrap_or(("", &escaped));
    let is_number = digits > 0 && rest.starts_with(['.', ')']);
    if is_number || digits == 0 && rest.starts_with(['-', '+', '=']) {
        return format!("{number}\\{rest}");
    }
    escaped
}

/// An entry, field by field. What is absent is null.
#[derive(Serialize)]
struct EntryJson<'a> {
    date: Day,
    time: Option<String>,
    file: &'a str,
    /// From 1.
    line: u32,
    /// Not only context.
    matches: bool,
    /// `prose`, `habit`, `task` or `goal`.
    kind: &'static str,
    state: Option<&'static str>,
    /// As it is declared.
    name: Option<&'a str>,
    amounts: Vec<AmountJson<'a>>,
    /// Prose, or a mark's note.
    text: Option<&'a str>,
    tags: Vec<String>,
    people: Vec<String>,
}

#[derive(Serialize)]
struct AmountJson<'a> {
    value: f64,
    /// As written.
    unit: Option<&'a str>,
}

/// Writes entries as the items of a list in an object.
pub struct LogJson<'w> {
    out: &'w mut dyn Write,
    has_entries: bool,
}

impl<'w> LogJson<'w> {
    /// # Errors
    /// Where the stream takes no more; so for all parts.
    pub fn begin(out: &'w mut dyn Write, today: Day) -> io::Result<Self> {
        write!(out, "{{\"version\":1,\"today\":\"{today}\",\"entries\":[")?;
        let has_entries = false;
        Ok(Self { out, has_entries })
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn entry(
        &mut self,
        journal: &Journal<'_>,
        entry: &Entry<'_>,
        is_match: bool,
    ) -> io::Result<()> {
        self.out
            .write_all(if self.has_entries { b",\n" } else { b"\n" })?;
        self.has_entries = true;
        let source = journal.sources.get(entry.source.0 as usize);
        let amounts = entry.mark.map(|mark| entry.document.amounts(mark));
        let mentioned = |kind: MentionKind| {
            let of_kind = mentions(entry.free).filter(|mention| mention.kind == kind);
            let names = of_kind.map(|mention| fold(mention.name(entry.free)).into_owned());
            names.collect()
        };
        let json = EntryJson {
            date: entry.day,
            time: entry.time.map(|time| time.to_string()),
            file: source.map_or("", |source| source.path.as_str()),
            line: entry.line + 1,
            matches: is_match,
            kind: entry.item.map_or("prose", |item| item.kind().word()),
            state: entry.mark.map(|mark| state(mark.state)),
            name: entry.item.map(|item| journal.name(item)),
            amounts: (amounts.into_iter().flatten())
                .map(|amount| amount_json(entry, amount))
                .collect(),
            text: Some(entry.free).filter(|text| !text.is_empty()),
            tags: mentioned(MentionKind::Tag),
            people: mentioned(MentionKind::Person),
        };
        to_writer(self.out, &json)
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end(self) -> io::Result<()> {
        self.out.write_all(b"]}\n")
    }
}

fn amount_json<'a>(entry: &Entry<'a>, amount: &Amount) -> AmountJson<'a> {
    let unit = match amount.unit {
        Unit::None => None,
        Unit::Minutes(_) => Some("min"),
        Unit::Written(token) => {
            let token = entry.document.in_line(entry.line, token, entry.text);
            Some(entry.document.token(entry.line, token, entry.text))
        }
    };
    AmountJson {
        value: amount.number.0 as f64 / Number::ONE as f64,
        unit,
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Kept => "kept",
        State::Open => "open",
        State::Excused => "excused",
        State::Slipped => "slipped",
        State::Amount => "amount",
    }
}
