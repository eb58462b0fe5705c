//! Pages and pictures: as snapshots of a small journal, and what holds of those of any.

use daymark::cli;
use daymark::render::html;
use daymark::render::sanitize::is_unsafe;
use daymark::report::done::Triggers;
use daymark::report::{self, Spec};
use daymark::syntax::parse;
use daymark::text::{Day, Source, SourceId};
use proptest::prelude::*;

use crate::cli::world::{Memory, Node};

const PLAN: &str = "\
habit run: Out of the door <b>& back</b>
  every day
  at least 2 km

habit sweets: None at all
  avoid

plan calm: A calm month
  from 2026-01-05 until 2026-02-01
  step 1: Move
    needs run
  step 2: Without sugar
    needs sweets

goal far: A hundred
  by 2026-02-01
  total 100 km of run
  milestone 10 km by 2026-01-09

task shoes: Buy shoes
  by 2026-01-10
";

const DAYS: &str = "\
2026-01-05: Persimmon mornings.
  [x] run 3 km: persimmon
2026-01-06 [x] run 5 km
2026-01-07 [-] run
2026-01-08 [!] sweets: persimmon
2026-01-09 [x] shoes
2026-01-10: Quiet persimmon. #rest
  [x] run 4 km
";

/// What `daymark` prints for a journal of these files.
fn printed(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut world = Memory::default();
    world.folder = "/j".into();
    for (name, text) in files {
        let node = Node::File(text.as_bytes().to_vec());
        world.nodes.insert(format!("/j/{name}").into(), node);
    }
    let words = ["daymark", "--today", "2026-01-12"].iter().chain(arguments);
    cli::run(words.map(Into::into).collect(), &world);
    world.streams().0
}

fn small(arguments: &[&str]) -> String {
    let files = [("daymark.toml", ""), ("plan.day", PLAN), ("days.day", DAYS)];
    printed(&files, arguments)
}

/// One element a line, as a difference is read.
fn lines(markup: &str) -> String {
    markup.replace("><", ">\n<")
}

#[test]
fn a_page() {
    let page = small(&["report", "--format", "html"]);
    let (_, rest) = page.split_once("</style>").unwrap();
    insta::assert_snapshot!(lines(rest));
}

#[test]
fn pictures() {
    for only in ["calendar:run", "streaks:run", "steps:calm", "goal:far"] {
        let picture = small(&["report", "--format", "svg", "--only", only]);
        roxmltree::Document::parse(&picture).unwrap();
        let (head, rest) = picture.split_once("<style>").unwrap();
        let (style, rest) = rest.split_once("</style>").unwrap();
        colours_are_written_out(style);
        insta::assert_snapshot!(only.replace(':', "-"), lines(&format!("{head}{rest}")));
    }
}

/// For whoever knows no variables each colour stands there as it is, before the variable.
fn colours_are_written_out(style: &str) {
    let mut before = "";
    for declaration in style.split([';', '{', '}']) {
        if let Some((property, _)) = declaration.split_once("var(") {
            assert!(
                before.starts_with(&format!("{property}#")),
                "{before};{declaration}"
            );
        }
        before = declaration;
    }
    assert!(style.contains("var("));
}

/// Prose and notes are in a page that was asked for with them, and in no other.
#[test]
fn words_are_asked_for() {
    assert!(
        !small(&["report", "--format", "html"])
            .to_lowercase()
            .contains("persimmon")
    );
    let told = small(&["report", "--format", "html", "--with-text"]);
    assert_eq!(told.to_lowercase().matches("persimmon").count(), 4);
}

/// Every cell of a calendar says what it is.
#[test]
fn cells_have_titles() {
    let page = small(&["report", "--format", "html"]);
    for words in [
        "Mon 2026-01-05: kept, 3 km",
        "Wed 2026-01-07: excused",
        "Thu 2026-01-08: missed",
    ] {
        assert!(page.contains(&format!("<title>{words}</title>")), "{words}");
    }
    assert_eq!(
        page.matches("<path class=\"k").count(),
        page.matches(": kept").count() + 5
    );
}

/// The page as XML, what HTML leaves open closed; with nothing in it that is fetched or run.
fn is_well_formed_and_alone(page: &str) {
    let is_void = |tag: &str| {
        ["<meta ", "<link ", "<input "]
            .iter()
            .any(|it| tag.starts_with(it))
    };
    let close = |tag: &str| match tag.rfind('<') {
        Some(at) if is_void(&tag[at..]) => tag.replace('>', "/>"),
        _ => tag.to_owned(),
    };
    let closed: String = page
        .replace("<!DOCTYPE html>", "")
        .split_inclusive('>')
        .map(close)
        .collect();
    let document = roxmltree::Document::parse(&closed);
    let document = document.unwrap_or_else(|error| panic!("{error}\n{closed}"));
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        assert!(
            ![
                "script", "img", "iframe", "object", "base", "form", "use", "image"
            ]
            .contains(&name),
            "{name}"
        );
        for attribute in element.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(
                !key.starts_with("on") && key != "style" && key != "src",
                "{key}"
            );
            let is_near = value.starts_with('#') || value == "data:,";
            assert!(key != "href" || is_near, "{value}");
        }
    }
}

#[test]
fn the_style_fetches_nothing() {
    for word in ["url(", "@import", "</", "expression"] {
        assert!(!html::STYLE.contains(word), "{word}");
    }
}

