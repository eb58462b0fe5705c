//! Right text for wrong characters: what a help shows is what its fix writes.
//!
//! A fix is kept only where the line is read with fewer errors by it, as it stands in its block: one that
//! uncovers another error is no fix.

use super::blocks::errors;
use super::line::Line;
use super::part::{Block, Owner, Part};
use super::space::indent;
use crate::diagnostic::{Fix, Safety};
use crate::syntax::ast::DeclarationKind;
use crate::text::{Edit, Token};

/// These characters of a line become that text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Right {
    pub token: Token,
    pub text: String,
    pub safety: Safety,
}

impl Right {
    /// What was most likely meant.
    pub fn guess(token: Token, text: impl Into<String>) -> Self {
        Self {
            token,
            text: text.into(),
            safety: Safety::Guess,
        }
    }

    /// What its fix is called.
    pub fn title(&self) -> String {
        format!("write `{}`", self.text)
    }

    /// The same text in the fewest characters that differ from the line's.
    fn smallest(&self, line: &str) -> (Token, &str) {
        let was = self.token.of(line);
        let now = self.text.as_str();
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            let pairs = a.zip(b).take_while(|(a, b)| a == b);
            pairs.map(|(a, _)| a.len_utf8()).sum::<usize>()
        };
        let head = same(&mut was.chars(), &mut now.chars());
        let (was, now) = (was.get(head..).unwrap_or(""), now.get(head..).unwrap_or(""));
        let tail = same(&mut was.chars().rev(), &mut now.chars().rev());
        let token = Token::new(self.token.start + head as u32, self.token.end - tail as u32);
        (token, now.get(..now.len() - tail).unwrap_or(""))
    }
}

/// The fixes that a line's problem offers; the line starts at `start`.
pub(super) fn fixes(
    rights: &[Right],
    part: &Part<'_>,
    (start, line): (u32, &Line<'_>),
) -> Vec<Fix> {
    if rights.is_empty() || part.is_trial {
        return Vec::new();
    }
    let fix = |right: &Right| {
        let (token, text) = right.smallest(line.text);
        let edit = Edit::new(token.at(start), text);
        Fix::new(right.safety, right.title(), part.source, edit)
    };
    let helps = |right: &&Right| helps(right, part, line);
    rights.iter().filter(helps).map(fix).collect()
}

/// Whether a line is read with fewer errors by right text. A trial takes every text for right.
pub(super) fn helps(right: &Right, part: &Part<'_>, line: &Line<'_>) -> bool {
    if part.is_trial {
        return true;
    }
    let above = above(part, line.text);
    let (token, text) = right.smallest(line.text);
    let before = line.text.get(..token.start as usize).unwrap_or("");
    let after = line.text.get(token.end as usize..).unwrap_or("");
    let problems = errors(&format!("{above}{}", line.text));
    errors(&format!("{above}{before}{text}{after}")) < problems
}

/// Lines that have no error themselves and make the same of a line as those it stands below.
fn above(part: &Part<'_>, line: &str) -> &'static str {
    use DeclarationKind::{Goal, Habit, Plan, Task};
    if indent(line) == 0 {
        return "";
    }
    let kind = match part.block {
        Block::Declaration => part.document.declarations.last().map(|last| last.kind),
        Block::Junk(kind) => kind,
        Block::Day => return "2026-01-05\n",
        Block::None | Block::Setting => None,
    };
    match (kind, part.owner) {
        (_, Owner::Change | Owner::BrokenChange) => "habit a\n  change on 2026-01-05\n",
        (_, Owner::Step | Owner::BrokenStep) => "plan a\n  step 1\n",
        (Some(Habit), _) => "habit a\n",
        (Some(Task), _) => "task a\n",
        (Some(Goal), _) => "goal a\n",
        (Some(Plan), _) => "plan a\n",
        (None, _) => "",
    }
}
