//! Levels: which findings are told, and which of them are errors.
//!
//! They are set one after the other, first by the file and then by flags; the last word holds. What means
//! nothing as it stands is an error at every level, so nobody can set one for it.

use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Not told.
    Allow,
    Warn,
    /// An error.
    Deny,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];
    pub const WORDS: [&'static str; 3] = ["allow", "warn", "deny"];

    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let mut pairs = Self::WORDS.into_iter().zip(Self::ALL);
        pairs.find(|(known, _)| *known == word).map(|(_, it)| it)
    }

    const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Deny,
            Severity::Warning => Self::Warn,
        }
    }
}

/// What a level is set for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Rule(Code),
    /// Whatever would be a warning, and was not set by its own name to something else.
    Warnings,
}

/// Why a level can't be set, and what to do instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub message: String,
    pub help: String,
}

/// In any case, as the names of rules are.
pub(super) const WARNINGS: &str = "warnings";

impl Subject {
    /// What `name` stands for.
    ///
    /// # Errors
    /// Where it stands for nothing, or for what is an error at every level.
    pub fn named(name: &str, level: Level) -> Result<Self, Refused> {
        if name.eq_ignore_ascii_case(WARNINGS) {
            return Ok(Self::Warnings);
        }
        match Code::named(name) {
            Some(code) if code.may_be_silenced() || level == Level::Deny => Ok(Self::Rule(code)),
            Some(_) => Err(Refused {
                message: format!("`{name}` is always an error"),
                help: "what it is told of means nothing as it stands, and has to be mended".into(),
            }),
            None => {
                let rules = Code::ALL.iter().filter(|code| code.may_be_silenced());
                let names = rules.map(|code| code.name()).chain([WARNINGS]);
                let help = nearest(name, names).map_or_else(
                    || "`daymark explain` lists them all".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("`{name}` is no rule");
                Err(Refused { message, help })
            }
        }
    }
}

/// The level of every rule that one was set for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Levels {
    set: BTreeMap<Code, Set>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Set {
    level: Level,
    /// By its own name, not as one of the warnings.
    by_name: bool,
}

impl Levels {
    #[must_use]
    pub fn of(&self, code: Code) -> Level {
        let set = self.set.get(&code);
        set.map_or_else(|| Level::of(code.severity()), |set| set.level)
    }

    pub fn set(&mut self, subject: Subject, level: Level) {
        match subject {
            Subject::Rule(code) => {
                let by_name = true;
                self.set.insert(code, Set { level, by_name });
            }
            Subject::Warnings => {
                for code in Code::ALL {
                    let was_group = self.set.get(code).is_some_and(|set| !set.by_name);
                    if was_group || self.of(*code) == Level::Warn {
                        let by_name = false;
                        self.set.insert(*code, Set { level, by_name });
                    }
                }
            }
        }
    }

    /// Whether something that is a warning by itself is an error here.
    #[must_use]
    pub fn deny_warnings(&self) -> bool {
        self.set
            .iter()
            .any(|(code, set)| code.severity() == Severity::Warning && set.level == Level::Deny)
    }

    /// Takes out what is allowed, and says of the rest how bad it is.
    pub fn apply(&self, found: &mut Vec<Diagnostic>) {
        if self.set.is_empty() {
            return;
        }
        found.retain_mut(|finding| {
            let severity = match self.of(finding.code) {
                Level::Allow => return false,
                Level::Warn => Severity::Warning,
                Level::Deny => Severity::Error,
            };
            finding.rate(severity);
            true
        });
    }
}
