//! What a client tells without asking: documents opened, changed and closed, files written, folders taken on.
//!
//! Each changes the desk and has no answer; the server looks afterwards whether something is to be made anew.
//! A message that can't be read is logged and passed over.

use super::change::Change;
use super::client::Client;
use super::desk::Desk;
use super::outlet::Outlet;
use super::uri::path_of;
use crate::render::sanitize::cell;
use crate::workspace::Trouble;
use crate::world::World;
use gen_lsp_types::{
    DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    FileSystemWatcher, LogMessageNotification, LogMessageParams, MessageType, Registration,
    RegistrationParams, RegistrationRequest, VersionedTextDocumentIdentifier,
};
use lsp_server::Notification;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changes {
    text_document: VersionedTextDocumentIdentifier,
    content_changes: Vec<Change>,
}

pub fn take(
    note: Notification,
    desk: &mut Desk,
    client: &Client,
    world: &dyn World,
    outlet: &mut Outlet<'_>,
) {
    let Notification { method, params } = note;
    match method.as_str() {
        "initialized" if client.watches => watch(outlet),
        "textDocument/didOpen" => {
            if let Some(DidOpenTextDocumentParams { text_document: it }) =
                read(&method, params, outlet)
            {
                desk.open(it.uri, it.version, it.text, world);
            }
        }
        "textDocument/didChange" => {
            if let Some(Changes {
                text_document: it,
                content_changes,
            }) = read(&method, params, outlet)
            {
                let uri = it.text_document_identifier.uri;
                if !desk.change(&uri, it.version, content_changes, client.encoding) {
                    log(
                        outlet,
                        &format!("`{}` was changed and is not open", cell(uri.as_ref())),
                    );
                }
            }
        }
        "textDocument/didClose" => {
            if let Some(DidCloseTextDocumentParams { text_document }) =
                read(&method, params, outlet)
            {
                desk.close(&text_document.uri);
            }
        }
        "workspace/didChangeWatchedFiles" => {
            if let Some(DidChangeWatchedFilesParams { changes }) = read(&method, params, outlet) {
                for change in changes {
                    desk.touch(&change.uri, world);
                }
            }
        }
        "workspace/didChangeWorkspaceFolders" => {
            if let Some(DidChangeWorkspaceFoldersParams { event }) = read(&method, params, outlet) {
                let removed = event
                    .removed
                    .iter()
                    .filter_map(|folder| path_of(&folder.uri));
                let removed: Vec<_> = removed.collect();
                desk.folders.retain(|folder| !removed.contains(folder));
                let added = event.added.iter().filter_map(|folder| path_of(&folder.uri));
                desk.folders.extend(added);
                desk.is_stale = true;
            }
        }
        _ => {}
    }
}

fn read<T: DeserializeOwned>(
    method: &str,
    params: serde_json::Value,
    outlet: &mut Outlet<'_>,
) -> Option<T> {
    match serde_json::from_value(params) {
        Ok(params) => Some(params),
        Err(error) => {
            log(
                outlet,
                &format!("`{method}` could not be read: {}", cell(&error.to_string())),
            );
            None
        }
    }
}

/// Asks to be told when a journal's files are written to.
fn watch(outlet: &mut Outlet<'_>) {
    let watchers = ["**/*.day", "**/daymark.toml"].map(|pattern| FileSystemWatcher {
        glob_pattern: pattern.to_owned().into(),
        kind: None,
    });
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: watchers.into(),
    };
    let registration = Registration {
        id: "daymark-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    };
    outlet.ask::<RegistrationRequest>(Some(RegistrationParams {
        registrations: vec![registration],
    }));
}

/// Says what could not be read and was not said before.
pub fn say_troubles(before: &[Trouble], now: &[Trouble], outlet: &mut Outlet<'_>) {
    for trouble in now.iter().filter(|trouble| !before.contains(trouble)) {
        let Trouble { path, reason } = trouble;
        log(outlet, &format!("cannot read `{}`: {reason}", cell(path)));
    }
}

fn log(outlet: &mut Outlet<'_>, message: &str) {
    outlet.tell::<LogMessageNotification>(LogMessageParams {
        kind: MessageType::Warning,
        message: message.to_owned(),
    });
}
