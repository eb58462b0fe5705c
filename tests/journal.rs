//! The journal room: resolved journals and their problems, from files in `tests/journal`.
//!
//! Each `.day` file there is a case; a line `=== path` in it begins another file of the same journal.
//! Its snapshot beside it is the whole journal, one line a fact, and every problem of `journal/problems`.

#[path = "journal/show.rs"]
mod show;

use daymark::diagnostic::Diagnostic;
use daymark::journal::{Dimension, Journal, build, build_in_pieces, exact::divide, fold};
use daymark::syntax::{Document, parse};
use daymark::text::{Source, SourceId};
use std::path::Path;

/// A journal's texts and their documents.
struct Case {
    sources: Vec<Source>,
    documents: Vec<Document>,
}

impl Case {
    fn new(text: &str) -> Self {
        let mut sources = vec![Source::new("journal.day", "")];
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("=== ") {
                Some(path) => sources.push(Source::new(path.trim(), "")),
                None => sources.last_mut().unwrap().text.push_str(line),
            }
        }
        sources.retain(|source| !source.text.is_empty());
        let documents = (0..)
            .map(SourceId)
            .zip(&sources)
            .map(|(id, source)| parse(id, &source.text))
            .collect();
        Self { sources, documents }
    }

    fn build(&self) -> (Journal<'_>, Vec<Diagnostic>) {
        build(&self.sources, &self.documents)
    }
}

#[test]
fn journals() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journal");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "day"))
        .collect();
    paths.sort();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in paths {
        let case = Case::new(&std::fs::read_to_string(&path).unwrap());
        let (journal, problems) = case.build();
        let shown = show::journal(&journal) + &show::problems(&journal, &problems);
        for pieces in [2, 3, 7, 100] {
            let (journal, problems) = build_in_pieces(&case.sources, &case.documents, pieces);
            let again = show::journal(&journal) + &show::problems(&journal, &problems);
            assert_eq!(again, shown, "{} in {pieces} pieces", path.display());
        }
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        settings.bind(|| insta::assert_snapshot!(name, shown));
    }
}

#[test]
fn names_of_one_fold_are_one_name() {
    let same = [
        ("run", "Run"),
        ("go out", "GO \t  Out"),
        ("go out", "  go out "),
        ("caf\u{e9}", "CAFE\u{301}"),
        ("Straße", "STRASSE"),
        ("Straße", "straẞe"),
        ("ΟΔΟΣ", "οδος"),
        ("ΟΔΟΣ", "οδοσ"),
        ("don’t scroll", "Don't scroll"),
        ("ﬁtness", "FITNESS"),
        ("\u{1fb3}", "\u{391}\u{399}"),
        ("\u{1fb4}", "\u{3b1}\u{345}\u{301}"),
        (
            "태권도",
            "\u{1110}\u{1162}\u{1100}\u{116f}\u{11ab}\u{1103}\u{1169}",
        ),
        ("İ", "i\u{307}"),
        ("\u{3000}跑步\u{3000}", "跑步"),
    ];
    for (one, other) in same {
        assert_eq!(fold(one), fold(other), "{one} {other}");
    }
    let different = [
        ("run", "runs"),
        ("go out", "goout"),
        ("cafe", "café"),
        ("جري", "جرى"),
        ("跑步", "跑歩"),
        ("o", "ο"),
    ];
    for (one, other) in different {
        assert_ne!(fold(one), fold(other), "{one} {other}");
    }
}

#[test]
fn folding_is_stable_and_plain_names_stay_where_they_are() {
    for name in [
        "run",
        "go out",
        "half-marathon_2",
        "don't",
        "جري",
        "跑步",
        "οδοσ",
        "ΐ",
        "ŉ",
    ] {
        let once = fold(name).into_owned();
        assert_eq!(fold(&once), once, "{name}");
    }
    for name in ["run", "go out", "half-marathon_2", "don't", ""] {
        assert!(
            matches!(fold(name), std::borrow::Cow::Borrowed(_)),
            "{name}"
        );
    }
}

