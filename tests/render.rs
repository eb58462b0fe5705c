//! Rendering, part by part: what is safe to show, what fits, what a spreadsheet or a page makes of it.

use daymark::diagnostic::{Code, Diagnostic};
use daymark::render::diagnostics::graphical::Graphical;
use daymark::render::diagnostics::{Counts, Texts, short};
use daymark::render::{Look, csv, json, markdown, sanitize, strip, text, wrap};
use daymark::report::{Cell as Glyph, period};
use daymark::syntax;
use daymark::text::{Day, Source, SourceId, Span, Weekday};
use daymark::view::{Cell, Column, Fit, For, Meaning, Table, Value, number};
use unicode_width::UnicodeWidthStr;

const ASCII: Look = Look {
    unicode: false,
    ..Look::PLAIN
};

#[test]
fn every_character_is_safe_and_keeps_its_length() {
    for character in '\0'..=char::MAX {
        let text = character.to_string();
        for safe in [sanitize::line(&text), sanitize::cell(&text)] {
            assert_eq!(safe.len(), text.len(), "{character:?}");
            let left = safe.chars().next().unwrap();
            assert!(!left.is_control() || left == '\t', "{character:?}");
        }
        assert!(!sanitize::cell(&text).contains('\t'));
    }
    let turning = "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{2028}\u{2029}\u{feff}";
    assert!(turning.chars().all(sanitize::is_unsafe));
    // Marks of right-to-left writing and joiners belong to the text.
    let plain = "a\u{61c}\u{200e}\u{200f}\u{200c}\u{200d}";
    assert_eq!(sanitize::cell(plain), plain);
    assert_eq!(
        sanitize::line("a\tb\u{1b}[m\u{9b}\u{202e}漢"),
        "a\tb?[m¿\u{fffd}漢"
    );
}

#[test]
fn json_is_exact_and_safe() {
    let text = "a\u{1b}\u{7f}\u{9b}\u{202e}\"\\é漢\u{feff}\u{61c}";
    let mut out = Vec::new();
    json::to_writer(&mut out, text).unwrap();
    let written = String::from_utf8(out).unwrap();
    assert_eq!(written, r#""a\u001b\u007f\u009b\u202e\"\\é漢\ufeff؜""#);
    assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
}

#[test]
fn no_cell_is_a_formula() {
    for start in ["=1+1", "+1", "-1", "@x", "\tx", "\rx"] {
        assert!(csv::quoted(start).starts_with('\''), "{start:?}");
    }
    assert_eq!(csv::quoted("a=b"), "a=b");
    let mut table = table();
    table.rows = vec![vec![
        Cell::text("=cmd|' /C calc'!A0"),
        Cell::text("a,\"b\""),
    ]];
    let mut out = Vec::new();
    csv::write(&mut out, &[table]).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "name,what\n'=cmd|' /C calc'!A0,\"a,\"\"b\"\"\"\n"
    );
}

#[test]
fn markdown_is_only_ours() {
    assert_eq!(
        markdown::escape("a|b <i> [x](y) `c` *d* #e & \u{1b}\\"),
        "a\\|b &lt;i&gt; \\[x\\](y) \\`c\\` \\*d\\* \\#e &amp; ?\\\\"
    );
}

fn table() -> Table {
    Table {
        title: vec![(Meaning::Strong, "Title".to_owned())],
        columns: vec![
            Column::new("name", Fit::Wraps, For::All),
            Column::new("what", Fit::Wraps, For::All),
        ],
        ..Table::default()
    }
}

