//! The user's own words, for a page that was asked for with them.
//!
//! It draws what `view/diary` hands over, which is nothing unless `--with-text` was given. No mention
//! becomes a link.

use super::table::words;
use crate::view::diary::DiaryDay;
use maud::{Markup, html};

pub fn draw(days: &[DiaryDay]) -> Markup {
    html! {
        div class="diary" {
            @for day in days {
                h3 { (day.day.weekday().short()) " " (day.day) }
                @for line in &day.lines { p { (words(line)) } }
            }
        }
    }
}
