//! A journal's report, section by section, in the format asked for.
//!
//! `report` and its sections as commands of their own come through here. JSON is written from the report's
//! numbers, text, Markdown and CSV from the tables of `view`; pages and pictures are left to `cli/page`.

use super::args::{ReportFormat, Section};
use crate::journal::Journal;
use crate::render::report::ReportJson;
use crate::render::{Look, csv, markdown, sanitize, strip, text};
use crate::report::{self, Rest, Sections, Selection, Spec};
use crate::text::{Day, Period};
use crate::view::{self, FIRST_LINES, For, Meaning, Table, Value};
use std::convert::Infallible;
use std::io::{self, Write};

/// What a report is to show, and how.
#[derive(Clone)]
pub struct Asked {
    pub format: ReportFormat,
    pub section: Option<Section>,
    /// Whether the section is a command of its own (`streaks` are less than `habits`).
    pub is_alone: bool,
    /// What to call the journal where there are several.
    pub name: Option<String>,
    /// Whether another journal's report stands above.
    pub follows: bool,
    /// A journal where nothing could be read is not an empty one.
    pub has_errors: bool,
}

impl Asked {
    fn wants(&self, section: Section) -> bool {
        self.section.is_none_or(|only| only == section)
    }

    /// What the numbers are wanted of.
    fn kernel(&self) -> Sections {
        Sections {
            habits: self.wants(Section::Habits),
            plans: self.wants(Section::Steps),
            goals: self.wants(Section::Goals),
            tasks: self.wants(Section::Tasks),
        }
    }
}

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
        ReportFormat::Csv => write_csv(out, journal, spec, asked),
        // Pages and pictures are none of tables alone.
        _ => write_tables(out, journal, spec, asked, look),
    }
}

fn write_json(
    out: &mut dyn Write,
    journal: &Journal<'_>,
    spec: &Spec,
    asked: &Asked,
) -> io::Result<()> {
    let mut json = ReportJson::begin(out, spec.today, spec.period())?;
    if asked.wants(Section::Habits) {
        json.begin_habits()?;
    }
    let rest = report::stream(journal, spec, asked.kernel(), |habit| json.habit(&habit))?;
    if asked.wants(Section::Habits) {
        json.end_habits()?;
    }
    if asked.wants(Section::Steps) {
        json.value("plans", &rest.plans)?;
    }
    if asked.wants(Section::Goals) {
        json.value("goals", &rest.goals)?;
    }
    if asked.wants(Section::Tasks) {
        json.value("tasks", &rest.tasks)?;
    }
    if asked.wants(Section::Writing) {
        json.value("journal", &report::writing(journal, spec))?;
    }
    json.end()
}

/// The section for CSV: there is a header even where there are no rows.
fn write_csv(
    out: &mut dyn Write,
    journal: &Journal<'_>,
    spec: &Spec,
    asked: &Asked,
) -> io::Result<()> {
    let section = asked.section.unwrap_or(Section::Habits);
    let asked = Asked {
        section: Some(section),
        ..asked.clone()
    };
    let (habits, rest) = numbers(journal, spec, &asked);
    let tables = match section {
        Section::Habits => vec![habits],
        Section::Steps => {
            let plans = rest.plans.iter().map(view::steps::table);
            std::iter::once(view::steps::empty()).chain(plans).collect()
        }
        Section::Goals => vec![view::goals::table(&rest.goals)],
        Section::Tasks => vec![view::goals::tasks(&rest.tasks)],
        Section::Writing => vec![view::writing::data(&report::writing(journal, spec))],
    };
    csv::write(out, &tables)
}

/// The habits laid out as they come, and the numbers of the rest.
fn numbers(journal: &Journal<'_>, spec: &Spec, asked: &Asked) -> (Table, Rest) {
    let mut habits = view::habits::table();
    let rest = report::stream(journal, spec, asked.kernel(), |habit| {
        habits.rows.push(view::habits::row(&habit));
        Ok::<(), Infallible>(())
    });
    match rest {
        Ok(rest) => (habits, rest),
        Err(never) => match never {},
    }
}

