//! Records a session: plays what is written down with the program as it is now, and draws it as an SVG.
//!
//! `cargo run --example record` makes the README's picture anew; `-- SESSION PICTURE` records another.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod picture;
mod play;

use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let mut path = |or: &str| paths.next().unwrap_or_else(|| root.join(or));
    let (script, svg) = (
        path("tests/session/a-day.txt"),
        path("tests/session/a-day.svg"),
    );
    let script = std::fs::read_to_string(script).expect("the session can be read");
    let session = play::Session::read(&script);
    let steps = session.play(&built(root));
    std::fs::write(svg, picture::draw(&session.title, &steps)).expect("the picture can be written");
}

/// The program that stands beside this one, built from the sources as they are.
fn built(root: &Path) -> PathBuf {
    let own = std::env::current_exe().expect("a program knows its path");
    let folder = own
        .ancestors()
        .nth(2)
        .expect("TARGET/PROFILE/examples/record");
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--bin", "daymark", "--profile", profile])
        .arg("--target-dir")
        .arg(folder.parent().expect("TARGET"))
        .current_dir(root)
        .status();
    assert!(built.expect("cargo can be run").success(), "not built");
    folder.join("daymark")
}
