//! An `allow` comment that silences nothing, or that names no rule. Asked by `silence`, when all is known.
//!
//! The fix takes the name out of the comment and leaves the reason in it standing: those are
//! the user's words.

use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::lint::Look;
use crate::lint::allow::Allow;
use crate::text::edit::{Edit, without_item};
use crate::text::{Span, Token};

pub fn check<'a>(look: &Look<'_>, allows: impl Iterator<Item = &'a Allow<'a>>) -> Vec<Diagnostic> {
    let unneeded = allows.filter(|allow| !allow.used);
    unneeded.map(|allow| unused(look, allow)).collect()
}

/// A name taken out of its comment. With the last one the comment goes, but for the reason in it: those are your
/// words, and a plain comment from then on.
fn taken_out(look: &Look<'_>, allow: &Allow<'_>) -> Fix {
    let edit = if allow.is_only {
        match allow.why {
            Some(why) => Edit::remove(Span::new(allow.words.start, why)),
            None => Edit::remove(allow.whole),
        }
    } else {
        let line = allow.words.of(look.text(allow.source));
        let place = |at: u32| at.saturating_sub(allow.words.start);
        let name = Token::new(place(allow.span.start), place(allow.span.end));
        without_item(line, name).at(allow.words.start)
    };
    let title = format!("remove `{}`", allow.name);
    Fix::new(Safety::Safe, title, allow.source, edit)
}

fn unused(look: &Look<'_>, allow: &Allow<'_>) -> Diagnostic {
    let name = allow.name;
    let says =
        |message: String| Diagnostic::new(Code::UnusedAllow, allow.source, allow.span, message);
    let words = ["allow", "allow-file"];
    if let Some((word, rule)) = allow.meant {
        let found = says(format!("`{name}` silences nothing"));
        let Some(word) = word else {
            return found.help(format!(
                "a comment can `allow` a finding; its level is set in `daymark.toml`, or by `check --deny {rule}`"
            ));
        };
        let right = format!("// daymark: {word} {rule}");
        let slashes = if name.starts_with('/') { "// " } else { "" };
        // What another tool calls it may mean something else there.
        let is_same = name.to_ascii_lowercase().ends_with(word);
        let safety = if is_same { Safety::Safe } else { Safety::Guess };
        let edit = Edit::new(allow.span, format!("{slashes}daymark: {word}"));
        let fix = Fix::new(safety, format!("write `{right}`"), allow.source, edit);
        return found.help(format!("write `{right}`")).fix(fix);
    }
    if let Some(other) = allow.covered {
        return says(format!("`{name}` is silenced here already"))
            .other(allow.source, other, "by this")
            .help("take it out")
            .fix(taken_out(look, allow));
    }
    match allow.code {
        Some(code) if !code.may_be_silenced() => says(format!("`{name}` can't be silenced"))
            .help("it has to be mended: its line means nothing as it stands")
            .fix(taken_out(look, allow)),
        Some(_) => says(format!("no `{name}` is silenced by this comment"))
            .help("take it out")
            .fix(taken_out(look, allow)),
        None if words.contains(&name) => says(format!("this `{name}` names no rule"))
            .help(format!("say which: `// daymark: {name} below-target`")),
        None => {
            let names = Code::ALL.iter().map(|code| code.name()).chain(words);
            let found = says(format!("`{name}` is no rule"));
            match nearest(name, names) {
                Some(near) => {
                    let edit = Edit::new(allow.span, near);
                    let title = format!("write `{near}`");
                    let fix = Fix::new(Safety::Guess, title, allow.source, edit);
                    found.help(format!("did you mean `{near}`?")).fix(fix)
                }
                None => found.help("`daymark explain` lists them all"),
            }
        }
    }
}
