//! A finding's page without its Markdown: headings as words, paragraphs as wide as they may be, code set in.
//!
//! Pages are written in the little Markdown that is read here: headings, paragraphs, fenced code. The heading
//! becomes the finding's name and its severity.

use super::Look;
use super::wrap::wrap;
use crate::diagnostic::Code;
use crate::view::Meaning;

/// Longer lines of prose are hard to read.
const WIDEST: usize = 100;

#[must_use]
pub fn plain(look: Look, code: Code) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut is_code = false;
    // The blank line at the end hands over the last paragraph.
    for line in code.page().lines().chain([""]) {
        let is_fence = line.starts_with("```");
        if !is_code && !is_fence && !line.is_empty() && !line.starts_with('#') {
            paragraph.push(line);
            continue;
        }
        if !paragraph.is_empty() {
            lines.push(wrap(&paragraph.join(" "), look.width.min(WIDEST)));
            paragraph.clear();
        }
        if is_fence {
            is_code = !is_code;
        } else if is_code {
            lines.push(format!("    {line}").trim_end().to_owned());
        } else if line.starts_with("# ") {
            let heading = format!("{} ({})", code.name(), code.severity().word());
            lines.push(look.paint(&heading, Meaning::Strong));
        } else {
            let heading = line.trim_start_matches(['#', ' ']);
            lines.push(look.paint(heading, Meaning::Strong));
        }
    }
    lines.join("\n").trim_end().to_owned()
}
