//! The user's own words, for a page that was asked for with them.

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