/// Each written amount, and the exact value in its dimension's smallest steps' millionths.
#[test]
fn known_units_convert_exactly() {
    let table = [
        ("90 s", Dimension::Time, 90),
        ("1.5 h", Dimension::Time, 5_400),
        ("2 Hours", Dimension::Time, 7_200),
        ("3 mins", Dimension::Time, 180),
        ("10 secs", Dimension::Time, 10),
        ("1 hr", Dimension::Time, 3_600),
        ("1 mm", Dimension::Length, 10),
        ("1 cm", Dimension::Length, 100),
        ("1 m", Dimension::Length, 10_000),
        ("2 metres", Dimension::Length, 20_000),
        ("1 KM", Dimension::Length, 10_000_000),
        ("1 in", Dimension::Length, 254),
        ("1 inch", Dimension::Length, 254),
        ("1 foot", Dimension::Length, 3_048),
        ("6 feet", Dimension::Length, 18_288),
        ("1 yard", Dimension::Length, 9_144),
        ("1 mile", Dimension::Length, 16_093_440),
        ("1 mg", Dimension::Mass, 1_000_000),
        ("1 g", Dimension::Mass, 1_000_000_000),
        ("1 kgs", Dimension::Mass, 1_000_000_000_000),
        ("1 ounce", Dimension::Mass, 28_349_523_125),
        ("16 oz", Dimension::Mass, 453_592_370_000),
        ("1 lb", Dimension::Mass, 453_592_370_000),
        ("1 ml", Dimension::Volume, 1),
        ("1 cl", Dimension::Volume, 10),
        ("1 dl", Dimension::Volume, 100),
        ("1 litre", Dimension::Volume, 1_000),
    ];
    for (amount, dimension, steps) in table {
        let case = Case::new(&format!(
            "habit a\n  every day\n\n2026-01-05 [+] a {amount}\n"
        ));
        let (journal, problems) = case.build();
        assert!(problems.is_empty(), "{amount}: {problems:?}");
        let mark = journal.habits[0].marks[0];
        let (number, unit) = mark.amounts(&journal).next().unwrap();
        let exact = journal.units.exact(number, unit);
        assert_eq!(exact, (Some(dimension), steps * 1_000_000), "{amount}");
    }
}

#[test]
fn counted_units_are_one_in_singular_and_plural() {
    let same = [
        ("glass", "glasses"),
        ("page", "pages"),
        ("exercise", "exercises"),
        ("box", "Boxes"),
        ("match", "matches"),
        ("dish", "dishes"),
        ("cache", "caches"),
        ("quiz", "quizes"),
        ("Straße", "STRASSEN".trim_end_matches('N')),
        ("%", "%"),
        ("€", "€"),
    ];
    let different = [
        ("glass", "page"),
        ("€", "$"),
        ("€", "euro"),
        ("press", "pres"),
    ];
    let dimensions = |one: &str, other: &str| {
        let case = Case::new(&format!("habit a\n\n2026-01-05 [+] a 1 {one} 1 {other}\n"));
        let (journal, _) = case.build();
        let mark = journal.habits[0].marks[0];
        let units = &journal.units;
        mark.amounts(&journal)
            .map(|(_, unit)| units.dimension(unit))
            .collect::<Vec<_>>()
    };
    for (one, other) in same {
        let [one, other] = dimensions(one, other)[..] else {
            panic!("{one} {other}")
        };
        assert!(one.is_some());
        assert_eq!(one, other);
    }
    for (one, other) in different {
        let found = dimensions(one, other);
        assert_ne!(found[0], found[1], "{one} {other}");
    }
}

