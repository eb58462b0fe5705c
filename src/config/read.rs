//! TOML to settings: what is known is taken, what is wrong is told with its place.
//!
//! A line that is no TOML sets nothing, and the lines around it hold all the same. The parser's own words
//! are shown only where we know nothing better to say.

use super::levels::WARNINGS;
use super::{Colour, Level, Levels, Looks, Page, Refused, Subject};
use crate::diagnostic::wording::{either, nearest};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceId, Span};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Error};

const SETTINGS: [&str; 3] = ["ascii", "color", "levels"];
const LEVELS_HELP: &str =
    "write a line `[levels]`, and below it lines such as `unused-name = \"allow\"`";

/// A file with more broken lines than this is no settings at all, and is told to be so often enough.
const MOST_BROKEN: usize = 20;

pub fn read(page: &Page, source: SourceId) -> (Looks, Levels, Vec<Diagnostic>) {
    let mut reader = Reader {
        page,
        source,
        broken: None,
        has_broken_table: false,
        looks: Looks::default(),
        levels: Levels::default(),
        problems: Vec::new(),
    };
    // One broken line after the other is told and taken out, until the rest is TOML.
    let mut text = page.source.text.clone();
    for _ in 0..MOST_BROKEN {
        let (table, errors) = DeTable::parse_recoverable(&text);
        let place = |error: &Error| error.span().map_or(0, |span| span.start as u32);
        let Some(error) = errors.iter().min_by_key(|error| place(error)) else {
            reader.settings(table.get_ref());
            break;
        };
        let lines = reader.broken_lines(table.get_ref(), place(error));
        reader.tell_broken(table.get_ref(), &lines, error.message());
        let start = page.lines.start(lines.start) as usize;
        let end = page.lines.start(lines.end) as usize;
        let blank = " ".repeat(end - start);
        text.replace_range(start..end, &blank);
    }
    reader.problems.sort_by_key(|problem| problem.primary.span);
    (reader.looks, reader.levels, reader.problems)
}

struct Reader<'a> {
    page: &'a Page,
    source: SourceId,
    /// While a broken line is told: which.
    broken: Option<u32>,
    has_broken_table: bool,
    looks: Looks,
    levels: Levels,
    problems: Vec<Diagnostic>,
}

