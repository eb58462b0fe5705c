//! A whole report, section by section: habits are handed over one by one, so that a long one needs no more
//! memory than its longest habit.

use super::done::Triggers;
use super::goals::goals;
use super::habit::{HabitPass, habit};
use super::plans::{Needs, Windows, plans};
use super::spec::Spec;
use super::tasks::tasks;
use super::writing::writing;
use super::{GoalReport, HabitReport, JournalReport, PlanReport, Report, TaskReport};
use crate::journal::{ItemId, Journal};
use rayon::prelude::*;

/// Everything of a report but its habits.
#[derive(Clone, PartialEq, Debug)]
pub struct Rest {
    pub plans: Vec<PlanReport>,
    pub goals: Vec<GoalReport>,
    pub tasks: Vec<TaskReport>,
}

/// Which sections are wanted: what isn't is not worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sections {
    pub habits: bool,
    pub plans: bool,
    pub goals: bool,
    pub tasks: bool,
}

impl Sections {
    pub const ALL: Self = Self {
        habits: true,
        plans: true,
        goals: true,
        tasks: true,
    };
}

/// Works a report out. Selected habits go to `each` in declaration order as soon as they are known.
pub fn stream<E>(
    journal: &Journal<'_>,
    spec: &Spec,
    sections: Sections,
    mut each: impl FnMut(HabitReport) -> Result<(), E>,
) -> Result<Rest, E> {
    let chosen = Chosen::new(journal, spec);
    let triggers = Triggers::new(journal, spec.today);
    let windows = Windows::new(
        journal,
        if sections.plans { &chosen.plans } else { &[] },
        spec,
    );
    let mut values = vec![Vec::new(); journal.habits.len()];
    let mut strips = vec![Vec::new(); journal.habits.len()];
    let wanted: Vec<usize> = (0..journal.habits.len())
        .filter(|&index| {
            (sections.habits && chosen.habits.contains(&index)) || is_asked(&windows, index)
        })
        .collect();
    // With their details habits are large: no more of them at a time than there are threads.
    let at_a_time = if spec.details {
        rayon::current_num_threads()
    } else {
        wanted.len()
    };
    for some in wanted.chunks(at_a_time.max(1)) {
        let passes: Vec<Option<HabitPass>> = some
            .par_iter()
            .map(|&index| {
                let asked = windows.asked.get(index).map_or(&[][..], Vec::as_slice);
                habit(journal, &triggers, index, spec, asked)
            })
            .collect();
        for (&index, pass) in some.iter().zip(passes) {
            let Some(pass) = pass else { continue };
            if let (Some(value), Some(strip)) = (values.get_mut(index), strips.get_mut(index)) {
                *value = pass.windows;
                strip.clone_from(&pass.report.strip);
            }
            if sections.habits && chosen.habits.contains(&index) {
                each(pass.report)?;
            }
        }
    }
    let goals = if sections.goals || sections.plans {
        goals(journal, &triggers, spec.today)
    } else {
        Vec::new()
    };
    let tasks = tasks(journal, spec.today);
    let needs = Needs {
        goals: &goals,
        tasks: &tasks,
        habits: &values,
        strips: &strips,
    };
    let plans = if sections.plans {
        plans(journal, &chosen.plans, spec, needs)
    } else {
        Vec::new()
    };
    Ok(Rest {
        plans,
        goals: pick(goals, &chosen.goals),
        tasks: pick(tasks, &chosen.tasks),
    })
}

/// A whole report in memory.
#[must_use]
pub fn report(journal: &Journal<'_>, spec: &Spec) -> Report {
    let mut habits = Vec::new();
    let rest = stream(journal, spec, Sections::ALL, |habit| {
        habits.push(habit);
        Ok::<(), std::convert::Infallible>(())
    });
    let Rest {
        plans,
        goals,
        tasks,
    } = match rest {
        Ok(rest) => rest,
        Err(never) => match never {},
    };
    let journal: JournalReport = writing(journal, spec);
    Report {
        version: 1,
        today: spec.today,
        period: spec.period(),
        habits,
        plans,
        goals,
        tasks,
        journal,
    }
}

fn is_asked(windows: &Windows, habit: usize) -> bool {
    windows
        .asked
        .get(habit)
        .is_some_and(|windows| !windows.is_empty())
}

fn pick<T>(all: Vec<T>, chosen: &[usize]) -> Vec<T> {
    let numbered = all.into_iter().enumerate();
    numbered
        .filter(|(index, _)| chosen.contains(index))
        .map(|(_, item)| item)
        .collect()
}

/// The indexes that a selection comes to: everything where nothing was selected.
pub struct Chosen {
    pub habits: Vec<usize>,
    pub plans: Vec<usize>,
    pub goals: Vec<usize>,
    pub tasks: Vec<usize>,
}

impl Chosen {
    /// `--habit` keeps those habits; `--plan` those plans and what their steps need; `--tag` everything whose
    /// title has the tag. Several kinds of selection narrow each other.
    #[must_use]
    pub fn new(journal: &Journal<'_>, spec: &Spec) -> Self {
        let selection = &spec.selection;
        let tagged = |tags: &[String]| {
            let matches = |wanted: &String| tags.iter().any(|tag| is_under(tag, wanted));
            selection.tags.is_empty() || selection.tags.iter().any(matches)
        };
        let needed = |item: ItemId| {
            let mut steps = selection
                .plans
                .iter()
                .filter_map(|&plan| journal.plans.get(plan))
                .flat_map(|plan| &plan.steps);
            selection.plans.is_empty() || steps.any(|step| step.needs.contains(&item))
        };
        let named = |index: usize| selection.habits.is_empty() || selection.habits.contains(&index);
        let only_habits = !selection.habits.is_empty();
        let habits = (journal.habits.iter().enumerate()).filter(|(index, habit)| {
            named(*index) && tagged(&habit.tags) && needed(ItemId::Habit(*index))
        });
        let plans = (journal.plans.iter().enumerate()).filter(|(index, plan)| {
            !only_habits
                && tagged(&plan.tags)
                && (selection.plans.is_empty() || selection.plans.contains(index))
        });
        let goals = (journal.goals.iter().enumerate()).filter(|(index, goal)| {
            let measured = goal
                .measure
                .as_ref()
                .is_some_and(|measure| selection.habits.contains(&measure.habit()));
            (!only_habits || measured) && tagged(&goal.tags) && needed(ItemId::Goal(*index))
        });
        let tasks = (journal.tasks.iter().enumerate()).filter(|(index, task)| {
            !only_habits && tagged(&task.tags) && needed(ItemId::Task(*index))
        });
        Self {
            habits: habits.map(|(index, _)| index).collect(),
            plans: plans.map(|(index, _)| index).collect(),
            goals: goals.map(|(index, _)| index).collect(),
            tasks: tasks.map(|(index, _)| index).collect(),
        }
    }
}

/// Whether a tag is the wanted one or below it.
#[must_use]
pub fn is_under(tag: &str, wanted: &str) -> bool {
    tag.strip_prefix(wanted)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
