//! What is served: a journal's page, how it stands, and its marks.
//!
//! The server knows only the trait, so it can be tested without files. A version is made of the files' names,
//! sizes and times, and none is read for it: an open page asks for it all the time.

use super::form::Marked;
use crate::amend::DaySaid;
use crate::analysis::{Analysis, Depth};
use crate::journal::Settings;
use crate::render::html::{self, Home};
use crate::render::sanitize::cell;
use crate::report::Spec;
use crate::syntax::State;
use crate::text::{Day, Time};
use crate::view::Page;
use crate::view::markable::markables;
use crate::workspace::{self, Loaded, MarkWish, Origin, Wanted, WantedFile};
use crate::world::World;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

/// What the server asks of what it serves.
pub trait Site: Sync {
    fn page(&self) -> String;

    /// Another word for each state of the journal and each day.
    fn version(&self) -> String;

    /// Captures a mark and says what it did.
    ///
    /// # Errors
    /// What is wrong with it; nothing is written then.
    fn mark(&self, marked: &Marked) -> Result<String, String>;
}

/// The journal that some paths name, read anew for every page.
pub struct Journals<'w> {
    pub world: &'w dyn World,
    pub paths: Vec<PathBuf>,
    /// The day that is today for a journal with these settings.
    pub today: &'w (dyn Fn(&Settings) -> Day + Sync),
    pub with_text: bool,
}

impl Journals<'_> {
    fn wanted(&self) -> Wanted {
        let mut list = workspace::journals(self.world, &self.paths, None).list;
        if list.is_empty() {
            return Wanted::default();
        }
        list.swap_remove(0)
    }

    fn with<T>(&self, loaded: &Loaded, then: impl FnOnce(Analysis<'_>) -> T) -> T {
        Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            &loaded.config,
            Depth::Errors,
            self.today,
            then,
        )
    }

    /// By the files' names, sizes and times: nothing is read.
    fn version_of(&self, wanted: &Wanted) -> String {
        let mut hasher = FxHasher::default();
        for file in wanted.files.iter().chain(&wanted.config) {
            file.shown.hash(&mut hasher);
            if let Some(stamp) = stamp(self.world, file) {
                (stamp.size, stamp.written).hash(&mut hasher);
            }
        }
        // A new day may begin at any hour.
        let (day, time) = self.world.now();
        (day, time.0 / 60).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

fn stamp(world: &dyn World, file: &WantedFile) -> Option<crate::world::Stamp> {
    match &file.origin {
        Origin::Disk(path) => world.stamp(path).ok(),
        Origin::Input => None,
    }
}

impl Site for Journals<'_> {
    fn page(&self) -> String {
        let wanted = self.wanted();
        // Before the files are read: what is saved meanwhile makes another version.
        let version = self.version_of(&wanted);
        let loaded = workspace::load(self.world, &wanted);
        self.with(&loaded, |analysis| {
            let page = Page::new(
                &analysis.journal,
                &Spec::new(analysis.today),
                self.with_text,
            );
            let home = Home::Served {
                version: &version,
                errors: analysis.diagnostics.len() + loaded.troubles.len(),
                markables: &markables(&analysis.journal, analysis.today),
            };
            html::page(&page, home)
        })
    }

    fn version(&self) -> String {
        self.version_of(&self.wanted())
    }

    fn mark(&self, marked: &Marked) -> Result<String, String> {
        let state = match marked.state.as_str() {
            "x" => State::Kept,
            "+" => State::Amount,
            "-" => State::Excused,
            "!" => State::Slipped,
            other => return Err(format!("there is no state `{}`", cell(other))),
        };
        let day = Day::parse(&marked.date)
            .ok_or_else(|| format!("`{}` is no date like 2026-01-05", cell(&marked.date)))?;
        let time = Some(marked.time.as_str()).filter(|time| !time.is_empty());
        let time = time.map(|time| {
            Time::parse(time).ok_or_else(|| format!("`{}` is no time like 22:30", cell(time)))
        });
        if marked.amount.contains(':') {
            let found = cell(&marked.amount);
            return Err(format!(
                "`{found}` is no amount: a time and a note have fields of their own"
            ));
        }
        let words = marked.words();
        let wish = MarkWish {
            words: &words,
            state,
            day: DaySaid::On(day),
            time: time.transpose()?,
        };
        let home = workspace::home_at(self.world, &self.paths)?;
        // What was chosen is marked and nothing else, whatever its amount says.
        let name = &marked.name;
        let (captured, done) = workspace::answer(self.world, &home, self.today, name, wish)?;
        let outcomes = done.iter().map(|it| format!("{}: {}", it.name, it.outcome));
        let outcomes = outcomes.collect::<Vec<_>>().join("; ");
        Ok(format!("{outcomes} (in {})", cell(&captured.file)))
    }
}
