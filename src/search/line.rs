//! An entry as a line of a journal, complete in itself: read again, it is the same entry.
//!
//! For `log --format day`, whose output another journal may hold. A backslash that freed a bracket is
//! written again.

use super::entry::Entry;

/// `2026-01-05 07:15 [x] run 3 km: slow`, `2026-01-05: Snow.`; without a line ending.
#[must_use]
pub fn as_line(entry: &Entry<'_>) -> String {
    let time = entry.time.map(|time| format!(" {time}"));
    let start = format!("{}{}", entry.day, time.unwrap_or_default());
    if entry.mark.is_some() {
        return format!("{start} {}", entry.mark_text());
    }
    let escape = if entry.is_escaped { "\\" } else { "" };
    format!("{start}: {escape}{}", entry.words)
}
