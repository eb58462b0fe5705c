//! Writing into a journal: locked, read, changed by the smallest edit, read over, and only then put in its place.
//!
//! Every command that captures, and the page's form, goes this way. What is written, read again, has to be the old
//! journal plus exactly what was meant, without an error that was not there; otherwise nothing is written.

use super::home::{Home, Target};
use super::load::{Loaded, Trouble, load, reason};
use super::request::{Origin, Wanted};
use super::undo::hold;
use crate::amend::{Addition, Closing, Text, add, close, is_only};
use crate::analysis::{Analysis, BadBytes, Depth};
use crate::diagnostic::{Code, Diagnostic};
use crate::journal::Settings;
use crate::syntax::parse;
use crate::text::edit::apply;
use crate::text::{Day, Edit, Source, SourceId};
use crate::world::{Lock, World};
use rustc_hash::FxHashMap;
use std::io;
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Captured {
    /// The file, as shown.
    pub file: String,
    /// Without links.
    pub path: PathBuf,
    pub day: Day,
    pub today: Day,
    /// Whether anything was to be added.
    pub is_new: bool,
    /// Why it can't be taken back, where that is so.
    pub trouble: Option<String>,
}

/// Asks `wish` what to add to the journal as it stands, adds it, and shows `told` the journal as it is then.
///
/// # Errors
/// Where nothing was written, and why: a sentence.
pub fn capture(
    world: &dyn World,
    home: &Home,
    today: &dyn Fn(&Settings) -> Day,
    wish: &mut dyn FnMut(&Analysis<'_>) -> Result<Addition, String>,
    told: &mut dyn FnMut(&Analysis<'_>),
) -> Result<Captured, String> {
    let _lock = home.lock(world)?;
    // The file may be in other journals too, whose locks are others. One file at a time: nobody waits for whoever waits.
    let mut held: Option<(PathBuf, Lock)> = None;
    let (change, was, text) = loop {
        let (change, was, text) = planned(world, home, today, wish, told)?;
        let real = real(world, &change.path);
        if held.as_ref().is_some_and(|(path, _)| *path == real) {
            break (change, was, text);
        }
        drop(held.take());
        held = Some((real.clone(), hold(world, &real)?));
        if change.is_current(world, &was) {
            break (change, was, text);
        }
    };
    let now = text.as_bytes();
    if !change.edits.is_empty() {
        change.write(world, &was, now).map_err(|error| {
            let reason = reason(&error);
            format!(
                "cannot write `{}`: {reason}; nothing was written",
                change.shown
            )
        })?;
    }
    let path = real(world, &change.path);
    let remembered = if change.edits.is_empty() {
        Ok(())
    } else {
        home.remember(world, &path, now, &change.edits, change.is_new)
    };
    Ok(Captured {
        file: change.shown,
        path,
        day: change.addition.day,
        today: change.today,
        is_new: !change.edits.is_empty(),
        trouble: remembered.err(),
    })
}

/// The change that is wished for in the journal as it stands, held to be right; the text before it and after it.
fn planned(
    world: &dyn World,
    home: &Home,
    today: &dyn Fn(&Settings) -> Day,
    wish: &mut dyn FnMut(&Analysis<'_>) -> Result<Addition, String>,
    told: &mut dyn FnMut(&Analysis<'_>),
) -> Result<(Change, String, String), String> {
    // Listed now: a capture that was waited for may have begun a file.
    let wanted = home.wanted(world)?;
    let mut loaded = load(world, &wanted);
    if let Some(Trouble { path, reason }) = loaded.troubles.first() {
        return Err(format!(
            "cannot read `{path}`: {reason}; nothing was written"
        ));
    }
    let change = analysed(&loaded, today, |analysis| {
        let addition = wish(&analysis)?;
        Change::new(home, &wanted, &loaded, &analysis, addition)
    })??;
    let was = change.put(&mut loaded);
    let text = loaded.sources.get(change.index);
    let text = text.map_or("", |source| source.text.as_str()).to_owned();
    analysed(&loaded, today, |analysis| {
        change.check(&was, &text, &analysis)?;
        told(&analysis);
        Ok::<_, String>(())
    })??;
    Ok((change, was, text))
}

/// The path without links of a file that need not be there yet.
fn real(world: &dyn World, path: &Path) -> PathBuf {
    if let Ok(real) = world.canonical(path) {
        return real;
    }
    let folder = path.parent().map(|folder| world.canonical(folder));
    match (folder, path.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}

fn analysed<T>(
    loaded: &Loaded,
    today: &dyn Fn(&Settings) -> Day,
    then: impl FnOnce(Analysis<'_>) -> T,
) -> Result<T, String> {
    // Places are 32-bit numbers: a text that would outgrow them is none.
    let is_small = |source: &Source| (source.text.len() as u64) < crate::world::TOO_LARGE;
    if !loaded.sources.iter().all(is_small) {
        return Err("a file of 4 GiB or more is not written".to_owned());
    }
    Ok(Analysis::with(
        &loaded.sources,
        &loaded.bad_bytes,
        &loaded.config,
        Depth::Errors,
        today,
        then,
    ))
}

/// An addition, where it goes, and what was wrong before it.
struct Change {
    addition: Addition,
    index: usize,
    path: PathBuf,
    shown: String,
    is_new: bool,
    /// The file whose style a new one takes, and its permissions.
    model: Option<PathBuf>,
    /// Insertions, and the states of the marks that are closed.
    edits: Vec<Edit>,
    closings: Vec<Closing>,
    today: Day,
    faults: Vec<String>,
}

impl Change {
    fn new(
        home: &Home,
        wanted: &Wanted,
        loaded: &Loaded,
        analysis: &Analysis<'_>,
        mut addition: Addition,
    ) -> Result<Self, String> {
        let journal = &analysis.journal;
        let empty = parse(SourceId(0), "");
        let nothing = Text {
            document: &empty,
            text: "",
        };
        let text_of = |index: usize| {
            Some(Text {
                document: journal.documents.get(index)?,
                text: &journal.sources.get(index)?.text,
            })
        };
        let closed = |index: usize| {
            text_of(index).map_or(0, |text| close(journal, text, &mut addition.clone()).len())
        };
        let target = home.target(wanted, loaded, journal.documents, addition.day, &closed);
        let (index, path, shown, text) = match target {
            Target::Known(index) => {
                let Some(Origin::Disk(path)) = loaded.origins.get(index) else {
                    return Err("standard input is not written to".to_owned());
                };
                let shown = journal.sources.get(index).map(|source| source.path.clone());
                if let Some(bad) = loaded.bad_bytes.get(index)
                    && let Some(wrong) = bad.diagnostic(SourceId(index as u32))
                {
                    let shown = shown.unwrap_or_default();
                    return Err(format!("cannot write `{shown}`: {}", wrong.message));
                }
                let text = text_of(index).unwrap_or(nothing);
                (index, path.clone(), shown.unwrap_or_default(), text)
            }
            Target::New { path, shown } => {
                let shown = shown.to_string_lossy().into_owned();
                (journal.sources.len(), path, shown, nothing)
            }
        };
        let closings = close(journal, text, &mut addition);
        let edits = closings.iter().flat_map(|closing| &closing.edits);
        let mut edits: Vec<Edit> = edits.cloned().collect();
        let model = newest(journal.documents, addition.day);
        if closings.is_empty() || !addition.entries.is_empty() {
            let model = model.and_then(text_of);
            let added = add(text, model, &addition, journal.settings.day_starts);
            edits.extend(Some(added).filter(|added| !added.text.is_empty()));
        }
        Ok(Self {
            addition,
            is_new: index == journal.sources.len(),
            model: match loaded.origins.get(model.unwrap_or(usize::MAX)) {
                Some(Origin::Disk(path)) => Some(path.clone()),
                Some(Origin::Input) | None => None,
            },
            index,
            path,
            shown,
            edits,
            closings,
            today: analysis.today,
            faults: analysis.diagnostics.iter().map(fault).collect(),
        })
    }

    /// Makes the change in what was loaded; gives back the text as it was.
    fn put(&self, loaded: &mut Loaded) -> String {
        if self.is_new {
            loaded.sources.push(Source::new(&self.shown, ""));
            loaded.asked.push(true);
            loaded.bad_bytes.push(BadBytes::default());
            loaded.origins.push(Origin::Disk(self.path.clone()));
        }
        let Some(source) = loaded.sources.get_mut(self.index) else {
            return String::new();
        };
        let now = apply(&source.text, &self.edits).unwrap_or_default();
        std::mem::replace(&mut source.text, now)
    }

    /// Whether its file is as it was when the change was made.
    fn is_current(&self, world: &dyn World, was: &str) -> bool {
        match world.read(&self.path) {
            Ok(bytes) => !self.is_new && bytes == was.as_bytes(),
            Err(_) => self.is_new,
        }
    }

    fn write(&self, world: &dyn World, was: &str, now: &[u8]) -> io::Result<()> {
        match &self.model {
            Some(model) if self.is_new => world.make_like(model, &self.path, now),
            _ if self.is_new => world.replace(&self.path, None, now),
            _ => world.replace(&self.path, Some(was.as_bytes()), now),
        }
    }

    /// Holds the journal after the change to be the old one, plus what was to be added.
    fn check(&self, was: &str, now: &str, analysis: &Analysis<'_>) -> Result<(), String> {
        let mut faults: FxHashMap<&str, usize> = FxHashMap::default();
        for fault in &self.faults {
            *faults.entry(fault).or_default() += 1;
        }
        // Where in its file a day stands is for us to choose, and no reason against what was meant.
        let found = analysis.diagnostics.iter();
        for found in found.filter(|found| found.code != Code::UnsortedDays) {
            match faults.get_mut(fault(found).as_str()) {
                Some(left) if *left > 0 => *left -= 1,
                _ => {
                    let words = found.words().replace('\n', "; ");
                    return Err(format!("{words}; nothing was written"));
                }
            }
        }
        let before = parse(SourceId(self.index as u32), was);
        let before = Text {
            document: &before,
            text: was,
        };
        let after = analysis.journal.documents.get(self.index);
        let is_right = after.is_some_and(|document| {
            let after = Text {
                document,
                text: now,
            };
            is_only(before, after, &self.closings, &self.addition)
        });
        if is_right {
            return Ok(());
        }
        Err(format!(
            "`{}` would not say what was meant; nothing was written",
            self.shown
        ))
    }
}

/// What is wrong, wherever it stands: an addition moves what comes after it.
fn fault(found: &Diagnostic) -> String {
    format!("{}: {}", found.code.name(), found.message)
}

/// The document with the newest day before this one, whose style a new file takes.
fn newest(documents: &[crate::syntax::Document], day: Day) -> Option<usize> {
    let newest = |document: &crate::syntax::Document| {
        let days = document.dated.iter().filter_map(|line| line.day);
        days.filter(|other| *other < day).max()
    };
    let days = documents.iter().enumerate();
    let days = days.filter_map(|(index, document)| Some((newest(document)?, index)));
    days.max().map(|(_, index)| index)
}
