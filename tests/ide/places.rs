//! The features that start from a place: what stands there, definition, references, highlight, rename.

use super::{Ask, Feature, Scope, shown};
use daymark::ide::{self, Meant, Part, Role, What};
use std::fmt::Write as _;

pub const FEATURES: &[Feature] = &[
    ("at", Scope::Subject, at),
    ("parts", Scope::File, parts),
    ("complete", Scope::Place, complete),
    ("hover", Scope::Subject, hover),
    ("definition", Scope::Subject, definition),
    ("references", Scope::Subject, references),
    ("highlight", Scope::Subject, highlight),
    ("prepare-rename", Scope::Subject, prepare_rename),
    ("rename", Scope::Subject, rename),
];

/// What stands below the cursor.
fn at(ask: &Ask<'_>) -> String {
    let part = ide::at(&ask.analysis.journal, ask.source, ask.range.start);
    part.map_or_else(String::new, |part| said(ask, &part))
}

/// All that stands in the lines asked about.
fn parts(ask: &Ask<'_>) -> String {
    let journal = &ask.analysis.journal;
    let lines = &journal.documents[ask.source.0 as usize].lines;
    let lines = lines.at(ask.range.start)..=lines.at(ask.range.end);
    let parts = lines.flat_map(|line| ide::parts(journal, ask.source, line));
    parts.map(|part| said(ask, &part) + "\n").collect()
}

fn said(ask: &Ask<'_>, part: &Part) -> String {
    let what = match part.what {
        What::Keyword(_) => "keyword".to_owned(),
        What::Attribute(word) => format!("attribute {}", word.word),
        What::Name(role, meant) => {
            let meant = match meant {
                Some(Meant::Item(item)) => ask.analysis.journal.name(item),
                Some(Meant::Plan(plan)) => &ask.analysis.journal.plans[plan].name,
                None => "nothing known",
            };
            format!("{} {meant}", said_role(role))
        }
        What::Date(day) => format!("date {day}"),
        What::State(state) => format!("state {state:?}").to_lowercase(),
        What::Code(code) => format!("code {}", code.map_or("unknown", |code| code.name())),
        other => format!("{other:?}").to_lowercase(),
    };
    format!("{what}: {}", shown(ask.analysis, ask.source, part.span))
}

fn said_role(role: Role) -> &'static str {
    match role {
        Role::Declares => "declares",
        Role::Alias => "alias of",
        Role::Marks => "marks",
        Role::Refers => "refers to",
    }
}

/// Each with the characters it takes the place of; ` -> documentation` shows what is told of each.
fn complete(ask: &Ask<'_>) -> String {
    let mut said = String::new();
    let mut span = None;
    for found in ide::completions(ask.analysis, ask.source, ask.range.start) {
        if span.replace(found.edit.span) != Some(found.edit.span) {
            let place = shown(ask.analysis, ask.source, found.edit.span);
            writeln!(said, "for {place}").unwrap();
        }
        write!(said, "  {}", found.label).unwrap();
        if found.edit.text != found.label {
            write!(said, " `{}`", found.edit.text).unwrap();
        }
        write!(said, " {}", format!("{:?}", found.kind).to_lowercase()).unwrap();
        if !found.detail.is_empty() {
            write!(said, ": {}", found.detail).unwrap();
        }
        if let Some(words) = found.documentation.filter(|_| ask.more == "documentation") {
            write!(said, "\n    {}", words.lines().next().unwrap()).unwrap();
        }
        said.push('\n');
    }
    said
}

fn hover(ask: &Ask<'_>) -> String {
    let hover = ide::hover(ask.analysis, ask.source, ask.range.start);
    hover.map_or_else(String::new, |hover| {
        let span = shown(ask.analysis, ask.source, hover.span);
        format!("over {span}\n{}", hover.markdown)
    })
}

fn definition(ask: &Ask<'_>) -> String {
    let Some(found) = ide::definition(ask.analysis, ask.source, ask.range.start) else {
        return String::new();
    };
    let from = shown(ask.analysis, ask.source, found.from);
    let name = shown(ask.analysis, found.name.source, found.name.span);
    let block = shown(ask.analysis, found.name.source, found.block);
    format!("from {from}\nto {name}\nin {block}")
}

fn uses(ask: &Ask<'_>, uses: &[ide::Use]) -> String {
    let mut said = String::new();
    for used in uses {
        let role = used.role.map_or("mentions", said_role);
        let place = shown(ask.analysis, used.place.source, used.place.span);
        writeln!(said, "{place} {role}").unwrap();
    }
    said
}

fn references(ask: &Ask<'_>) -> String {
    uses(
        ask,
        &ide::references(ask.analysis, ask.source, ask.range.start),
    )
}

fn highlight(ask: &Ask<'_>) -> String {
    uses(
        ask,
        &ide::highlight(ask.analysis, ask.source, ask.range.start),
    )
}

fn prepare_rename(ask: &Ask<'_>) -> String {
    match ide::prepare_rename(ask.analysis, ask.source, ask.range.start) {
        Ok((span, name)) => format!("{} as {name}", shown(ask.analysis, ask.source, span)),
        Err(why) => format!("no: {why}"),
    }
}

fn rename(ask: &Ask<'_>) -> String {
    let edits = match ide::rename(ask.analysis, ask.source, ask.range.start, ask.more) {
        Ok(edits) => edits,
        Err(why) => return format!("no: {why}"),
    };
    let mut said = String::new();
    for (source, edit) in edits {
        let place = shown(ask.analysis, source, edit.span);
        writeln!(said, "{place} becomes `{}`", edit.text).unwrap();
    }
    said
}
