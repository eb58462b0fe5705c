//! Findings as the protocol has them.
//!
//! What `check` shows becomes one message with its help below. Each source's are numbered by a hash, so that
//! what did not change is not sent again.

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::render::sanitize::cell;
use crate::text::SourceId;
use gen_lsp_types::{
    Diagnostic as Finding, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::io;

/// The findings of one source, in order.
pub fn of<'a>(scene: &Scene<'a>, source: SourceId) -> impl Iterator<Item = Finding> + use<'a> {
    let scene = *scene;
    let all = &scene.analysis.diagnostics;
    let first = all.partition_point(|it| it.primary.source < source);
    let own = all.iter().skip(first);
    let own = own.take_while(move |it| it.primary.source == source);
    let lines = scene.lines(source);
    own.map(move |it| finding(&scene, it, lines.range(it.primary.span)))
}

/// A number by which they are told apart from earlier ones: 0 is for none.
pub fn number(scene: &Scene<'_>, source: SourceId) -> u64 {
    let mut findings = of(scene, source).peekable();
    if findings.peek().is_none() {
        return 0;
    }
    let mut hashed = Hashed::default();
    for finding in findings {
        // Nothing that is hashed can't be written.
        drop(serde_json::to_writer(&mut hashed, &finding));
    }
    hashed.0.finish().max(1)
}

/// One finding, in whichever source.
pub fn of_one(scene: &Scene<'_>, it: &Diagnostic) -> Finding {
    finding(
        scene,
        it,
        scene.lines(it.primary.source).range(it.primary.span),
    )
}

fn finding(scene: &Scene<'_>, it: &Diagnostic, range: gen_lsp_types::Range) -> Finding {
    let mut message = cell(&it.message).into_owned();
    if let Some(help) = &it.help {
        message.push_str("\nhelp: ");
        message.push_str(&cell(help));
    }
    let others = it.others.iter().filter_map(|label| related(scene, label));
    Finding {
        range,
        severity: Some(match it.severity() {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
        }),
        code: Some(it.code.name().to_owned().into()),
        source: Some("daymark".to_owned()),
        message: message.into(),
        tags: is_needless(it.code).then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (scene.client.related_information && !it.others.is_empty())
            .then(|| others.collect()),
        ..Finding::default()
    }
}

fn related(scene: &Scene<'_>, label: &Label) -> Option<DiagnosticRelatedInformation> {
    Some(DiagnosticRelatedInformation {
        location: scene.location(label.source, label.span)?,
        message: cell(&label.message).into_owned(),
    })
}

/// Whether what is marked could go, and nothing would change.
const fn is_needless(code: Code) -> bool {
    matches!(
        code,
        Code::UnusedAllow | Code::UnusedName | Code::NeedlessMark
    )
}

/// What is written, as a number.
#[derive(Default)]
struct Hashed(FxHasher);

impl io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
