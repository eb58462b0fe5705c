//! Files as `file:` URIs, and back.
//!
//! Other URIs name documents that are in no folder.

use crate::render::diagnostics::uri::uri;
use gen_lsp_types::Uri;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};

/// The path of a file on this machine.
pub fn path_of(name: &Uri) -> Option<PathBuf> {
    let rest = name
        .as_ref()
        .get(..5)
        .filter(|scheme| scheme.eq_ignore_ascii_case("file:"));
    let rest = name.as_ref().get(rest?.len()..)?;
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (host, _) = rest.split_at(rest.find('/')?);
            let is_here = host.is_empty() || host.eq_ignore_ascii_case("localhost");
            is_here.then(|| rest.get(host.len()..))??
        }
        None => rest,
    };
    let bytes: Vec<u8> = percent_decode_str(path).collect();
    let path = path_from(bytes)?;
    path.is_absolute().then_some(path)
}

pub fn uri_of(path: &Path) -> Uri {
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        let path = String::from_utf8_lossy(bytes).replace('\\', "/");
        Uri(uri(format!("/{path}").as_bytes()))
    } else {
        Uri(uri(bytes))
    }
}

#[cfg(unix)]
fn path_from(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

/// `/c:/journal` is `c:/journal`.
#[cfg(not(unix))]
fn path_from(bytes: Vec<u8>) -> Option<PathBuf> {
    let path = String::from_utf8(bytes).ok()?;
    let drive = path
        .strip_prefix('/')
        .filter(|rest| rest.get(1..2) == Some(":"));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}
