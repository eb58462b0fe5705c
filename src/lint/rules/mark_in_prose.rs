//! Prose that looks like a mark: after a colon, behind a bullet, or with the wrong brackets; and, where its name
//! is declared, behind a number, a date or another kind of clock. It counts as words, so the habit goes without
//! its mark. A time with nothing behind it is told as well.

use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::lint::Look;
use crate::lint::lead::Lead;
use crate::syntax::words::state_meant;
use crate::syntax::{DatedEntry, Document, LineKind, is_space};
use crate::text::{SourceId, Span, Time, Token};

pub fn check(look: &Look<'_>, source: SourceId, found: &mut Vec<Diagnostic>) {
    let Some(document) = look.document(source) else {
        return;
    };
    let text = look.text(source);
    for &line in &document.like_marks {
        let (prose, at) = match document.lines.kind(line) {
            LineKind::Prose => (indented(document, line, text), 0),
            LineKind::Dated => match dated(document, line, text) {
                Some((prose, at)) => (prose, at),
                None => continue,
            },
            _ => continue,
        };
        let here = Here {
            look,
            document,
            source,
            line,
        };
        let told = prose.and_then(|prose| look_like_mark(&here, prose));
        found.extend(told.or_else(|| here.after(at)));
    }
}

/// A line that may hold a mark.
struct Here<'l, 'j> {
    look: &'l Look<'j>,
    document: &'l Document,
    source: SourceId,
    line: u32,
}

impl Here<'_, '_> {
    fn tell(&self, from: usize, until: usize, message: &str) -> Diagnostic {
        let start = self.document.lines.start(self.line);
        let span = Span::new(start + from as u32, start + until as u32);
        Diagnostic::new(Code::MarkInProse, self.source, span, message)
    }

    /// A time with nothing behind it, or a mark of something declared behind what is no word: a bullet, a
    /// number, a date, another kind of clock. The prose of the line begins at a byte.
    fn after(&self, at: usize) -> Option<Diagnostic> {
        let line = self.look.line(self.source, self.line);
        let prose = line.get(at..)?.trim();
        let from = line.trim_end().len() - prose.len();
        match prose.chars().next() {
            None => return self.time_alone(line),
            Some(first) if first.is_alphabetic() || matches!(first, '\\' | '"' | '[') => {
                return None;
            }
            Some('0'..='9') if at == 0 => {
                if let Some(alone) = self.time_alone(line) {
                    return Some(alone);
                }
            }
            Some(_) => {}
        }
        let (lead, rest) = prose.split_once('[')?;
        let (inside, rest) = rest.split_once(']')?;
        let state = state_meant(inside)??;
        let mark = self.declared(rest)?;
        let read = Lead::read(lead)?;
        let head = line.get(..at)?.trim_end();
        let dated = head.strip_suffix(':').unwrap_or(head).trim_start();
        let time = read.time.map_or(String::new(), |time| format!("{time} "));
        let until = from + lead.len() + inside.len() + 2;
        let (from, why) = match read {
            Lead { date: Some(_), .. } => (from, "a date begins a day in the first column only"),
            _ if !head.is_empty() => (
                head.len() - usize::from(head.ends_with(':')),
                "a colon makes the rest of the line prose",
            ),
            Lead {
                time: Some(_),
                is_time_right: false,
                ..
            } => (from, "a time is written like `07:15`"),
            _ => (from, "a mark has nothing but a time before it"),
        };
        let fix = self.lead_written(
            &read,
            dated,
            Token::new(from as u32, until as u32),
            state,
            lead,
        );
        let mark = format!("{time}[{state}] {mark}");
        let help = match read.date {
            Some(date) => format!("begin a line with it: `{date} {mark}`"),
            None if dated.is_empty() => format!("write `{mark}`"),
            // The line has a time already.
            None if dated.contains(':') => {
                format!("write `{dated} {}`", mark.trim_start_matches(&time))
            }
            None => format!("write `{dated} {mark}`"),
        };
        let told = self.tell(from, until, "this looks like a mark and is prose");
        let told = told.label(why);
        Some(match fix {
            Some(fix) => told.help(fix.title.clone()).fix(fix),
            None => told.help(help),
        })
    }

    /// The mark with the time of its lead and without what else stands there. A date would begin another day.
    fn lead_written(
        &self,
        read: &Lead,
        dated: &str,
        token: Token,
        state: char,
        lead: &str,
    ) -> Option<Fix> {
        let has_time = dated.contains(':');
        if read.date.is_some() || (has_time && read.time.is_some()) {
            return None;
        }
        let gap = if dated.is_empty() { "" } else { " " };
        let time = read.time.map_or(String::new(), |time| format!("{time} "));
        // Nothing but a time, as it should be, or nothing: only a colon is too many.
        let bare = lead.trim().trim_end_matches(':');
        let is_plain = bare.is_empty() || Time::parse(bare).is_some();
        let safety = if is_plain {
            Safety::Safe
        } else {
            Safety::Guess
        };
        let head = format!("{gap}{time}[{state}]");
        self.look
            .marked(self.source, self.line, token, &head, safety)
    }

