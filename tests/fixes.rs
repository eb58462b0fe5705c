//! Every way to mend a finding, tried: over the wrong examples of every page, the files of the other rooms' tests,
//! and the cases in `tests/fixes/`.
//!
//! A case there is a journal; `NAME.txt` holds what each fix makes of the lines it changes. `UPDATE_LINT=1` writes
//! these anew, to be read before they go in.

use super::docs::{documents, markdown};
use daymark::analysis::fixing::{self, Allowed, Fixed};
use daymark::analysis::{Analysis, Depth};
use daymark::config::Config;
use daymark::diagnostic::{Code, Diagnostic, Fix, Safety, Severity};
use daymark::syntax::{LineKind, parse};
use daymark::text::edit::{Edit, apply};
use daymark::text::{Day, Source, SourceId, Span};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is found in a journal of one file.
pub fn found(text: &str, today: Day) -> Vec<Diagnostic> {
    let sources = [Source::new("journal.day", text)];
    Analysis::with(
        &sources,
        &[],
        &Config::default(),
        Depth::All,
        |_| today,
        |it| it.diagnostics,
    )
}

fn made(text: &str, fix: &Fix) -> String {
    let edits: Vec<Edit> = fix.edits.iter().map(|(_, edit)| edit.clone()).collect();
    apply(text, &edits).unwrap_or_else(|| panic!("{fix:?} does not fit\n{text}"))
}

/// How often each error is found.
fn errors(found: &[Diagnostic]) -> BTreeMap<Code, usize> {
    let mut errors = BTreeMap::new();
    for finding in found.iter().filter(|it| it.severity() == Severity::Error) {
        *errors.entry(finding.code).or_default() += 1;
    }
    errors
}

/// Whether it is found in a line alone, before the line's meaning is looked at.
fn is_syntax(code: Code) -> bool {
    code <= Code::InvalidName
}

fn same(found: &[Diagnostic], finding: &Diagnostic) -> usize {
    let is_same = |it: &&Diagnostic| it.code == finding.code && it.message == finding.message;
    found.iter().filter(is_same).count()
}

/// The words of a text: runs of letters and digits, from their first letter on. What stands before it is a number,
/// or a date that a fix may mend.
fn words(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '_');
    let words = text
        .split(|c| !is_part(c))
        .filter(|word| word.contains(char::is_alphabetic));
    words
        .map(|word| word.trim_start_matches(|c: char| !c.is_alphabetic()))
        .map(str::to_lowercase)
        .collect()
}

/// The words that are the user's own: behind a colon, in a line of prose, or in a comment.
fn own_words(text: &str) -> BTreeSet<String> {
    let own = text
        .lines()
        .filter(|line| !line.contains("daymark:"))
        .flat_map(|line| {
            let free = match line.trim_start() {
                comment if comment.starts_with("//") => comment,
                structure => structure.split_once(": ").map_or("", |(_, free)| free),
            };
            words(free)
        });
    own.filter(|word| word != "x").collect()
}

/// What is wrong with the fixes of a journal.
fn flaws(text: &str, today: Day) -> Vec<String> {
    let before = found(text, today);
    let document = parse(SourceId(0), text);
    let mut flaws = Vec::new();
    for finding in &before {
        let line = document.lines.at(finding.primary.span.start);
        let is_entry =
            [LineKind::Mark, LineKind::Prose, LineKind::Dated].contains(&document.lines.kind(line));
        for fix in &finding.fixes {
            let mended = made(text, fix);
            let after = found(&mended, today);
            let mut flaw = |what: String| {
                let (code, title) = (finding.code.name(), &fix.title);
                flaws.push(format!("{code}: {title}: {what}\n{text}\n->\n{mended}"));
            };
            if same(&after, finding) >= same(&before, finding) {
                flaw("the finding is still there".to_owned());
            }
            let (old, new) = (errors(&before), errors(&after));
            for (code, count) in new {
                // A broken line says nothing; what it says when mended may not go with others.
                let uncovers = is_syntax(finding.code) && !is_syntax(code) && !is_entry;
                if count > old.get(&code).copied().unwrap_or(0) && !uncovers {
                    flaw(format!("a new {}", code.name()));
                }
            }
            let kept: BTreeSet<String> = words(&mended).into_iter().collect();
            let lost: Vec<String> = own_words(text).difference(&kept).cloned().collect();
            if !lost.is_empty() {
                flaw(format!("words are lost: {lost:?}"));
            }
            if fix.safety == Safety::Safe && sorted_words(text) != sorted_words(&mended) {
                flaw("a safe fix changes words".to_owned());
            }
        }
    }
    flaws
}

