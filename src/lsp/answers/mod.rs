//! Requests about one document: which there are, and what answers each.
//!
//! An answer is what `ide` says, turned into the protocol's types; nothing is decided here.

mod actions;
mod beside;
mod colours;
mod outline;
mod places;
pub mod symbols;

pub use actions::KINDS;
pub use colours::legend;

use super::outlet::Outlet;
use super::publish;
use super::scene::Scene;
use crate::text::SourceId;
use gen_lsp_types::{
    CodeActionRequest, CodeLensRequest, DefinitionRequest, DocumentDiagnosticRequest,
    DocumentHighlightRequest, DocumentSymbolRequest, FoldingRangeRequest, HoverRequest,
    InlayHintRequest, PrepareRenameRequest, ReferencesRequest, RenameRequest, Request as Kind,
    SelectionRangeRequest, SemanticTokensRangeRequest, SemanticTokensRequest,
};
use lsp_server::{ErrorCode, Request};

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
    HoverRequest plainly places::hover;
    DefinitionRequest plainly places::definition;
    ReferencesRequest plainly places::references;
    DocumentHighlightRequest plainly places::highlights;
    PrepareRenameRequest or_why_not places::prepare_rename;
    RenameRequest or_why_not places::rename;
    DocumentSymbolRequest plainly symbols::of_document;
    FoldingRangeRequest plainly outline::folds;
    SelectionRangeRequest plainly outline::selections;
    SemanticTokensRequest plainly colours::all;
    SemanticTokensRangeRequest plainly colours::of_range;
    InlayHintRequest plainly beside::hints;
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
        mut self,
        answer: impl FnOnce(&Scene<'_>, SourceId, R::Params) -> Result<R::Result, String>,
    ) {
        let id = &self.request.id;
        let (code, reason) = match serde_json::from_value(self.request.params.take()) {
            Ok(params) => match answer(self.scene, self.source, params) {
                Ok(answer) => return self.outlet.answer(id, answer),
                Err(reason) => (ErrorCode::RequestFailed, reason),
            },
            Err(error) => (ErrorCode::InvalidParams, error.to_string()),
        };
        self.outlet.refuse_as(id, code, &reason);
    }
}
