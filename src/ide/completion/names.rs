//! Names of habits, tasks and goals: what is due first, what is over last.
//!
//! For a mark on a day the report is asked what is due then, and its count is told beside the name;
//! elsewhere it goes by how each stands today. Names that are used and not yet declared are offered
//! where one is declared.

use super::fits::fits;
use super::{Candidate, CompletionKind, Cursor};
use crate::diagnostic::Code;
use crate::journal::{ItemId, Named};
use crate::report::{Due, Status, due, tasks::task_report};
use crate::text::Day;
use crate::view::markdown::escape;
use crate::view::number::part;
use rustc_hash::FxHashMap;

/// Which names may stand there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    /// To be marked on a day.
    Marked(Option<Day>),
    Habits,
    All,
}

/// How likely a name is meant, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likely {
    Due,
    OpenTask,
    Other,
    Done,
    Over,
}

/// The names and aliases that go on from what is typed, but for those listed already.
pub(super) fn names(
    cursor: &Cursor<'_, '_>,
    which: Which,
    typed: &str,
    listed: &[&str],
) -> Vec<Candidate> {
    let journal = &cursor.analysis.journal;
    let known = journal.names.items().filter(|named| {
        let is_wanted = which != Which::Habits || matches!(named.id, ItemId::Habit(_));
        is_wanted && fits(&named.written, typed)
    });
    let listed: Vec<ItemId> = listed
        .iter()
        .filter_map(|name| journal.find(name))
        .collect();
    let known: Vec<&Named<ItemId>> = known.filter(|named| !listed.contains(&named.id)).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let due: FxHashMap<usize, Due> = match which {
        Which::Marked(Some(day)) => {
            let due = due(journal, day).into_iter();
            due.map(|due| (due.habit, due)).collect()
        }
        _ => FxHashMap::default(),
    };
    let day = match which {
        Which::Marked(Some(day)) => day,
        _ => cursor.analysis.today,
    };
    let mut offered: Vec<_> = known
        .into_iter()
        .map(|named| {
            let (likely, said) = likely(cursor, named.id, day, &due);
            let marks = std::cmp::Reverse(journal.marks(named.id).len());
            (
                (likely, named.is_alias, marks),
                candidate(cursor, named, said),
            )
        })
        .collect();
    offered.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.label.cmp(&b.label)));
    offered
        .into_iter()
        .map(|(_, candidate)| candidate)
        .collect()
}

fn likely(
    cursor: &Cursor<'_, '_>,
    id: ItemId,
    day: Day,
    due: &FxHashMap<usize, Due>,
) -> (Likely, String) {
    let journal = &cursor.analysis.journal;
    match id {
        ItemId::Habit(index) => {
            let until = journal.habits.get(index).and_then(|habit| habit.until);
            match due.get(&index) {
                _ if until.is_some_and(|until| until < day) => (Likely::Over, "ended".to_owned()),
                Some(due) => asked(due),
                None => (Likely::Other, String::new()),
            }
        }
        ItemId::Task(index) => {
            let task = journal.tasks.get(index);
            let task = task.map(|task| task_report(task, cursor.analysis.today));
            match task {
                Some(task) if matches!(task.state, "open" | "overdue") => {
                    let by = task.by.map(|by| format!("by {by}"));
                    (Likely::OpenTask, by.unwrap_or_default())
                }
                Some(task) => (Likely::Over, task.state.to_owned()),
                None => (Likely::Other, String::new()),
            }
        }
        ItemId::Goal(_) => (Likely::Other, String::new()),
    }
}

/// What is asked of a habit on the day.
fn asked(due: &Due) -> (Likely, String) {
    let of = if due.need.0 > 1.0 {
        format!(" {}", part(due.done, due.need))
    } else {
        String::new()
    };
    match due.status {
        Status::Pending if due.is_holding => (Likely::Other, "held so far".to_owned()),
        Status::Pending => (Likely::Due, format!("due{of}")),
        Status::Kept => (Likely::Done, format!("done{of}")),
        Status::Missed => (Likely::Done, "slipped".to_owned()),
        Status::Excused => (Likely::Done, "excused".to_owned()),
    }
}

fn candidate(cursor: &Cursor<'_, '_>, named: &Named<ItemId>, said: String) -> Candidate {
    let journal = &cursor.analysis.journal;
    let title = match named.id {
        ItemId::Habit(index) => journal.habits.get(index).and_then(|it| it.title.as_ref()),
        ItemId::Task(index) => journal.tasks.get(index).and_then(|it| it.title.as_ref()),
        ItemId::Goal(index) => journal.goals.get(index).and_then(|it| it.title.as_ref()),
    };
    let kind = match named.id {
        _ if named.is_alias => CompletionKind::Alias,
        ItemId::Habit(_) => CompletionKind::Habit,
        ItemId::Task(_) => CompletionKind::Task,
        ItemId::Goal(_) => CompletionKind::Goal,
    };
    let what = if named.is_alias {
        format!("is {}", journal.name(named.id))
    } else {
        named.id.kind().word().to_owned()
    };
    let detail = if said.is_empty() {
        what
    } else {
        format!("{what}, {said}")
    };
    let candidate = Candidate::new(kind, &named.written).detail(detail);
    match title {
        Some(title) => candidate.documentation(escape(title)),
        None => candidate,
    }
}

/// Names that lines use and none declares, in the order they are met.
pub(super) fn undeclared(cursor: &Cursor<'_, '_>, typed: &str) -> Vec<Candidate> {
    let sources = cursor.analysis.journal.sources;
    let mut offered: Vec<Candidate> = Vec::new();
    for found in &cursor.analysis.diagnostics {
        let at = &found.primary;
        let text = sources.get(at.source.0 as usize);
        let name = text.map_or("", |source| at.span.of(&source.text));
        let is_new = offered.iter().all(|known| known.label != name);
        if found.code == Code::UnknownName && is_new && fits(name, typed) {
            let detail = "not declared yet";
            offered.push(Candidate::new(CompletionKind::Undeclared, name).detail(detail));
        }
    }
    offered
}
