//! `daymark explain`: the page of a finding, or the list of all.

use super::surroundings::Surroundings;
use super::{Outcome, say};
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Severity};
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
    for line in code.page().lines() {
        let meaning = if line.starts_with('#') {
            Meaning::Strong
        } else {
            Meaning::Plain
        };
        writeln!(out, "{}", around.look.paint(line, meaning))?;
    }
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
            let line = format!("  {name}  {}", first_sentence(code.page()));
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    writeln!(out, "`daymark explain NAME` tells more of one.")
}

/// The first sentence of a page's first paragraph, without Markdown's line breaks.
fn first_sentence(page: &str) -> String {
    let paragraph = page
        .lines()
        .skip_while(|line| line.starts_with('#') || line.trim().is_empty())
        .take_while(|line| !line.trim().is_empty());
    let text = paragraph.collect::<Vec<_>>().join(" ");
    let end = text.find(". ").map_or(text.len(), |end| end + 1);
    text.get(..end)
        .unwrap_or("")
        .trim_end_matches('.')
        .to_owned()
}
