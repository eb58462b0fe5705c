//! Open marks that wait for what is marked: `[ ] run: easy` becomes `[x] run 5 km: easy`, where it stands.
//!
//! Nothing of such a line goes. Where both it and the new mark have amounts, a note or another time, or it has amounts
//! and was slipped, it stays and the new mark is a line of its own.

use super::{Addition, Entry, Text};
use crate::journal::Journal;
use crate::syntax::words::STATES;
use crate::syntax::{EntryKind, State, parse};
use crate::text::{Edit, SourceId, Span, Time, Token};

/// An open mark that is one no more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// Its line, which is the same one in the old text and in the new.
    pub(super) line: u32,
    pub edits: Vec<Edit>,
    said: Said<String>,
}

/// What a mark says.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Said<S> {
    state: State,
    name: S,
    amounts: S,
    note: S,
    time: Option<Time>,
}

/// Takes those entries out of the addition that open marks of its day wait for.
pub fn close(journal: &Journal<'_>, text: Text<'_>, addition: &mut Addition) -> Vec<Closing> {
    let Addition { day, time, .. } = *addition;
    let entries = text.document.entries(text.text);
    let marks =
        entries.filter(|entry| entry.day == day && matches!(entry.kind, EntryKind::Mark(_)));
    // As templates write it: in other brackets some other space may stand, which `undo` could not give back.
    let marks = marks.filter(|entry| {
        let mark = text.document.mark_text(entry.line, text.text);
        mark.starts_with("[ ]")
    });
    let open = marks.filter_map(|entry| Some((entry.line, said(text, entry.line)?)));
    let mut open: Vec<_> = open.filter(|(_, said)| said.state == State::Open).collect();
    let mut closings = Vec::new();
    addition.entries.retain(|entry| {
        let Entry::Mark(words) = entry else {
            return true;
        };
        let line = format!("{day}\n {words}");
        let document = parse(SourceId(0), &line);
        let text_of_entry = Text {
            document: &document,
            text: &line,
        };
        let Some(meant) = said(text_of_entry, 1).map(|said| Said { time, ..said }) else {
            return true;
        };
        let item = journal.find(meant.name);
        let mut waiting = open.iter().enumerate();
        let found = waiting.find_map(|(index, (line, open))| {
            let is_same = item.is_some() && journal.find(open.name) == item;
            let said = is_same.then(|| closed(open, &meant)).flatten()?;
            Some((index, *line, said))
        });
        let Some((index, line, said)) = found else {
            return true;
        };
        let (_, was) = open.remove(index);
        closings.push(Closing {
            line,
            edits: edits(text, line, &was, &said),
            said: said.owned(),
        });
        false
    });
    closings
}

impl Closing {
    /// Whether its line says now what was meant.
    pub(super) fn is_in(&self, after: Text<'_>, line: u32) -> bool {
        said(after, line).is_some_and(|said| said.owned() == self.said)
    }
}

impl Said<&str> {
    fn owned(&self) -> Said<String> {
        Said {
            state: self.state,
            name: self.name.to_owned(),
            amounts: self.amounts.to_owned(),
            note: self.note.to_owned(),
            time: self.time,
        }
    }
}

fn said<'a>(text: Text<'a>, line: u32) -> Option<Said<&'a str>> {
    let Text { document, text } = text;
    let mark = document.mark(line)?;
    let written = document.lines.text(line, text);
    let name = document.in_line(line, mark.name, text);
    let colon = colon(Text { document, text }, line);
    let (end, note) = match colon {
        Some(colon) => (colon as usize, written.get(colon as usize + 1..)?),
        None => (written.len(), ""),
    };
    Some(Said {
        state: mark.state,
        name: name.of(written),
        amounts: written.get(name.end as usize..end)?.trim(),
        note: note.trim(),
        time: document.mark_time(line, text),
    })
}

fn colon(text: Text<'_>, line: u32) -> Option<u32> {
    let at = text.document.mark(line)?.colon?;
    let token = Token::new(at, at + 1);
    Some(text.document.in_line(line, token, text.text).start)
}

/// What an open mark says once it is what was meant; None where something of it would have to go, or would count.
fn closed<'a>(open: &Said<&'a str>, meant: &Said<&'a str>) -> Option<Said<&'a str>> {
    let one = |open: &'a str, meant: &'a str| match (open.is_empty(), meant.is_empty()) {
        (_, true) => Some(open),
        (true, _) => Some(meant),
        _ => None,
    };
    let is_settled = match meant.state {
        State::Kept | State::Excused => true,
        State::Slipped => open.amounts.is_empty(),
        State::Open | State::Amount => false,
    };
    let is_its_time = open.time.is_none() || meant.time.is_none() || open.time == meant.time;
    (is_settled && is_its_time).then_some(())?;
    Some(Said {
        state: meant.state,
        name: open.name,
        amounts: one(open.amounts, meant.amounts)?,
        note: one(open.note, meant.note)?,
        time: open.time.or(meant.time),
    })
}

fn edits(text: Text<'_>, line: u32, open: &Said<&str>, said: &Said<&str>) -> Vec<Edit> {
    let Text {
        document,
        text: whole,
    } = text;
    let Some(mark) = document.mark(line) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    let state = document.in_line(line, mark.state_token(), whole);
    if let Some(time) = said.time.filter(|_| open.time.is_none()) {
        edits.push(Edit::insert(state.start, format!("{time} ")));
    }
    // Of the brackets only what stands in them.
    let sign = STATES.iter().find(|known| known.state == said.state);
    let sign = sign.map_or("", |known| known.sign);
    let sign = sign.trim_matches(['[', ']']);
    edits.push(Edit::new(Span::new(state.start + 1, state.end - 1), sign));
    let name = document.in_line(line, mark.name, whole);
    if open.amounts != said.amounts {
        edits.push(Edit::insert(name.end, format!(" {}", said.amounts)));
    }
    if open.note != said.note {
        edits.push(match colon(text, line) {
            Some(colon) => Edit::insert(colon + 1, format!(" {}", said.note)),
            None => {
                let end = document.lines.text(line, whole).trim_end().len() as u32;
                Edit::insert(end, format!(": {}", said.note))
            }
        });
    }
    let start = document.lines.start(line);
    edits.into_iter().map(|edit| edit.at(start)).collect()
}
