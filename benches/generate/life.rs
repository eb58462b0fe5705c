//! Lives the days one by one: which marks and lines of prose each holds, untimed entries first, then by the clock.
//! A week each August is a pause: prose goes on, marks do not.

use crate::calendar::Date;
use crate::days::{Day, Entry, FINISHED, Name, State, What, is_paused};
use crate::habits::{Habit, RUN, Way};
use crate::random::Random;
use crate::words;

pub struct Life<'a> {
    habits: &'a [Habit],
    lines: usize,
    random: Random,
}

impl<'a> Life<'a> {
    pub fn new(habits: &'a [Habit], lines: usize, seed: u64) -> Self {
        Life {
            habits,
            lines,
            random: Random::new(seed),
        }
    }

    pub fn day(&mut self, date: Date) -> Day {
        let headline = self
            .random
            .chance(85)
            .then(|| words::headline(&mut self.random));
        let mut entries = Vec::new();
        for (_, name) in FINISHED.iter().filter(|(on, _)| *on == date) {
            let (name, note) = (Name::Other(name), Some("done at last".to_string()));
            entries.push(Entry {
                time: None,
                what: What::Mark {
                    state: State::Kept,
                    name,
                    amounts: vec![],
                    note,
                },
            });
        }
        if !is_paused(date) {
            let mut ran = false;
            for at in 0..self.habits.len() {
                let marked = entries.len();
                self.habit(at, date, ran, &mut entries);
                ran |= at == RUN && entries[marked..].iter().any(|entry| is_kept(&entry.what));
            }
        }
        for _ in 0..self.lines {
            let time = self
                .random
                .chance(25)
                .then(|| self.random.between(6 * 60, 23 * 60));
            entries.push(Entry {
                time,
                what: What::Prose(words::prose(&mut self.random)),
            });
        }
        // `None` sorts before any time, and the sort keeps what is level in order.
        entries.sort_by_key(|entry| entry.time);
        Day {
            date,
            headline,
            entries,
        }
    }

    fn habit(&mut self, at: usize, date: Date, ran: bool, entries: &mut Vec<Entry>) {
        let random = &mut self.random;
        let mut mark = |random: &mut Random, time: Option<u32>, state, amounts| {
            let note = random.chance(12).then(|| words::note(random));
            entries.push(Entry {
                time,
                what: What::Mark {
                    state,
                    name: Name::Habit(at),
                    amounts,
                    note,
                },
            });
        };
        match self.habits[at].way {
            Way::Prose => {}
            Way::Once {
                weekdays_only: true,
                ..
            } if date.is_weekend() => {}
            Way::Once { percent, .. } => {
                if random.chance(percent) {
                    let (time, state) = (clock(random), state(random));
                    mark(random, time, state, vec![]);
                }
            }
            Way::Measured { percent, amounts } => {
                if random.chance(percent) {
                    let (time, state) = (clock(random), state(random));
                    let mut amounts: Vec<_> = amounts
                        .iter()
                        .map(|&(unit, low, high)| (random.between(low, high), unit))
                        .collect();
                    // Pages and minutes are whole; kilometres and kilograms have their tenth.
                    for (tenths, unit) in &mut amounts {
                        if !matches!(*unit, "km" | "kg") {
                            *tenths -= *tenths % 10;
                        }
                    }
                    if state != State::Kept {
                        amounts.clear();
                    }
                    mark(random, time, state, amounts);
                }
            }
            Way::Portions {
                percent,
                most,
                unit,
                low,
                high,
            } => {
                if random.chance(percent) {
                    for _ in 0..random.between(1, most) {
                        let (time, many) = (clock(random), random.between(low, high));
                        mark(random, time, State::Added, vec![(many * 10, unit)]);
                    }
                }
            }
            Way::Times { most } => {
                for _ in 0..random.between(2, most) {
                    let time = clock(random);
                    mark(random, time, State::Kept, vec![]);
                }
            }
            Way::Held => {
                let state = if random.chance(94) {
                    State::Kept
                } else {
                    State::Slipped
                };
                if random.chance(85) {
                    mark(random, None, state, vec![]);
                }
            }
            Way::AfterRun => {
                if ran && random.chance(88) {
                    mark(random, None, State::Kept, vec![]);
                }
            }
            Way::Bedtime => {
                if random.chance(85) {
                    let time = Some(random.between(21 * 60 + 30, 22 * 60 + 59));
                    mark(random, time, State::Kept, vec![]);
                } else {
                    mark(random, None, State::Slipped, vec![]);
                }
            }
        }
    }
}

fn is_kept(what: &What) -> bool {
    matches!(
        what,
        What::Mark {
            state: State::Kept,
            ..
        }
    )
}

/// A time of the day for a third of the marks.
fn clock(random: &mut Random) -> Option<u32> {
    random.chance(33).then(|| random.between(6 * 60, 22 * 60))
}

fn state(random: &mut Random) -> State {
    match random.between(1, 100) {
        1..=90 => State::Kept,
        91..=95 => State::Slipped,
        96..=98 => State::Excused,
        _ => State::Open,
    }
}
