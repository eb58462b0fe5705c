//! What would mend the journal's problems: text written in the place of a name, a line or an item taken out.
//!
//! All are guesses but the colon behind a declared name: only a person knows which of two lines is true.

use super::problem::Problems;
use super::{Dimension, Journal, Site, Units};
use crate::diagnostic::{Fix, Safety};
use crate::syntax::{LineKind, parse};
use crate::text::edit::without_item;
use crate::text::{Edit, SourceId};

impl Journal<'_> {
    /// Whether a fix of syntax makes no mark of something that isn't declared: a line alone can't know that.
    #[must_use]
    pub fn names_in(&self, fix: &Fix) -> bool {
        let [(source, edit)] = fix.edits.as_slice() else {
            return true;
        };
        let mark_of = || {
            let document = self.documents.get(source.0 as usize)?;
            let text = &self.sources.get(source.0 as usize)?.text;
            let line = document.lines.at(edit.span.start);
            let is_entry = |kind| matches!(kind, LineKind::Mark | LineKind::Dated | LineKind::Junk);
            // The name of what is a mark already was told if it names nothing.
            if !is_entry(document.lines.kind(line)) || document.mark(line).is_some() {
                return None;
            }
            let (from, until) = (document.lines.start(line), document.lines.whole(line).end);
            let before = text.get(from as usize..edit.span.start as usize)?;
            let after = text.get(edit.span.end as usize..until as usize)?;
            // Below a date any entry is one.
            let tried = format!("2026-01-05\n{before}{}{after}", edit.text);
            let mended = parse(SourceId(0), &tried);
            let mark = mended.mark(1)?;
            let name = mended.in_line(1, mark.name, &tried);
            Some(self.find(mended.token(1, name, &tried)).is_some())
        };
        mark_of().unwrap_or(true)
    }
}

impl Problems<'_> {
    /// Adds a way to mend what was told last.
    pub fn mend(&mut self, fix: Option<Fix>) {
        if let (Some(told), Some(fix)) = (self.found.last_mut(), fix) {
            told.fixes.push(fix);
        }
    }

    /// Other text in this place.
    pub fn rewritten(&self, site: Site, text: &str) -> Fix {
        let edit = Edit::new(self.span(site), text);
        Fix::new(Safety::Guess, format!("write `{text}`"), site.source, edit)
    }

    /// The unit that a word was meant for, where it is near to one of the dimension asked for.
    pub fn unit_meant(&self, units: &Units, unit: Site, dimension: Dimension) -> Option<Fix> {
        let meant = units.meant(self.text(unit), dimension)?;
        Some(self.rewritten(unit, meant))
    }

    /// The two places with each other's text.
    pub fn swapped(&self, one: Site, other: Site) -> Fix {
        let edit = |to: Site, from: Site| (to.source, Edit::new(self.span(to), self.text(from)));
        let edits = vec![edit(one, other), edit(other, one)];
        Fix::of(Safety::Guess, "swap the two", edits)
    }

    /// The line of a place taken out, where nothing but `word` and the place stands in it and both are structure:
    /// words behind a colon are never taken out.
    pub fn line_away(&self, word: &str, site: Site) -> Option<Fix> {
        let document = self.documents.get(site.source.0 as usize)?;
        let text = &self.sources.get(site.source.0 as usize)?.text;
        let line = document.lines.text(site.line, text);
        let (said, own) = (super::name::single_spaced(line), self.quote(site));
        let is_alone = said == own || said.to_lowercase() == format!("{word} {own}").to_lowercase();
        (is_alone && !said.contains(':')).then(|| {
            let edit = Edit::remove(document.lines.whole(site.line));
            let title = format!("remove `{said}`");
            Fix::new(Safety::Guess, title, site.source, edit)
        })
    }

    /// One of a list of names taken out, with the line where it is the only one.
    pub fn item_away(&self, word: &str, site: Site) -> Option<Fix> {
        if let Some(fix) = self.line_away(word, site) {
            return Some(fix);
        }
        let document = self.documents.get(site.source.0 as usize)?;
        let text = &self.sources.get(site.source.0 as usize)?.text;
        let line = document.lines.text(site.line, text);
        if !line.contains(',') {
            return None;
        }
        let edit = without_item(line, site.token).at(document.lines.start(site.line));
        let title = format!("remove `{}`", self.quote(site));
        Some(Fix::new(Safety::Guess, title, site.source, edit))
    }

    /// `when NAME` as `when: words`.
    pub fn with_colon(&self, name: Site) -> Option<Fix> {
        let source = self.sources.get(name.source.0 as usize)?;
        let before = source.text.get(..self.span(name).start as usize)?;
        let keyword = before.trim_end().len() as u32;
        let title = format!("write `when: {}`", self.quote(name));
        let edit = Edit::insert(keyword, ":");
        Some(Fix::new(Safety::Guess, title, name.source, edit))
    }
}
