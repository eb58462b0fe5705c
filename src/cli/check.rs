//! `daymark check`: every finding of every journal asked for.

use super::args::{Check, CheckFormat};
use super::surroundings::Surroundings;
use super::{Outcome, load};
use crate::analysis::{Analysis, Depth};
use crate::render::diagnostics::graphical::Graphical;
use crate::render::diagnostics::json::Json;
use crate::render::diagnostics::{Counts, Texts, short};
use crate::text::Day;
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, asked: &Check) -> io::Result<Outcome> {
    let (journals, mut outcome) = load::wanted(around.world, &asked.paths);
    let mut out = around.world.out();
    let mut counts = Counts::default();
    let mut json = Json::new();
    let mut first_today: Option<Day> = None;
    let graphical = Graphical::new(around.look);
    for wanted in &journals {
        let (loaded, trouble) = load::texts(around.world, wanted);
        outcome = outcome.max(trouble);
        Analysis::with(
            &loaded.sources,
            &loaded.bad_bytes,
            Depth::All,
            |settings| around.today(settings),
            |mut analysis| -> io::Result<()> {
                let is_asked = |index: u32| loaded.asked.get(index as usize) == Some(&true);
                let found = &mut analysis.diagnostics;
                found.retain(|it| is_asked(it.primary.source.0));
                let read = loaded.asked.iter().filter(|asked| **asked).count();
                counts = counts.plus(Counts::of(found, read));
                let texts = Texts::of(&analysis.journal);
                let found = &analysis.diagnostics;
                match asked.format {
                    CheckFormat::Text => graphical.write(&mut out, texts, found),
                    CheckFormat::Short => short::write(&mut out, texts, found),
                    CheckFormat::Json => {
                        let today = *first_today.get_or_insert(analysis.today);
                        json.journal(&mut out, today, texts, found)
                    }
                }
            },
        )?;
    }
    match asked.format {
        CheckFormat::Text => graphical.write_counts(&mut out, &counts)?,
        CheckFormat::Short => {}
        CheckFormat::Json => {
            let today = first_today.unwrap_or_else(|| around.plain_today());
            json.end(&mut out, today, &counts)?;
        }
    }
    out.flush()?;
    let is_clean = counts.errors == 0 && (counts.warnings == 0 || !asked.deny_warnings);
    Ok(outcome.max(if is_clean {
        Outcome::Clean
    } else {
        Outcome::Findings
    }))
}
