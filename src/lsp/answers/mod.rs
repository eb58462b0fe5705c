//! Requests about one document: which there are, and what answers each.
//!
//! An answer is what `ide` says, turned into the protocol's types; nothing is decided here.

mod actions;
mod beside;
mod colours;
mod complete;
mod each;
mod layout;
mod outline;
mod places;
mod prose;
pub mod symbols;

pub use actions::KINDS;
pub use colours::legend;
pub use complete::TRIGGERS;

use super::outlet::Outlet;
use super::publish;
use super::scene::Scene;
use crate::text::SourceId;
use gen_lsp_types::{
    CodeActionRequest, CodeLensRequest, CompletionRequest, DefinitionRequest,
    DocumentDiagnosticRequest, DocumentFormattingRequest, DocumentHighlightRequest,
    DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest, DocumentSymbolRequest,
    FoldingRangeRequest, HoverRequest, InlayHintRequest, PrepareRenameRequest, ReferencesRequest,
    RenameRequest, Request as Kind, SelectionRangeRequest, SemanticTokensRangeRequest,
    SemanticTokensRequest,
};
use lsp_server::{ErrorCode, Request};
use serde::Serialize;

/// A request about a source, and where its answer goes.
struct Asked<'a, 'w> {
    scene: &'a Scene<'a>,
    source: SourceId,
    request: Request,
    outlet: &'a mut Outlet<'w>,
}

type Row = (&'static str, fn(Asked<'_, '_>));

macro_rules! rows {
    ($($kind:ident $how:ident $answer:expr;)*) => {
        [$((<$kind as Kind>::METHOD.as_str(), |asked| asked.$how::<$kind>($answer)),)*]
    };
}

const ROWS: &[Row] = &rows! {
    DocumentDiagnosticRequest plainly publish::pull;
    CompletionRequest plainly complete::completions;
    DocumentFormattingRequest plainly layout::all;
    DocumentRangeFormattingRequest plainly layout::of_range;
    DocumentOnTypeFormattingRequest plainly layout::on_newline;
    HoverRequest plainly places::hover;
    DefinitionRequest plainly places::definition;
    ReferencesRequest plainly places::references;
    DocumentHighlightRequest plainly places::highlights;
    PrepareRenameRequest or_why_not places::prepare_rename;
    RenameRequest or_why_not places::rename;
    DocumentSymbolRequest with symbols::of_document;
    FoldingRangeRequest plainly outline::folds;
    SelectionRangeRequest plainly outline::selections;
    SemanticTokensRequest with colours::all;
    SemanticTokensRangeRequest with colours::of_range;
    InlayHintRequest with beside::hints;
    CodeLensRequest plainly beside::lenses;
    CodeActionRequest plainly actions::actions;
};

/// Whether requests of this method are answered from the analysis of the journal that holds their document.
pub fn is_about_one(method: &str) -> bool {
    ROWS.iter().any(|(known, _)| *known == method)
}

pub fn answer(scene: &Scene<'_>, source: SourceId, request: Request, outlet: &mut Outlet<'_>) {
    if let Some((_, answer)) = ROWS.iter().find(|(method, _)| *method == request.method) {
        answer(Asked {
            scene,
            source,
            request,
            outlet,
        });
    }
}

/// The answer about a document that is in no journal.
pub fn nowhere(request: &Request, outlet: &mut Outlet<'_>) {
    if request.method == DocumentDiagnosticRequest::METHOD.as_str() {
        outlet.answer(&request.id, publish::nothing());
    } else {
        outlet.answer(&request.id, ());
    }
}

impl Asked<'_, '_> {
    fn plainly<R: Kind>(self, answer: impl FnOnce(&Scene<'_>, SourceId, R::Params) -> R::Result) {
        self.or_why_not::<R>(|scene, source, params| Ok(answer(scene, source, params)));
    }

    /// An answer, or words for the user about why there is none.
    fn or_why_not<R: Kind>(
        self,
        answer: impl FnOnce(&Scene<'_>, SourceId, R::Params) -> Result<R::Result, String>,
    ) {
        self.with::<R>(
            |asked, params| match answer(asked.scene, asked.source, params) {
                Ok(answer) => asked.answer(answer),
                Err(reason) => {
                    let id = &asked.request.id;
                    asked
                        .outlet
                        .refuse_as(id, ErrorCode::RequestFailed, &reason);
                }
            },
        );
    }

    /// For answers that are too large to be made before they are written.
    fn with<R: Kind>(mut self, then: impl FnOnce(Self, R::Params)) {
        match serde_json::from_value(self.request.params.take()) {
            Ok(params) => then(self, params),
            Err(error) => self.refuse(ErrorCode::InvalidParams, &error.to_string()),
        }
    }

    fn answer(self, answer: impl Serialize) {
        self.outlet.answer(&self.request.id, answer);
    }

    fn refuse(self, code: ErrorCode, reason: &str) {
        self.outlet.refuse_as(&self.request.id, code, reason);
    }
}
