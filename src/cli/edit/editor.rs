//! Which editor, and how it is asked to open a file at a line.
//!
//! The variable's words are parted as a shell would, but no shell runs, so nothing in a file's name is taken
//! for a command. An editor that is not listed gets the file alone: a line it could take for a file's name is
//! worse than none.

use crate::world::World;
use std::ffi::OsString;
use std::path::Path;

/// The editor's words: VISUAL's, else EDITOR's.
///
/// # Errors
/// Where neither says anything, or it names no program, or a quote in it has no end.
pub fn words(world: &dyn World) -> Result<Vec<String>, String> {
    for name in ["VISUAL", "EDITOR"] {
        let Some(value) = world.variable(name) else {
            continue;
        };
        let value = value.to_string_lossy();
        if value.trim().is_empty() {
            continue;
        }
        return match shlex::split(&value) {
            Some(words) if words.first().is_some_and(|word| !word.is_empty()) => Ok(words),
            Some(_) => Err(format!("{name} is `{value}`, which names no program")),
            None => Err(format!(
                "{name} is `{value}`, and its words can't be parted; a quote has no end"
            )),
        };
    }
    Err("no editor is known; set VISUAL or EDITOR, as in `export EDITOR=nano`".to_owned())
}

/// The arguments that open a file at a line; the file alone where the editor is not known.
pub fn place(program: &str, file: &Path, line: u32) -> Vec<OsString> {
    let name = Path::new(program)
        .file_stem()
        .and_then(|stem| stem.to_str());
    let with_line = || {
        let mut place = file.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match name.unwrap_or("") {
        "vi" | "vim" | "nvim" | "gvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient"
        | "mg" | "jed" | "joe" | "ne" | "micro" | "kak" | "gedit" => {
            vec![format!("+{line}").into(), file.into()]
        }
        "kate" => vec!["--line".into(), line.to_string().into(), file.into()],
        "code" | "codium" | "code-insiders" | "cursor" => vec!["--goto".into(), with_line()],
        "hx" | "helix" | "subl" | "zed" => vec![with_line()],
        _ => vec![file.into()],
    }
}
