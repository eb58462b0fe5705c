//! The form that captures a mark, on a page that is served. The script shows it, for the script sends it: it says
//! where it comes from even though the page says so to nobody.

use super::safe;
use crate::diagnostic::wording::plural;
use crate::view::Page;
use maud::{Markup, html};

const STATES: [(&str, &str); 4] = [
    ("x", "kept"),
    ("+", "amount only"),
    ("-", "excused"),
    ("!", "slipped"),
];

pub fn form(page: &Page, version: &str, errors: usize) -> Markup {
    html! {
        section class="live" aria-labelledby="mark-heading" data-version=(version) {
            h2 id="mark-heading" { "Mark" }
            noscript { p { "Without a script this page is only read; `daymark mark` captures from the shell." } }
            form id="mark" method="post" action="/mark" hidden autocomplete="off" {
                label { "What"
                    select name="name" required {
                        @for name in &page.names { option value=(safe(name)) { (safe(name)) } }
                    }
                }
                label { "How it went"
                    select name="state" {
                        @for (state, word) in STATES { option value=(state) { (word) } }
                    }
                }
                label { "How much" input name="amount" type="text" placeholder="5 km" maxlength="200"; }
                label { "Note" input name="note" type="text" maxlength="2000"; }
                label { "Day" input name="date" type="date" value=(page.today) max=(page.today) required; }
                button type="submit" { "Mark" }
            }
            p class="said" id="said" role="status" {}
            @if errors > 0 {
                p { (plural(errors, "error")) " left out; `daymark check` shows what is wrong." }
            }
        }
    }
}
