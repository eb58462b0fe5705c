//! What is due: each `tests/due/NAME.day` says `// days: DATE …` in its first line, and `NAME.snap` what is due on
//! each of these days. For the examples, a day's due habits are those that a report of that day has pending or decided.

use daymark::journal::{self, Journal};
use daymark::report::{Due, Report, Spec, Status, due, report, today};
use daymark::syntax::{State, parse};
use daymark::text::{Day, Source, SourceId};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn with_journal<T>(sources: &[Source], answer: impl FnOnce(&Journal<'_>) -> T) -> T {
    let numbered = (0..).map(SourceId).zip(sources);
    let documents: Vec<_> = numbered
        .map(|(id, source)| parse(id, &source.text))
        .collect();
    let (journal, problems) = journal::build(sources, &documents);
    assert_eq!(problems, [], "the journal has errors");
    answer(&journal)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let nested: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    paths.extend(nested.iter().flat_map(|folder| files(folder)));
    paths.retain(|path| path.extension().is_some_and(|end| end == "day"));
    paths.sort();
    paths
}

fn show(journal: &Journal<'_>, due: &Due) -> String {
    let name = &journal.habits[due.habit].name;
    let state = format!("{:?}", due.status).to_lowercase();
    let (done, need, until) = (due.done.0, due.need.0, due.until);
    let open = if due.is_open() { ", open" } else { "" };
    let hold = if due.is_holding { ", holding" } else { "" };
    format!("  {name}: {state} {done}/{need} until {until}{open}{hold}")
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/due");
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let days = text.lines().next().unwrap().strip_prefix("// days: ");
        let days = days.expect("a case says its days").split(' ');
        let mut shown = String::new();
        with_journal(&[Source::new("journal.day", text.as_str())], |journal| {
            for day in days.map(|day| Day::parse(day).unwrap()) {
                writeln!(shown, "{day} {}", day.weekday().short()).unwrap();
                for due in due(journal, day) {
                    writeln!(shown, "{}", show(journal, &due)).unwrap();
                }
            }
        });
        let name = path.file_stem().unwrap().to_str().unwrap();
        insta::with_settings!({snapshot_path => "due", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, shown);
        });
    }
}

/// What a report of the same day says of a habit on that day.
fn told(report: &Report, due: &Due, day: Day) -> Option<Status> {
    let mut spans = report.habits[due.habit].occasions.iter().rev();
    let span = spans.find(|span| span.from <= day && day <= span.until)?;
    assert_eq!((span.done, span.need), (due.done, due.need));
    assert_eq!(span.until, due.until);
    Some(span.status)
}

/// Due and report can't disagree: every tenth day of each example.
#[test]
fn due_is_what_a_report_of_the_day_has() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut compared = 0;
    for root in std::fs::read_dir(examples).unwrap() {
        let paths = files(&root.unwrap().path());
        let read = |path: &PathBuf| {
            Source::new(
                path.to_str().unwrap(),
                std::fs::read_to_string(path).unwrap(),
            )
        };
        let sources: Vec<Source> = paths.iter().map(read).collect();
        with_journal(&sources, |journal| {
            for &day in journal.days.entries.iter().step_by(10) {
                let report = report(journal, &Spec::new(day));
                let found = due(journal, day);
                for due in &found {
                    let Some(status) = told(&report, due, day) else {
                        assert_eq!(due.done.0, 0.0, "what has no occasion yet has nothing done");
                        continue;
                    };
                    compared += 1;
                    // A pending occasion of several days may ask nothing of this one.
                    assert!(status == due.status || status == Status::Pending, "{due:?}");
                }
                for (index, habit) in report.habits.iter().enumerate() {
                    let held = |span: &daymark::report::OccasionReport| {
                        span.from <= day && day <= span.until
                    };
                    let is_due = found.iter().any(|due| due.habit == index);
                    assert!(
                        is_due || !habit.occasions.iter().any(held),
                        "{}",
                        habit.name
                    );
                }
            }
        });
    }
    assert!(compared > 100, "only {compared} compared");
}

/// A habit at risk loses its run if the day ends as it is, one that is safe keeps it; and what is there of a period's
/// target is the share that its occasion has. Every tenth day of each example.
#[test]
fn risks_come_true() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let (mut risks, mut safe, mut shares) = (0, 0, 0);
    for root in std::fs::read_dir(examples).unwrap() {
        let read = |path: &PathBuf| Source::new("x.day", std::fs::read_to_string(path).unwrap());
        let sources: Vec<Source> = files(&root.unwrap().path()).iter().map(read).collect();
        with_journal(&sources, |journal| {
            for &day in journal.days.entries.iter().step_by(10) {
                let tomorrow = report(journal, &Spec::new(day.next()));
                for habit in today(journal, day).habits {
                    let after = tomorrow.habits.iter().find(|it| it.name == habit.name);
                    let run = (habit.streak.from, after.unwrap().streak.from);
                    // What is slipped tomorrow is no silence.
                    let declared = journal.habits.iter().find(|it| it.name == habit.name);
                    let mut marks = declared.unwrap().marks.iter();
                    let slips =
                        marks.any(|it| it.day() == day.next() && it.state() == State::Slipped);
                    if habit.at_risk {
                        // Of a week, on its last day.
                        let late = report(journal, &Spec::new(habit.until.next()));
                        let late = late.habits.iter().find(|it| it.name == habit.name);
                        let from = late.unwrap().streak.from;
                        assert_ne!(run.0, from, "{day} {}", habit.name);
                        risks += 1;
                    } else if habit.safe_until.is_some() && !slips {
                        assert_eq!(run.0, run.1, "{day} {}", habit.name);
                        safe += 1;
                    }
                    if let Some(sum) = habit.amount
                        && habit.cadence.starts_with("per ")
                        && habit.direction == "do"
                        && sum.need > 0.0
                    {
                        let share = (sum.done / sum.need).min(1.0);
                        assert!((share - habit.done.0).abs() < 1e-9, "{day} {}", habit.name);
                        shares += 1;
                    }
                }
            }
        });
    }
    assert!(
        risks > 10 && safe > 100 && shares > 10,
        "{risks} {safe} {shares}"
    );
}
