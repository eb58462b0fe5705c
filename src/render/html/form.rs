//! The form that captures a mark, on a page that is served. The script shows it, for the script sends it: it says
//! where it comes from even though the page says so to nobody.

use super::safe;
use crate::diagnostic::wording::plural;
use crate::text::Day;
use crate::view::Markable;
use maud::{Markup, html};

const STATES: [(&str, &str); 4] = [
    ("x", "kept"),
    ("+", "amount only"),
    ("-", "excused"),
    ("!", "slipped"),
];

pub fn form(today: Day, markables: &[Markable], version: &str, errors: usize) -> Markup {
    let due = markables.partition_point(|it| it.is_due);
    let (due, others) = markables.split_at(due);
    html! {
        section class="live" aria-labelledby="mark-heading" data-version=(version) {
            h2 id="mark-heading" { "Mark" }
            noscript { p { "Without a script this page is only read; `daymark mark` captures from the shell." } }
            form id="mark" method="post" action="/mark" hidden autocomplete="off" {
                label { "What"
                    select name="name" required {
                        @if !due.is_empty() { optgroup label="Due today" { (options(due)) } }
                        @if due.is_empty() || others.is_empty() {
                            (options(others))
                        } @else {
                            optgroup label="Others" { (options(others)) }
                        }
                    }
                }
                label { "How it went"
                    select name="state" {
                        @for (state, word) in STATES { option value=(state) { (word) } }
                    }
                }
                label { "How much" input name="amount" type="text" placeholder="5 km" maxlength="200"; }
                label { "Day" input name="date" type="date" value=(today) max=(today) required; }
                label { "Time" input name="time" type="time"; }
                // The script asks here what the habit asks.
                label { span id="ask" { "Note" } input name="note" type="text" maxlength="2000"; }
                button type="submit" { "Mark" }
            }
            p class="said" id="said" role="status" {}
            @if errors > 0 {
                p { (plural(errors, "error")) " left out; `daymark check` shows what is wrong." }
            }
        }
    }
}

fn options(markables: &[Markable]) -> Markup {
    html! {
        @for Markable { name, question, .. } in markables {
            option value=(safe(name)) data-ask=[question.as_deref().map(safe)] { (safe(name)) }
        }
    }
}
