//! Files as `file:` URIs, and back.
//!
//! Other URIs name documents that are in no folder.

use gen_lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use std::path::{Path, PathBuf};

/// What stands in a URI's path as itself; editors are not of one mind about the rest.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The path of a file on this machine.
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri
        .as_ref()
        .get(..5)
        .filter(|scheme| scheme.eq_ignore_ascii_case("file:"));
    let rest = uri.as_ref().get(rest?.len()..)?;
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
    let path = percent_encode(bytes, ENCODED).to_string();
    if cfg!(windows) {
        Uri(format!("file:///{}", path.replace("%5C", "/")))
    } else {
        Uri(format!("file://{path}"))
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
