//! The made-up person's prose and notes: sentences put together from parts, with a tag or a person now and then.
//! No part starts like a mark, a time or a comment, and none holds a semicolon, which ledger reads as its own.

use crate::random::Random;

const OPENINGS: [&str; 22] = [
    "Slept badly and woke early",
    "Long meeting about the budget",
    "Cooked lentil soup",
    "Rain all morning",
    "Finished the chapter on tides",
    "Fixed the squeaking door",
    "Coffee at the café by the bridge",
    "Train was late again",
    "Wrote two letters by hand",
    "The cat brought a mouse",
    "A quiet day at home",
    "Bought bread and apples",
    "Painted the second wall",
    "Talked for an hour on the phone",
    "Sorted the photographs from spring",
    "Walked along the river",
    "Answered the last of the mail",
    "Planted beans behind the shed",
    "Tried the new recipe",
    "Sat in the sun for a while",
    "Read until the light was gone",
    "Cleaned the kitchen properly",
];

const MIDDLES: [&str; 20] = [
    "then an early night",
    "and felt better for it",
    "but nothing came of it",
    "while it snowed outside",
    "and lost track of time",
    "which took longer than planned",
    "with the window wide open",
    "and laughed more than in weeks",
    "before anyone else was up",
    "though my head was elsewhere",
    "and that was enough for one day",
    "after a slow naïve start",
    "to the sound of the radio",
    "and forgot to eat lunch",
    "until the neighbours came by",
    "just as I had hoped",
    "and nobody minded",
    "between two showers",
    "for the first time this year",
    "and would do it again",
];

const ENDINGS: [&str; 12] = [
    "Tired, in a good way.",
    "Worth remembering.",
    "Tomorrow will be lighter.",
    "Must do this more often.",
    "Less worry than last week.",
    "Not sure what to make of it.",
    "Grateful.",
    "Enough said.",
    "The evenings are getting longer.",
    "I keep coming back to that.",
    "Small steps.",
    "It can wait.",
];

const NOTES: [&str; 18] = [
    "slow and happy",
    "harder than it looks",
    "almost skipped it",
    "in the rain",
    "before breakfast",
    "with music",
    "knee is fine again",
    "short one today",
    "best in weeks",
    "tired legs",
    "good company",
    "after work",
    "restless",
    "in the park",
    "no excuses",
    "on the way home",
    "felt easy",
    "two goes at it",
];

const TAGS: [&str; 10] = [
    "#evening",
    "#work",
    "#home",
    "#family",
    "#garden",
    "#reading",
    "#weather",
    "#health",
    "#work/budget",
    "#idea",
];

const PEOPLE: [&str; 8] = [
    "@maria", "@jonas", "@alex", "@ines", "@tom", "@noor", "@granny", "@lee",
];

/// A sentence or two, for a line of prose.
pub fn prose(random: &mut Random) -> String {
    let mut text = headline(random);
    if random.chance(50) {
        text += " ";
        text += random.pick(&ENDINGS);
    }
    if random.chance(28) {
        text += " ";
        text += random.pick(&TAGS);
    }
    text
}

/// One sentence, for the day's own line.
pub fn headline(random: &mut Random) -> String {
    let mut text = random.pick(&OPENINGS).to_string();
    if random.chance(18) {
        text += " with ";
        text += random.pick(&PEOPLE);
    }
    text + ", " + random.pick(&MIDDLES) + "."
}

/// A few words after a mark.
pub fn note(random: &mut Random) -> String {
    let mut text = random.pick(&NOTES).to_string();
    if random.chance(20) {
        text += ", ";
        text += random.pick(&NOTES);
    }
    if random.chance(10) {
        text += ", with ";
        text += random.pick(&PEOPLE);
    }
    text
}
