//! `daymark explain`: the page of a finding, or the list of all.
//!
//! It reads no journal: the pages are compiled in with `diagnostic/codes`. A name that is none gets
//! the nearest one.

use super::surroundings::Surroundings;
use super::{Outcome, say};
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Severity};
use crate::render::page;
use crate::view::Meaning;
use std::io::{self, Write};

pub fn run(around: &Surroundings<'_>, name: Option<&str>) -> io::Result<Outcome> {
    let mut out = around.world.out();
    let Some(name) = name else {
        list(around, &mut out)?;
        out.flush()?;
        return Ok(Outcome::Clean);
    };
    let Some(code) = Code::named(name) else {
        let known = Code::ALL.iter().map(|code| code.name());
        let hint = nearest(name, known).map_or_else(
            || "`daymark explain` lists them all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        say(
            around.world,
            &format!("no finding is named `{name}`; {hint}"),
        );
        return Ok(Outcome::Trouble);
    };
    writeln!(out, "{}", page::plain(around.look, code))?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Every name with its page's first sentence.
fn list(around: &Surroundings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max();
    for (severity, title, meaning) in [
        (Severity::Error, "Errors", Meaning::Bad),
        (Severity::Warning, "Warnings", Meaning::Warn),
    ] {
        writeln!(out, "{}", around.look.paint(title, meaning))?;
        let codes = Code::ALL.iter().filter(|code| code.severity() == severity);
        for code in codes {
            let name = format!("{:width$}", code.name(), width = widest.unwrap_or(0));
            let line = format!("  {name}  {}", code.summary());
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    writeln!(out, "`daymark explain NAME` tells more of one.")
}
