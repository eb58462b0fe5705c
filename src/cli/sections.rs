//! A journal's report, section by section, in the format asked for.

use super::args::{ReportFormat, Section};
use crate::journal::Journal;
use crate::render::report::ReportJson;
use crate::render::{Look, csv, markdown, sanitize, strip, text};
use crate::report::{self, Spec};
use crate::text::{Day, Period};
use crate::view::{self, FIRST_LINES, For, Meaning, Table, Value};
use std::io::{self, Write};

/// What a report is to show, and how.
pub struct Asked {
    pub format: ReportFormat,
    pub section: Option<Section>,
    /// Whether the section is a command of its own (`streaks` are less than `habits`).
    pub is_alone: bool,
    /// What to call the journal where there are several.
    pub name: Option<String>,
}

/// In the order of a report.
const ALL: [Section; 5] = [
    Section::Habits,
    Section::Steps,
    Section::Goals,
    Section::Tasks,
    Section::Writing,
];

/// # Errors
/// Where the stream takes no more.
pub fn write(
    out: &mut dyn Write,
    journal: &Journal<'_>,
    spec: &Spec,
    asked: &Asked,
    look: Look,
) -> io::Result<()> {
    match asked.format {
        ReportFormat::Json => write_json(out, journal, spec, asked),
        ReportFormat::Csv => {
            let section = asked.section.unwrap_or(Section::Habits);
            csv::write(out, &data(journal, spec, section))
        }
        ReportFormat::Table | ReportFormat::Markdown => {
            write_tables(out, journal, spec, asked, look)
        }
    }
}

fn write_json(
    out: &mut dyn Write,
    journal: &Journal<'_>,
    spec: &Spec,
    asked: &Asked,
) -> io::Result<()> {
    let mut json = ReportJson::begin(out, spec.today, spec.period())?;
    for section in ALL {
        if asked.section.is_some_and(|only| only != section) {
            continue;
        }
        match section {
            Section::Habits => {
                json.begin_habits()?;
                report::stream(journal, spec, &mut |habit| json.habit(&habit));
                json.end_habits()?;
            }
            Section::Steps => json.value("plans", &report::plans(journal, spec))?,
            Section::Goals => json.value("goals", &report::goals(journal, spec))?,
            Section::Tasks => json.value("tasks", &report::tasks(journal, spec))?,
            Section::Writing => json.value("journal", &report::writing(journal, spec))?,
        }
    }
    json.end()
}

/// A section for CSV: there is a header even where there are no rows.
fn data(journal: &Journal<'_>, spec: &Spec, section: Section) -> Vec<Table> {
    match section {
        Section::Steps => {
            let plans = report::plans(journal, spec);
            let tables = std::iter::once(view::steps::empty());
            tables.chain(plans.iter().map(view::steps::table)).collect()
        }
        Section::Writing => vec![view::writing::data(&report::writing(journal, spec))],
        Section::Habits => vec![habits(journal, spec)],
        Section::Goals => vec![view::goals::table(&report::goals(journal, spec))],
        Section::Tasks => vec![view::goals::tasks(&report::tasks(journal, spec))],
    }
}

fn habits(journal: &Journal<'_>, spec: &Spec) -> Table {
    let mut table = view::habits::table();
    report::stream(journal, spec, &mut |habit| {
        table.rows.push(view::habits::row(&habit));
    });
    table
}

/// The tables of a section for people; none where there is nothing to show.
fn tables(journal: &Journal<'_>, spec: &Spec, section: Section, is_alone: bool) -> Vec<Table> {
    let mut tables = match section {
        Section::Habits if is_alone => vec![view::habits::streaks(habits(journal, spec))],
        Section::Steps => {
            let plans = report::plans(journal, spec);
            plans.iter().map(view::steps::table).collect()
        }
        Section::Writing => {
            let writing = report::writing(journal, spec);
            if writing.entry_days == 0 {
                return Vec::new();
            }
            vec![view::writing::table(&writing)]
        }
        _ => data(journal, spec, section),
    };
    tables.retain(|table| !table.rows.is_empty());
    tables
}

fn write_tables(
    out: &mut dyn Write,
    journal: &Journal<'_>,
    spec: &Spec,
    asked: &Asked,
    look: Look,
) -> io::Result<()> {
    let is_markdown = asked.format == ReportFormat::Markdown;
    if let Some(name) = &asked.name {
        if is_markdown {
            writeln!(out, "# {}\n", markdown::escape(name))?;
        } else {
            let name = sanitize::cell(name);
            writeln!(out, "{}", look.paint(&name, Meaning::Strong))?;
        }
    }
    if is_empty(journal) {
        writeln!(out, "{FIRST_LINES}")?;
        return Ok(());
    }
    let heading = heading(spec.period(), spec.today, look);
    writeln!(out, "{}\n", look.paint(&heading, Meaning::Dim))?;
    let is_selected = spec.selection != report::Selection::default();
    let (mut is_nothing, mut has_strips) = (true, false);
    for section in ALL {
        let is_left_out = match asked.section {
            Some(only) => only != section,
            // What was written belongs to no habit, plan or tag.
            None => is_selected && section == Section::Writing,
        };
        if is_left_out {
            continue;
        }
        for table in tables(journal, spec, section, asked.is_alone) {
            is_nothing = false;
            has_strips |= shows_strips(&table);
            if is_markdown {
                markdown::write(out, &table, look)?;
            } else {
                text::write(out, &table, look)?;
            }
            writeln!(out)?;
        }
    }
    if is_nothing {
        writeln!(out, "There is nothing to show here.")?;
    }
    if has_strips {
        writeln!(out, "{}", strip::legend(look))?;
    }
    if asked.name.is_some() {
        writeln!(out)?;
    }
    Ok(())
}

fn is_empty(journal: &Journal<'_>) -> bool {
    journal.habits.is_empty()
        && journal.plans.is_empty()
        && journal.goals.is_empty()
        && journal.tasks.is_empty()
        && journal.days.entries.is_empty()
}

fn shows_strips(table: &Table) -> bool {
    let is_shown = |column: &view::Column| column.audience != For::Data;
    table.rows.iter().any(|row| {
        row.iter().zip(&table.columns).any(|(cell, column)| {
            is_shown(column) && matches!(&cell.value, Value::Strip(days) if !days.is_empty())
        })
    })
}

/// `2026-01-03 until 2026-02-01 · today is Sun 2026-02-01`
fn heading(period: Period, today: Day, look: Look) -> String {
    let days = match (period.from > Day::MIN, period.until < Day::MAX) {
        (true, true) if period.from == period.until => period.from.to_string(),
        (true, true) => format!("{} until {}", period.from, period.until),
        (true, false) => format!("From {} on", period.from),
        (false, true) => format!("Until {}", period.until),
        (false, false) => "All days".to_owned(),
    };
    let dot = look.either("·", "-");
    format!("{days} {dot} today is {} {today}", today.weekday().short())
}
