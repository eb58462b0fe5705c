//! The one table of diagnostics: name, severity, whether it may be silenced, its page.
//!
//! Every stage names a finding by its [`Code`]; `check`, `explain`, `allow` comments and the tests all
//! read this table. An error of syntax can't be silenced: the line it stands on means nothing.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $silence:ident $room:literal;)*) => {
        /// The name of a kind of finding.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kebab-case name that users read and write.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How bad it is, unless the settings say otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Whether an `allow` comment may silence it, and a setting change how bad it is.
            #[must_use]
            pub const fn may_be_silenced(self) -> bool {
                match self { $(Self::$variant => codes!(@ $silence),)* }
            }

            /// The page that `daymark explain` prints, in Markdown.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("../", $room, "/", $name, ".md")),)* }
            }
        }
    };
    (@ fixed) => { false };
    (@ silenceable) => { true };
}

codes! {
    // Syntax: the line fits nothing, or a part of it is none.
    NotUtf8 "not-utf8" Error fixed "syntax/problems";
    ControlCharacter "control-character" Error fixed "syntax/problems";
    UnexpectedText "unexpected-text" Error fixed "syntax/problems";
    StrayLine "stray-line" Error fixed "syntax/problems";
    UnknownKeyword "unknown-keyword" Error fixed "syntax/problems";
    UnknownAttribute "unknown-attribute" Error fixed "syntax/problems";
    UnknownState "unknown-state" Error fixed "syntax/problems";
    InvalidDate "invalid-date" Error fixed "syntax/problems";
    WrongWeekday "wrong-weekday" Error fixed "syntax/problems";
    InvalidTime "invalid-time" Error fixed "syntax/problems";
    InvalidAmount "invalid-amount" Error fixed "syntax/problems";
    InvalidCadence "invalid-cadence" Error fixed "syntax/problems";
    InvalidName "invalid-name" Error fixed "syntax/problems";
    // Journal: the lines are right one by one and don't fit together.
    RepeatedAttribute "repeated-attribute" Error fixed "journal/problems";
    ConflictingAttributes "conflicting-attributes" Error fixed "journal/problems";
    UnknownName "unknown-name" Error silenceable "journal/problems";
    DuplicateName "duplicate-name" Error silenceable "journal/problems";
    WrongKind "wrong-kind" Error silenceable "journal/problems";
    UnitMismatch "unit-mismatch" Error silenceable "journal/problems";
    ReversedDates "reversed-dates" Error silenceable "journal/problems";
    CircularWhen "circular-when" Error silenceable "journal/problems";
    CircularCounts "circular-counts" Error silenceable "journal/problems";
    EmptyChange "empty-change" Error silenceable "journal/problems";
    RepeatedStep "repeated-step" Error silenceable "journal/problems";
    // Settings: what `daymark.toml` says.
    InvalidSetting "invalid-setting" Error fixed "config/problems";
    // Lint: all of it means something, and some of it is hardly what was meant.
    BelowTarget "below-target" Warning silenceable "lint/rules";
    MissingAmount "missing-amount" Warning silenceable "lint/rules";
    MissingAnswer "missing-answer" Warning silenceable "lint/rules";
    ConflictingMarks "conflicting-marks" Warning silenceable "lint/rules";
    RepeatedMark "repeated-mark" Warning silenceable "lint/rules";
    NeedlessMark "needless-mark" Warning silenceable "lint/rules";
    MarkInProse "mark-in-prose" Warning silenceable "lint/rules";
    CommentedDeclaration "commented-declaration" Warning silenceable "lint/rules";
    FutureMark "future-mark" Warning silenceable "lint/rules";
    OutsideDates "outside-dates" Warning silenceable "lint/rules";
    MarkWhilePaused "mark-while-paused" Warning silenceable "lint/rules";
    MissingFrom "missing-from" Warning silenceable "lint/rules";
    OverdueTask "overdue-task" Warning silenceable "lint/rules";
    GoalAboutPerson "goal-about-person" Warning silenceable "lint/rules";
    UnusedName "unused-name" Warning silenceable "lint/rules";
    StepWithoutNeeds "step-without-needs" Warning silenceable "lint/rules";
    UnsortedDays "unsorted-days" Warning silenceable "lint/rules";
    MixedIndentation "mixed-indentation" Warning silenceable "lint/rules";
    UnusedAllow "unused-allow" Warning silenceable "lint/rules";
}

impl Code {
    /// What it is about, in a sentence: the first of its page.
    #[must_use]
    pub fn summary(self) -> &'static str {
        let mut lines = self.page().lines();
        let is_text = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let summary = lines.find(is_text).unwrap_or_default();
        summary.trim_end_matches('.')
    }

    /// Why it is told: what its page says before the first example.
    #[must_use]
    pub fn why(self) -> &'static str {
        let page = self.page();
        let end = page.find("\n## ").unwrap_or(page.len());
        let text = page.get(..end).unwrap_or_default().trim_end();
        let mut parts = text.splitn(3, "\n\n");
        parts.nth(2).unwrap_or_default()
    }

    /// The code of this name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.name().eq_ignore_ascii_case(name))
    }
}
