//! An `allow` comment that silences nothing, or that names no rule. Asked by `silence`, when all is known.

use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::lint::allow::Allow;

pub fn check<'a>(allows: impl Iterator<Item = &'a Allow<'a>>) -> Vec<Diagnostic> {
    allows.filter(|allow| !allow.used).map(unused).collect()
}

fn unused(allow: &Allow<'_>) -> Diagnostic {
    let name = allow.name;
    let says =
        |message: String| Diagnostic::new(Code::UnusedAllow, allow.source, allow.span, message);
    let words = ["allow", "allow-file"];
    match allow.code {
        Some(code) if !code.may_be_silenced() => says(format!("`{name}` can't be silenced"))
            .help("it has to be mended: its line means nothing as it stands"),
        Some(_) => says(format!("no `{name}` is silenced by this comment")).help("take it out"),
        None if words.contains(&name) => says(format!("this `{name}` names no rule"))
            .help(format!("say which: `// daymark: {name} below-target`")),
        None => {
            let names = Code::ALL.iter().map(|code| code.name()).chain(words);
            let found = says(format!("`{name}` is no rule"));
            match nearest(name, names) {
                Some(near) => found.help(format!("did you mean `{near}`?")),
                None => found.help("`daymark explain` lists them all"),
            }
        }
    }
}
