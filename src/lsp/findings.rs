//! Findings as the protocol has them.

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::render::sanitize::cell;
use crate::text::SourceId;
use gen_lsp_types::{
    Diagnostic as Finding, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The findings of a file, which are told apart from earlier ones by a number.
pub struct Findings {
    pub items: Vec<Finding>,
    pub number: u64,
}

/// The findings of one source.
pub fn of(scene: &Scene<'_>, source: SourceId) -> Findings {
    let all = &scene.analysis.diagnostics;
    let first = all.partition_point(|it| it.primary.source < source);
    let own = all
        .iter()
        .skip(first)
        .take_while(|it| it.primary.source == source);
    let lines = scene.lines(source);
    let items: Vec<Finding> = own
        .map(|it| finding(scene, it, lines.range(it.primary.span)))
        .collect();
    Findings {
        number: number(&items),
        items,
    }
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

/// Equal findings have equal numbers, and none have 0.
fn number(items: &[Finding]) -> u64 {
    if items.is_empty() {
        return 0;
    }
    let mut hasher = FxHasher::default();
    hasher.write(&serde_json::to_vec(items).unwrap_or_default());
    hasher.finish()
}
