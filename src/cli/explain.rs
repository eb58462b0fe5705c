//! `daymark explain`: the page of a finding, or the list of all.

use super::surroundings::Surroundings;
use super::{Outcome, say};
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Severity};
use crate::render::Look;
use crate::render::wrap::wrap;
use crate::view::Meaning;
use std::io::{self, Write};

/// Longer lines of prose are hard to read.
const WIDEST: usize = 100;

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
    writeln!(out, "{}", page(around.look, code))?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// A page without its Markdown: headings as words, paragraphs as wide as the terminal, code set in.
fn page(look: Look, code: Code) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut is_code = false;
    // The blank line at the end hands over the last paragraph.
    for line in code.page().lines().chain([""]) {
        let is_fence = line.starts_with("```");
        if !is_code && !is_fence && !line.is_empty() && !line.starts_with('#') {
            paragraph.push(line);
            continue;
        }
        if !paragraph.is_empty() {
            lines.push(wrap(&paragraph.join(" "), look.width.min(WIDEST)));
            paragraph.clear();
        }
        if is_fence {
            is_code = !is_code;
        } else if is_code {
            lines.push(format!("    {line}").trim_end().to_owned());
        } else if line.starts_with("# ") {
            let heading = format!("{} ({})", code.name(), code.severity().word());
            lines.push(look.paint(&heading, Meaning::Strong));
        } else {
            let heading = line.trim_start_matches(['#', ' ']);
            lines.push(look.paint(heading, Meaning::Strong));
        }
    }
    lines.join("\n").trim_end().to_owned()
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