/// Whatever the words, no line of a table is wider than asked, and colour changes no width.
#[test]
fn tables_fit_and_colour_keeps_their_shape() {
    let mut table = table();
    table
        .columns
        .push(Column::new("last 14 days", Fit::Whole, For::All));
    table
        .columns
        .push(Column::new("adherence", Fit::Right, For::All).short("adh."));
    let strip = Cell::new(
        Value::Strip(vec![
            Glyph::Done,
            Glyph::Missed,
            Glyph::Excused,
            Glyph::Pending,
            Glyph::Off,
        ]),
        Meaning::Plain,
    );
    for words in [
        "one two three four five six seven eight nine ten eleven twelve",
        "漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな",
        "e\u{301}e\u{301}e\u{301} é 👩‍🚀",
        "x",
        "",
    ] {
        let ratio = Cell::new(Value::Ratio(0.5), Meaning::Bad);
        table.rows.push(vec![
            Cell::text(words).meaning(Meaning::Good),
            Cell::text(words.repeat(2)),
            strip.clone(),
            ratio,
        ]);
    }
    // Titles and notes are the user's words too, of any length, in scripts without spaces too.
    let long = "a long title of many words, ".repeat(6) + &"漢字かな".repeat(40) + &"x".repeat(90);
    table.title = vec![
        (Meaning::Strong, long.clone()),
        (
            Meaning::Dim,
            "  from 2026-01-05 until 2026-04-05".to_owned(),
        ),
    ];
    table.notes = vec![vec![
        (Meaning::Plain, long + ": 10 km by 2026-02-15, "),
        (Meaning::Good, "reached 2026-02-14".to_owned()),
    ]];
    for width in [50, 60, 80, 81, 120, 300] {
        let look = Look {
            width,
            ..Look::PLAIN
        };
        let plain = drawn(&table, look);
        for line in plain.lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
        let coloured = drawn(
            &table,
            Look {
                colour: true,
                ..look
            },
        );
        assert!(coloured.contains("\u{1b}[32m"));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
    let ascii = drawn(&table, ASCII);
    assert!(ascii.contains("x!-o."));
    insta::assert_snapshot!(drawn(
        &table,
        Look {
            width: 60,
            ..Look::PLAIN
        }
    ));
}

fn drawn(table: &Table, look: Look) -> String {
    let mut out = Vec::new();
    text::write(&mut out, table, look).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn numbers_for_people() {
    let percents = [0.0, 0.001, 0.005, 0.5, 0.996, 1.0, 1.2].map(number::percent);
    assert_eq!(percents, ["0%", "1%", "1%", "50%", "99%", "100%", "120%"]);
    let decimals = [0.0, 1.0, 0.5, 1.005, 12.349, 100.0].map(number::decimal);
    assert_eq!(decimals, ["0", "1", "0.5", "1", "12.35", "100"]);
    let targets = [42.195, 0.000_001, 1000.0, 1.0 / 3.0].map(number::as_written);
    assert_eq!(targets, ["42.195", "0.000001", "1000", "0.33"]);
    let values = [
        (1.666_666, 5.0),
        (4.996, 5.0),
        (5.004, 5.0),
        (5.0, 5.0),
        (42.194_9, 42.195),
        (0.0, 0.001),
        (0.333_32, 1.0 / 3.0),
        (1.0 / 3.0, 1.0 / 3.0),
    ];
    let values = values.map(|(value, target)| number::beside(value, target));
    let values = values.map(|(value, target)| format!("{value} of {target}"));
    assert_eq!(
        values,
        [
            "1.67 of 5",
            "4.996 of 5",
            "5.004 of 5",
            "5 of 5",
            "42.1949 of 42.195",
            "0 of 0.001",
            "0.33332 of 0.33333",
            "0.33 of 0.33"
        ]
    );
    assert_eq!(number::counted(1, "weeks"), "1 week");
    assert_eq!(number::counted(0, "times"), "0 times");
    assert_eq!(number::amount("390", Some("€")), "€390");
    assert_eq!(number::amount("5", Some("km")), "5 km");
    assert_eq!(strip::bar(0.999, ASCII), "#########.  99%");
    assert_eq!(strip::bar(1.0, ASCII), "########## 100%");
}

#[test]
fn help_is_wrapped_around_what_can_be_copied() {
    assert_eq!(
        wrap::wrap("write `2026-01-05 [x] run` or leave it out", 20),
        "write\n`2026-01-05 [x] run`\nor leave it out"
    );
    assert_eq!(wrap::wrap("one\ntwo  three", 80), "one\ntwo three");
}

#[test]
fn periods() {
    let today = Day::parse("2026-03-31").unwrap();
    let read = |text: &str, starts| {
        let asked = period::parse(text, today, starts);
        asked.map(|asked| format!("{} {}", asked.open().from, asked.open().until))
    };
    for (text, expected) in [
        ("2026", "2026-01-01 2026-12-31"),
        ("2026-Q1", "2026-01-01 2026-03-31"),
        ("2026-q4", "2026-10-01 2026-12-31"),
        ("2026-02", "2026-02-01 2026-02-28"),
        ("2026-W01", "2025-12-29 2026-01-04"),
        ("2026-W03", "2026-01-12 2026-01-18"),
        ("2026-w53", "2026-12-28 2027-01-03"),
        ("2026-01-05", "2026-01-05 2026-01-05"),
        ("2026-01-05..2026-02-01", "2026-01-05 2026-02-01"),
        ("2026-01..2026-02", "2026-01-01 2026-02-28"),
        ("2026-01-05..", "2026-01-05 9999-12-31"),
        ("..2026-01-05", "0000-01-01 2026-01-05"),
        ("yesterday..today", "2026-03-30 2026-03-31"),
        ("today", "2026-03-31 2026-03-31"),
        ("Yesterday", "2026-03-30 2026-03-30"),
        ("this week", "2026-03-30 2026-04-05"),
        ("this month", "2026-03-01 2026-03-31"),
        ("this  quarter", "2026-01-01 2026-03-31"),
        ("this year", "2026-01-01 2026-12-31"),
        ("last week", "2026-03-23 2026-03-29"),
        ("last month", "2026-02-01 2026-02-28"),
        ("last quarter", "2025-10-01 2025-12-31"),
        ("last year", "2025-01-01 2025-12-31"),
        ("last 1 day", "2026-03-31 2026-03-31"),
        ("last 30 days", "2026-03-02 2026-03-31"),
        ("last 2 weeks", "2026-03-18 2026-03-31"),
        ("last 1 months", "2026-03-01 2026-03-31"),
        ("last 13 months", "2025-03-01 2026-03-31"),
        ("last 999999999 days", "0000-01-02 2026-03-31"),
        ("all", "0000-01-01 9999-12-31"),
        ("0000", "0000-01-01 0000-12-31"),
        ("9999", "9999-01-01 9999-12-31"),
        ("9999-W52", "9999-12-27 9999-12-31"),
    ] {
        assert_eq!(read(text, Weekday::Mon).as_deref(), Ok(expected), "{text}");
    }
    let sundays = [
        ("this week", "2026-03-29 2026-04-04"),
        ("2026-W01", "2026-01-04 2026-01-10"),
    ];
    for (text, expected) in sundays {
        assert_eq!(read(text, Weekday::Sun).as_deref(), Ok(expected), "{text}");
    }
    for wrong in [
        "",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-Q5",
        "2026-13",
        "2026-02-30",
        "26",
        "last",
        "last 0 days",
        "last -1 days",
        "last 3 quarters",
        "next week",
        "2026-1",
        "2026-02..2026-01",
        "x..2026",
        "2026...2027",
        "last 99999999999 days",
        "é",
        "2026-é1",
    ] {
        assert!(read(wrong, Weekday::Mon).is_err(), "{wrong}");
    }
}

/// A finding at each `!`; each end of the line is cut away around it where the line is long.
fn shown(line: &str, look: Look) -> String {
    let source = Source::new("a.day", format!("{line}\n"));
    let document = syntax::parse(SourceId(0), &source.text);
    let at = line.find('!').unwrap() as u32;
    let span = Span::new(at, at + 1);
    let found = [Diagnostic::new(Code::StrayLine, SourceId(0), span, "m").label("l")];
    let texts = Texts {
        sources: &[source],
        documents: &[document],
        settings: None,
    };
    let mut out = Vec::new();
    Graphical::new(look).write(&mut out, texts, &found).unwrap();
    String::from_utf8(out).unwrap()
}

/// Wherever the mark stands and whatever stands before it, the caret is below it.
#[test]
fn carets_stand_below() {
    for before in [
        "",
        "\t",
        "a\tb\t",
        "漢字",
        "\t漢\t",
        "e\u{301}\u{323}",
        "ｗ",
        "é",
        "\u{1b}[31m",
        "\u{200e}",
    ] {
        for (repeat, after) in [
            (1, ""),
            (1, "é漢 tail"),
            (60, ""),
            (60, "漢字 and a tail that is long, long, long"),
        ] {
            for width in [40, 80, 200] {
                let line = format!("{}!{after}", before.repeat(repeat));
                let drawn = shown(
                    &line,
                    Look {
                        width,
                        ..Look::PLAIN
                    },
                );
                let lines: Vec<&str> = drawn.lines().collect();
                let text = lines
                    .iter()
                    .position(|line| line.starts_with(" 1 │"))
                    .unwrap();
                let column =
                    |line: &str, sign: char| line.split(sign).next().map(UnicodeWidthStr::width);
                assert_eq!(
                    column(lines[text], '!'),
                    column(lines[text + 1], '┬'),
                    "{drawn}"
                );
                assert!(lines[text].width() <= width, "{width} {drawn}");
                let place = format!(
                    "[a.day:1:{}]",
                    line.chars().position(|it| it == '!').unwrap() + 1
                );
                assert!(drawn.contains(&place), "{place} {drawn}");
            }
        }
    }
}

/// Spans at the ends of texts and lines are drawn, whatever the line ending.
#[test]
fn odd_places_are_drawn() {
    for text in [
        "",
        "a",
        "a\n",
        "a\r\nb",
        "\u{feff}a\r\n",
        "a\n\n",
        "\n",
        "漢",
        "a\rb\n",
    ] {
        let source = [Source::new("a.day", text)];
        let documents = [syntax::parse(SourceId(0), text)];
        let texts = Texts {
            sources: &source,
            documents: &documents,
            settings: None,
        };
        let length = text.len() as u32;
        for start in 0..=length {
            for end in start..=length {
                let span = Span::new(start, end);
                let found = [
                    Diagnostic::new(Code::StrayLine, SourceId(0), span, "m").other(
                        SourceId(0),
                        span,
                        "o",
                    ),
                ];
                let mut out = Vec::new();
                Graphical::new(ASCII)
                    .write(&mut out, texts, &found)
                    .unwrap();
                short::write(&mut out, texts, &found).unwrap();
                let drawn = String::from_utf8(out).unwrap();
                assert!(!drawn.contains("Failed"), "{text:?} {span:?} {drawn}");
            }
        }
    }
}

#[test]
fn counts_read_well() {
    let line = |errors, warnings, files, read| {
        Counts {
            errors,
            warnings,
            files,
            read,
            ..Counts::default()
        }
        .line()
    };
    assert_eq!(line(2, 1, 3, 9), "2 errors, 1 warning in 3 files");
    assert_eq!(line(1, 0, 1, 9), "1 error in 1 file");
    assert_eq!(line(0, 2, 1, 9), "2 warnings in 1 file");
    assert_eq!(line(0, 0, 0, 1), "1 file, nothing to mend");
    assert_eq!(line(0, 0, 0, 0), "no `.day` files here");
}

/// Ten thousand findings in twenty megabytes cost no rescans, which this would not see the end of: each is drawn from
/// its own lines.
#[test]
fn many_findings_in_a_large_file_are_cheap() {
    let prose =
        "2026-01-05: words that go on for a while, as words do, and then a few more of them\n";
    let text = prose.repeat(20_000_000 / prose.len());
    let step = text.len() / 10_000;
    let found: Vec<Diagnostic> = (0..10_000)
        .map(|index| {
            let at = (index * step) as u32;
            Diagnostic::new(Code::StrayLine, SourceId(0), Span::new(at, at + 3), "m").label("l")
        })
        .collect();
    let sources = [Source::new("a.day", text)];
    let documents = [syntax::parse(SourceId(0), &sources[0].text)];
    let texts = Texts {
        sources: &sources,
        documents: &documents,
        settings: None,
    };
    let mut out = Vec::new();
    Graphical::new(Look::PLAIN)
        .write(&mut out, texts, &found)
        .unwrap();
    let drawn = String::from_utf8(std::mem::take(&mut out)).unwrap();
    assert_eq!(drawn.matches("error[stray-line]: m").count(), found.len());
    short::write(&mut out, texts, &found).unwrap();
    let short = String::from_utf8(out).unwrap();
    assert_eq!(short.lines().count(), found.len());
}