    /// The mark behind a bracket up to its note, if its name is declared; other words after it as a note.
    fn declared(&self, rest: &str) -> Option<String> {
        let mark = rest.split(':').next()?.trim();
        // A name ends at a word that begins with no letter: an amount, mostly.
        let is_number = |word: &str| word.starts_with(|first: char| !first.is_alphabetic());
        let mut end = 0;
        for word in mark.split_inclusive(char::is_whitespace) {
            if is_number(word.trim_start()) {
                break;
            }
            end += word.len();
        }
        let name = mark.get(..end)?.trim();
        let journal = self.look.journal;
        if journal.find(name).is_some() {
            return Some(mark.to_owned());
        }
        let known = journal.names.known_start(name)?;
        Some(format!("{known}: {}", mark.get(known.len()..)?.trim()))
    }

    /// A line that ends with `21:40` or `21:40:`.
    fn time_alone(&self, line: &str) -> Option<Diagnostic> {
        let line = line.trim_end();
        let before = line.strip_suffix(':').unwrap_or(line).trim_end();
        let written = before.split_whitespace().last()?;
        let time = Time::parse(written)?;
        let from = before.len() - written.len();
        let head = before.get(..from)?.trim_start();
        // Other words before it make it one of them; a date is a whole line's beginning.
        if self.document.lines.kind(self.line) == LineKind::Prose && !head.is_empty() {
            return None;
        }
        let told = self.tell(
            from,
            line.len(),
            "this time has neither words nor a mark behind it",
        );
        let told = told.label("a time alone counts for nothing");
        Some(told.help(format!("write what happened then: `{head}{time}: …`")))
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
    let entry = line.trim_start_matches(is_space);
    let entry = match entry.as_bytes().first()? {
        b'[' | b'-' | b'*' | b'+' => entry,
        b'0'..=b'9' => after_time(entry)?,
        _ => return None,
    };
    Prose::split(line.trim_end(), line.len() - entry.len())
}

/// What follows a time and its colon, if there is one.
fn after_time(entry: &str) -> Option<&str> {
    let end = entry.find(is_space)?;
    let (time, rest) = entry.split_at_checked(end)?;
    Time::parse(time.strip_suffix(':').unwrap_or(time))?;
    Some(rest.trim_start())
}

/// A dated line's prose, and where it begins.
fn dated<'a>(document: &Document, line: u32, text: &'a str) -> Option<(Option<Prose<'a>>, usize)> {
    match document.dated_shape(document.lines.shape(line))?.entry {
        DatedEntry::Prose { text: at, .. } => {
            let at = at as usize;
            let prose = Prose::split(document.lines.text(line, text).trim_end(), at);
            Some((prose, at))
        }
        _ => None,
    }
}

fn look_like_mark(here: &Here<'_, '_>, prose: Prose<'_>) -> Option<Diagnostic> {
    let is_bullet = |c| matches!(c, '-' | '*' | '+') || is_space(c);
    let bare = prose.text.trim_start_matches(is_bullet);
    let bullet = prose.text.len() - bare.len();
    let (inside, rest) = bare.strip_prefix('[')?.split_once(']')?;
    let state = state_meant(inside)?;
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
    let mut told = here.tell(from, until, "this looks like a mark and is prose");
    told = told.label(why);
    let gap = if colon.is_some() { " " } else { "" };
    // Empty brackets are open ones that lost their space, before they are anything else.
    let states = match state {
        Some(state) => vec![(state, Safety::Safe)],
        None => vec![(' ', Safety::Safe), ('x', Safety::Guess)],
    };
    for (state, safety) in states {
        let token = Token::new(from as u32, until as u32);
        let head = format!("{gap}[{state}]");
        let fix = here
            .look
            .marked(here.source, here.line, token, &head, safety);
        told.fixes.extend(fix);
    }
    let or_open = "while it is open";
    let help = match (told.fixes.as_slice(), state) {
        ([one], _) => one.title.clone(),
        ([open, kept], _) => {
            let open = open.title.trim_start_matches("write ");
            format!("{}, or {open} {or_open}", kept.title)
        }
        (_, Some(state)) => format!("write `{lead}[{state}] {shown}`"),
        (_, None) => format!("write `{lead}[x] {shown}`, or `{lead}[ ] {shown}` {or_open}"),
    };
    Some(told.help(help))
}
