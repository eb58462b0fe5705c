//! What flags, settings and environment decide for every command: today, colour, characters, width.
//!
//! Flags win over a journal's settings, and those over the environment.

use super::args::Global;
use crate::config::{Colour, Looks};
use crate::journal::Settings;
use crate::render::Look;
use crate::text::Day;
use crate::world::{Stream, World};

/// The world and how to speak to it.
pub struct Surroundings<'w> {
    pub world: &'w dyn World,
    /// Without a journal, or for several.
    pub look: Look,
    flags: Looks,
    /// The terminal's or COLUMNS'; None where nothing says how wide the output is.
    width: Option<usize>,
    /// As said by `--today` or `DAYMARK_TODAY`.
    said_today: Option<Day>,
}

const NARROWEST: usize = 40;
const USUAL: usize = 80;

impl<'w> Surroundings<'w> {
    /// # Errors
    /// Where the environment says what can't be.
    pub fn new(world: &'w dyn World, global: &Global) -> Result<Self, String> {
        let said_today = match (global.today, variable(world, "DAYMARK_TODAY")) {
            (Some(day), _) => Some(day),
            (None, None) => None,
            (None, Some(said)) => Some(Day::parse(&said).ok_or_else(|| {
                format!("DAYMARK_TODAY is `{said}`, expected a date like 2026-01-05")
            })?),
        };
        let columns = variable(world, "COLUMNS").and_then(|columns| columns.parse().ok());
        let width: Option<usize> = columns.or_else(|| {
            let is_terminal = world.is_terminal(Stream::Out);
            is_terminal.then(|| world.terminal_width().unwrap_or(USUAL))
        });
        let flags = Looks {
            ascii: global.ascii,
            colour: global.color,
        };
        let width = width.map(|width| width.max(NARROWEST));
        Ok(Self {
            world,
            look: look(world, width.unwrap_or(USUAL), flags),
            flags,
            width,
            said_today,
        })
    }

    /// How a journal with these settings is shown.
    pub fn look_of(&self, settings: Looks) -> Look {
        self.look(USUAL, settings)
    }

    /// The same for the user's own words: where nothing says how wide the output is they are one line, so that whoever
    /// searches it finds them.
    pub fn words_look_of(&self, settings: Looks) -> Look {
        self.look(usize::MAX, settings)
    }

    fn look(&self, usual: usize, settings: Looks) -> Look {
        let width = self.width.unwrap_or(usual);
        look(self.world, width, self.flags.or(settings))
    }

    /// The day that is today for a journal: as said, else the clock's, a time before `day starts` being
    /// late in the day before.
    pub fn today(&self, settings: &Settings) -> Day {
        self.said_today.unwrap_or_else(|| {
            let (day, time) = self.world.now();
            if time < settings.day_starts {
                day.previous()
            } else {
                day
            }
        })
    }

    /// Today without a journal.
    pub fn plain_today(&self) -> Day {
        self.said_today.unwrap_or_else(|| self.world.now().0)
    }
}

fn look(world: &dyn World, width: usize, looks: Looks) -> Look {
    let colour = looks.colour.unwrap_or(Colour::Auto);
    let unicode = looks.ascii.map(|ascii| !ascii);
    Look {
        width,
        colour: is_coloured(world, colour, Stream::Out),
        unicode: unicode.unwrap_or_else(|| speaks_unicode(world)),
    }
}

/// Whether to colour a stream. Setting `NO_COLOR` to anything says no.
pub fn is_coloured(world: &dyn World, asked: Colour, stream: Stream) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            world.is_terminal(stream)
                && variable(world, "NO_COLOR").is_none()
                && variable(world, "TERM").as_deref() != Some("dumb")
        }
    }
}

/// Whether the locale is a UTF-8 one. Where none is set (a container, a scheduled job) it is taken to be:
/// whatever reads such output today reads UTF-8. `C` and `POSIX` are set, and are not.
fn speaks_unicode(world: &dyn World) -> bool {
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| variable(world, name))
        .is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

/// A variable that is set to something.
fn variable(world: &dyn World, name: &str) -> Option<String> {
    let value = world.variable(name)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}