/// The tables for people, those with nothing to show left out.
fn tables(journal: &Journal<'_>, spec: &Spec, asked: &Asked) -> Vec<Table> {
    // What was written belongs to no habit, plan or tag.
    let is_selected = spec.selection != Selection::default();
    let has_writing =
        asked.section == Some(Section::Writing) || asked.section.is_none() && !is_selected;
    let ((habits, rest), writing) = rayon::join(
        || numbers(journal, spec, asked),
        || has_writing.then(|| report::writing(journal, spec)),
    );
    let mut tables = vec![if asked.is_alone {
        view::habits::streaks(habits)
    } else {
        habits
    }];
    tables.extend(rest.plans.iter().map(view::steps::table));
    if asked.wants(Section::Goals) {
        tables.push(view::goals::table(&rest.goals));
    }
    if asked.wants(Section::Tasks) {
        tables.push(view::goals::tasks(&rest.tasks));
    }
    if let Some(writing) = writing.filter(|writing| writing.entry_days > 0) {
        tables.push(view::writing::table(&writing));
    }
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
    if asked.follows {
        writeln!(out)?;
    }
    if let Some(name) = &asked.name {
        write_name(out, name, is_markdown, look)?;
    }
    if !asked.has_errors && journal.is_empty() {
        write!(out, "{FIRST_LINES}")?;
        return Ok(());
    }
    let heading = heading(spec, asked.section, look);
    writeln!(out, "{}", look.paint(&heading, Meaning::Dim))?;
    let tables = tables(journal, spec, asked);
    for table in &tables {
        writeln!(out)?;
        if is_markdown {
            markdown::write(out, table, look)?;
        } else {
            text::write(out, table, look)?;
        }
    }
    if tables.is_empty() {
        writeln!(
            out,
            "\nThere is nothing to show here{}.",
            why(&spec.selection)
        )?;
    }
    if tables.iter().any(shows_strips) {
        writeln!(out, "\n{}", strip::legend(look))?;
    }
    Ok(())
}

/// The name of one of several journals, above what is said of it.
pub fn write_name(
    out: &mut dyn Write,
    name: &str,
    is_markdown: bool,
    look: Look,
) -> io::Result<()> {
    if is_markdown {
        return writeln!(out, "# {}\n", markdown::escape(name));
    }
    let name = sanitize::cell(name);
    writeln!(out, "{}", look.paint(&name, Meaning::Strong))
}

/// Whether nothing is declared and nothing written.
pub fn is_empty(journal: &Journal<'_>) -> bool {
    journal.habits.is_empty()
        && journal.plans.is_empty()
        && journal.goals.is_empty()
        && journal.tasks.is_empty()
        && journal.days.entries.is_empty()
}

/// Several kinds of selection narrow each other, which can leave nothing.
fn why(selection: &Selection) -> &'static str {
    let Selection {
        habits,
        plans,
        tags,
    } = selection;
    let kinds = [habits.is_empty(), plans.is_empty(), tags.is_empty()];
    if kinds.into_iter().filter(|is_empty| !is_empty).count() > 1 {
        ": nothing is in all of what `--habit`, `--plan` and `--tag` name"
    } else {
        ""
    }
}

fn shows_strips(table: &Table) -> bool {
    let is_shown = |column: &view::Column| column.audience != For::Data;
    table.rows.iter().any(|row| {
        row.iter().zip(&table.columns).any(|(cell, column)| {
            is_shown(column) && matches!(&cell.value, Value::Strip(days) if !days.is_empty())
        })
    })
}

/// `Sun 2026-02-01`
pub fn dated(day: Day) -> String {
    format!("{} {day}", day.weekday().short())
}

/// `2026-01-03 until 2026-02-01 · today is Sun 2026-02-01`; without the period where nothing is over one.
fn heading(spec: &Spec, section: Option<Section>, look: Look) -> String {
    let has_period = match section {
        None | Some(Section::Habits | Section::Writing) => true,
        Some(Section::Steps) => spec.period.is_some(),
        Some(Section::Goals | Section::Tasks) => false,
    };
    if !has_period {
        return format!("Today is {}", dated(spec.today));
    }
    over(spec.period(), spec.today, look)
}

/// `2026-01-03 until 2026-02-01 · today is Sun 2026-02-01`
pub fn over(period: Period, today: Day, look: Look) -> String {
    let days = if period.from == period.until {
        period.from.to_string()
    } else {
        format!("{} until {}", period.from, period.until)
    };
    format!("{days} {} today is {}", look.either("·", "-"), dated(today))
}
