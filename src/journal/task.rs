//! A task's lines to what they mean.
//!
//! Dates, other names and a note are all that a task can say. Its marks are handed to it later, and what they
//! make of it is `report/tasks`'.

use super::build::Build;
use super::dates::Dates;
use super::declare::Declared;
use super::once::Once;
use super::{Site, Task};
use crate::syntax::Clause;

pub(super) fn task(build: &mut Build<'_>, declared: Declared<'_>) -> Task {
    let source = declared.place.source;
    let mut once = Once::default();
    let mut dates = Dates::default();
    for attribute in &declared.declaration.attributes {
        dates.read(&mut build.problems, &mut once, source, attribute);
        let site = Site::new(source, attribute.line, attribute.token);
        match &attribute.clause {
            Clause::Note(_) => {
                once.is_first(&mut build.problems, "note", site);
            }
            Clause::Also(_) => {
                once.is_first(&mut build.problems, "also", site);
            }
            _ => {}
        }
    }
    dates.check(&mut build.problems);
    let heading = build.heading(declared);
    Task {
        name: heading.name,
        title: heading.title,
        tags: heading.tags,
        place: declared.place,
        from: dates.first(),
        by: dates.due(),
        marks: Vec::new(),
    }
}
