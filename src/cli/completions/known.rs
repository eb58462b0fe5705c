//! What can be completed from a journal: its names, tags, people and periods, and the names of findings.
//!
//! A journal with mistakes completes what can be read of it, and one that is not there nothing.

use super::spell::Spelling;
use crate::analysis::{Analysis, Depth};
use crate::cli::{man, select};
use crate::diagnostic::Code;
use crate::ide;
use crate::journal::{ItemId, Journal, fold};
use crate::render::sanitize::cell;
use crate::report::period::WORDS;
use crate::syntax::MentionKind;
use crate::text::Day;
use crate::workspace;
use crate::world::World;
use clap_complete::CompletionCandidate;
use std::collections::BTreeSet;

/// What an argument takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Habits, tasks and goals.
    Items,
    Habits,
    Plans,
    /// Tags of titles, which reports select by.
    Tags,
    /// Tags wherever they are mentioned.
    AllTags,
    People,
    /// Tags and people, with their signs.
    Mentions,
    Periods,
    Years,
    Months,
    /// Every finding.
    Codes,
    /// Findings that may be silenced, and all of them together.
    Rules,
    Commands,
}

impl Kind {
    /// What the argument of this command takes, by the argument's name; None where it is nothing of a journal's.
    pub fn of(command: &str, argument: &str) -> Option<Self> {
        Some(match (command, argument) {
            ("mark", "words") | ("log", "habit") => Self::Items,
            ("calendar", "names") | ("trend", "name") | (_, "habit") => Self::Habits,
            (_, "plan") if command != "init" => Self::Plans,
            ("log", "tag") => Self::AllTags,
            (_, "tag") => Self::Tags,
            (_, "person") => Self::People,
            ("log", "query") => Self::Mentions,
            (_, "period") => Self::Periods,
            (_, "year") => Self::Years,
            (_, "month") => Self::Months,
            ("explain", "name") | (_, "deny") => Self::Codes,
            (_, "allow" | "warn") => Self::Rules,
            ("man", "command") => Self::Commands,
            _ => return None,
        })
    }
}

/// A word and what it is.
type Word = (String, &'static str);

/// All of one journal that can be completed.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Each with what it is of.
    items: Vec<(Word, ItemId)>,
    plans: Vec<Word>,
    tags: Vec<Word>,
    all_tags: Vec<Word>,
    people: Vec<Word>,
    /// The latest first.
    years: Vec<Word>,
    months: Vec<Word>,
}

