//! Findings told unasked (push), and to those who ask (pull).
//!
//! A client is told what is new to it: of an open document each version, of other files what has changed, and
//! nothing at the end of a file that is gone.

use super::client::Client;
use super::desk::Desk;
use super::each::Each;
use super::findings;
use super::held::{File, Held};
use super::outlet::Outlet;
use super::scene::Scene;
use crate::text::SourceId;
use gen_lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    PreviousResultId, PublishDiagnosticsNotification, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// What was last told of each file: the number of its findings, and the version they were for.
#[derive(Default)]
pub struct Published(FxHashMap<Uri, (u64, Option<i32>)>);

impl Published {
    /// Tells what is new in a journal.
    pub fn push(&mut self, scene: &Scene<'_>, outlet: &mut Outlet<'_>) {
        if scene.client.pulls {
            return;
        }
        for (index, file) in scene.held.all_files().enumerate() {
            let source = SourceId(index as u32);
            let now = (findings::number(scene, source), file.version);
            let last = self.0.get(&file.uri).copied().unwrap_or((0, None));
            if last == now {
                continue;
            }
            self.0.insert(file.uri.clone(), now);
            // That a file was closed is nothing to be told.
            if now.0 != last.0 || file.version.is_some() {
                tell(outlet, &file.uri, file.version, findings::of(scene, source));
            }
        }
    }

    /// Takes back the findings of files that are in no journal any more.
    pub fn clear_gone(&mut self, desk: &Desk, outlet: &mut Outlet<'_>) {
        let files = desk.journals.iter().flat_map(Held::all_files);
        let here: FxHashSet<&Uri> = files.map(|file| &file.uri).collect();
        let gone = self.0.iter().filter(|(uri, _)| !here.contains(uri));
        let mut gone: Vec<(Uri, u64)> = gone.map(|(uri, last)| (uri.clone(), last.0)).collect();
        gone.sort_by(|a, b| a.0.as_ref().cmp(b.0.as_ref()));
        for (uri, number) in gone {
            self.0.remove(&uri);
            if number != 0 {
                tell(outlet, &uri, None, std::iter::empty());
            }
        }
    }
}

fn tell(
    outlet: &mut Outlet<'_>,
    uri: &Uri,
    version: Option<i32>,
    findings: impl Iterator<Item = Diagnostic>,
) {
    #[derive(Serialize)]
    struct Told<'a, T> {
        uri: &'a Uri,
        #[serde(skip_serializing_if = "Option::is_none")]
        version: Option<i32>,
        diagnostics: T,
    }
    let diagnostics = Each::new(findings);
    outlet.tell_as::<PublishDiagnosticsNotification>(Told {
        uri,
        version,
        diagnostics,
    });
}

/// The findings of one document, or that they are what the client has.
pub fn pull(
    scene: &Scene<'_>,
    source: SourceId,
    params: DocumentDiagnosticParams,
) -> DocumentDiagnosticReport {
    let name = name(findings::number(scene, source));
    if params.previous_result_id.as_ref() == Some(&name) {
        let same = UnchangedDocumentDiagnosticReport { result_id: name };
        RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: same,
        }
        .into()
    } else {
        full(Some(name), findings::of(scene, source).collect())
    }
}

/// No findings, for a document that is in no journal.
pub fn nothing() -> DocumentDiagnosticReport {
    full(None, Vec::new())
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    }
    .into()
}

/// The findings of every file of a journal.
pub fn pull_all(
    scene: &Scene<'_>,
    previous: &[PreviousResultId],
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let files = scene.held.all_files().enumerate();
    files
        .map(|(index, file)| {
            let source = SourceId(index as u32);
            let name = name(findings::number(scene, source));
            let is_known = |known: &PreviousResultId| known.uri == file.uri && known.value == name;
            if previous.iter().any(is_known) {
                unchanged(file, name)
            } else {
                let found = findings::of(scene, source);
                full_of(file.uri.clone(), file.version, Some(name), found.collect())
            }
        })
        .collect()
}

/// No findings for each file that the client remembers and that is in no journal.
pub fn pull_gone(
    desk: &Desk,
    previous: Vec<PreviousResultId>,
) -> impl Iterator<Item = WorkspaceDocumentDiagnosticReport> {
    let files = desk.journals.iter().flat_map(Held::all_files);
    let here: FxHashSet<&Uri> = files.map(|file| &file.uri).collect();
    let gone = previous
        .into_iter()
        .filter(move |known| !here.contains(&known.uri));
    gone.map(|known| full_of(known.uri, None, None, Vec::new()))
}

fn unchanged(file: &File, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceUnchangedDocumentDiagnosticReport {
        uri: file.uri.clone(),
        version: file.version,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
    .into()
}

fn full_of(
    uri: Uri,
    version: Option<i32>,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    }
    .into()
}

fn name(number: u64) -> String {
    format!("{number:x}")
}

/// Asks a client that asks for things itself to do so again: something has changed that it can't know of.
pub fn refresh(client: &Client, outlet: &mut Outlet<'_>) {
    let can = client.refreshes;
    if can.diagnostics && client.pulls {
        outlet.ask::<gen_lsp_types::DiagnosticRefreshRequest>(None);
    }
    if can.hints {
        outlet.ask::<gen_lsp_types::InlayHintRefreshRequest>(None);
    }
    if can.lenses {
        outlet.ask::<gen_lsp_types::CodeLensRefreshRequest>(None);
    }
    if can.tokens {
        outlet.ask::<gen_lsp_types::SemanticTokensRefreshRequest>(None);
    }
}
