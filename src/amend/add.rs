//! Where new entries of a day go, and how they are written there: into its block, in the order of their times, or as
//! a new day where there is none.

use super::pieces::{Block, Piece, pieces, without_blank};
use super::style::{
    begins_with_prose, below, ending, ending_of, has_colon, indentation, is_in_line, weekday,
};
use super::{Addition, Entry, Text};
use crate::syntax::{self, EntryKind, LineKind};
use crate::text::{Day, Edit, Time};
use std::ops::Range;

/// What to insert into a text. One without days is written as `model` is, where there is one. `day_starts` says
/// which times are late in their day.
#[must_use]
pub fn add(text: Text<'_>, model: Option<Text<'_>>, addition: &Addition, day_starts: Time) -> Edit {
    let days = days(text);
    let writer = Writer {
        text,
        addition,
        day_starts,
        ending: match (ending_of(text.document, 0, text.text), model) {
            (None, Some(model)) => ending(model.document, model.text),
            (known, _) => known.unwrap_or("\n"),
        },
    };
    let own = days.iter().rev().find(|(day, _)| *day == addition.day);
    match own {
        Some((_, block)) if !addition.is_below && is_in_line(text, block) => {
            writer.beside(&days, block)
        }
        Some((_, block)) => writer.below(block),
        None => writer.new_day(&days, model),
    }
}

/// The blocks of a text that are days, in its order.
fn days(text: Text<'_>) -> Vec<(Day, Block)> {
    let document = text.document;
    pieces(document, text.text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Block(block) if document.lines.kind(block.head) == LineKind::Dated => {
                Some((document.dated_at(block.head)?.day?, block))
            }
            _ => None,
        })
        .collect()
}

struct Writer<'a> {
    text: Text<'a>,
    addition: &'a Addition,
    day_starts: Time,
    /// Of lines whose neighbours have none.
    ending: &'static str,
}

