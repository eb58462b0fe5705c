//! What the made-up person tracks: the first eight habits show one kind of cadence or target each,
//! the others come after them and, with a number after their name, again and again.
//! `Way` says how a habit is marked, always so that `daymark check` has nothing to say about it.

/// How a habit shows up in a day.
#[derive(Clone, Copy)]
pub enum Way {
    /// One mark in `percent` of the days: mostly `[x]`, now and then slipped, excused or left open.
    Once { percent: u32, weekdays_only: bool },
    /// The same with amounts, in tenths of their unit, from the target up.
    Measured {
        percent: u32,
        amounts: &'static [(&'static str, u32, u32)],
    },
    /// Up to `most` `[+]` marks that add up in a day.
    Portions {
        percent: u32,
        most: u32,
        unit: &'static str,
        low: u32,
        high: u32,
    },
    /// Up to `most` `[x]` marks, for `N per day`.
    Times { most: u32 },
    /// Held most days, broken on a few.
    Held,
    /// `[x]` on most days that `run` was done.
    AfterRun,
    /// At bedtime, with its time.
    Bedtime,
    /// Never marked: the prose counts.
    Prose,
}

#[derive(Clone)]
pub struct Habit {
    pub name: String,
    pub title: &'static str,
    /// Attribute lines; `START` stands for the journal's first day.
    pub attributes: &'static [&'static str],
    pub way: Way,
}

/// How many habits every journal has: plan and goals lean on them.
pub const BASIC: usize = 8;
/// Where `run` stands in the list.
pub const RUN: usize = 1;

type Row = (&'static str, &'static str, &'static [&'static str], Way);

const ALL: [Row; 14] = [
    (
        "meditate",
        "Sit still before the day starts #mind",
        &["every day", "forgive 1 per month"],
        Way::Once {
            percent: 96,
            weekdays_only: false,
        },
    ),
    (
        "run",
        "Out of the door, whatever the weather #health",
        &["3 per week"],
        Way::Measured {
            percent: 50,
            amounts: &[("km", 30, 149), ("min", 180, 950)],
        },
    ),
    (
        "walk",
        "On foot wherever it is possible #health",
        &["at least 30 min"],
        Way::Portions {
            percent: 98,
            most: 3,
            unit: "min",
            low: 5,
            high: 45,
        },
    ),
    (
        "wine",
        "Not too much wine #health",
        &["from START", "at most 3 glasses per week"],
        Way::Portions {
            percent: 42,
            most: 1,
            unit: "glass",
            low: 1,
            high: 2,
        },
    ),
    (
        "no sugar",
        "Nothing sweet between meals",
        &["from START", "avoid"],
        Way::Held,
    ),
    (
        "journal",
        "A few lines about the day #mind",
        &["every day", "counts journal"],
        Way::Prose,
    ),
    (
        "tidy desk",
        "Leave it as I want to find it #work",
        &["every weekday"],
        Way::Once {
            percent: 93,
            weekdays_only: true,
        },
    ),
    (
        "cool down",
        "Stretch before the shower",
        &["when run"],
        Way::AfterRun,
    ),
    (
        "read",
        "Paper, not a screen #mind",
        &["5 per week", "at least 10 pages"],
        Way::Measured {
            percent: 65,
            amounts: &[("pages", 100, 600)],
        },
    ),
    (
        "sleep",
        "In bed in time #health",
        &["before 23:00", "forgive 1 in a row"],
        Way::Bedtime,
    ),
    (
        "call home",
        "Hear how they are",
        &["every 7 days"],
        Way::Once {
            percent: 20,
            weekdays_only: false,
        },
    ),
    (
        "piano",
        "Scales first, then what I like",
        &["5 in 7 days"],
        Way::Once {
            percent: 75,
            weekdays_only: false,
        },
    ),
    (
        "water",
        "A glass with every meal and one more",
        &["4 per day"],
        Way::Times { most: 5 },
    ),
    (
        "weigh in",
        "Same scales, same hour #health",
        &["every week"],
        Way::Measured {
            percent: 20,
            amounts: &[("kg", 712, 794)],
        },
    ),
];

/// The first `count` habits; past the end of the list those after the basic eight come again as `read-2`, `sleep-2`, …
pub fn take(count: usize) -> Vec<Habit> {
    let more = ALL.len() - BASIC;
    (0..count)
        .map(|at| {
            let round = at.saturating_sub(BASIC) / more;
            let row = if at < BASIC {
                at
            } else {
                BASIC + (at - BASIC) % more
            };
            let (name, title, attributes, way) = ALL[row];
            let name = if round == 0 {
                name.to_string()
            } else {
                format!("{name}-{}", round + 1)
            };
            Habit {
                name,
                title,
                attributes,
                way,
            }
        })
        .collect()
}
