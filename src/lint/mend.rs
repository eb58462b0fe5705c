//! What would mend a warning: a mark in another state or taken out, a line more, prose turned into the mark it was
//! meant for.

use super::Look;
use crate::diagnostic::{Fix, Safety};
use crate::journal::{Mark, Place};
use crate::syntax::{Document, LineKind, parse};
use crate::text::{Edit, SourceId, Span, Token};

impl Look<'_> {
    /// A mark in another state.
    #[must_use]
    pub fn in_state(&self, mark: &Mark, state: char) -> Option<(SourceId, Edit)> {
        let (source, line) = mark.site(self.journal);
        let document = self.document(source)?;
        let shape = document.mark(line)?;
        let token = document.in_line(line, shape.state_token(), self.text(source));
        let edit = Edit::new(document.span(line, token), format!("[{state}]"));
        Some((source, edit))
    }

    /// A mark taken out with its line, or out of its dated line where other entries stand below that.
    #[must_use]
    pub fn mark_away(&self, mark: &Mark) -> Option<Fix> {
        let (source, line) = mark.site(self.journal);
        let document = self.document(source)?;
        let lines = &document.lines;
        let span = match document.dated_shape(lines.shape(line)) {
            Some(shape) if lines.kind(line) == LineKind::Dated && has_entries(document, line) => {
                let date = shape.weekday.map_or(shape.date, |weekday| weekday.token);
                let start = lines.start(line);
                let end = start + self.line(source, line).len() as u32;
                Span::new(document.span(line, date).end, end)
            }
            _ => lines.whole(line),
        };
        let title = format!("remove `{}`", self.written(mark));
        Some(Fix::new(Safety::Guess, title, source, Edit::remove(span)))
    }

    /// A line more right below the first one of a declaration, indented and ended as the lines there are.
    #[must_use]
    pub fn line_below(&self, place: Place, line: &str) -> Option<Fix> {
        let head = self.declaration(place)?.line;
        let lines = &self.document(place.source)?.lines;
        let below = self.line(place.source, head + 1);
        let indent = below.len() - below.trim_start().len();
        let indent = match lines.kind(head + 1) {
            LineKind::Attribute => below.get(..indent)?,
            _ => "  ",
        };
        let text = self.text(place.source);
        let end = lines.start(head) + self.line(place.source, head).len() as u32;
        let ending = match lines.whole(0).of(text).strip_suffix("\r\n") {
            Some(_) => "\r\n",
            None => "\n",
        };
        let edit = Edit::insert(end, format!("{ending}{indent}{line}"));
        let title = format!("add `{line}`");
        Some(Fix::new(Safety::Guess, title, place.source, edit))
    }

    /// Characters of a line of prose written as the beginning of a mark, where that gives a mark of something
    /// declared. Words behind its name go into its note.
    #[must_use]
    pub fn marked(
        &self,
        source: SourceId,
        line: u32,
        token: Token,
        head: &str,
        safety: Safety,
    ) -> Option<Fix> {
        let document = self.document(source)?;
        let text = self.line(source, line);
        let before = text.get(..token.start as usize)?;
        let after = text.get(token.end as usize..)?;
        let gap = if after.starts_with(char::is_whitespace) {
            ""
        } else {
            " "
        };
        let head = format!("{head}{gap}");
        let whole = format!("{before}{head}{after}");
        let above = match document.lines.kind(line) {
            LineKind::Dated => "",
            _ => "2026-01-05\n",
        };
        let tried = format!("{above}{whole}");
        let (mended, at) = (parse(SourceId(0), &tried), u32::from(!above.is_empty()));
        let mark = mended.mark(at)?;
        let name = mended.in_line(at, mark.name, &tried);
        let written = name.of(&whole);
        let mut edits = vec![Edit::new(document.span(line, token), head.as_str())];
        let mut shown = whole.clone();
        let mut safety = safety;
        if self.journal.find(written).is_none() {
            let known = self.journal.names.known_start(written)?.len();
            let after = name.start as usize + known;
            let rest = whole.get(after..)?;
            let words = rest.trim_start();
            shown = format!("{}: {words}", whole.get(..after)?);
            // The characters behind the head are as far from the end of the line as they were.
            let place = |left: usize| document.lines.start(line) + (text.len() - left) as u32;
            edits.push(Edit::new(
                Span::new(place(rest.len()), place(words.len())),
                ": ",
            ));
            safety = Safety::Guess;
        }
        let title = format!("write `{}`", shown.trim());
        let edits = edits.into_iter().map(|edit| (source, edit)).collect();
        Some(Fix::of(safety, title, edits))
    }
}

/// Whether an entry stands in a line of its own below a dated line.
fn has_entries(document: &Document, dated: u32) -> bool {
    let below = document.lines.kinds.get(dated as usize + 1..);
    let mut below = below.unwrap_or_default().iter();
    let entry = below.find(|kind| !matches!(kind, LineKind::Blank | LineKind::Comment));
    matches!(
        entry,
        Some(LineKind::Mark | LineKind::Prose | LineKind::Junk)
    )
}
