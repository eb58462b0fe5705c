//! A resolved journal and its problems as text that reads well in a snapshot.

use daymark::diagnostic::{Diagnostic, Label};
use daymark::journal::{Journal, Mark, Measure, Quantity, Target};
use daymark::text::{Day, Period};
use std::fmt::Write;

pub fn journal(journal: &Journal<'_>) -> String {
    let mut out = String::new();
    let settings = &journal.settings;
    write!(
        out,
        "week {:?}, day {}",
        settings.week_starts, settings.day_starts
    )
    .unwrap();
    writeln!(out, "{}", periods(&settings.pauses)).unwrap();
    for (index, habit) in journal.habits.iter().enumerate() {
        write!(
            out,
            "habit {}",
            heading(&habit.name, &habit.title, &habit.tags)
        )
        .unwrap();
        write!(out, "{}", date("from", habit.from)).unwrap();
        write!(out, "{}", date("until", habit.until)).unwrap();
        write!(out, "{}", date("step from", habit.step_from)).unwrap();
        write!(out, "{}", periods(&habit.pauses)).unwrap();
        if let Some(forgive) = habit.forgive {
            write!(out, ", forgive {forgive:?}").unwrap();
        }
        if let Some(ask) = &habit.ask {
            write!(out, ", ask {ask}").unwrap();
        }
        if let Some(unit) = habit.goal_unit {
            write!(out, ", goals in {}", journal.units.written(Some(unit))).unwrap();
        }
        if habit.evidence != Default::default() {
            let evidence = &habit.evidence;
            let tags: Vec<_> = evidence
                .tags
                .iter()
                .map(|&tag| &journal.days.tags[tag].0)
                .collect();
            let habits: Vec<_> = journal
                .counted(index)
                .into_iter()
                .map(|habit| &journal.habits[habit].name)
                .collect();
            write!(
                out,
                ", counts journal {} tags {tags:?} habits {habits:?}",
                evidence.journal
            )
            .unwrap();
        }
        out.push('\n');
        for section in &habit.sections {
            let from = section
                .from
                .map_or("at first".to_owned(), |from| from.to_string());
            write!(
                out,
                "  {from}: {:?} [{}] {:?}",
                section.cadence, section.cadence_text, section.direction
            )
            .unwrap();
            if let Some(target) = section.target {
                let text = section.target_text.as_deref().unwrap();
                write!(out, ", {} [{text}]", self::target(journal, target)).unwrap();
            }
            out.push('\n');
        }
        marks(journal, &habit.marks, &mut out);
    }
    for task in &journal.tasks {
        write!(out, "task {}", heading(&task.name, &task.title, &task.tags)).unwrap();
        writeln!(out, "{}{}", date("from", task.from), date("by", task.by)).unwrap();
        marks(journal, &task.marks, &mut out);
    }
    for goal in &journal.goals {
        write!(out, "goal {}", heading(&goal.name, &goal.title, &goal.tags)).unwrap();
        write!(out, "{}", date("from", goal.from)).unwrap();
        write!(out, "{}", date("plan from", goal.plan_from)).unwrap();
        writeln!(out, "{}", date("by", goal.by)).unwrap();
        if let Some(measure) = goal.measure {
            let of = &journal.habits[measure.habit()].name;
            let measure = match measure {
                Measure::Total { target, .. } => format!("total {}", quantity(journal, target)),
                Measure::Best { target, .. } => format!("best {}", quantity(journal, target)),
                Measure::Reach {
                    target, starting, ..
                } => {
                    let starting = starting.map(|starting| quantity(journal, starting));
                    format!("reach {} starting {starting:?}", quantity(journal, target))
                }
                Measure::Streak { target, .. } => format!("streak {target}"),
                Measure::Count { target, .. } => format!("count {target}"),
            };
            writeln!(out, "  {measure} of {of}").unwrap();
        }
        for milestone in &goal.milestones {
            let target = quantity(journal, milestone.target);
            writeln!(out, "  milestone {target} by {}", milestone.by).unwrap();
        }
        marks(journal, &goal.marks, &mut out);
    }
    for plan in &journal.plans {
        write!(out, "plan {}", heading(&plan.name, &plan.title, &plan.tags)).unwrap();
        write!(
            out,
            "{}{}",
            date("from", plan.from),
            date("until", plan.until)
        )
        .unwrap();
        writeln!(
            out,
            ", without {:?}, on track {}",
            plan.without, plan.on_track
        )
        .unwrap();
        for step in &plan.steps {
            let title = step.title.as_deref().unwrap_or("-");
            write!(out, "  step {} {title}", step.number).unwrap();
            write!(
                out,
                "{}{}",
                date("from", step.from),
                date("until", step.until)
            )
            .unwrap();
            let needs: Vec<_> = step
                .needs
                .iter()
                .map(|&need| format!("{} {}", need.kind().word(), journal.name(need)))
                .collect();
            writeln!(out, ", needs {needs:?}").unwrap();
        }
    }
    let days = &journal.days;
    writeln!(out, "days{}", date("first", days.first_dated)).unwrap();
    writeln!(out, "  entries{}", list(&days.entries)).unwrap();
    writeln!(out, "  prose{}", list(&days.prose)).unwrap();
    for (tag, days) in &days.tags {
        writeln!(out, "  #{tag}{}", list(days)).unwrap();
    }
    out
}