fn cases() -> Vec<PathBuf> {
    journals("fixes")
}

/// The journals of a folder of tests.
fn journals(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    super::docs::entries(&folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "day"))
        .collect()
}

fn day() -> Day {
    Day::parse("2026-02-01").unwrap()
}

/// Every finding that can be mended, and what each fix makes of the lines it changes.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for finding in found(text, day()).iter().filter(|it| !it.fixes.is_empty()) {
        let at = finding.primary.span.start as usize;
        let line = text[..at].matches('\n').count() + 1;
        shown += &format!("{line} {}: {}\n", finding.code.name(), finding.message);
        for fix in &finding.fixes {
            let safety = format!("{:?}", fix.safety).to_lowercase();
            shown += &format!("  {safety}: {}\n", fix.title);
            let mended = made(text, fix);
            let (old, new): (Vec<&str>, Vec<&str>) = (
                text.split_inclusive('\n').collect(),
                mended.split_inclusive('\n').collect(),
            );
            let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
            let left = old.len().min(new.len()) - head;
            let tail = old.iter().rev().zip(new.iter().rev()).take(left);
            let tail = tail.take_while(|(a, b)| a == b).count();
            for (sign, lines) in [('-', &old), ('+', &new)] {
                for line in &lines[head..lines.len() - tail] {
                    let line = line
                        .escape_debug()
                        .to_string()
                        .replace("\\n", "")
                        .replace("\\'", "'");
                    shown += &format!("    {sign} {}\n", line.trim_end());
                }
            }
        }
    }
    shown
}