impl Writer<'_> {
    /// Dated lines beside those of the day.
    fn beside(&self, days: &[(Day, Block)], last: &Block) -> Edit {
        let weekday = weekday(self.text, last, self.addition.day);
        let lines = self.dated_lines(&weekday);
        let own = days.iter().filter(|(day, _)| *day == self.addition.day);
        let own: Vec<&Block> = own.map(|(_, block)| block).collect();
        let heads: Vec<u32> = own.iter().map(|block| block.head).collect();
        match self.first_later(&heads) {
            Some(index) if own.iter().all(|block| is_in_line(self.text, block)) => {
                let first = own.get(index).map_or(last.first, |block| block.first);
                self.before(first, &lines)
            }
            _ => self.behind(last.end, &lines),
        }
    }

    /// Entries below the dated line of their day.
    fn below(&self, block: &Block) -> Edit {
        let indent = indentation(self.text.document, block.end, self.text.text);
        let lines = self.lines(indent, &self.addition.entries);
        let entries: Vec<u32> = below(self.text.document, block).collect();
        if let Some(later) = self
            .first_later(&entries)
            .and_then(|index| entries.get(index))
        {
            // A comment right above an entry is about it.
            let is_comment = |line: &u32| self.text.document.lines.kind(*line) == LineKind::Comment;
            let comments = (block.head + 1..*later).rev().take_while(is_comment);
            return self.before(later - comments.count() as u32, &lines);
        }
        // What is said in column 0 at the end of a day is not about that day.
        let is_behind = |line: &u32| {
            let written = self.text.document.lines.text(*line, self.text.text);
            match self.text.document.lines.kind(*line) {
                LineKind::Blank => true,
                LineKind::Comment => syntax::indent(written) == 0,
                _ => false,
            }
        };
        let behind = (block.head + 1..block.end).rev().take_while(is_behind);
        let end = block.end - behind.count() as u32;
        self.behind(self.without_allows(block.head + 1..end), &lines)
    }

    /// The end of these lines, but for comments there that silence: whatever stood below one would be silenced.
    fn without_allows(&self, lines: Range<u32>) -> u32 {
        let Text { document, text } = self.text;
        let is_comment = |line: &u32| {
            matches!(
                document.lines.kind(*line),
                LineKind::Blank | LineKind::Comment
            )
        };
        let is_allow = |line: &u32| {
            let words = document.lines.text(*line, text).trim_start();
            let words = words.strip_prefix("//").map(str::trim_start);
            words.is_some_and(|words| words.starts_with("daymark:"))
        };
        let end = lines.end;
        let comments = lines.rev().take_while(is_comment);
        let first = comments.filter(is_allow).last();
        first.map_or(end, |first| without_blank(document, 0..first))
    }

    /// The first of these lines that is later in the day, where their times are in order.
    fn first_later(&self, lines: &[u32]) -> Option<usize> {
        let own = self.clock(self.addition.time?);
        let times: Vec<(usize, u32)> = lines
            .iter()
            .enumerate()
            .filter_map(|(index, line)| Some((index, self.clock(self.time(*line)?))))
            .collect();
        if !times.is_sorted_by_key(|(_, time)| *time) {
            return None;
        }
        let later = times.iter().find(|(_, time)| *time > own)?;
        Some(later.0)
    }

    fn clock(&self, time: Time) -> u32 {
        let late = if time < self.day_starts { 24 * 60 } else { 0 };
        u32::from(time.0) + late
    }

    fn time(&self, line: u32) -> Option<Time> {
        let Text { document, text } = self.text;
        let entry = document.entries_in(line..line + 1, text).next();
        match (document.lines.kind(line), entry.map(|entry| entry.kind)) {
            (LineKind::Dated, Some(EntryKind::Prose { time, .. })) => time,
            (LineKind::Prose, _) => document.prose_time(line, text).map(|time| time.value),
            _ => document.mark_time(line, text),
        }
    }

    /// A day of its own: behind the last one before it, else in front of the first one after it, else at the end.
    /// Where the newest day stands first, the other way round.
    fn new_day(&self, days: &[(Day, Block)], model: Option<Text<'_>>) -> Edit {
        let day = self.addition.day;
        let is_newest_first = days.first().map(|first| first.0) > days.last().map(|last| last.0)
            && days.is_sorted_by(|one, next| one.0 >= next.0);
        let (above, under) = if is_newest_first {
            let above = days.iter().rposition(|(other, _)| *other > day);
            (above, days.iter().position(|(other, _)| *other < day))
        } else {
            let above = days.iter().rposition(|(other, _)| *other < day);
            (above, days.iter().position(|(other, _)| *other > day))
        };
        let neighbour = above.or(under);
        let (written, is_close) = match neighbour {
            Some(index) => {
                let block = days.get(index).map(|(_, block)| block);
                let written = self.written_day(self.text, block);
                (written, self.is_close(days, index))
            }
            None => {
                let others = model.map(|model| (model, self::days(model)));
                let newest = others.as_ref().and_then(|(_, days)| {
                    let earlier = days.iter().filter(|(other, _)| *other < day);
                    let newest = earlier.max_by_key(|(other, block)| (*other, block.head));
                    newest.or_else(|| days.first())
                });
                match (&others, newest) {
                    (Some((other, _)), Some((_, block))) => {
                        (self.written_day(*other, Some(block)), false)
                    }
                    _ => (self.written_day(self.text, None), false),
                }
            }
        };
        let gap = if is_close { "" } else { "\n" };
        let block = |index: Option<usize>| Some(&days.get(index?)?.1);
        match (block(above), block(under)) {
            (Some(above), _) => self.behind(above.end, &format!("{gap}{written}")),
            (None, Some(under)) => self.before(under.first, &format!("{written}{gap}")),
            (None, None) => {
                let count = self.text.document.lines.len() as u32;
                match without_blank(self.text.document, 0..count) {
                    0 => self.before(0, &written),
                    end => self.behind(end, &format!("{gap}{written}")),
                }
            }
        }
    }

    /// The new day's lines, without the last one's ending, in the way of another day.
    fn written_day(&self, model: Text<'_>, block: Option<&Block>) -> String {
        let day = self.addition.day;
        let weekday = block.map_or(String::new(), |block| weekday(model, block, day));
        let is_below = self.addition.is_below;
        let entries = &self.addition.entries;
        if block.is_some_and(|block| is_in_line(model, block)) && !is_below && !entries.is_empty() {
            return self.dated_lines(&weekday);
        }
        let line = block.map_or(0, |block| block.end);
        let indent = indentation(model.document, line, model.text);
        let (head, rest) = match entries.split_first() {
            Some((first @ Entry::Prose(_), rest))
                if self.addition.time.is_none()
                    && !is_below
                    && block.is_some_and(|block| begins_with_prose(model, block)) =>
            {
                (self.dated(&weekday, first), rest)
            }
            _ => (format!("{day}{weekday}"), entries.as_slice()),
        };
        if rest.is_empty() {
            return head;
        }
        format!("{head}\n{}", self.lines(indent, rest))
    }

    /// Whether the new day stands right at the one it is written like, without a blank line: as that one stands at
    /// the day above it, or below it where it is the first. A line on its own is followed by more of them.
    fn is_close(&self, days: &[(Day, Block)], index: usize) -> bool {
        let Some((_, block)) = days.get(index) else {
            return false;
        };
        let in_line = is_in_line(self.text, block);
        if in_line && (self.addition.is_below && !self.addition.entries.is_empty()) {
            return false;
        }
        let next = index.checked_add(1).and_then(|next| days.get(next));
        let seam = match (index.checked_sub(1).and_then(|above| days.get(above)), next) {
            (Some((_, above)), _) => Some((above.end, block.first)),
            (None, Some((_, next))) => Some((block.end, next.first)),
            (None, None) => None,
        };
        seam.map_or(in_line, |(end, first)| end == first)
    }

    /// Each entry with its own date.
    fn dated_lines(&self, weekday: &str) -> String {
        let lines = self.addition.entries.iter();
        let lines: Vec<String> = lines.map(|entry| self.dated(weekday, entry)).collect();
        lines.join("\n")
    }

    fn dated(&self, weekday: &str, entry: &Entry) -> String {
        let time = self.addition.time.map(|time| format!(" {time}"));
        let time = time.unwrap_or_default();
        let day = self.addition.day;
        match entry {
            Entry::Mark(mark) => format!("{day}{weekday}{time} {mark}"),
            Entry::Prose(words) => format!("{day}{weekday}{time}: {}", escaped(words)),
        }
    }

    fn lines(&self, indent: &str, entries: &[Entry]) -> String {
        let line = |entry: &Entry| {
            let time = self.addition.time.map(|time| time.to_string());
            match (entry, time) {
                (Entry::Mark(mark), None) => format!("{indent}{mark}"),
                (Entry::Mark(mark), Some(time)) => format!("{indent}{time} {mark}"),
                (Entry::Prose(words), None) => format!("{indent}{}", escaped(words)),
                (Entry::Prose(words), Some(time)) => {
                    // A colon of the words themselves would be taken for the time's.
                    let is_marked = has_colon(self.text) || words.starts_with(':');
                    let colon = if is_marked { ":" } else { "" };
                    format!("{indent}{time}{colon} {}", escaped(words))
                }
            }
        };
        let lines: Vec<String> = entries.iter().map(line).collect();
        lines.join("\n")
    }

    /// Lines before a line, which end as it does.
    fn before(&self, line: u32, lines: &str) -> Edit {
        let Text { document, text } = self.text;
        let ending = ending_of(document, line, text).unwrap_or(self.ending);
        let written = format!("{lines}\n").replace('\n', ending);
        Edit::insert(document.lines.start(line), written)
    }

    /// Lines behind the last one before this line, which end as that does. Where it lacks its ending, so does the text
    /// afterwards.
    fn behind(&self, line: u32, lines: &str) -> Edit {
        let Text { document, text } = self.text;
        if lines.is_empty() {
            return Edit::insert(document.lines.start(line), "");
        }
        let last = line.saturating_sub(1);
        let near = [Some(last), last.checked_sub(1)].into_iter().flatten();
        let mut endings = near.filter_map(|line| ending_of(document, line, text));
        let ending = endings.next().unwrap_or(self.ending);
        let at = document.lines.start(last) + document.lines.text(last, text).len() as u32;
        Edit::insert(at, format!("\n{lines}").replace('\n', ending))
    }
}

/// Words that would begin a mark or a comment, kept from it.
fn escaped(words: &str) -> String {
    if words.starts_with('[') || words.starts_with("//") {
        format!("\\{words}")
    } else {
        words.to_owned()
    }
}