#[test]
fn division_gives_the_nearest_float() {
    assert_eq!(divide(1, 10), 0.1);
    assert_eq!(divide(-3, 10), -0.3);
    assert_eq!(divide(0, 7), 0.0);
    assert!(divide(0, -7).is_sign_positive());
    assert_eq!(divide(7, 0), 0.0);
    assert_eq!(divide(21_100_000, 1_000_000), 21.1);
    // A pound of ounces, at 10^24 by 10^16: neither is a float without loss.
    assert_eq!(
        divide(453_592_370_000_000_000, 28_349_523_125_000_000),
        16.0
    );
    // 2^53 + 1 lies between two floats and goes to the even one; a trifle more goes up.
    let between = (1i128 << 53) + 1;
    assert_eq!(divide(between, 1), 9_007_199_254_740_992.0);
    assert_eq!(
        divide(between * 1_000_000_007 + 1, 1_000_000_007),
        9_007_199_254_740_994.0
    );
    assert_eq!(divide(i128::MAX, 1), 2f64.powi(127));
    assert_eq!(divide(1, i128::MAX), 2f64.powi(-127));
    // Decimals with many digits read as themselves.
    for text in [
        "0.000001",
        "999999999999.999999",
        "123456789.123457",
        "28.349523",
    ] {
        let (whole, part) = text.split_once('.').unwrap();
        let millionths: i128 = format!("{whole}{part}").parse().unwrap();
        for factor in [1, 60, 453_592_370_000, 1_000_000_000_000] {
            let shown = divide(millionths * factor, 1_000_000 * factor);
            assert_eq!(shown, text.parse::<f64>().unwrap(), "{text} {factor}");
        }
    }
}

#[test]
fn names_are_found_however_they_are_spelled() {
    let case = Case::new("habit Go Out\n  also d\u{ee}ner\n\nplan go out: A plan of its own\n");
    let (journal, _) = case.build();
    let habit = journal.find("go  OUT");
    assert!(habit.is_some());
    assert_eq!(journal.find("DI\u{302}NER"), habit);
    assert_eq!(journal.find_plan("Go out"), Some(0));
    assert_eq!(journal.find("go"), None);
    assert_eq!(journal.names.nearest("go oat", |_| true), Some("Go Out"));
    assert_eq!(
        journal.names.known_start("go out with friends"),
        Some("go out")
    );
}

/// The same texts under other paths: the same journal, but for where things stand.
#[test]
fn order_of_files_never_changes_meaning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journal");
    let text = std::fs::read_to_string(folder.join("steps.day")).unwrap();
    let (declarations, days) = text.split_at(text.find("2026-01-05 Mon").unwrap());
    let facts = |one: &str, other: &str| {
        let case = Case::new(&format!("=== a.day\n{one}=== b.day\n{other}"));
        let (journal, problems) = case.build();
        assert!(problems.is_empty());
        let mut facts: Vec<String> = show::journal(&journal)
            .lines()
            .map(|line| {
                let line = line.split(" at a.day").next().unwrap();
                line.split(" at b.day").next().unwrap().to_owned()
            })
            .collect();
        facts.sort();
        facts
    };
    assert_eq!(facts(declarations, days), facts(days, declarations));
}

/// A circle, a chain and a star of many habits cost about what their text does.
#[test]
fn crowds_of_habits_that_name_each_other_are_cheap() {
    use std::fmt::Write as _;
    let name = |habit: usize| {
        let letter = |place: u32| char::from(b'a' + (habit / 26_usize.pow(place) % 26) as u8);
        (0..4).map(letter).collect::<String>()
    };
    for word in ["counts", "when"] {
        let mut text = String::new();
        for habit in 0..4_000 {
            let next = name((habit + 1) % 4_000);
            writeln!(text, "habit {}\n  {word} {next}", name(habit)).unwrap();
        }
        assert_eq!(Case::new(&text).build().1.len(), 1);
    }
    let spokes: Vec<String> = (1..4_000).map(name).collect();
    let mut text = format!("habit aaaa\n  counts {}\n", spokes.join(", "));
    for spoke in &spokes {
        writeln!(text, "habit {spoke}\n  counts aaaa").unwrap();
    }
    assert_eq!(Case::new(&text).build().1.len(), spokes.len());
}
