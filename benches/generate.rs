//! Writes a made-up journal of any length, the same for the same seed, for the benchmarks.
//!
//! One run of days can be written in four forms, so that Daymark, ledger and mawk read the same life:
//! Daymark's own (clean under `daymark check --today 2025-12-31`), a ledger file (balanced, or of virtual postings), and plain lines.
//! Every journal ends on 2025-12-31. The parts: `habits` says what is tracked, `life` lives it,
//! `words` writes about it, `forms` puts it on paper.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "generate/calendar.rs"]
mod calendar;
#[path = "generate/daymark.rs"]
mod daymark;
#[path = "generate/days.rs"]
mod days;
#[path = "generate/forms.rs"]
mod forms;
#[path = "generate/habits.rs"]
mod habits;
#[path = "generate/ledger.rs"]
mod ledger;
#[path = "generate/life.rs"]
mod life;
#[path = "generate/plain.rs"]
mod plain;
#[path = "generate/random.rs"]
mod random;
#[path = "generate/words.rs"]
mod words;

use forms::Form;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::exit;

const USAGE: &str = "\
usage: generate --form daymark|ledger|ledger-virtual|plain --years N [option ...]
  --years N         1 to 1000, the last of them 2025
  --habits H        8 or more (default 8, which makes about six marks a day)
  --lines J         lines of prose a day, below its header (default 3)
  --seed S          a number; the same seed writes the same journal (default 1)
  --errors E        spread E wrong lines over a daymark journal (default 0)
  --out FILE        write to FILE instead of standard output
  --split-years DIR write a file a year into DIR, and the declarations into one more";

struct Options {
    form: Form,
    years: i32,
    habits: usize,
    lines: usize,
    seed: u64,
    errors: usize,
    out: Option<PathBuf>,
    split: Option<PathBuf>,
}

fn main() {
    // `cargo bench` hands every benchmark `--bench`, and a bare `cargo bench` nothing else.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    if arguments.is_empty() || arguments.iter().any(|a| a == "--help") {
        println!("{USAGE}");
        return;
    }
    let options = read(&arguments).unwrap_or_else(|wrong| {
        eprintln!("generate: {wrong}\n{USAGE}");
        exit(2)
    });
    if let Err(error) = write(&options) {
        eprintln!("generate: {error}");
        exit(2);
    }
}

fn read(arguments: &[String]) -> Result<Options, String> {
    let mut form = None;
    let mut options = Options {
        form: Form::Daymark,
        years: 0,
        habits: 8,
        lines: 3,
        seed: 1,
        errors: 0,
        out: None,
        split: None,
    };
    for pair in arguments.chunks(2) {
        let [name, value] = pair else {
            return Err(format!("`{}` needs a value", pair[0]));
        };
        match name.as_str() {
            "--form" => form = Some(Form::named(value).ok_or(format!("no form `{value}`"))?),
            "--years" => options.years = number(name, value)?,
            "--habits" => options.habits = number(name, value)?,
            "--lines" => options.lines = number(name, value)?,
            "--seed" => options.seed = number(name, value)?,
            "--errors" => options.errors = number(name, value)?,
            "--out" => options.out = Some(value.into()),
            "--split-years" => options.split = Some(value.into()),
            _ => return Err(format!("no option `{name}`")),
        }
    }
    options.form = form.ok_or("`--form` is missing")?;
    if !(1..=1000).contains(&options.years) {
        return Err("`--years` must be 1 to 1000".into());
    }
    if options.habits < habits::BASIC {
        return Err(format!("`--habits` must be {} or more", habits::BASIC));
    }
    if options.out.is_some() && options.split.is_some() {
        return Err("`--out` and `--split-years` exclude each other".into());
    }
    if options.errors > 0 && options.form != Form::Daymark {
        return Err("`--errors` goes with `--form daymark`".into());
    }
    Ok(options)
}

fn number<N: std::str::FromStr>(name: &str, value: &str) -> Result<N, String> {
    value
        .parse()
        .map_err(|_| format!("`{name}` takes a whole number, not `{value}`"))
}

fn write(options: &Options) -> io::Result<()> {
    let first = 2026 - options.years;
    let habits = habits::take(options.habits);
    let mut life = life::Life::new(&habits, options.lines, options.seed);
    let mut paper = forms::Paper::new(options.form, first, options.years, options.errors);
    let mut text = paper.declarations(&habits);

    let Some(folder) = &options.split else {
        let mut out: Box<dyn Write> = match &options.out {
            Some(file) => Box::new(BufWriter::new(File::create(file)?)),
            None => Box::new(BufWriter::new(io::stdout().lock())),
        };
        for year in first..=2025 {
            calendar::days(year).for_each(|date| paper.day(&life.day(date), &habits, &mut text));
            out.write_all(text.as_bytes())?;
            text.clear();
        }
        return out.flush();
    };

    fs::create_dir_all(folder)?;
    let ending = options.form.ending();
    if !text.is_empty() {
        fs::write(folder.join(format!("declarations.{ending}")), &text)?;
    }
    for year in first..=2025 {
        text.clear();
        calendar::days(year).for_each(|date| paper.day(&life.day(date), &habits, &mut text));
        fs::write(folder.join(format!("{year:04}.{ending}")), &text)?;
    }
    Ok(())
}