type Key<'t> = Spanned<DeString<'t>>;
type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn line(&self, at: usize) -> u32 {
        self.page.lines.at(at as u32)
    }

    /// The lines that an error at this place spoils: its own, or those of the value it ends.
    fn broken_lines(&self, table: &DeTable<'_>, at: u32) -> Range<u32> {
        let at = at as usize;
        let levels = table.get("levels").and_then(|it| it.get_ref().as_table());
        let values = table.iter().chain(levels.into_iter().flatten());
        let spoilt = values
            .filter(|(_, value)| !value.get_ref().is_table())
            .find(|(key, value)| (key.span().start..=value.span().end).contains(&at));
        let first = spoilt.map_or(at, |(key, _)| key.span().start);
        self.line(first)..self.line(at) + 1
    }

    /// Tells what is wrong with the first of these lines, in our words where it sets something known.
    fn tell_broken(&mut self, table: &DeTable<'_>, lines: &Range<u32>, message: &str) {
        let told = self.problems.len();
        self.broken = Some(lines.start);
        self.settings(table);
        self.broken = None;
        let text = self.page.lines.text(lines.start, &self.page.source.text);
        self.has_broken_table |= text.trim_start().starts_with('[');
        if self.problems.len() > told {
            return;
        }
        let indent = text.len() - text.trim_start().len();
        let start = self.page.lines.start(lines.start) as usize + indent;
        let message = format!("this line is not TOML: {message}");
        let help = "a setting is a line such as `ascii = true`, or `unused-name = \"allow\"` below a \
                    line `[levels]`";
        self.tell(start..start + text.trim().len(), message, help.to_owned());
    }

    /// Whether a key is looked at: while a broken line is told, only those on it.
    fn is_meant(&self, key: &Key<'_>) -> bool {
        let line = self.line(key.span().start);
        self.broken.is_none_or(|broken| broken == line)
    }

    fn settings(&mut self, table: &DeTable<'_>) {
        let mut colour_key: Option<&str> = None;
        for (key, value) in table {
            if !self.is_meant(key) {
                if let ("levels", Some(levels)) = (&**key.get_ref(), value.get_ref().as_table()) {
                    self.levels(levels);
                }
                continue;
            }
            match &**key.get_ref() {
                "ascii" => {
                    let said = value.get_ref().as_bool();
                    self.looks.ascii = self.expect(key, value, said, ["true", "false"], "");
                }
                name @ ("color" | "colour") => {
                    if let Some(other) = colour_key.replace(name) {
                        let message = format!("`{name}` is `{other}`, which is set already");
                        let help = format!("take one of the two out, as this `{name}`");
                        self.tell(key.span(), message, help);
                        continue;
                    }
                    let said = value.get_ref().as_str().and_then(Colour::named);
                    self.looks.colour = self.expect(key, value, said, Colour::WORDS, "\"");
                }
                "levels" => match value.get_ref().as_table() {
                    Some(levels) => self.levels(levels),
                    None => self.unlike(value, "a table", LEVELS_HELP.to_owned()),
                },
                // It may belong to a table whose own line is broken.
                name if self.broken.is_none() && !self.has_broken_table => self.unknown(key, name),
                _ => {}
            }
        }
    }

    fn unknown(&mut self, key: &Key<'_>, name: &str) {
        let help = if Subject::named(name, Level::Deny).is_ok() {
            LEVELS_HELP.replace("unused-name", name)
        } else if let Some(near) = nearest(name, SETTINGS) {
            format!("did you mean `{near}`?")
        } else {
            format!("there are {}", either(&SETTINGS).replace(" or ", " and "))
        };
        self.tell(key.span(), format!("no setting is named `{name}`"), help);
    }

    fn levels(&mut self, table: &DeTable<'_>) {
        // The one for all warnings first, so that those for single rules hold whatever their order.
        let is_rule =
            |(key, _): &(&Key<'_>, &Value<'_>)| !key.get_ref().eq_ignore_ascii_case(WARNINGS);
        let (rules, all): (Vec<_>, Vec<_>) = table.iter().partition(is_rule);
        for (key, value) in all.into_iter().chain(rules) {
            if !self.is_meant(key) {
                continue;
            }
            let said = value.get_ref().as_str().and_then(Level::named);
            // A name that can't be set at all says more than what is wrong with its level.
            match Subject::named(key.get_ref(), said.unwrap_or(Level::Deny)) {
                Err(Refused { message, help }) => self.tell(key.span(), message, help),
                Ok(subject) => {
                    if let Some(level) = self.expect(key, value, said, Level::WORDS, "\"") {
                        self.levels.set(subject, level);
                    }
                }
            }
        }
    }

    /// What a value says, unless it says nothing that is known or stands on a broken line. `quote` stands
    /// around the known words.
    fn expect<T, const N: usize>(
        &mut self,
        key: &Key<'_>,
        value: &Value<'_>,
        said: Option<T>,
        known: [&str; N],
        quote: &str,
    ) -> Option<T> {
        if self.broken.is_none() && said.is_some() {
            return said;
        }
        let text = self.page.source.text.get(value.span()).unwrap_or("");
        let word = text.trim_matches(['"', '\'']);
        let right = known.map(|known| format!("{quote}{known}{quote}"));
        if !right.iter().any(|right| right == text) {
            let near = nearest(word, known).or(known.first().copied());
            let near = near.unwrap_or_default();
            let help = format!("write `{} = {quote}{near}{quote}`", key.get_ref());
            self.unlike(value, &either(&right), help);
        }
        None
    }

    fn unlike(&mut self, value: &Value<'_>, expected: &str, help: String) {
        let span = value.span();
        let text = self.page.source.text.get(span.clone()).unwrap_or("");
        let found = match value.get_ref() {
            DeValue::Table(_) => "a table".to_owned(),
            DeValue::Array(_) => "a list".to_owned(),
            _ => match text.lines().next() {
                Some(text) => format!("`{text}`"),
                None => "nothing".to_owned(),
            },
        };
        self.tell(span, format!("expected {expected}, found {found}"), help);
    }

    fn tell(&mut self, span: Range<usize>, message: String, help: String) {
        let span = Span::new(span.start as u32, span.end as u32);
        let problem = Diagnostic::new(Code::InvalidSetting, self.source, span, message);
        self.problems.push(problem.help(help));
    }
}