fn heading(name: &str, title: &Option<String>, tags: &[String]) -> String {
    let mut out = name.to_owned();
    if let Some(title) = title {
        write!(out, " ({title})").unwrap();
    }
    for tag in tags {
        write!(out, " #{tag}").unwrap();
    }
    out
}

fn date(word: &str, day: Option<Day>) -> String {
    day.map_or(String::new(), |day| format!(", {word} {day}"))
}

fn list(days: &[Day]) -> String {
    days.iter().map(|day| format!(" {day}")).collect()
}

fn periods(pauses: &[Period]) -> String {
    let text = |pause: &Period| match pause.until {
        Day::MAX => format!(", pause {}", pause.from),
        until => format!(", pause {} to {until}", pause.from),
    };
    pauses.iter().map(text).collect()
}

fn quantity(journal: &Journal<'_>, quantity: Quantity) -> String {
    let shown = journal.units.show(quantity.value, quantity.unit);
    match quantity.dimension {
        Some(dimension) => format!(
            "{shown} {} ({dimension:?} {})",
            journal.units.written(quantity.unit),
            quantity.value
        ),
        None => format!("{shown}"),
    }
}

fn target(journal: &Journal<'_>, target: Target) -> String {
    match target {
        Target::AtLeast(amount) => format!("at least {}", quantity(journal, amount)),
        Target::AtMost(amount) => format!("at most {}", quantity(journal, amount)),
        Target::Before(time) => format!("before {time}"),
        Target::After(time) => format!("after {time}"),
    }
}

fn marks(journal: &Journal<'_>, marks: &[Mark], out: &mut String) {
    for mark in marks {
        let time = mark.time().map_or(String::new(), |time| format!(" {time}"));
        let path = &journal.sources[mark.source(journal).0 as usize].path;
        write!(out, "  {}{time} {:?}", mark.day(), mark.state()).unwrap();
        for (number, unit) in mark.amounts(journal) {
            let dimension = journal.units.dimension(unit);
            let written = journal.units.written(unit);
            write!(out, " {}", number.0 as f64 / 1e6).unwrap();
            if let Some(dimension) = dimension {
                write!(out, " {written} ({dimension:?})").unwrap();
            }
        }
        writeln!(out, " at {path}:{}", mark.line(journal) + 1).unwrap();
    }
}

pub fn problems(journal: &Journal<'_>, problems: &[Diagnostic]) -> String {
    let mut out = String::new();
    for problem in problems {
        writeln!(out, "\n{}: {}", problem.code.name(), problem.message).unwrap();
        writeln!(out, "  {}", label(journal, &problem.primary)).unwrap();
        for other in &problem.others {
            writeln!(out, "  {}", label(journal, other)).unwrap();
        }
        if let Some(help) = &problem.help {
            writeln!(out, "  help: {help}").unwrap();
        }
    }
    out
}

fn label(journal: &Journal<'_>, label: &Label) -> String {
    let source = &journal.sources[label.source.0 as usize];
    let document = &journal.documents[label.source.0 as usize];
    let line = document.lines.at(label.span.start);
    let column = label.span.start - document.lines.start(line) + 1;
    let written = label.span.of(&source.text);
    let message = if label.message.is_empty() {
        String::new()
    } else {
        format!(": {}", label.message)
    };
    format!("{}:{}:{column} `{written}`{message}", source.path, line + 1)
}
