//! A declaration's first line: its name, its title and the title's tags.
//!
//! Habits, tasks, goals and plans all begin with it. Whether the name is free was settled before, when names
//! were gathered.

use super::Site;
use super::build::Build;
use super::declare::Declared;
use super::name::{fold, single_spaced};
use crate::syntax::{MentionKind, mentions};

pub(super) struct Heading {
    /// Single spaces between its words.
    pub name: String,
    pub title: Option<String>,
    /// Folded, without `#`, each once.
    pub tags: Vec<String>,
}

impl Build<'_> {
    pub(super) fn heading(&self, declared: Declared<'_>) -> Heading {
        let declaration = declared.declaration;
        let text = |token| {
            self.problems
                .text(Site::new(declared.place.source, declaration.line, token))
        };
        let title = declaration
            .title
            .map(text)
            .filter(|title| !title.is_empty());
        let mut tags = Vec::new();
        let title_text = title.unwrap_or("");
        for tag in mentions(title_text).filter(|mention| mention.kind == MentionKind::Tag) {
            let tag = fold(tag.name(title_text)).into_owned();
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        Heading {
            name: single_spaced(text(declaration.name)),
            title: title.map(str::to_owned),
            tags,
        }
    }
}
