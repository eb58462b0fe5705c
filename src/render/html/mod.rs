//! A report as one page of HTML, and its pictures as SVG: nothing of it is fetched, nothing of it needs a script.
//!
//! Every text passes `safe` and is escaped by maud; a page's policy forbids it to load or run anything.

mod bars;
mod curve;
mod diary;
mod form;
mod grid;
mod heatmap;
mod parts;
mod shape;
mod svg;
mod table;
mod timeline;

pub use svg::{Picture, picture};

use super::sanitize;
use crate::view::{Markable, Page};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::borrow::Cow;

/// The rules of the whole page; those of the pictures are in an SVG on its own too.
pub const STYLE: &str = concat!(include_str!("picture.css"), include_str!("page.css"));

/// What a page in a file may load: its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Where a page is shown.
#[derive(Clone, Copy, Debug)]
pub enum Home<'a> {
    /// A file, complete in itself.
    File,
    /// `daymark serve`: style and script are fetched from it, and a mark of one of these can be sent to it. `version`
    /// tells this state of the journal from later ones; `errors` are what the page leaves out.
    Served {
        version: &'a str,
        errors: usize,
        markables: &'a [Markable],
    },
}

#[must_use]
pub fn page(page: &Page, home: Home<'_>) -> String {
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                link rel="icon" href="data:,";
                title { "Daymark, " (page.today) }
                @match home {
                    Home::File => {
                        meta http-equiv="Content-Security-Policy" content=(POLICY);
                        style { (PreEscaped(STYLE)) }
                    },
                    Home::Served { .. } => {
                        link rel="stylesheet" href="/style.css";
                        script src="/live.js" defer {}
                    },
                }
            }
            body { (body(page, home)) }
        }
    };
    document.into_string()
}

fn body(page: &Page, home: Home<'_>) -> Markup {
    let sections = parts::sections(page);
    html! {
        a class="skip" href="#main" { "To the report" }
        header {
            h1 { "Daymark" }
            p class="soft" { (parts::heading(page)) }
            @if sections.len() > 1 {
                nav aria-label="Sections" { ul {
                    @for section in &sections { li { a href={ "#" (section.id) } { (section.name) } } }
                } }
            }
        }
        main id="main" tabindex="-1" {
            @if let Home::Served { version, errors, markables } = home {
                (form::form(page.today, markables, version, errors))
            }
            @if page.is_empty {
                pre tabindex="0" { (crate::view::FIRST_LINES) }
            } @else if sections.is_empty() {
                p { "There is nothing to show here." }
            }
            @for section in &sections {
                section aria-labelledby=(section.id) {
                    h2 id=(section.id) tabindex="-1" { (section.name) }
                    (section.drawn)
                }
            }
        }
        footer { p { "Made by daymark from plain text." } }
    }
}

/// A user's text as it may be shown: nothing in it turns the order of reading, and all of it is XML.
fn safe(text: &str) -> Cow<'_, str> {
    let safe = sanitize::cell(text);
    let is_none = |character: char| matches!(character, '\u{fffe}' | '\u{ffff}');
    if safe.contains(is_none) {
        return Cow::Owned(safe.replace(is_none, "\u{fffd}"));
    }
    safe
}
