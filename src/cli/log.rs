//! `daymark log`: a question put together from flags and words, and what it finds, journal by journal.
//!
//! `search` knows what a query finds, `render/log` how it looks. Here flags, words, `--limit` and the order
//! of several journals are brought together; a habit has to be known to one of them only.

use super::args::{Log, LogFormat, LogState, Paths};
use super::surroundings::Surroundings;
use super::{Outcome, load, put, report, say, sections, select};
use crate::analysis::{Analysis, Depth};
use crate::render::log::{DayByDay, LogJson};
use crate::report::period;
use crate::search::{Entry, Hit, Query, Term, Word, as_line, find, word};
use crate::view::FIRST_LINES;
use crate::workspace::Loaded;
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Log) -> io::Result<Outcome> {
    let world = around.world;
    let paths = Paths {
        paths: asked.paths.clone(),
        stdin_filename: asked.stdin_filename.clone(),
    };
    let (journals, mut outcome) = load::wanted(world, &paths);
    if asked.format == LogFormat::Json && journals.len() > 1 {
        say(world, &report::one_only(&journals));
        return Ok(Outcome::Trouble);
    }
    let mut out = world.out();
    let mut shown = Shown::default();
    let mut searched = 0;
    let mut not_found = None;
    for wanted in &journals {
        let (loaded, trouble) = load::texts(world, wanted);
        outcome = outcome.max(trouble);
        let name = (journals.len() > 1).then(|| report::name(wanted));
        let found = Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::Errors,
            |settings| around.today(settings),
            |analysis| {
                let query = match query(&analysis, &loaded, asked) {
                    Ok(query) => query,
                    Err(wrong) => return Ok(Err(wrong)),
                };
                let mut page = Page {
                    around,
                    loaded: &loaded,
                    analysis: &analysis,
                    name: name.as_deref(),
                    query: &query,
                };
                page.write(asked.format, &mut shown, &mut out)?;
                shown.filled += usize::from(!analysis.journal.is_empty());
                // Before the errors, where both streams are one terminal.
                out.flush()?;
                let said = report::say_errors(around, &loaded, &analysis, "log");
                Ok::<_, io::Error>(Ok(said))
            },
        )?;
        match found {
            Ok(found) => {
                outcome = outcome.max(found);
                searched += 1;
            }
            // Of several journals, one that has the habit is enough.
            Err(wrong) => not_found = not_found.or(Some(wrong)),
        }
    }
    out.flush()?;
    if let Some(wrong) = not_found.filter(|_| searched == 0) {
        say(world, &wrong);
        return Ok(Outcome::Trouble);
    }
    let is_prose = matches!(asked.format, LogFormat::Text | LogFormat::Markdown);
    if searched > 0 && shown.filled == 0 && is_prose && outcome == Outcome::Clean {
        write!(out, "{FIRST_LINES}")?;
        out.flush()?;
    }
    if shown.matches == 0 {
        outcome = outcome.max(Outcome::Findings);
    }
    Ok(outcome)
}

/// The question, as this journal understands it.
fn query(analysis: &Analysis<'_>, loaded: &Loaded, asked: &Log) -> Result<Query, String> {
    let (journal, today) = (&analysis.journal, analysis.today);
    let week_starts = journal.settings.week_starts;
    let mut query = Query {
        years_before: asked.on_this_day.then_some(today),
        states: asked.state.iter().copied().map(LogState::state).collect(),
        asked: loaded.asked.clone(),
        context: asked.context,
        reverse: asked.reverse,
        limit: asked.limit,
        ..Query::all(journal)
    };
    if let Some(text) = &asked.period {
        query.period = period::parse(text, today, week_starts)?.open();
    }
    for text in &asked.query {
        match word(text)? {
            Word::Term(term) => query.terms.push(term),
            Word::State(state) => query.states.push(state),
        }
    }
    for name in &asked.tag {
        query.terms.push(mention('#', "tag", name)?);
    }
    for name in &asked.person {
        query.terms.push(mention('@', "person", name)?);
    }
    for name in &asked.habit {
        query
            .items
            .push(select::item(journal, name, "habit, task or goal", |_| {
                true
            })?);
    }
    Ok(query)
}

/// A tag or person given by name, its sign before it or not.
fn mention(sign: char, kind: &str, name: &str) -> Result<Term, String> {
    match word(&format!("{sign}{}", name.trim_start_matches(sign)))? {
        Word::Term(term @ (Term::Tag(_) | Term::Person(_))) => Ok(term),
        _ => Err(format!("`{name}` is no {kind}")),
    }
}

/// What was found so far, in all journals.
#[derive(Default)]
struct Shown {
    matches: usize,
    journals: usize,
    /// Journals that hold anything.
    filled: usize,
}

/// What one journal shows.
struct Page<'p, 'a> {
    around: &'p Surroundings<'p>,
    loaded: &'p Loaded,
    analysis: &'p Analysis<'a>,
    /// What to call the journal where there are several.
    name: Option<&'p str>,
    query: &'p Query,
}

impl<'a> Page<'_, 'a> {
    fn write(
        &mut self,
        format: LogFormat,
        shown: &mut Shown,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let hits = find(&self.analysis.journal, self.query);
        shown.matches += hits.iter().filter(|hit| hit.is_match).count();
        match format {
            LogFormat::Json => self.json(&hits, out)?,
            LogFormat::Day => {
                for (entry, _) in self.entries(&hits) {
                    put::text(self.around.world, out, &(as_line(&entry) + "\n"))?;
                }
            }
            LogFormat::Text | LogFormat::Markdown if !hits.is_empty() => {
                let look = self.around.words_look_of(self.loaded.config.looks);
                let is_markdown = format == LogFormat::Markdown;
                if shown.journals > 0 {
                    writeln!(out)?;
                }
                if let Some(name) = self.name {
                    sections::write_name(out, name, is_markdown, look)?;
                }
                shown.journals += 1;
                let mut days = DayByDay::new(out, look, is_markdown);
                for (entry, hit) in self.entries(&hits) {
                    days.entry(&entry, self.query, hit)?;
                }
            }
            LogFormat::Text | LogFormat::Markdown => {}
        }
        Ok(())
    }

    fn json(&self, hits: &[Hit], out: &mut dyn Write) -> io::Result<()> {
        let mut json = LogJson::begin(out, self.analysis.today)?;
        for (entry, hit) in self.entries(hits) {
            json.entry(&self.analysis.journal, &entry, hit.is_match)?;
        }
        json.end()
    }

    fn entries<'h>(&'h self, hits: &'h [Hit]) -> impl Iterator<Item = (Entry<'a>, Hit)> + 'h {
        let journal = &self.analysis.journal;
        let entry = move |hit: &Hit| Some((Entry::at(journal, hit.day, hit.place)?, *hit));
        hits.iter().filter_map(entry)
    }
}