impl Known {
    /// Of the journal that a mark would go to.
    pub fn around(world: &dyn World) -> Self {
        if !workspace::is_near(world) {
            return Self::default();
        }
        let wanted = workspace::home(world, None).and_then(|home| home.wanted(world));
        let Ok(wanted) = wanted else {
            return Self::default();
        };
        let loaded = workspace::load(world, &wanted);
        let (today, _) = world.now();
        Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::Errors,
            |_| today,
            |analysis| Self::of(&analysis.journal),
        )
    }

    fn of(journal: &Journal<'_>) -> Self {
        let named = journal.names.items().map(|named| {
            let about = match (named.is_alias, named.id) {
                (true, _) => "another name",
                (false, ItemId::Habit(_)) => "habit",
                (false, ItemId::Task(_)) => "task",
                (false, ItemId::Goal(_)) => "goal",
            };
            ((named.written.clone(), about), named.id)
        });
        let mut items: Vec<(Word, ItemId)> = named.collect();
        items.sort_by(|((one, _), _), ((other, _), _)| one.cmp(other));
        let plans = journal.names.plans().map(|named| named.written.clone());
        let mentioned = |kind| {
            let found = ide::mentioned(journal.sources, kind, None).into_iter();
            found.map(|it| it.written)
        };
        let tags = select::tags(journal).map(str::to_owned);
        let (years, months) = calendar(&journal.days.entries);
        Self {
            items,
            plans: about("plan", sorted(plans)),
            tags: about("tag", sorted(tags)),
            all_tags: about("tag", mentioned(MentionKind::Tag)),
            people: about("person", mentioned(MentionKind::Person)),
            years: about("year", years),
            months: about("month", months),
        }
    }

    /// What fits the word that is typed, as the shell's line takes it.
    pub fn candidates(&self, kind: Kind, spelling: &Spelling) -> Vec<CompletionCandidate> {
        let typed = spelling.typed.as_str();
        let start = fold(typed);
        let fitting = self.words(kind, typed).into_iter().filter(|(word, _)| {
            // Nothing that a terminal would obey is put into its line.
            fold(word).starts_with(start.as_ref()) && cell(word) == *word
        });
        fitting
            .map(|(word, about)| {
                CompletionCandidate::new(spelling.quoted(&word)).help(Some(about.into()))
            })
            .collect()
    }

    fn words(&self, kind: Kind, typed: &str) -> Vec<Word> {
        let items = |is_wanted: fn(ItemId) -> bool| {
            let items = self.items.iter().filter(|(_, id)| is_wanted(*id));
            items.map(|(word, _)| word.clone()).collect()
        };
        // A sign is not needed, and stays where it is typed.
        let after = |sign: char, words: &[Word]| {
            let sign = if typed.starts_with(sign) {
                sign.to_string()
            } else {
                String::new()
            };
            signed(&sign, words)
        };
        let periods = |units: &[&str]| {
            let words = WORDS.iter().map(|word| ((*word).to_owned(), "period"));
            let is_wanted = |(word, _): &Word| {
                units.is_empty() || units.iter().any(|unit| word.ends_with(unit))
            };
            words.filter(is_wanted).collect::<Vec<Word>>()
        };
        match kind {
            Kind::Items => items(|_| true),
            Kind::Habits => items(|id| matches!(id, ItemId::Habit(_))),
            Kind::Plans => self.plans.clone(),
            Kind::Tags => after('#', &self.tags),
            Kind::AllTags => after('#', &self.all_tags),
            Kind::People => after('@', &self.people),
            Kind::Mentions => [signed("#", &self.all_tags), signed("@", &self.people)].concat(),
            Kind::Periods => [&periods(&[])[..], &self.years, &self.months].concat(),
            Kind::Years => [&periods(&[" year"])[..], &self.years].concat(),
            Kind::Months => [&periods(&[" month"])[..], &self.months].concat(),
            Kind::Codes => codes(|_| true),
            Kind::Rules => {
                let all = ("warnings".to_owned(), "all warnings");
                [vec![all], codes(Code::may_be_silenced)].concat()
            }
            Kind::Commands => about("command", man::names()),
        }
    }
}

fn codes(is_wanted: fn(Code) -> bool) -> Vec<Word> {
    let codes = Code::ALL.iter().filter(|code| is_wanted(**code));
    codes
        .map(|code| (code.name().to_owned(), code.severity().word()))
        .collect()
}

fn about(about: &'static str, words: impl IntoIterator<Item = String>) -> Vec<Word> {
    words.into_iter().map(|word| (word, about)).collect()
}

fn sorted(words: impl Iterator<Item = String>) -> BTreeSet<String> {
    words.collect()
}

fn signed(sign: &str, words: &[Word]) -> Vec<Word> {
    let words = words.iter();
    words
        .map(|(word, about)| (format!("{sign}{word}"), *about))
        .collect()
}

/// The years and months of days, the latest first.
fn calendar(days: &[Day]) -> (Vec<String>, Vec<String>) {
    let months: BTreeSet<(i32, u32)> = days
        .iter()
        .map(|day| {
            let (year, month, _) = day.ymd();
            (year, month)
        })
        .collect();
    let years: BTreeSet<i32> = months.iter().map(|(year, _)| *year).collect();
    let years = years.iter().rev().map(|year| format!("{year:04}"));
    let months = months.iter().rev();
    let months = months.map(|(year, month)| format!("{year:04}-{month:02}"));
    (years.collect(), months.collect())
}
