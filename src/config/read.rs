//! TOML to settings: what is known is taken, what is wrong is told with its place.
//!
//! A line that is no TOML sets nothing, and the lines around it hold all the same. The parser's own words
//! are shown only where we know nothing better to say.

use super::{Colour, Level, Levels, Looks, Page, Refused, Subject};
use crate::diagnostic::wording::{either, nearest};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceId, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

const SETTINGS: [&str; 3] = ["ascii", "color", "levels"];
const LEVELS_HELP: &str =
    "write a line `[levels]`, and below it lines such as `unused-name = \"allow\"`";

pub fn read(page: &Page, source: SourceId) -> (Looks, Levels, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(&page.source.text);
    let mut broken = BTreeMap::new();
    for error in errors {
        let at = error.span().map_or(0, |span| span.start as u32);
        let message = error.message().to_owned();
        broken.entry(page.lines.at(at)).or_insert(message);
    }
    let mut reader = Reader {
        page,
        source,
        broken,
        looks: Looks::default(),
        levels: Levels::default(),
        problems: Vec::new(),
    };
    reader.settings(table.get_ref());
    reader.finish()
}

struct Reader<'a> {
    page: &'a Page,
    source: SourceId,
    /// The lines that are no TOML, and what the parser says of each.
    broken: BTreeMap<u32, String>,
    looks: Looks,
    levels: Levels,
    problems: Vec<Diagnostic>,
}

type Key<'t> = Spanned<DeString<'t>>;
type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn settings(&mut self, table: &DeTable<'_>) {
        let mut colour_key: Option<&str> = None;
        for (key, value) in table {
            match &**key.get_ref() {
                "ascii" => {
                    let said = value.get_ref().as_bool();
                    self.looks.ascii = self.expect(key, value, said, &["true", "false"]);
                }
                name @ ("color" | "colour") => {
                    if let Some(other) = colour_key.replace(name) {
                        let message = format!("`{name}` is `{other}`, which is set already");
                        let help = format!("take one of the two out, as this `{name}`");
                        self.tell(key.span(), message, help);
                        continue;
                    }
                    let said = value.get_ref().as_str().and_then(Colour::named);
                    self.looks.colour = self.expect(key, value, said, &in_quotes(Colour::WORDS));
                }
                "levels" => match value.get_ref().as_table() {
                    Some(levels) => self.levels(levels),
                    None => self.unlike(value, "a table", LEVELS_HELP.to_owned()),
                },
                name if !self.has_broken_table() => self.unknown(key, name),
                // It may belong to the table whose own line is broken.
                _ => {}
            }
        }
    }

    fn has_broken_table(&self) -> bool {
        let lines = &self.page.lines;
        let mut broken = self.broken.keys();
        broken.any(|line| {
            let text = lines.text(*line, &self.page.source.text);
            text.trim_start().starts_with('[')
        })
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
        let is_rule = |(key, _): &(&Key<'_>, &Value<'_>)| &**key.get_ref() != "warnings";
        let (rules, all): (Vec<_>, Vec<_>) = table.iter().partition(is_rule);
        for (key, value) in all.into_iter().chain(rules) {
            let said = value.get_ref().as_str().and_then(Level::named);
            let words = in_quotes(Level::WORDS);
            // A name that can't be set at all says more than what is wrong with its level.
            match Subject::named(key.get_ref(), said.unwrap_or(Level::Deny)) {
                Err(Refused { message, help }) => self.tell(key.span(), message, help),
                Ok(subject) => {
                    if let Some(level) = self.expect(key, value, said, &words) {
                        self.levels.set(subject, level);
                    }
                }
            }
        }
    }

    /// What a value says, unless it says nothing that is known or stands on a broken line.
    fn expect<T>(
        &mut self,
        key: &Key<'_>,
        value: &Value<'_>,
        said: Option<T>,
        known: &[impl AsRef<str>],
    ) -> Option<T> {
        let line = self.page.lines.at(value.span().start as u32);
        if said.is_some() && !self.broken.contains_key(&line) {
            return said;
        }
        let words = known.iter().map(AsRef::as_ref);
        let first = words.clone().next().unwrap_or_default();
        let written = self.page.source.text.get(value.span()).unwrap_or("");
        let written = format!("\"{}\"", written.trim_matches(['"', '\'']));
        let near = nearest(&written, words).unwrap_or(first);
        let help = format!("write `{} = {near}`", key.get_ref());
        self.unlike(value, &either(known), help);
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

    /// With what the parser says of the lines nothing was told of yet.
    fn finish(mut self) -> (Looks, Levels, Vec<Diagnostic>) {
        let lines = &self.page.lines;
        for problem in &self.problems {
            self.broken.remove(&lines.at(problem.primary.span.start));
        }
        for (line, message) in std::mem::take(&mut self.broken) {
            let text = lines.text(line, &self.page.source.text);
            let start = lines.start(line) as usize + (text.len() - text.trim_start().len());
            let message = format!("this line is not TOML: {message}");
            let help = "a setting is a line such as `ascii = true`, or `unused-name = \"allow\"` \
                        below a line `[levels]`";
            self.tell(start..start + text.trim().len(), message, help.to_owned());
        }
        self.problems.sort_by_key(|problem| problem.primary.span);
        (self.looks, self.levels, self.problems)
    }
}

fn in_quotes<const N: usize>(words: [&str; N]) -> [String; N] {
    words.map(|word| format!("\"{word}\""))
}
