//! The arguments of `daymark report`, and of its single sections.
//!
//! All of them are asked about the same things and say periods alike, so they share their words for both. A picture is
//! one of many, so only `report` writes SVG, where `--only` says which.

use super::Paths;
use super::page::Page;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, ValueEnum};

/// The ways to say a period, and examples below them.
macro_rules! with_periods {
    ($examples:literal) => {
        concat!(
            "\
Periods:
  2026  2026-Q1  2026-01  2026-W03  2026-01-05
  2026-01-05..2026-02-01               both days included; either may be left out
  today  yesterday  all
  'this week'  'last week'             or month, quarter, year
  'last 30 days'                       or weeks, months; ends today

Examples:
",
            $examples
        )
    };
}

pub const STREAKS: &str = with_periods!(
    "  daymark streaks
  daymark streaks --habit run --habit read
  daymark streaks --format csv > streaks.csv"
);

pub const STEPS: &str = with_periods!(
    "  daymark steps
  daymark steps --period 'last 2 weeks'
  daymark steps --format json | jq '.plans[].steps[] | {title, adherence}'"
);

pub const GOALS: &str = with_periods!(
    "  daymark goals
  daymark goals --habit run            those that measure it
  daymark goals --format markdown > goals.md"
);

/// How it goes: habits, the steps of plans, goals, tasks, writing
///
/// Without a period it is over the 30 days that end today, and steps are over their plan's own days.
///
/// Ends with 0, with 1 where the journal has errors, with 2 where something could not be read or written.
#[derive(Args, Debug)]
#[command(after_help = with_periods!("  daymark report --period 2026-Q1
  daymark report --tag health --format markdown > health.md
  daymark report --format csv --section goals > goals.csv
  daymark report --format json | jq '.habits[] | {name, strength}'
  daymark report --format html -o report.html
  daymark report --format svg --only calendar:run -o run.svg"))]
pub struct Report {
    #[command(flatten)]
    pub asked: Sectioned,
    /// One section only; a CSV file holds one (habits, unless told)
    #[arg(long, value_name = "SECTION")]
    pub section: Option<Section>,
    #[command(flatten)]
    pub page: Page,
}

#[derive(Args, Debug)]
pub struct Sectioned {
    #[command(flatten)]
    pub paths: Paths,
    /// The days to report on, for example 2026-01 or 'last week'; the end of this help has all
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Only this habit, by name, alias or a beginning that only one has, and the goals that measure it. More than one
    /// may be given, of plans and tags too; beside each other the three narrow what is shown
    #[arg(long, value_name = "NAME")]
    pub habit: Vec<String>,
    /// Only this plan and what its steps need
    #[arg(long, value_name = "NAME")]
    pub plan: Vec<String>,
    /// Only what has this tag in its title, or a tag below it
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ReportFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ReportFormat {
    /// For reading
    Table,
    /// For a page or a note
    Markdown,
    /// For a spreadsheet: one section of one journal, numbers unrounded
    Csv,
    /// For programs: one journal, every occasion
    Json,
    /// A page with pictures, complete in one file
    Html,
    /// One picture, as --only says
    Svg,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Section {
    Habits,
    Steps,
    Goals,
    Tasks,
    Writing,
}

/// The formats of a single section.
pub fn without_svg(format: Arg) -> Arg {
    let formats = ReportFormat::value_variants().iter();
    let formats = formats.filter(|&&it| it != ReportFormat::Svg);
    let values = PossibleValuesParser::new(formats.filter_map(ReportFormat::to_possible_value));
    format.value_parser(values.map(|word| {
        // Whatever parser passed the word, it is one of those that are known.
        ReportFormat::from_str(&word, false).unwrap_or(ReportFormat::Table)
    }))
}