#[test]
fn every_fix_writes_what_its_case_says() {
    let mut wrong = Vec::new();
    for path in cases() {
        let shown = shown(&std::fs::read_to_string(&path).unwrap());
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_LINT").is_some() {
            std::fs::write(&expected, &shown).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != shown {
            wrong.push(format!("{}:\n{shown}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each fix alone takes its finding away, brings no error, and keeps the user's words.
#[test]
fn every_fix_leads_to_right_text() {
    let mut flaws = Vec::new();
    let mut tried = 0;
    for path in documents() {
        let page = std::fs::read_to_string(&path).unwrap();
        for fence in markdown::fences(&page) {
            if fence.language == "daymark" && fence.value("wrong").is_some() {
                let today = super::docs::today(&fence);
                tried += found(&fence.text, today)
                    .iter()
                    .map(|it| it.fixes.len())
                    .sum::<usize>();
                flaws.extend(self::flaws(&fence.text, today));
            }
        }
    }
    for path in ["fixes", "syntax", "lint"].into_iter().flat_map(journals) {
        let text = std::fs::read_to_string(&path).unwrap();
        tried += found(&text, day())
            .iter()
            .map(|it| it.fixes.len())
            .sum::<usize>();
        flaws.extend(self::flaws(&text, day()));
    }
    assert!(tried > 400, "{tried}");
    assert!(
        flaws.is_empty(),
        "{} flaws\n{}",
        flaws.len(),
        flaws.join("\n\n")
    );
}

/// All that is found in a text fixed, as far as `safety` goes.
fn fixed(text: &str, safety: Safety) -> Fixed {
    let sources = vec![Source::new("journal.day", text)];
    let allowed = Allowed {
        safety,
        sources: &[true],
    };
    fixing::fix(sources, allowed, |sources| {
        Analysis::with(
            sources,
            &[],
            &Config::default(),
            Depth::All,
            |_| day(),
            |it| it.diagnostics,
        )
    })
}

/// Lines as people write them, right and wrong; chance puts them together below three habits.
const LINES: &[&str] = &[
    "2026-01-05",
    "2026-01-05 Mon: words",
    "2026/1/6: more words",
    "2026-1-7 [x] run",
    "2026-01-08: [x] run 5 km: a note",
    "2026-01-09 07:15: [x] walk home",
    "20260110 Sat",
    "2026-02-30: too many",
    "  [x] run",
    "  [x] run felt great",
    "  [x] walk home in the rain: wet",
    "  [x] rnu",
    "  [] run",
    "  - [x] run: with a bullet",
    "  * [ ] walk home",
    "  [?] run",
    "  7am [x] run",
    "  25:10 [x] run",
    "  [+] run 5 kmm",
    "  words of mine",
    "  // a comment",
    "// daymark: allow repeated-mark, future-mark: as it was",
    "// daymark: allow unused-allow",
    "  // daymark: allow mark-in-prose",
    "// daymark: allow-file unsorted-days",
    "// daymark: alow future-mark",
    "",
    "task call home",
    "habbit sing",
    "  by 2026-1-31",
    "  by friday",
    "  evry day",
    "  from 2026-01-01",
    "  counts run, run",
];

fn lines() -> impl Strategy<Value = String> {
    let ending = prop::sample::select(&["\n", "\r\n"][..]);
    let lines = prop::collection::vec(prop::sample::select(LINES), 0..30);
    (lines, ending).prop_map(|(lines, ending)| {
        let head = [
            "habit run",
            "  at least 3 km",
            "  from 2026-01-01",
            "habit walk home",
        ];
        let lines: Vec<&str> = head.into_iter().chain(lines).collect();
        lines.join(ending)
    })
}

/// The words of a text in order of the alphabet, but for those of `allow` comments.
fn sorted_words(text: &str) -> Vec<String> {
    let is_rule = |word: &str| {
        Code::named(word).is_some() || ["daymark", "allow", "allow-file"].contains(&word)
    };
    let mut words = words(text);
    words.retain(|word| !is_rule(word));
    words.sort();
    words
}

/// Fixing ends, leaves nothing that it could fix, and keeps every word and every line ending.
fn check_fixing(text: &str) {
    let safe = fixed(text, Safety::Safe);
    let now = &safe.sources[0].text;
    assert!(safe.is_done, "{text}");
    assert_eq!(fixed(now, Safety::Safe).counts, [0], "{text}\n->\n{now}");
    assert_eq!(sorted_words(text), sorted_words(now), "{text}\n->\n{now}");
    assert_eq!(safe.counts == [0], text == now);
    let all = fixed(text, Safety::Guess);
    let now = &all.sources[0].text;
    assert!(all.is_done, "{text}\n->\n{now}");
    if text.matches('\n').count() == text.matches("\r\n").count() {
        assert_eq!(
            now.matches('\n').count(),
            now.matches("\r\n").count(),
            "{now}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_of_chance_are_fixed_to_the_end(text in lines()) {
        check_fixing(&text);
    }

    #[test]
    fn texts_of_chance_are_fixed_to_the_end(text in super::properties::journal()) {
        check_fixing(&text);
    }
}

/// Fixes that meet wait for the next round; texts that may not be changed are not; and what never ends is said.
#[test]
fn rounds_of_fixes() {
    let source = SourceId(0);
    let finding = |edits: Vec<Edit>, safety| {
        let fix = Fix {
            title: String::new(),
            safety,
            edits: edits.into_iter().map(|edit| (source, edit)).collect(),
        };
        Diagnostic::new(Code::UnusedAllow, source, Span::new(0, 0), "").fix(fix)
    };
    let made = |text: &str, safety, may: bool, look: &dyn Fn(&str) -> Vec<Diagnostic>| {
        let allowed = Allowed {
            safety,
            sources: &[may],
        };
        let sources = vec![Source::new("a.day", text)];
        let fixed = fixing::fix(sources, allowed, |sources| look(&sources[0].text));
        (
            fixed.sources[0].text.clone(),
            fixed.counts[0],
            fixed.is_done,
        )
    };
    let run = |text: &str, may: bool, look: &dyn Fn(&str) -> Vec<Diagnostic>| {
        made(text, Safety::Safe, may, look)
    };
    let edit = |start, end, text: &str| Edit::new(Span::new(start, end), text);
    let two = |text: &str| match text {
        "abcd" => vec![
            finding(vec![edit(0, 2, "x")], Safety::Safe),
            finding(vec![edit(1, 3, "y")], Safety::Safe),
            finding(vec![edit(3, 4, "!")], Safety::Guess),
        ],
        "xcd" => vec![finding(
            vec![edit(0, 1, "z"), edit(2, 3, "z")],
            Safety::Safe,
        )],
        _ => vec![],
    };
    assert_eq!(run("abcd", true, &two), ("zcz".to_owned(), 2, true));
    assert_eq!(run("abcd", false, &two), ("abcd".to_owned(), 0, true));
    let endless = |_: &str| vec![finding(vec![edit(0, 0, "a")], Safety::Safe)];
    let (text, count, is_done) = run("", true, &endless);
    assert_eq!(
        (text.len(), count, is_done),
        (fixing::ROUNDS, fixing::ROUNDS, false)
    );
    // All of a fix or nothing; lines side by side are no meeting.
    let all = |text: &str| match text {
        "a\nb\nc\n" => vec![
            finding(vec![edit(0, 2, "")], Safety::Safe),
            finding(vec![edit(2, 4, "")], Safety::Safe),
            finding(vec![edit(4, 5, "C"), edit(3, 4, "B")], Safety::Safe),
            finding(vec![edit(0, 9, "far")], Safety::Safe),
        ],
        _ => vec![],
    };
    assert_eq!(run("a\nb\nc\n", true, &all), ("c\n".to_owned(), 2, true));
    // What is guessed before the rest is right is guessed wrong.
    let guessed = |text: &str| match text {
        "ab" => vec![
            finding(vec![edit(0, 1, "wrong")], Safety::Guess),
            finding(vec![edit(1, 2, "B")], Safety::Safe),
        ],
        "aB" => vec![finding(vec![edit(0, 1, "right ")], Safety::Guess)],
        _ => vec![],
    };
    assert_eq!(
        made("ab", Safety::Guess, true, &guessed),
        ("right B".to_owned(), 2, true)
    );
}

/// What the fixes of a page's own wrong examples are.
fn safeties(code: Code) -> BTreeSet<Safety> {
    let fences = markdown::fences(code.page());
    let wrong = fences.iter().filter(|fence| fence.value("wrong").is_some());
    wrong
        .flat_map(|fence| found(&fence.text, super::docs::today(fence)))
        .filter(|finding| finding.code == code)
        .flat_map(|finding| finding.fixes)
        .map(|fix| fix.safety)
        .collect()
}

/// What a page says of fixes: its section has a paragraph each, `Safe:` and `Guess:`, or `None:`.
fn said(page: &str) -> Option<BTreeSet<Safety>> {
    let (_, section) = page.split_once("\n## Fix\n\n")?;
    let section = section.split("\n## ").next()?;
    let said = |word: &str| {
        let mut paragraphs = section.split("\n\n");
        paragraphs.any(|it| it.trim_start().starts_with(word))
    };
    let kinds = [("Safe: ", Safety::Safe), ("Guess: ", Safety::Guess)];
    let kinds: BTreeSet<Safety> = kinds
        .into_iter()
        .filter(|(word, _)| said(word))
        .map(|(_, safety)| safety)
        .collect();
    (said("None: ") == kinds.is_empty()).then_some(kinds)
}

#[test]
fn every_page_says_whether_it_is_fixed() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let (said, is) = (said(code.page()), safeties(*code));
        if said.as_ref() != Some(&is) {
            wrong.push(format!(
                "{}: the page says {said:?}, it is {is:?}",
                code.name()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
