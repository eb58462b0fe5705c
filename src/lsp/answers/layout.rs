//! The one layout of a document, all of it, of some lines, or of the line that was just ended.
//!
//! `format` makes the edits, as for `daymark fmt`; here they are put into lines and columns. Files that could
//! not be read as text are left alone.

use super::super::scene::Scene;
use crate::format;
use crate::text::{Edit, SourceId};
use gen_lsp_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams,
    TextEdit,
};

pub fn all(
    scene: &Scene<'_>,
    source: SourceId,
    _: DocumentFormattingParams,
) -> Option<Vec<TextEdit>> {
    edits(scene, source, || {
        format::format(&scene.analysis.journal, source)
    })
}

pub fn of_range(
    scene: &Scene<'_>,
    source: SourceId,
    params: DocumentRangeFormattingParams,
) -> Option<Vec<TextEdit>> {
    let (first, last) = (params.range.start, params.range.end);
    // What ends where a line starts has none of it.
    let is_at_start = last.character == 0 && last.line > first.line;
    let end = last.line.saturating_add(u32::from(!is_at_start));
    edits(scene, source, || {
        format::format_lines(&scene.analysis.journal, source, first.line..end)
    })
}

/// After a line break: the line above it. The one that begins is still being typed.
pub fn on_newline(
    scene: &Scene<'_>,
    source: SourceId,
    params: DocumentOnTypeFormattingParams,
) -> Option<Vec<TextEdit>> {
    let line = params.position.line;
    let above = line.saturating_sub(1)..line;
    edits(scene, source, || {
        format::format_lines(&scene.analysis.journal, source, above)
    })
}

/// None for a file with bytes that aren't text: it can't be written again as it was.
fn edits(
    scene: &Scene<'_>,
    source: SourceId,
    make: impl FnOnce() -> Vec<Edit>,
) -> Option<Vec<TextEdit>> {
    let bad = scene.held.bad_bytes.get(source.0 as usize)?;
    if bad.diagnostic(source).is_some() {
        return None;
    }
    let lines = scene.lines(source);
    Some(make().iter().map(|edit| lines.edit(edit)).collect())
}
