//! Prose that looks like a mark: after a colon, behind a bullet, or with the wrong brackets. It counts as
//! words, so the habit goes without its mark. Decided by a line's first bytes.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Look;
use crate::syntax::{DatedEntry, Document, LineKind};
use crate::text::{SourceId, Span, Time};

pub fn check(look: &Look<'_>, source: SourceId, found: &mut Vec<Diagnostic>) {
    let Some(document) = look.document(source) else {
        return;
    };
    let text = look.text(source);
    for &line in &document.like_marks {
        let prose = match document.lines.kind(line) {
            LineKind::Prose => indented(document, line, text),
            LineKind::Dated => dated(document, line, text),
            _ => continue,
        };
        if let Some(finding) = prose.and_then(|prose| look_like_mark(document, source, line, prose))
        {
            found.push(finding);
        }
    }
}

/// A line's prose, and what stands before it in the line.
struct Prose<'a> {
    before: &'a str,
    text: &'a str,
}

impl<'a> Prose<'a> {
    /// None unless the prose begins like a bracket or a bullet.
    fn split(line: &'a str, at: usize) -> Option<Self> {
        let text = line.get(at..)?.trim_start();
        let before = line.get(..line.len() - text.len())?;
        text.starts_with(['[', '-', '*', '+'])
            .then_some(Self { before, text })
    }
}

fn indented<'a>(document: &Document, line: u32, text: &'a str) -> Option<Prose<'a>> {
    let line =
        text.get(document.lines.start(line) as usize..document.lines.whole(line).end as usize)?;
    let entry = line.trim_start_matches([' ', '\t']);
    let entry = match entry.as_bytes().first()? {
        b'[' | b'-' | b'*' | b'+' => entry,
        b'0'..=b'9' => after_time(entry)?,
        _ => return None,
    };
    Prose::split(line.trim_end(), line.len() - entry.len())
}

/// What follows a time and its colon, if there is one.
fn after_time(entry: &str) -> Option<&str> {
    let end = entry.find([' ', '\t'])?;
    let (time, rest) = entry.split_at_checked(end)?;
    Time::parse(time.strip_suffix(':').unwrap_or(time))?;
    Some(rest.trim_start())
}

fn dated<'a>(document: &Document, line: u32, text: &'a str) -> Option<Prose<'a>> {
    match document.dated_shape(document.lines.shape(line))?.entry {
        DatedEntry::Prose { text: at, .. } => {
            Prose::split(document.lines.text(line, text).trim_end(), at as usize)
        }
        _ => None,
    }
}

fn look_like_mark(
    document: &Document,
    source: SourceId,
    line: u32,
    prose: Prose<'_>,
) -> Option<Diagnostic> {
    let bare = prose.text.trim_start_matches(['-', '*', '+', ' ', '\t']);
    let bullet = prose.text.len() - bare.len();
    let (inside, rest) = bare.strip_prefix('[')?.split_once(']')?;
    let state = state(inside)?;
    let name = rest.trim_start();
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let head = prose.before.trim_end();
    let colon = head.strip_suffix(':');
    let (why, from) = match colon {
        Some(head) => ("a colon makes the rest of the line prose", head.len()),
        None if bullet > 0 => ("a mark has no bullet before it", prose.before.len()),
        None => (
            "one character stands between the brackets of a mark",
            prose.before.len(),
        ),
    };
    let until = prose.before.len() + bullet + inside.len() + 2;
    let lead = colon.unwrap_or(head).trim();
    let lead = if lead.is_empty() {
        String::new()
    } else {
        format!("{lead} ")
    };
    let shown = name
        .split_once(':')
        .map_or(name, |(mark, _)| mark)
        .trim_end();
    let help = match state {
        Some(state) => format!("write `{lead}[{state}] {shown}`"),
        None => format!("write `{lead}[x] {shown}`, or `{lead}[ ] {shown}` while it is open"),
    };
    let start = document.lines.start(line);
    let span = Span::new(start + from as u32, start + until as u32);
    Some(
        Diagnostic::new(
            Code::MarkInProse,
            source,
            span,
            "this looks like a mark and is prose",
        )
        .label(why)
        .help(help),
    )
}

/// The state that was meant: `Some(None)` for empty brackets, None where the brackets hold other text.
fn state(inside: &str) -> Option<Option<char>> {
    let mut characters = inside.trim().chars();
    match (characters.next(), characters.next()) {
        (None, _) if inside == " " => Some(Some(' ')),
        (None, _) => Some(None),
        (Some(state @ ('x' | 'X' | '-' | '!' | '+')), None) => {
            Some(Some(state.to_ascii_lowercase()))
        }
        _ => None,
    }
}
