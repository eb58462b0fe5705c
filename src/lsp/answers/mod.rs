//! Requests about one document, each handed to what answers it.

pub mod symbols;

use super::outlet::Outlet;
use super::publish;
use super::scene::Scene;
use crate::text::SourceId;
use gen_lsp_types::{DocumentDiagnosticRequest, Request as _};
use lsp_server::{ErrorCode, Request};

/// Whether requests of this method are answered from the analysis of the journal that holds their document.
pub fn is_about_one(method: &str) -> bool {
    [DocumentDiagnosticRequest::METHOD.as_str()].contains(&method)
}

pub fn answer(scene: &Scene<'_>, source: SourceId, request: Request, outlet: &mut Outlet<'_>) {
    let mut asked = Asked {
        scene,
        source,
        request,
        outlet,
    };
    asked.on::<DocumentDiagnosticRequest>(|scene, source, params| {
        publish::pull(scene, source, &params)
    });
}

/// The answer about a document that is in no journal.
pub fn nowhere(request: Request, outlet: &mut Outlet<'_>) {
    if request.method == DocumentDiagnosticRequest::METHOD.as_str() {
        outlet.answer(&request.id, publish::nothing());
    } else {
        outlet.answer(&request.id, ());
    }
}

struct Asked<'a, 'w> {
    scene: &'a Scene<'a>,
    source: SourceId,
    request: Request,
    outlet: &'a mut Outlet<'w>,
}

impl Asked<'_, '_> {
    fn on<R: gen_lsp_types::Request>(
        &mut self,
        answer: impl FnOnce(&Scene<'_>, SourceId, R::Params) -> R::Result,
    ) {
        if self.request.method != R::METHOD.as_str() {
            return;
        }
        match serde_json::from_value(self.request.params.take()) {
            Ok(params) => {
                let answer = answer(self.scene, self.source, params);
                self.outlet.answer(&self.request.id, answer);
            }
            Err(error) => {
                let reason = error.to_string();
                self.outlet
                    .refuse_as(&self.request.id, ErrorCode::InvalidParams, &reason);
            }
        }
    }
}
