//! What a client says of itself when it starts, as far as it matters here.
//!
//! It is read leniently: whatever is missing or of another shape is taken for not said.

use super::uri::path_of;
use crate::text::Encoding;
use gen_lsp_types::{PositionEncodingKind, Uri};
use serde_json::Value;
use std::path::PathBuf;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Client {
    pub encoding: Encoding,
    /// The folders it works on.
    pub folders: Vec<PathBuf>,
    /// It can be asked to watch files.
    pub watches: bool,
    /// It asks for findings itself.
    pub pulls: bool,
    pub related_information: bool,
    /// It takes edits that name the version they are for.
    pub versioned_edits: bool,
    pub folds_lines_only: bool,
    pub nests_symbols: bool,
    pub links_definitions: bool,
    pub label_details: bool,
    /// It shows Markdown: beside a completion, in a hover.
    pub markdown_beside: bool,
    pub markdown_hover: bool,
    pub refreshes: Refreshes,
}

/// What it can be asked to ask for anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Refreshes {
    pub diagnostics: bool,
    pub hints: bool,
    pub lenses: bool,
    pub tokens: bool,
}

impl Client {
    /// From the parameters of `initialize`.
    #[must_use]
    pub fn new(params: &Value) -> Self {
        let says = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| says(path).and_then(Value::as_bool) == Some(true);
        Self {
            encoding: encoding(says("general/positionEncodings")),
            folders: folders(params),
            watches: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            pulls: says("textDocument/diagnostic").is_some_and(Value::is_object),
            related_information: can("textDocument/publishDiagnostics/relatedInformation")
                || can("textDocument/diagnostic/relatedInformation"),
            versioned_edits: can("workspace/workspaceEdit/documentChanges"),
            folds_lines_only: can("textDocument/foldingRange/lineFoldingOnly"),
            nests_symbols: can("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            links_definitions: can("textDocument/definition/linkSupport"),
            markdown_beside: takes_markdown(says(
                "textDocument/completion/completionItem/documentationFormat",
            )),
            markdown_hover: takes_markdown(says("textDocument/hover/contentFormat")),
            label_details: can("textDocument/completion/completionItem/labelDetailsSupport"),
            refreshes: Refreshes {
                diagnostics: can("workspace/diagnostics/refreshSupport"),
                hints: can("workspace/inlayHint/refreshSupport"),
                lenses: can("workspace/codeLens/refreshSupport"),
                tokens: can("workspace/semanticTokens/refreshSupport"),
            },
        }
    }

    #[must_use]
    pub const fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// Bytes where the client counts them too: they need no counting here. UTF-16 is what everyone can.
fn encoding(said: Option<&Value>) -> Encoding {
    let said = said.and_then(Value::as_array);
    let offers = |name: &str| said.is_some_and(|kinds| kinds.iter().any(|kind| kind == name));
    match () {
        () if offers("utf-8") => Encoding::Utf8,
        () if offers("utf-32") && !offers("utf-16") => Encoding::Utf32,
        () => Encoding::Utf16,
    }
}

fn takes_markdown(said: Option<&Value>) -> bool {
    let said = said.and_then(Value::as_array);
    said.is_some_and(|formats| formats.iter().any(|format| format == "markdown"))
}

fn folders(params: &Value) -> Vec<PathBuf> {
    let uri = |value: &Value| path_of(&Uri(value.as_str()?.to_owned()));
    if let Some(folders) = params.get("workspaceFolders").and_then(Value::as_array) {
        let uris = folders.iter().filter_map(|folder| folder.get("uri"));
        return uris.filter_map(uri).collect();
    }
    let root = params.get("rootUri").and_then(uri);
    let path = || params.get("rootPath").and_then(Value::as_str);
    let root = root.or_else(|| path().map(PathBuf::from));
    root.into_iter().collect()
}