/// Names and titles that would be markup, if they could.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<script>alert(1)</script>"),
        Just("\"><img src=x onerror=1>"),
        Just("&amp;"),
        Just("]]>"),
        Just("</style>"),
        Just("</title>"),
        Just("<!--"),
        Just("'"),
        Just("\u{202e}"),
        Just("\u{1b}[31m"),
        Just("\u{85}"),
        Just("\u{fffe}"),
        Just("a"),
        Just(" "),
        Just("é"),
        Just("\u{7f}"),
        Just("𝒳"),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn told_raw(page: &str) -> bool {
    page.chars().any(|it| it != '\n' && is_unsafe(it))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever a journal says, its page is well-formed and alone, and says none of its prose or notes.
    #[test]
    fn any_page(
        titles in prop::collection::vec(nasty(), 3),
        name in nasty(),
        secret in "[a-z]{3}qzx[a-z]{3}",
        marks in prop::collection::vec((0..40i32, 0..5usize, 0..9u32), 0..30),
    ) {
        let name = name.replace(['<', '>'], "");
        let day = Day::parse("2026-01-05").unwrap();
        let mut text = format!(
            "habit one: {}\n  every day\n  at least 2 km\nhabit {name}\n  avoid\nplan p: {}\n  step 1: {}\n    needs one\n\
             goal g\n  by 2026-02-01\n  total 9 km of one\n",
            titles[0], titles[1], titles[2],
        );
        for (later, state, amount) in marks {
            let state = ["x", "+", "-", "!", " "][state];
            text += &format!("{}: {secret} {secret}<i>\n  [{state}] one {amount} km: {secret}\n", day.plus(later));
        }
        let files = [("daymark.toml", ""), ("a.day", text.as_str())];
        let page = printed(&files, &["report", "--format", "html", "--period", "2026-01"]);
        is_well_formed_and_alone(&page);
        prop_assert!(!page.contains(&secret));
        prop_assert!(!told_raw(&page));
        let told = printed(&files, &["report", "--format", "html", "--with-text", "--period", "2026-01"]);
        is_well_formed_and_alone(&told);
        for only in ["calendar:one", "streaks:one", "steps:p", "goal:g"] {
            let picture = printed(&files, &["report", "--format", "svg", "--only", only]);
            if !picture.is_empty() {
                roxmltree::Document::parse(&picture).unwrap();
            }
        }
    }
}

/// What the pictures add to the report's numbers is these numbers, taken apart: on every example.
#[test]
fn pictures_say_what_reports_say() {
    for (name, today) in crate::examples::EXAMPLES {
        let today = Day::parse(today).unwrap();
        let sources = sources(name);
        let documents: Vec<_> = (0..)
            .zip(&sources)
            .map(|(id, source)| parse(SourceId(id), &source.text))
            .collect();
        let (journal, _) = daymark::journal::build(&sources, &documents);
        let triggers = Triggers::new(&journal, today);
        let whole = report::report(&journal, &Spec::new(today));
        for (index, habit) in whole.habits.iter().enumerate() {
            let runs = report::runs(&journal, &triggers, index, today);
            let longest = runs.iter().map(|run| run.length).max();
            assert_eq!(
                longest.unwrap_or(0),
                habit.streak.longest,
                "{name}: {}",
                habit.name
            );
            let current = runs
                .last()
                .filter(|run| run.is_current)
                .map(|run| run.length);
            assert_eq!(
                current.unwrap_or(0),
                habit.streak.current,
                "{name}: {}",
                habit.name
            );
        }
        for (goal, told) in journal.goals.iter().zip(&whole.goals) {
            let course = report::goal_curve(&journal, &triggers, goal, today);
            let last = course
                .as_ref()
                .and_then(|course| course.points.last())
                .map(|point| point.1);
            if let (Some(last), Some(value)) = (last, told.value) {
                assert!(
                    (last - value).abs() < 1e-9,
                    "{name}: {}: {last} {value}",
                    told.name
                );
            }
        }
        let mut compared = 0;
        for plan in 0..journal.plans.len() {
            let course = report::plan_course(&journal, &triggers, plan, &Spec::new(today)).unwrap();
            for (place, &stretch) in course.stretches.iter().enumerate() {
                let over = Spec {
                    period: Some(stretch),
                    ..Spec::new(today)
                };
                let then = Spec {
                    today: stretch.until.min(today),
                    ..over.clone()
                };
                // Goals and tasks stand as they stood then; what became of a habit's last days is known by now.
                let now = &report::report(&journal, &over).plans[plan];
                let then = &report::report(&journal, &then).plans[plan];
                for (number, values) in course.steps.iter().enumerate() {
                    let needs = now.steps[number].needs.iter();
                    let needs = needs.zip(&then.steps[number].needs);
                    let told: Vec<f64> = needs
                        .map(|(now, then)| if now.kind == "habit" { now } else { then })
                        .filter_map(|need| need.adherence)
                        .collect();
                    let mean = told.iter().sum::<f64>() / told.len() as f64;
                    let found = values[place];
                    assert!(
                        found.is_none() == told.is_empty()
                            && found.is_none_or(|found| (found - mean).abs() < 1e-9),
                        "{name}: step {number}, {stretch:?}: {found:?} {told:?}"
                    );
                    compared += told.len();
                }
            }
        }
        assert!(compared > 0 || journal.plans.is_empty(), "{name}");
    }
}

/// The texts of an example, its declarations first.
fn sources(example: &str) -> Vec<Source> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example);
    let folders = [folder.join("days"), folder.clone()];
    let files = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten();
    let mut paths: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "day"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        Source::new(
            path.to_string_lossy(),
            std::fs::read_to_string(path).unwrap(),
        )
    };
    paths.iter().map(read).collect()
}
