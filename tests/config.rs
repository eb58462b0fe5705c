//! Settings: whatever stands in `daymark.toml`, it is read to its end and what is wrong has its place.

use daymark::config::{Config, Level, Levels, Subject};
use daymark::diagnostic::{Code, Severity};
use daymark::text::{Source, SourceId};
use proptest::prelude::*;

/// Parts of settings, right and wrong, to be put together in any order.
const PARTS: &[&str] = &[
    "ascii",
    "color",
    "colour",
    "levels",
    "[levels]",
    "[",
    "]",
    "{",
    "}",
    " = ",
    "=",
    ".",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "true",
    "never",
    "\"never\"",
    "'always'",
    "\"\"\"",
    "'''",
    "\"",
    "\\",
    "\\u00e9",
    "#",
    "1979-05-27",
    "0x",
    "1_000",
    "nan",
    "-",
    "unused-name",
    "unused-nam",
    "invalid-date",
    "warnings",
    "\"allow\"",
    "\"Deny\"",
    "é漢😀",
    "\u{feff}",
    "\u{1b}",
    ",",
    "ascii = true\n",
    "[levels]\nunused-name = \"warn\"\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read(parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)) {
        let text = parts.concat();
        let config = Config::read(Source::new("daymark.toml", text.as_str()), SourceId(3));
        for problem in &config.problems {
            let span = problem.primary.span;
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{problem:?}");
            prop_assert_eq!(problem.primary.source, SourceId(3));
            prop_assert_eq!(problem.severity(), Severity::Error);
            prop_assert!(problem.help.is_some());
            prop_assert!(!problem.message.contains('\n'), "{problem:?}");
        }
        let places = config.problems.iter().map(|it| it.primary.span);
        prop_assert!(places.is_sorted());
        for code in Code::ALL.iter().filter(|code| !code.may_be_silenced()) {
            prop_assert_eq!(config.levels.of(*code), Level::Deny);
        }
    }

    /// What is right is read the same below and above what is wrong, a table apart.
    #[test]
    fn a_wrong_line_spoils_no_other(wrong in "[a-z =\"'.0-9é\\\\]{0,20}") {
        let right = "ascii = true";
        let config = |text: String| Config::read(Source::new("daymark.toml", text), SourceId(0));
        let alone = config(format!("{wrong}\n"));
        // A text of several lines swallows what follows, and a second `ascii` is one too many.
        prop_assume!(!["\"\"\"", "'''", "ascii"].iter().any(|word| wrong.contains(word)));
        for text in [format!("{wrong}\n{right}\n"), format!("{right}\n{wrong}\n")] {
            let config = config(text);
            prop_assert_eq!(config.looks.ascii, Some(true));
            prop_assert_eq!(config.problems.len(), alone.problems.len());
        }
    }
}

/// Where each rule stands once these were said, one after the other.
fn levels(said: &[(&str, Level)]) -> Levels {
    let mut levels = Levels::default();
    for (name, level) in said {
        levels.set(Subject::named(name, *level).unwrap(), *level);
    }
    levels
}

#[test]
fn the_last_word_holds_and_a_name_holds_over_all_warnings() {
    use Level::{Allow, Deny, Warn};
    let of = |said: &[(&str, Level)]| {
        let levels = levels(said);
        [Code::UnusedName, Code::FutureMark, Code::UnknownName].map(|code| levels.of(code))
    };
    assert_eq!(of(&[]), [Warn, Warn, Deny]);
    assert_eq!(of(&[("warnings", Deny)]), [Deny, Deny, Deny]);
    assert_eq!(of(&[("warnings", Allow)]), [Allow, Allow, Deny]);
    let named = ("unused-name", Allow);
    assert_eq!(of(&[named, ("warnings", Deny)]), [Allow, Deny, Deny]);
    assert_eq!(of(&[("warnings", Deny), named]), [Allow, Deny, Deny]);
    assert_eq!(of(&[named, ("Unused-Name", Deny)]), [Deny, Warn, Deny]);
    // As a warning by its name it is one of them.
    assert_eq!(
        of(&[("unknown-name", Warn), ("warnings", Allow)]),
        [Allow, Allow, Allow]
    );
    assert_eq!(
        of(&[("warnings", Deny), ("warnings", Allow), ("Warnings", Warn)]),
        [Warn, Warn, Deny]
    );
}

/// No level reaches what means nothing as it stands.
#[test]
fn what_is_always_an_error_has_no_other_level() {
    for code in Code::ALL {
        for level in Level::ALL {
            let named = Subject::named(code.name(), level);
            let may = code.may_be_silenced() || level == Level::Deny;
            assert_eq!(named.is_ok(), may, "{} {level:?}", code.name());
        }
    }
}
