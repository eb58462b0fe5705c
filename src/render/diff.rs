//! What changes in one file, as a unified diff: for eyes in colour, for `patch -p0` from a pipe.
//!
//! Only line endings, CRLF too, and the byte order mark that a file may begin with are written as they are, since `patch`
//! needs them and neither draws over anything. Everything else of the file passes [`sanitize`]; so a hunk whose lines hold control
//! characters, which are errors in a journal, is the one thing that `patch` will refuse.

use super::{Look, sanitize};
use crate::view::Meaning;
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::io::{self, Write};
use std::ops::Range;

/// Unchanged lines shown around a change.
const AROUND: usize = 3;

/// A byte order mark.
const BOM: &str = "\u{feff}";

/// Writes the difference between a file's two texts; nothing where they are equal.
///
/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, path: &str, old: &str, new: &str, look: Look) -> io::Result<()> {
    if old == new {
        return Ok(());
    }
    let path = sanitize::cell(path);
    // Only a tab tells `patch` that a path with spaces has ended.
    let end = if path.contains(' ') { "\t" } else { "" };
    for sign in ["---", "+++"] {
        let header = format!("{sign} {path}");
        writeln!(out, "{}{end}", look.paint(&header, Meaning::Strong))?;
    }
    let (old, new) = (lines(old), lines(new));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    for hunk in group_diff_ops(changes, AROUND) {
        write_hunk(out, &hunk, &old, &new, look)?;
    }
    Ok(())
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn write_hunk(
    out: &mut dyn Write,
    hunk: &[DiffOp],
    old: &[&str],
    new: &[&str],
    look: Look,
) -> io::Result<()> {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
        return Ok(());
    };
    let header = format!(
        "@@ -{} +{} @@",
        place(&(first.old_range().start..last.old_range().end)),
        place(&(first.new_range().start..last.new_range().end))
    );
    writeln!(out, "{}", look.paint(&header, Meaning::Dim))?;
    for change in hunk {
        let (was, now) = (change.old_range(), change.new_range());
        if matches!(change, DiffOp::Equal { .. }) {
            write_lines(out, ' ', Meaning::Plain, (old, was), look)?;
        } else {
            write_lines(out, '-', Meaning::Bad, (old, was), look)?;
            write_lines(out, '+', Meaning::Good, (new, now), look)?;
        }
    }
    Ok(())
}

/// The lines of a hunk in one of the files: the first, counted from 1, and how many, unless it is one. Of
/// none, the line before them is named.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn write_lines(
    out: &mut dyn Write,
    sign: char,
    meaning: Meaning,
    (lines, shown): (&[&str], Range<usize>),
    look: Look,
) -> io::Result<()> {
    for (number, line) in lines.iter().enumerate().take(shown.end).skip(shown.start) {
        let words = line.strip_suffix('\n').unwrap_or(line);
        let is_ended = words.len() < line.len();
        let (words, ending) = match words.strip_suffix('\r') {
            Some(words) if is_ended => (words, "\r\n"),
            _ => (words, "\n"),
        };
        let rest = words.strip_prefix(BOM).filter(|_| number == 0);
        let mark = rest.map_or("", |_| BOM);
        let shown = format!("{sign}{mark}{}", sanitize::line(rest.unwrap_or(words)));
        write!(out, "{}{ending}", look.paint(&shown, meaning))?;
        if !is_ended {
            writeln!(out, "\\ No newline at end of file")?;
        }
    }
    Ok(())
}
